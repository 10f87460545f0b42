"""Forms of the documentation register."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from omstilling.ui.forms import ServiceForm, ServiceModelForm

from ..models import Access, Document, Project
from ..services.files import MAX_FILE
from .choices import bodies, long_text, offer

ACCESS_CHOICES = (
    (Access.PUBLIC.value, _("Offentlig – kan vises for alle")),
    (Access.INTERNAL.value, _("Intern – for alle med tilgang til prosjektet")),
    (Access.RESTRICTED.value, _("Organets arbeidsmateriale – for organet og dem som leder prosjektet")),
    (Access.EXEMPT.value, _("Unntatt offentlighet – krever hjemmel")),
)
ACCEPT = ".pdf,.docx,.xlsx,.png,.jpg,.jpeg"


def file_field(*, required: bool) -> forms.FileField:
    """Return the field of a file. What it holds is the service's to judge."""
    return forms.FileField(
        label=_("Fil"),
        required=required,
        help_text=_("PDF, Word (docx), Excel (xlsx), PNG eller JPEG, høyst 10 MB."),
        widget=forms.FileInput(attrs={"accept": ACCEPT}),
    )


class UploadMixin:
    """Refuse a file that is too big before it is read."""

    cleaned_data: dict[str, Any]

    def clean_file(self) -> UploadedFile | None:
        found: UploadedFile | None = self.cleaned_data.get("file")
        if found and (found.size or 0) > MAX_FILE:
            raise forms.ValidationError(_("Filen er større enn 10 MB. Gjør den mindre og prøv igjen."))
        return found


class DocumentForm(ServiceModelForm):
    """What the register says about a document."""

    groups = (
        (_("Dokumentet"), ("title", "description", "file")),
        (_("Hvor det kommer fra"), ("source", "version", "dated", "case_reference")),
        (_("Hvem som kan se det"), ("access", "body", "legal_basis")),
    )
    description = long_text(_("Beskrivelse"), rows=4, most=2000)
    access = forms.ChoiceField(label=_("Tilgang"), choices=ACCESS_CHOICES, widget=forms.RadioSelect)

    class Meta(ServiceModelForm.Meta):
        model = Document
        fields = [
            "title",
            "description",
            "source",
            "version",
            "dated",
            "case_reference",
            "access",
            "body",
            "legal_basis",
        ]
        help_texts = {
            "source": _("Hvem som har laget det."),
            "dated": _("Dag.måned.år. La feltet stå tomt når datoen ikke er kjent."),
            "case_reference": _("Nummeret i arkivet."),
            "body": _("Organet dokumentet hører til. Må velges for organets arbeidsmateriale."),
            "legal_basis": _("For eksempel «offl. § 13 jf. fvl. § 13 (1) nr. 1». Bare når dokumentet er unntatt."),
        }

    def __init__(self, *args: Any, project: Project, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user
        offer(self, "body", bodies(project, user))
        if self.instance.pk is None:
            self.fields["access"].initial = Access.INTERNAL.value


class NewDocumentForm(UploadMixin, DocumentForm):
    """A document with its file, which may come later."""

    file = file_field(required=False)


class FileForm(UploadMixin, ServiceForm):
    """The document's file."""

    file = file_field(required=True)
