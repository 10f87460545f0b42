"""The forms of the proofs: the owner's word that a measure works, and which measures a case or a meeting is about."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from omstilling.ui.fields import NorwegianDateField
from omstilling.ui.forms import ServiceForm

from ..models import Measure


class ConfirmStartForm(ServiceForm):
    """From which day the measure works."""

    on = NorwegianDateField(
        label=_("Iverksatt"),
        help_text=_("Dagen tiltaket faktisk begynte å virke. Ble det en annen dag enn ventet, rett startdatoen også."),
    )


class MeasuresForm(ServiceForm):
    """Which measures a case or a meeting with the unions is about. ``seen`` is what it was when it was opened."""

    measures = forms.ModelMultipleChoiceField(
        label=_("Tiltak"), queryset=Measure.objects.none(), required=False, widget=forms.CheckboxSelectMultiple
    )
    seen = forms.CharField(required=False, widget=forms.HiddenInput, max_length=50_000)

    def __init__(self, *args: Any, offered: QuerySet[Measure], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["measures"]
        field.queryset = offered

    def clean_seen(self) -> set[int] | None:
        """Return the keys; ``None`` where the page did not say."""
        if "seen" not in self.data:
            return None
        words = str(self.cleaned_data["seen"]).split()
        return {int(word) for word in words if word.isascii() and word.isdecimal() and len(word) < 18}
