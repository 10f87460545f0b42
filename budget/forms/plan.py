"""The forms of the financial plan: a year of it, a budget area, a budget note, and why something is taken away."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from omstilling.ui.fields import KronerField
from omstilling.ui.forms import ReasonForm, ServiceModelForm, why_field
from projects.forms.choices import offer
from projects.models import Project

from ..models import BudgetArea, BudgetNote, PlanYear
from .offers import areas, units


class TakeAwayForm(ReasonForm):
    """Why something is taken away."""

    reason = forms.CharField(
        label=_("Hvorfor trekkes det?"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Står i historikken."),
    )


class PlanYearForm(ServiceModelForm):
    """What a year starts from, and what is missing in it. Both empty takes the year's figures away."""

    base_budget = KronerField(
        label=_("Basisbudsjett"),
        required=False,
        allow_negative=True,
        help_text=_("Netto driftsramme i året før tiltak, for eksempel 812 mill. Tomt felt betyr ikke oppgitt."),
    )
    need = KronerField(
        label=_("Omstillingsbehov"),
        required=False,
        help_text=_(
            "Det som mangler i året før tiltak, for eksempel 40 mill. Skriv nivået for året, ikke økningen fra året "
            "før. 0 betyr at ingenting mangler; tomt felt betyr ikke oppgitt."
        ),
    )
    reason = why_field(_("For eksempel hvorfor tallene er endret. Står i historikken."))

    class Meta(ServiceModelForm.Meta):
        model = PlanYear
        fields = ["base_budget", "need", "source"]
        help_texts = {"source": _("Hvor tallene er hentet fra, for eksempel «Økonomiplan 2011–2014, tabell 3».")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.groups = (
            (_("Tallene for året"), ["base_budget", "need", "source"]),
            (_("Hvorfor endringen"), ["reason"]),
        )

    def clean(self) -> dict[str, Any]:
        """Ask for a figure where there is none to take away."""
        data: dict[str, Any] = super().clean() or self.cleaned_data
        both_empty = "need" in data and "base_budget" in data and data["need"] is None and data["base_budget"] is None
        if both_empty and not self.instance.pk:
            self.add_error("need", _("Skriv basisbudsjettet eller omstillingsbehovet i kroner."))
        return data


class BudgetAreaForm(ServiceModelForm):
    """A budget area: the level on which the council appropriates."""

    reason = why_field()

    class Meta(ServiceModelForm.Meta):
        model = BudgetArea
        fields = ["code", "name", "unit"]
        labels = {"unit": _("Sektor")}
        help_texts = {
            "code": _("Slik den står i budsjettet, for eksempel «1.2»."),
            "name": _("For eksempel «Oppvekst og kultur»."),
            "unit": _("Sektoren som har rammen."),
        }

    def __init__(self, *args: Any, project: Project, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user
        offer(self, "unit", units(project, user))
        if not self.instance.pk:
            del self.fields["reason"]


class BudgetNoteForm(ServiceModelForm):
    """What a budget document says that the measures add up to in a year."""

    year = forms.TypedChoiceField(label=_("År"), coerce=int)
    amount = KronerField(
        label=_("Beløp"),
        allow_negative=True,
        help_text=_("Summen av tiltakene slik dokumentet oppgir den for året. Pluss er innsparing."),
    )
    reason = why_field()

    class Meta(ServiceModelForm.Meta):
        model = BudgetNote
        fields = ["year", "budget_area", "amount", "source"]
        help_texts = {
            "budget_area": _("Tomt felt betyr at summen gjelder hele budsjettet."),
            "source": _("Dokument og side, for eksempel «Årsbudsjett 2011, side 14»."),
        }

    def __init__(self, *args: Any, project: Project, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user
        year: Any = self.fields["year"]
        year.choices = [("", _("Velg …")), *((y, str(y)) for y in project.plan_years)]
        offer(self, "budget_area", areas(project, user))
        if not self.instance.pk:
            del self.fields["reason"]
