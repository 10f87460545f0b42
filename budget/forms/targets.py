"""The target of one year."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from omstilling.ui.fields import KronerField
from omstilling.ui.forms import ServiceModelForm, why_field

from ..models import SectorTarget, Target


class TargetForm(ServiceModelForm):
    """Kroner a year, and why. An empty amount takes the year's target away."""

    amount = KronerField(
        label=_("Mål"),
        required=False,
        help_text=_(
            "Varig netto innsparing per år, for eksempel 40 000 000 eller 40 mill. Tomt felt betyr ikke satt."
        ),
    )
    reason = why_field(_("For eksempel hvilket vedtak som setter målet. Står i historikken."))

    class Meta(ServiceModelForm.Meta):
        model = Target
        fields = ["amount"]

    def clean(self) -> dict[str, Any]:
        """Ask for an amount where there is no target to take away."""
        data: dict[str, Any] = super().clean() or self.cleaned_data
        if not self.instance.pk and "amount" in data and data["amount"] is None:
            self.add_error("amount", _("Skriv målet i kroner, for eksempel 40 000 000."))
        return data

    def _post_clean(self) -> None:
        """Leave the model alone: an empty amount is a wish of its own here, and the service checks the rest."""


class SectorTargetForm(TargetForm):
    """A sector's share of the target. An empty amount takes it away."""

    class Meta(ServiceModelForm.Meta):
        model = SectorTarget
        fields = ["amount"]
