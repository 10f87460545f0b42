"""Filters of assumptions and lessons."""

from __future__ import annotations

from typing import Any

import django_filters
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from omstilling.accounts.models import User

from ..access import question
from ..models import Assumption, AssumptionState, Lesson, Phase, Project
from ..selectors.lessons import assumptions
from ..selectors.phases import phases


def offered_owners(request: Any) -> QuerySet[User]:
    """Return those who follow up an assumption."""
    return _owners(request.project, request.user)


@question
def _owners(project: Project, user: Any) -> QuerySet[User]:
    mine = assumptions(project, user).order_by().exclude(owner=None)
    return User.objects.filter(pk__in=mine.values("owner_id")).order_by("full_name")


def offered_phases(request: Any) -> QuerySet[Phase]:
    return phases(request.project, request.user)


class AssumptionFilter(django_filters.FilterSet):
    """Narrows the assumptions."""

    status = django_filters.ChoiceFilter(
        label=_("Status"),
        field_name="state",
        choices=[(value, label.capitalize()) for value, label in AssumptionState.choices],
        empty_label=_("Alle"),
    )
    ansvarlig = django_filters.ModelChoiceFilter(
        label=_("Ansvarlig"), field_name="owner", queryset=offered_owners, empty_label=_("Alle")
    )

    class Meta:
        model = Assumption
        fields: tuple[str, ...] = ()


class LessonFilter(django_filters.FilterSet):
    """Narrows the lessons."""

    sok = django_filters.CharFilter(label=_("Søk"), method="by_words")
    fase = django_filters.ModelChoiceFilter(
        label=_("Fase"), field_name="phase", queryset=offered_phases, empty_label=_("Alle")
    )

    class Meta:
        model = Lesson
        fields: tuple[str, ...] = ()

    def by_words(self, found: QuerySet[Lesson], name: str, value: str) -> QuerySet[Lesson]:
        """Every word must stand in the title, in what happened or in the advice."""
        for word in value.split():
            found = found.filter(Q(title__icontains=word) | Q(happened__icontains=word) | Q(advice__icontains=word))
        return found
