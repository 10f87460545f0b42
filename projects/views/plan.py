"""The plan: the drawing with today's line, what is late and what is coming; and the plan on a large sheet."""

from __future__ import annotations

from datetime import timedelta
from functools import cached_property
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from omstilling.ui.charts import GANTT_A3, Gantt, pages
from omstilling.ui.formats import date_table

from ..filters.plan import PlanFilter, grouping_of
from ..models import Milestone
from ..selectors.plan import (
    BY_BODY,
    COMING_DAYS,
    PlanCounts,
    coming_in,
    counts_of_plan,
    gantt_of,
    gantt_order,
    late_in,
    milestones,
    plan_counts,
    rows_of,
    undated_in,
)
from .base import ProjectList, ProjectPage

#: So many of each list stand on the page; the rest are a click away.
SHOWN = 12
#: As many rows, with their groups, as an A3 sheet has room for at full width.
ROWS_PER_SHEET = 30


class PlanBase(ProjectPage):
    """What the page and the sheet share: the filtered milestones, their counts, and the span of the drawing."""

    access_rule = "visible"

    @cached_property
    def filterset(self) -> PlanFilter:
        found = milestones(self.project, self.request.user)
        made = PlanFilter(self.request.GET, queryset=found, request=self.request)
        made.form.mark_optional = False
        return made

    @cached_property
    def counts(self) -> PlanCounts:
        if not self.request.GET:
            return counts_of_plan(self.project, self.request.user, self.project.today())
        return plan_counts(self.filterset.qs, self.project.today())

    def gantt(self, found: Any) -> Gantt:
        """Return the drawing, over the same span on every page of it."""
        counts = self.counts
        span = (counts.first, counts.last) if counts.first and counts.last else None
        return gantt_of(
            found, self.request.user, self.project, self.project.today(), by=grouping_of(self.request.GET), span=span
        )


class PlanView(PlanBase, ProjectList):
    """The plan as a drawing, then the late ones, those that are coming, and those without a date."""

    keeps_question = True
    template_name = "projects/plan.html"
    filterset_class = PlanFilter
    page_size = 60

    def get_queryset(self) -> QuerySet[Milestone]:
        return milestones(self.project, self.request.user)

    def find_rows(self) -> QuerySet[Milestone]:
        """Return the milestones that have a date, in the order of the drawing."""
        return gantt_order(self.filterset.qs, self.filterset.grouping)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        project, today = self.project, self.project.today()
        context = super().get_context_data(
            heading=_("Framdriftsplan"),
            breadcrumbs=[(project.short_name, project.get_absolute_url()), (_("Plan"), None)],
            counts=self.counts,
            **kwargs,
        )
        listed = reverse("projects:milestones", args=[project.slug])
        context.update(
            gantt=self.gantt(context["page_obj"].object_list) if context["count"] else None,
            late=rows_of(self.ask(_late, "late"), project, today) if self.counts.late else [],
            coming=rows_of(self.ask(_coming, "coming"), project, today) if self.counts.coming else [],
            undated=rows_of(self.ask(_undated, "undated"), project, today) if self.counts.undated else [],
            list_url=self._list_url(listed),
            late_url=self._list_url(listed, status="late"),
            coming_url=self._list_url(
                listed, fra=date_table(today), til=date_table(today + timedelta(days=COMING_DAYS))
            ),
            undated_url=self._list_url(listed, status="undated"),
            xlsx_url=self._list_url(listed, format="xlsx"),
            sheet_url=self._url_of(reverse("projects:plan_sheet", args=[project.slug])),
            new_milestone_url=self._new_url(),
        )
        return context

    def _new_url(self) -> str:
        may = self.may("may_manage_milestones")
        return reverse("projects:milestone_new", args=[self.project.slug]) if may else ""

    def _list_url(self, path: str, **more: str) -> str:
        """Return the address of the milestone list narrowed as this page is."""
        kept = self._parameters("side", "grupper")
        for key, value in more.items():
            kept[key] = value
        return f"{path}?{kept.urlencode()}" if kept else path

    def _url_of(self, path: str) -> str:
        kept = self._parameters("side")
        return f"{path}?{kept.urlencode()}" if kept else path


def _late(view: PlanView) -> QuerySet[Milestone]:
    found = late_in(view.filterset.qs, view.project.today())
    return found.order_by("current_date", "number")[:SHOWN]


def _coming(view: PlanView) -> QuerySet[Milestone]:
    found = coming_in(view.filterset.qs, view.project.today())
    return found.order_by("current_date", "number")[:SHOWN]


def _undated(view: PlanView) -> QuerySet[Milestone]:
    return undated_in(view.filterset.qs).order_by("number")[:SHOWN]


class PlanSheetView(PlanBase):
    """The whole plan on lying A3 sheets, to print and hang up."""

    template_name = "projects/plan_sheet.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        found = gantt_order(self.filterset.qs, self.filterset.grouping)
        plan = reverse("projects:plan", args=[self.project.slug])
        return super().get_context_data(
            heading=_("Framdriftsplan"),
            breadcrumbs=[(_("Plan"), plan), (_("Stort ark"), None)],
            sheets=pages(self.gantt(found), ROWS_PER_SHEET) if self.counts.total - self.counts.undated else [],
            counts=self.counts,
            width=GANTT_A3,
            by_body=self.filterset.grouping == BY_BODY,
            **kwargs,
        )
