"""Filters of the risk list: body and person."""

from __future__ import annotations

from typing import Any

import django_filters
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from omstilling.accounts.models import User

from ..access import question
from ..models import Project, Risk, RiskKind
from ..selectors.risks import risks
from .plan import offered_bodies


def owners(request: Any) -> QuerySet[User]:
    """Return those who follow up a risk that the user may see."""
    return _owners(request.project, request.user)


@question
def _owners(project: Project, user: Any) -> QuerySet[User]:
    mine = risks(project, user).order_by().exclude(owner=None)
    return User.objects.filter(pk__in=mine.values("owner_id")).order_by("full_name")


class RiskFilter(django_filters.FilterSet):
    """Narrows the risks."""

    organ = django_filters.ModelChoiceFilter(
        label=_("Organ"), field_name="body", queryset=offered_bodies, empty_label=_("Alle")
    )
    ansvarlig = django_filters.ModelChoiceFilter(
        label=_("Ansvarlig"), field_name="owner", queryset=owners, empty_label=_("Alle")
    )

    slag = django_filters.ChoiceFilter(
        label=_("Slag"),
        field_name="kind",
        choices=[(value, label.capitalize()) for value, label in RiskKind.choices],
        empty_label=_("Alle"),
    )
    status = django_filters.ChoiceFilter(
        label=_("Status"),
        choices=[("avsluttet", _("Avsluttet")), ("alle", _("Åpne og avsluttet"))],
        empty_label=_("Åpne"),
        method="leave",
    )

    class Meta:
        model = Risk
        fields: tuple[str, ...] = ()

    def filter_queryset(self, queryset: QuerySet[Risk]) -> QuerySet[Risk]:
        """Leave out what is closed, unless that is what is asked for."""
        found = super().filter_queryset(queryset)
        asked = self.form.cleaned_data.get("status")
        return found if asked == "alle" else found.filter(closed_on__isnull=asked != "avsluttet")

    def leave(self, found: QuerySet[Risk], name: str, value: str) -> QuerySet[Risk]:
        """Keep every row: the choice is read above."""
        return found
