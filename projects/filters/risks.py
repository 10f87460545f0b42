"""Filters of the risk list: body and person."""

from __future__ import annotations

from typing import Any

import django_filters
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from omstilling.accounts.models import User

from ..access import question
from ..models import Project, Risk
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

    class Meta:
        model = Risk
        fields: tuple[str, ...] = ()
