"""Forms of what hangs on a case: an exempt part, an attachment from the register, a file."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from omstilling.ui.fields import NorwegianDateField
from omstilling.ui.forms import ServiceForm, ServiceModelForm

from ..models import Body, CaseExemptPart, Document
from .choices import long_text
from .documents import UploadMixin, file_field
from .grounds import FROM_HELP, TO_HELP, check_ground, check_period, ground_field, offer_grounds, openness_field


class ExemptPartForm(ServiceModelForm):
    """A text that is kept back, with the heading where it belongs, its ground and its dates."""

    text = long_text(
        _("Tekst som er unntatt"),
        help_text=_(
            "Vises bare for organet og dem som leder prosjektet. Har teksten stått åpent, fjern den der også: den "
            "blir stående i historikken for dem som kunne lese saken da."
        ),
        required=True,
        rows=8,
        most=20000,
    )
    legal_basis = ground_field(required=True)
    more_openness = openness_field()

    class Meta(ServiceModelForm.Meta):
        model = CaseExemptPart
        fields = ["section", "text", "legal_basis", "exempt_from", "exempt_to"]
        help_texts = {
            "section": _("Overskriften teksten står under. Der står hjemmelen for dem som ikke får lese den."),
            "exempt_from": FROM_HELP,
            "exempt_to": TO_HELP,
        }

    def __init__(self, *args: Any, body: Body, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.body = body
        fields: dict[str, Any] = self.fields
        self.before = self.instance.legal_basis if self.instance.pk else ""
        fields["more_openness"].initial = bool(self.before)
        offer_grounds(fields["legal_basis"], body, self.before)
        fields["section"].choices = [(value, capfirst(label)) for value, label in fields["section"].choices]
        self.groups = (
            (_("Teksten"), ["section", "text"]),
            (_("Hvorfor den er unntatt"), ["legal_basis", "more_openness", ("exempt_from", "exempt_to")]),
        )

    def clean(self) -> dict[str, Any]:
        """Say beside the fields what the ground and the dates lack."""
        data = super().clean() or {}
        check_ground(self, self.body, before=self.before)
        check_period(self)
        return data

    def _post_clean(self) -> None:
        """Leave the row's own checks to the service, which knows the case."""

    def values(self) -> dict[str, Any]:
        """Return what the service is given."""
        return {name: value for name, value in self.cleaned_data.items() if name != "more_openness"}


class DocumentField(forms.ModelChoiceField):
    """Chooses a document of the register, told by number, title and who may see it."""

    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.number} {obj.title} ({obj.get_access_display()})"


class AttachForm(ServiceForm):
    """A document of the register."""

    document = DocumentField(
        label=_("Dokument"),
        queryset=None,
        empty_label=_("Velg …"),
        help_text=_("Hvem som kan lese vedlegget, følger av dokumentet selv."),
    )

    def __init__(self, *args: Any, offered: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["document"]
        field.queryset = offered


class AttachFileForm(UploadMixin, ServiceForm):
    """A file that is not in the register yet."""

    title = forms.CharField(
        label=_("Tittel"),
        max_length=Document._meta.get_field("title").max_length,
        help_text=_("Det vedlegget heter i saken og i dokumentregisteret."),
    )
    dated = NorwegianDateField(
        label=_("Dato"), required=False, help_text=_("Dokumentets dato. La feltet stå tomt når den ikke er kjent.")
    )
    file = file_field(required=True)
