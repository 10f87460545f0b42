"""Filters of the list of people: words, role, login."""

from __future__ import annotations

import django_filters
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from omstilling.accounts.models import User

from ..models import Grant, GrantKind


class PeopleFilter(django_filters.FilterSet):
    """Narrows the people of a municipality."""

    sok = django_filters.CharFilter(label=_("Søk i navn og e-post"), method="by_words")
    rolle = django_filters.ChoiceFilter(
        label=_("Rolle"),
        choices=[(value, label.capitalize()) for value, label in GrantKind.choices],
        empty_label=_("Alle"),
        method="by_role",
    )
    innlogging = django_filters.ChoiceFilter(
        label=_("Innlogging"),
        choices=[("ja", _("Aktiv")), ("nei", _("Deaktivert"))],
        empty_label=_("Alle"),
        method="by_login",
    )

    class Meta:
        model = User
        fields: tuple[str, ...] = ()

    def by_words(self, found: QuerySet[User], name: str, value: str) -> QuerySet[User]:
        for word in value.split():
            found = found.filter(Q(full_name__icontains=word) | Q(email__icontains=word) | Q(title__icontains=word))
        return found

    def by_role(self, found: QuerySet[User], name: str, value: str) -> QuerySet[User]:
        """Narrow to those who have the role in this municipality."""
        slug = self.request.resolver_match.kwargs["municipality"]
        grants = Grant.objects.active().filter(kind=value, municipality__slug=slug)
        return found.filter(pk__in=grants.values("person_id"))

    def by_login(self, found: QuerySet[User], name: str, value: str) -> QuerySet[User]:
        return found.filter(is_active=value == "ja")
