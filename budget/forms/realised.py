"""The forms of figures from the accounts."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from omstilling.ui.fields import KronerField
from omstilling.ui.forms import ReasonForm, ServiceModelForm
from projects.forms.choices import long_text
from projects.forms.goals import MonthField

from ..models import RealisedEffect


class RealisedForm(ServiceModelForm):
    """What a measure gave in some months, and why it differs from the plan. ``beside`` says what was planned."""

    first_month = MonthField(label=_("Fra måned"))
    last_month = MonthField(label=_("Til og med måned"), help_text=_("Den samme måneden når tallet gjelder én måned."))
    amount = KronerField(
        label=_("Realisert virkning"),
        allow_negative=True,
        help_text=_("Hele kroner i perioden, slik regnskapet viser. Pluss er innsparing, minus er merutgift."),
    )
    cause = long_text(
        _("Årsak til avvik"), help_text=_("Hvorfor tallet ble et annet enn planen. Tomt når det ble som planlagt.")
    )

    class Meta(ServiceModelForm.Meta):
        model = RealisedEffect
        fields = ["first_month", "last_month", "amount", "cause"]

    def __init__(self, *args: Any, beside: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if beside:
            self.fields["amount"].help_text = f"{beside} {self.fields['amount'].help_text}"

    def clean(self) -> dict[str, Any]:
        """Say what is wrong with the months."""
        data: dict[str, Any] = super().clean() or self.cleaned_data
        first, last = data.get("first_month"), data.get("last_month")
        if first is not None and last is not None and last < first:
            self.add_error("last_month", _("Den siste måneden kan ikke være før den første."))
        return data

    def _post_clean(self) -> None:
        """The service judges the whole row: the model's own words would stand twice."""


class WithdrawRealisedForm(ReasonForm):
    """Why a figure, or its confirmation, is taken back."""

    reason = forms.CharField(
        label=_("Hvorfor?"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Står i historikken."),
    )
