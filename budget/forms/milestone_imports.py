"""The forms of an import of the plan."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from ..importing.milestones import FIELDS, LONGEST_REASON
from .columns import ColumnsForm
from .imports import UploadForm


class MilestoneUploadForm(UploadForm):
    """The file with the plan."""

    file = forms.FileField(
        label=gettext_lazy("Fil med planen"),
        help_text=gettext_lazy(
            "Excel (xlsx) eller CSV med en rad for hver milepæl. Nummeret sier hvilken milepæl raden er. Tomme celler "
            "endrer ingenting."
        ),
        widget=forms.FileInput(attrs={"accept": ".xlsx,.csv,.tsv,.txt"}),
    )


class MilestoneChoicesForm(ColumnsForm):
    """Sheet and columns, why dates move, and what is done with names that are not known."""

    about = gettext_lazy("Fila")
    asked = ("reason", "unknown")
    reason = forms.CharField(
        label=gettext_lazy("Hvorfor flyttes datoene?"),
        required=False,
        max_length=LONGEST_REASON,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("Gjelder dem som ikke har en begrunnelse i fila. Står på siden til hver milepæl."),
    )
    unknown = forms.BooleanField(
        label=gettext_lazy("La navn som ikke finnes, stå tomme"),
        required=False,
        help_text=gettext_lazy("Gjelder organ, ansvarlig, utredningsområde og fase. Ellers avvises radene."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, offered=FIELDS, **kwargs)
        self.fields["reason"].initial = self.choices.reason
        self.fields["unknown"].initial = self.choices.unknown
