"""The form of a budget line: what it is, and its amount for each year of the plan."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from omstilling.ui.fields import KronerField, YearField
from omstilling.ui.forms import ServiceModelForm, show_again, why_field
from projects.forms.choices import offer
from projects.models import Project

from ..models import BudgetAmount, BudgetLine, LineKind
from .offers import areas, budget_decisions, measures, units


def three_digits(value: str) -> None:
    """Refuse what is no function of KOSTRA."""
    if not re.fullmatch(r"[0-9]{3}", value):
        raise ValidationError(_("Skriv funksjonen med tre sifre, for eksempel 202."))


class BudgetLineForm(ServiceModelForm):
    """A line of the plan. Amounts are typed as a level per year; plus is a saving, as for measures."""

    kostra_function = forms.CharField(
        label=gettext_lazy("KOSTRA-funksjon"),
        required=False,
        max_length=3,
        validators=[three_digits],
        widget=forms.TextInput(attrs={"size": "4", "inputmode": "numeric"}),
        help_text=gettext_lazy("Tre sifre, for eksempel 202 for grunnskole."),
    )
    price_year = YearField(
        label=gettext_lazy("Prisnivå"),
        required=False,
        help_text=gettext_lazy("Året kronene er regnet i. Tomt felt betyr prosjektets prisnivå."),
    )
    seen = forms.CharField(required=False, widget=forms.HiddenInput)
    reason = why_field()

    class Meta(ServiceModelForm.Meta):
        model = BudgetLine
        fields = [
            "kind",
            "measure",
            "title",
            "unit",
            "budget_area",
            "kostra_function",
            "reference",
            "price_year",
            "decision",
        ]
        labels = {"reference": gettext_lazy("Linje i budsjettdokumentet")}
        help_texts = {
            "kind": gettext_lazy("Bare linjer som tar inn et vedtatt tiltak, viser at tiltaket er budsjettert."),
            "measure": gettext_lazy("Fylles ut når slaget er tiltak."),
            "title": gettext_lazy("Slik linja heter i budsjettet."),
            "reference": gettext_lazy("Nummeret eller navnet linja har der eller i kontoplanen."),
            "decision": gettext_lazy("Vedtaket som tok linja inn i budsjettet, hvis det er ført her."),
        }

    def __init__(
        self,
        *args: Any,
        project: Project,
        user: Any,
        amounts: Mapping[int, int] | None = None,
        versions: str = "",
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.user, self.now = user, versions
        offer(self, "measure", measures(project, user))
        offer(self, "unit", units(project, user))
        offer(self, "budget_area", areas(project, user))
        offer(self, "decision", budget_decisions(project, user))
        kind: Any = self.fields["kind"]
        kind.choices = [("", _("Velg …")), *((value, str(label).capitalize()) for value, label in LineKind.choices)]
        known = amounts or {}
        self.years = sorted({*project.plan_years, *known})
        for year in self.years:
            self.fields[f"amount_{year}"] = KronerField(
                label=_("Beløp i %(year)s") % {"year": year},
                required=False,
                allow_negative=True,
                initial=known.get(year),
            )
        self.fields[f"amount_{self.years[0]}"].help_text = _(
            "Nivået i året mot basisbudsjettet. Pluss er innsparing, minus er merutgift. Tomt felt betyr ikke oppgitt."
        )
        self.fields["seen"].initial = versions
        if not self.instance.pk:
            del self.fields["reason"]
        self.groups = (
            (_("Linja"), ["kind", "measure", "title"]),
            (_("Kroner per år"), [f"amount_{year}" for year in self.years]),
            (
                _("Hvor den hører til"),
                ["unit", "budget_area", "kostra_function", "reference", "price_year", "decision"],
            ),
            (_("Hvorfor endringen"), ["reason"]),
        )

    def clean(self) -> dict[str, Any]:
        """Hold kind and measure together, and refuse to write over amounts that somebody else has changed."""
        data: dict[str, Any] = super().clean() or self.cleaned_data
        kind = data.get("kind")
        if kind == LineKind.MEASURE and "measure" in data and data["measure"] is None:
            self.add_error("measure", _("Velg tiltaket som linja tar inn."))
        if kind and kind != LineKind.MEASURE and data.get("measure") is not None:
            self.add_error("measure", _("Bare en linje av slaget «tiltak» kan ta inn et tiltak. Velg «Ingen» her."))
        if self.instance.pk and data.get("seen", "") != self.now:
            show_again(self, "seen", self.now)
            self.add_error(
                None,
                _(
                    "Noen andre har endret beløpene mens du skrev. Ingenting er lagret. Åpne linja i et nytt vindu og "
                    "se over, og lagre på nytt hvis beløpene skal være som du har skrevet."
                ),
            )
        return data

    def _post_clean(self) -> None:
        """Leave the model's own checks to the service: it says beside which field they belong."""

    @property
    def amounts(self) -> dict[int, int | None]:
        """What was typed, year by year."""
        return {year: self.cleaned_data.get(f"amount_{year}") for year in self.years}

    @property
    def values(self) -> dict[str, Any]:
        """What was typed of the line itself."""
        return {name: self.cleaned_data[name] for name in self.Meta.fields if name in self.cleaned_data}


def versions_of(rows: list[BudgetAmount]) -> str:
    """Return what tells whether the amounts of a line have changed."""
    return " ".join(f"{row.year}:{row.row_version}" for row in rows)
