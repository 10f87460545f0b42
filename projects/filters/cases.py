"""Filters of the case list."""

from __future__ import annotations

import django_filters
from django.db.models import Q, QuerySet
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from omstilling.ui.filters import OfferedChoiceFilter

from ..models import Access, Case, CaseExemptPart, CaseKind, Decision
from ..selectors.cases import lapsed_exemption
from ..services.cases import HEADINGS
from .decisions import case_years, offered_bodies

TREATED, UNTREATED, WITHDRAWN = "ja", "nei", "trukket"
LAPSED = "utlopt"


class CaseFilter(django_filters.FilterSet):
    """Narrows the case list."""

    sok = django_filters.CharFilter(label=_("Søk i tittel og tekst"), method="by_words")
    organ = django_filters.ModelChoiceFilter(
        label=_("Organ"), field_name="body", queryset=offered_bodies, empty_label=_("Alle")
    )
    ar = OfferedChoiceFilter(label=_("År"), field_name="year", empty_label=_("Alle"), offered=case_years)
    type = django_filters.ChoiceFilter(
        label=_("Sakstype"),
        field_name="kind",
        choices=[(value, capfirst(label)) for value, label in CaseKind.choices],
        empty_label=_("Alle"),
    )
    behandlet = django_filters.ChoiceFilter(
        label=_("Behandlet"),
        choices=[(TREATED, _("Behandlet")), (UNTREATED, _("Ikke behandlet")), (WITHDRAWN, _("Trukket"))],
        empty_label=_("Alle"),
        method="by_treatment",
    )
    tilgang = django_filters.ChoiceFilter(
        label=_("Tilgang"),
        choices=[
            *((value, capfirst(label)) for value, label in Access.choices),
            (LAPSED, _("Unntaket har løpt ut")),
        ],
        empty_label=_("Alle"),
        method="by_access",
    )

    class Meta:
        model = Case
        fields: tuple[str, ...] = ()

    def by_words(self, found: QuerySet[Case], name: str, value: str) -> QuerySet[Case]:
        """Every word must stand in the title or in one of the texts; in an exempt part for those who may see it."""
        parts = CaseExemptPart.objects.visible_to(self.request.user).active().order_by()
        for word in value.split():
            wanted = Q(title__icontains=word) | Q(pk__in=parts.filter(text__icontains=word).values("case_id"))
            for heading in HEADINGS:
                wanted |= Q(**{f"{heading}__icontains": word})
            found = found.filter(wanted)
        return found

    def by_treatment(self, found: QuerySet[Case], name: str, value: str) -> QuerySet[Case]:
        if value == WITHDRAWN:
            return found.filter(withdrawn_at__isnull=False)
        decided = Decision.objects.active().values("case_id")
        found = found.filter(withdrawn_at__isnull=True)
        return found.filter(pk__in=decided) if value == TREATED else found.exclude(pk__in=decided)

    def by_access(self, found: QuerySet[Case], name: str, value: str) -> QuerySet[Case]:
        if value == LAPSED:
            return found.filter(lapsed_exemption(self.request.user, self.request.project.today()))
        return found.filter(access=value)
