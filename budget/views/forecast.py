"""The forecast: what the target year may get, the chance of reaching the target, and how it was worked out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from omstilling.ui import formats
from projects.views.base import ProjectPage

from .. import drawings, table_sums
from ..forecast import Forecast, answer, ceiling, chance_text, method
from ..selectors import WholeMeasure, forecast_of, overlaps_within, target_status, whole_measures

#: So many measures of a group are named; the list has the rest.
NAMED = 10


@dataclass(frozen=True, slots=True)
class Group:
    """Measures that are left out, and why; ``rest`` is how many are not named."""

    why: str
    measures: list[WholeMeasure]
    count: int

    @property
    def rest(self) -> int:
        return self.count - len(self.measures)


class ForecastView(ProjectPage):
    """The forecast of the measures that the reader may see."""

    access_rule = "visible"
    menu_key = "tiltak.prognose"
    template_name = "budget/forecast.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        user, today = self.request.user, self.project.today()
        measures = whole_measures(self.project, user, today)
        status = target_status(self.project, user, today, lambda _count: overlaps_within(measures, self.project))
        found = forecast_of(measures, status)
        return super().get_context_data(
            heading=_("Prognose"),
            breadcrumbs=[
                (_("Tiltak"), reverse("budget:measures", args=[self.project.slug])),
                (_("Prognose"), None),
            ],
            status=status,
            found=found,
            lead=answer(found),
            ceiling=ceiling(found),
            facts=facts(found),
            drawing=drawings.spread(found),
            method=method(found),
            rounding=table_sums.of_forecast(found),
            all_of_it=table_sums.all_of_forecast(found),
            groups=_groups(found, measures),
            has_example_figures=any(measure.is_example_figure for measure in measures),
            may_change=self.may("may_manage_measures"),
            **kwargs,
        )


def facts(found: Forecast) -> list[tuple[Any, ...]]:
    """Return the figures of the answer."""
    full = found.full_year
    unset = _("målet er ikke satt")
    return [
        (
            _("Sjansen for å nå målet"),
            chance_text(full) if found.target is not None else unset,
            _("målet er %(amount)s") % {"amount": formats.mnok(found.target)} if found.target is not None else "",
        ),
        (_("Forsiktig (P10)"), formats.mnok(full.p10), _("ni av ti tilfeller gir dette eller mer")),
        (_("Midt i (P50)"), formats.mnok(full.p50), _("halvparten gir dette eller mer")),
        (_("Optimistisk (P90)"), formats.mnok(full.p90), _("ett av ti tilfeller gir mer")),
        (_("Realistisk sum"), formats.mnok(full.mean), _("hvert tiltak etter sin sannsynlighet")),
    ]


def _groups(found: Forecast, measures: list[WholeMeasure]) -> list[Group]:
    """Return what is left out, each group with its reason."""
    known = {measure.number: measure for measure in measures}
    whys = (
        (found.not_calculated, _("Mangler beløp")),
        (found.without_probability, _("Mangler sannsynlighet")),
        (found.without_start, _("Mangler startdato")),
        (found.too_late, _("Virker først etter %(year)s") % {"year": found.target_year}),
        (found.unmet, _("Forutsetter et tiltak som ikke er med eller ikke kan være på plass")),
        (found.beside, _("Ikke varige: midlertidige, engangs, vakanser og tiltak med sluttdato")),
    )
    return [
        Group(why, [known[number] for number in numbers[:NAMED]], len(numbers)) for numbers, why in whys if numbers
    ]
