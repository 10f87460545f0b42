"""The filters of the lists of the financial plan and of the project's own budget."""

from __future__ import annotations

from typing import Any

import django_filters
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from omstilling.ui.filters import OfferedChoiceFilter
from projects.models import Unit

from .forms.offers import areas, measures, units
from .models import BudgetArea, BudgetLine, BudgetNote, CostKind, LineKind, Measure, ProjectCost


def offered_units(request: Any) -> QuerySet[Unit]:
    """Return the municipality's units."""
    return units(request.project, request.user)


def offered_areas(request: Any) -> QuerySet[BudgetArea]:
    """Return the budget areas in use."""
    return areas(request.project, request.user)


def offered_measures(request: Any) -> QuerySet[Measure]:
    """Return the measures that a line takes up."""
    return measures(request.project, request.user).filter(
        pk__in=BudgetLine.objects.active().visible_to(request.user).exclude(measure=None).order_by().values("measure")
    )


def plan_years(request: Any) -> list[tuple[str, str]]:
    """Return the years of the plan."""
    return [(str(year), str(year)) for year in request.project.plan_years]


def cost_years(request: Any) -> list[tuple[str, str]]:
    """Return the years that have a post."""
    found = ProjectCost.objects.active().visible_to(request.user).filter(project=request.project)
    return [(str(year), str(year)) for year in found.order_by("year").values_list("year", flat=True).distinct()]


def _words(choices: Any) -> list[tuple[str, str]]:
    return [(value, str(label).capitalize()) for value, label in choices]


class LineFilter(django_filters.FilterSet):
    """Narrows the budget lines."""

    slag = django_filters.ChoiceFilter(
        label=_("Slag"), field_name="kind", choices=_words(LineKind.choices), empty_label=_("Alle")
    )
    sektor = django_filters.ModelChoiceFilter(
        label=_("Sektor eller enhet"), queryset=offered_units, empty_label=_("Alle"), method="by_unit"
    )
    ramme = django_filters.ModelChoiceFilter(
        label=_("Rammeområde"), field_name="budget_area", queryset=offered_areas, empty_label=_("Alle")
    )
    tiltak = django_filters.ModelChoiceFilter(
        label=_("Tiltak"), field_name="measure", queryset=offered_measures, empty_label=_("Alle")
    )
    tekst = django_filters.CharFilter(label=_("Tekst"), method="by_text")

    class Meta:
        model = BudgetLine
        fields: tuple[str, ...] = ()

    def by_unit(self, found: QuerySet[Any], name: str, value: Unit) -> QuerySet[Any]:
        """Narrow to a unit and everything under it."""
        under: dict[int | None, list[int]] = {}
        for pk, parent in offered_units(self.request).order_by().values_list("pk", "parent_id"):
            under.setdefault(parent, []).append(pk)
        wanted, waiting = {value.pk}, [value.pk]
        while waiting:
            children = [pk for pk in under.get(waiting.pop(), []) if pk not in wanted]
            wanted.update(children)
            waiting += children
        return found.filter(unit_id__in=wanted)

    def by_text(self, found: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        """Narrow to a word in the title or the reference, or to a number."""
        wanted = Q(title__icontains=value) | Q(reference__icontains=value)
        if value.isascii() and value.isdecimal() and len(value) < 9:
            wanted |= Q(number=int(value))
        return found.filter(wanted)


class AreaFilter(django_filters.FilterSet):
    """Narrows the budget areas."""

    tekst = django_filters.CharFilter(label=_("Tekst"), method="by_text")

    class Meta:
        model = BudgetArea
        fields: tuple[str, ...] = ()

    def by_text(self, found: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        """Narrow to a word in code or name."""
        return found.filter(Q(code__icontains=value) | Q(name__icontains=value))


class NoteFilter(django_filters.FilterSet):
    """Narrows the budget notes."""

    ar = OfferedChoiceFilter(label=_("År"), field_name="year", empty_label=_("Alle"), offered=plan_years)
    ramme = django_filters.ModelChoiceFilter(
        label=_("Rammeområde"), field_name="budget_area", queryset=offered_areas, empty_label=_("Alle")
    )

    class Meta:
        model = BudgetNote
        fields: tuple[str, ...] = ()


class CostFilter(django_filters.FilterSet):
    """Narrows the posts of the project's own budget."""

    ar = OfferedChoiceFilter(label=_("År"), field_name="year", empty_label=_("Alle"), offered=cost_years)
    slag = django_filters.ChoiceFilter(
        label=_("Slag"), field_name="kind", choices=_words(CostKind.choices), empty_label=_("Alle")
    )
    tekst = django_filters.CharFilter(label=_("Tekst"), field_name="title", lookup_expr="icontains")

    class Meta:
        model = ProjectCost
        fields: tuple[str, ...] = ()
