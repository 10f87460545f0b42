"""Filters of the documentation register."""

from __future__ import annotations

from typing import Any

import django_filters
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from ..forms.choices import bodies
from ..models import Access, Body, Document, DocumentDistribution
from .plan import NorwegianDateFilter


def offered_bodies(request: Any) -> QuerySet[Body]:
    return bodies(request.project, request.user)


class DocumentFilter(django_filters.FilterSet):
    """Narrows the register."""

    sok = django_filters.CharFilter(label=_("Søk"), method="by_words")
    tilgang = django_filters.ChoiceFilter(
        label=_("Tilgang"),
        field_name="access",
        choices=[(value, label.capitalize()) for value, label in Access.choices],
        empty_label=_("Alle"),
    )
    organ = django_filters.ModelChoiceFilter(
        label=_("Organ"), field_name="body", queryset=offered_bodies, empty_label=_("Alle")
    )
    fil = django_filters.ChoiceFilter(
        label=_("Fil"),
        choices=[("ja", _("Med fil")), ("nei", _("Uten fil"))],
        empty_label=_("Alle"),
        method="by_file",
    )

    class Meta:
        model = Document
        fields: tuple[str, ...] = ()

    def by_words(self, found: QuerySet[Document], name: str, value: str) -> QuerySet[Document]:
        """Every word must stand in the title, the source, the description or the case number."""
        for word in value.split():
            found = found.filter(
                Q(title__icontains=word)
                | Q(source__icontains=word)
                | Q(description__icontains=word)
                | Q(case_reference__icontains=word)
            )
        return found

    def by_file(self, found: QuerySet[Document], name: str, value: str) -> QuerySet[Document]:
        return found.filter(file__isnull=value == "nei")


class DistributionFilter(django_filters.FilterSet):
    """Narrows the distribution log."""

    sok = django_filters.CharFilter(label=_("Søk"), method="by_words")
    fra = NorwegianDateFilter(
        label=_("Fra og med"), field_name="sent_on", lookup_expr="gte", help_text=_("Dag.måned.år")
    )
    til = NorwegianDateFilter(
        label=_("Til og med"), field_name="sent_on", lookup_expr="lte", help_text=_("Dag.måned.år")
    )

    class Meta:
        model = DocumentDistribution
        fields: tuple[str, ...] = ()

    def by_words(self, found: QuerySet[DocumentDistribution], name: str, value: str) -> QuerySet[DocumentDistribution]:
        """Every word must stand in the recipient, the way or the document's title."""
        for word in value.split():
            found = found.filter(
                Q(recipient__icontains=word) | Q(how__icontains=word) | Q(document__title__icontains=word)
            )
        return found
