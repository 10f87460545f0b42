"""The filters of the figures from the accounts."""

from __future__ import annotations

from datetime import date
from typing import Any

import django_filters
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from omstilling.ui import formats
from omstilling.ui.filters import OfferedChoiceFilter
from projects.models import Unit

from .filters import offered_units, units_under
from .models import Measure, RealisedEffect
from .selectors.accounts import figures_for, months_of

CONFIRMED, WAITING = "bekreftet", "venter"


def _periods(request: Any) -> list[RealisedEffect]:
    """Return the first and last months of every figure, read once for the request."""
    known: list[RealisedEffect] | None = request.__dict__.get("_periods_of_figures")
    if known is None:
        found = figures_for(request.project, request.user).order_by()
        pairs = found.values_list("first_month", "last_month").distinct()
        known = request._periods_of_figures = [RealisedEffect(first_month=a, last_month=b) for a, b in pairs]
    return known


def offered_years(request: Any) -> list[tuple[str, str]]:
    """Return the years that have figures."""
    return [(str(year), str(year)) for year in sorted({figure.first_month.year for figure in _periods(request)})]


def offered_months(request: Any) -> list[tuple[str, str]]:
    """Return the months that some figure is for."""
    months = sorted({month for figure in _periods(request) for month in months_of(figure)})
    return [(f"{month:%Y-%m}", formats.month(month).capitalize()) for month in months]


def offered_measures(request: Any) -> QuerySet[Measure]:
    """Return the measures that have figures."""
    figures = figures_for(request.project, request.user).order_by().values("measure_id")
    return Measure.objects.visible_to(request.user).filter(pk__in=figures).order_by("number")


class RealisedFilter(django_filters.FilterSet):
    """Narrows the figures from the accounts."""

    tilstand = django_filters.ChoiceFilter(
        label=_("Status"),
        choices=[(WAITING, _("Venter på bekreftelse")), (CONFIRMED, _("Bekreftet"))],
        empty_label=_("Alle"),
        method="by_state",
    )
    tiltak = django_filters.ModelChoiceFilter(
        label=_("Tiltak"), field_name="measure", queryset=offered_measures, empty_label=_("Alle")
    )
    sektor = django_filters.ModelChoiceFilter(
        label=_("Sektor eller enhet"), queryset=offered_units, empty_label=_("Alle"), method="by_unit"
    )
    ar = OfferedChoiceFilter(
        label=_("År"), offered=offered_years, field_name="first_month", lookup_expr="year", empty_label=_("Alle år")
    )
    maned = OfferedChoiceFilter(
        label=_("Måned"), offered=offered_months, empty_label=_("Alle måneder"), method="by_month"
    )

    class Meta:
        model = RealisedEffect
        fields: tuple[str, ...] = ()

    def by_state(self, found: QuerySet[RealisedEffect], name: str, value: str) -> QuerySet[RealisedEffect]:
        """Narrow to what is confirmed, or what waits."""
        return found.filter(confirmed_by__isnull=value == WAITING)

    def by_unit(self, found: QuerySet[RealisedEffect], name: str, value: Unit) -> QuerySet[RealisedEffect]:
        """Narrow to a unit and everything under it."""
        return found.filter(measure__unit_id__in=units_under(self.request, value))

    def by_month(self, found: QuerySet[RealisedEffect], name: str, value: str) -> QuerySet[RealisedEffect]:
        """Narrow to figures that a month is part of."""
        month = date.fromisoformat(f"{value}-01")
        return found.filter(first_month__lte=month, last_month__gte=month)
