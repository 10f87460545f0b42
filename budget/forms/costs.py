"""The forms of the project's own budget: a post, and what was spent of it."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from omstilling.ui.fields import KronerField, NorwegianDateField, YearField
from omstilling.ui.forms import ServiceModelForm, why_field

from ..models import CostKind, ProjectCost, ProjectSpending


class CostForm(ServiceModelForm):
    """A post for a year. Without an amount it is not stated."""

    year = YearField(label=_("År"), help_text=_("En post gjelder ett år. Legg til en ny for neste år."))
    amount = KronerField(
        label=_("Budsjett"),
        required=False,
        help_text=_("Det som er satt av for året. Tomt felt betyr ikke oppgitt."),
    )
    reason = why_field()

    class Meta(ServiceModelForm.Meta):
        model = ProjectCost
        fields = ["kind", "title", "year", "amount"]
        help_texts = {"title": _("For eksempel «Lønn til prosjektsekretær, halv stilling».")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kind: Any = self.fields["kind"]
        kind.choices = [("", _("Velg …")), *((value, str(label).capitalize()) for value, label in CostKind.choices)]
        if not self.instance.pk:
            del self.fields["reason"]


class SpendingForm(ServiceModelForm):
    """What was spent of a post on a day."""

    spent_on = NorwegianDateField(label=_("Dato"), help_text=_("Dagen utgiften er ført, for eksempel 14.02.2011."))
    amount = KronerField(
        label=_("Beløp"), allow_negative=True, help_text=_("Minus er en tilbakebetaling eller en retting.")
    )
    reason = why_field(_("Hvorfor føringen rettes. Står i historikken."))

    class Meta(ServiceModelForm.Meta):
        model = ProjectSpending
        fields = ["spent_on", "amount", "note"]
        help_texts = {"note": _("Hva det gjelder, for eksempel fakturanummer. Ikke skriv navn på ansatte.")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not self.instance.pk:
            del self.fields["reason"]
