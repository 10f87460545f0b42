"""Filters of the list of readings. None of them asks about the value: what is held back must not be found by it."""

from __future__ import annotations

from typing import Any

import django_filters
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from ..forms.goals import MonthField
from ..models import Indicator, Reading, Unit
from ..selectors.goals import indicators


class MonthFilter(django_filters.Filter):
    """A month, typed as in the forms."""

    field_class = MonthField


def offered_indicators(request: Any) -> QuerySet[Indicator]:
    """Return the indicators of the goals in force."""
    return indicators(request.project, request.user).order_by("name", "pk")


def offered_units(request: Any) -> QuerySet[Unit]:
    """Return the municipality's units."""
    units: QuerySet[Unit] = Unit.objects.visible_to(request.user).active()
    return units.filter(municipality_id=request.project.municipality_id).order_by("name")


class ReadingFilter(django_filters.FilterSet):
    """Narrows the readings."""

    indikator = django_filters.ModelChoiceFilter(
        label=_("Måleindikator"), field_name="indicator", queryset=offered_indicators, empty_label=_("Alle")
    )
    enhet = django_filters.ModelChoiceFilter(
        label=_("Enhet"), field_name="unit", queryset=offered_units, empty_label=_("Alle")
    )
    under = django_filters.ModelChoiceFilter(
        label=_("Underliggende enheter til"), queryset=offered_units, empty_label=_("Alle"), method="below"
    )
    fra = MonthFilter(label=_("Fra måned"), field_name="month", lookup_expr="gte")
    til = MonthFilter(label=_("Til måned"), field_name="month", lookup_expr="lte")

    class Meta:
        model = Reading
        fields: tuple[str, ...] = ()

    def below(self, rows: QuerySet[Reading], name: str, value: Unit) -> QuerySet[Reading]:
        """Return the readings of what lies under a unit."""
        parents = dict(offered_units(self.request).order_by().values_list("pk", "parent_id"))
        found: set[int] = set()
        more = {value.pk}
        while more:
            more = {pk for pk, parent in parents.items() if parent in more} - found
            found |= more
        return rows.filter(unit_id__in=found)
