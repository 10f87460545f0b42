"""The small forms of what hangs on a measure: dependencies and attachments."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from omstilling.ui.fields import KronerField
from omstilling.ui.forms import ServiceForm
from projects.models import Document

from ..models import Measure, RelationKind


class RelationForm(ServiceForm):
    """How a measure stands to another."""

    kind = forms.ChoiceField(
        label=_("Forhold"),
        choices=[
            (RelationKind.REQUIRES, _("Forutsetter: kan bare gjennomføres sammen med det andre")),
            (RelationKind.EXCLUDES, _("Utelukker: bare ett av dem kan gjennomføres")),
            (RelationKind.OVERLAPS, _("Overlapper: noe av beløpet er de samme pengene")),
        ],
        widget=forms.RadioSelect,
    )
    other = forms.ModelChoiceField(label=_("Det andre tiltaket"), queryset=Measure.objects.none())
    overlap = KronerField(
        label=_("Samme penger"),
        required=False,
        help_text=_(
            "Bare når de overlapper: hvor mye av helårsvirkningen som er talt i begge. Tomt er ikke beregnet."
        ),
    )
    note = forms.CharField(label=_("Merknad"), required=False, max_length=200)

    def __init__(self, *args: Any, offered: QuerySet[Measure], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["other"]
        field.queryset, field.empty_label = offered, _("Velg …")


class AttachmentForm(ServiceForm):
    """Which document of the register is attached."""

    document = forms.ModelChoiceField(
        label=_("Dokument"),
        queryset=Document.objects.none(),
        help_text=_("Fra dokumentlista. Vedlegget vises bare for dem som kan lese dokumentet."),
    )

    def __init__(self, *args: Any, offered: QuerySet[Document], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["document"]
        field.queryset, field.empty_label = offered, _("Velg …")
