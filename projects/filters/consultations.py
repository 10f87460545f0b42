"""Filters of the list of meetings with the unions."""

from __future__ import annotations

import django_filters
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from ..models import Consultation, ConsultationForm


class ConsultationFilter(django_filters.FilterSet):
    """Narrows to a form, and to words in what is on record."""

    form = django_filters.ChoiceFilter(
        label=_("Form"),
        choices=[(value, str(label).capitalize()) for value, label in ConsultationForm.choices],
        empty_label=_("Alle"),
    )
    tekst = django_filters.CharFilter(label=_("Tekst"), method="by_text")

    class Meta:
        model = Consultation
        fields: tuple[str, ...] = ()

    def by_text(self, found: QuerySet[Consultation], name: str, value: str) -> QuerySet[Consultation]:
        """Narrow to words in the parties, their views, the answer or the papers."""
        words = ("parties", "views", "reply", "papers")
        wanted = Q()
        for field in words:
            wanted |= Q(**{f"{field}__icontains": value})
        return found.filter(wanted)
