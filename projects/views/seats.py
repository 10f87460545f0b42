"""Every seat over time: who sat where, for whom, from when to when, and elected by which decision."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.html import format_html
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from omstilling.ui.lists import Column

from ..filters.work_groups import SeatFilter
from ..models import Decision, Seat
from ..selectors.work_groups import seats_of, seen_decisions
from .base import ProjectList
from .decisions import unbroken


class SeatListView(ProjectList):
    """Who sits and has sat in the project's bodies."""

    access_rule = "visible"
    menu_key = "organer"
    filterset_class = SeatFilter
    default_sort = "organ"
    heading = gettext_lazy("Hvem har sittet når")
    export_name = "plasser"
    empty_title = gettext_lazy("Ingen plasser ennå")
    empty_text = gettext_lazy("Her kommer alle som har plass i prosjektets organer, og hvem de er valgt av.")

    def get_queryset(self) -> QuerySet[Seat]:
        return seats_of(self.project, self.request.user)

    @cached_property
    def decisions(self) -> dict[int, Decision]:
        """The decisions that seats were given by, as far as the user may see them."""
        ids = set(seats_of(self.project, self.request.user).order_by().values_list("elected_by_id", flat=True))
        return seen_decisions(ids, self.project, self.request.user)

    def get_columns(self) -> Sequence[Column]:
        slug = self.project.slug

        def body_url(seat: Seat) -> str:
            return reverse("projects:body", args=[slug, seat.body.slug])

        def elected(seat: Seat) -> Any:
            found = self.decisions.get(seat.elected_by_id or 0)
            if found is None:
                return ""
            return format_html(
                '<a class="ds-link" href="{}">{}</a>', found.get_absolute_url(), unbroken(found.case.case_number)
            )

        def elected_in_file(seat: Seat) -> str:
            found = self.decisions.get(seat.elected_by_id or 0)
            return found.case.case_number if found is not None else ""

        return (
            Column("navn", _("Navn"), "person.full_name", "person__full_name", link=body_url),
            Column(
                "organ",
                _("Organ"),
                "body.name",
                ("body__order", "body__name", "=order"),
            ),
            Column("funksjon", _("Funksjon"), lambda seat: capfirst(seat.get_function_display()), "function"),
            Column("for", _("For"), lambda seat: capfirst(seat.organisation) or seat.party, ("organisation", "party")),
            Column("stemme", _("Stemmerett"), lambda seat: _("Ja") if seat.votes else _("Nei"), "votes"),
            Column("fra", _("Fra"), "valid_from", "valid_from"),
            Column("til", _("Til og med"), "valid_to", "valid_to"),
            Column("valgt", _("Valgt ved"), elected, export=elected_in_file),
        )

    def count_text(self, count: int) -> str:
        return ngettext("%(n)s plass", "%(n)s plasser", count) % {"n": count}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        bodies = reverse("projects:bodies", args=[self.project.slug])
        trail = [(_("Organer og personer"), bodies), (self.heading, None)]
        return super().get_context_data(breadcrumbs=trail, **kwargs)
