"""The plan: the drawing with today's line, what is late and what is coming; and the plan on a large sheet."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from omstilling.audit.as_of import is_past
from omstilling.ui.charts import GANTT_A3, Gantt, pages
from omstilling.ui.formats import date_table

from ..filters.plan import PlanFilter, grouping_of
from ..models import Milestone, MilestoneStatus
from ..selectors.plan import (
    BY_BODY,
    COMING_DAYS,
    LATE,
    MilestoneRow,
    PlanCounts,
    coming_in,
    counts_of_plan,
    gantt_of,
    gantt_order,
    group_names,
    group_of,
    late_in,
    milestones,
    plan_counts,
    row_of,
    rows_of,
    status_of,
    undated_in,
)
from ..selectors.schedule import Plan, around_of, plan_of, reasons_of, risks_by_milestone
from .base import ProjectList, ProjectPage

#: So many of each list stand on the page; the rest are a click away.
SHOWN = 12
#: The address's parameter with the keys of folded groups, and how many it may hold.
FOLDED, MOST_FOLDED = "lukket", 200
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

    @cached_property
    def plan(self) -> Plan:
        """The whole plan that the user may see, whatever is filtered."""
        return plan_of(self.project, self.request.user)

    @cached_property
    def reasons(self) -> dict[int, list[str]]:
        """Why milestones may be late, by key."""
        risks = risks_by_milestone(self.project, self.request.user)
        return reasons_of(self.plan, risks, self.project.today())

    @cached_property
    def grouping(self) -> str:
        """What the drawing is grouped by."""
        return grouping_of(self.request.GET)

    def gantt(self, found: list[Milestone], names: dict[int, str], folded: Collection[int] = ()) -> Gantt:
        """Return the drawing, over the same span on every page of it."""
        counts, user, project, today = self.counts, self.request.user, self.project, self.project.today()
        span = (counts.first, counts.last) if counts.first and counts.last else None
        around = around_of(self.plan, self.reasons, project, user, span)
        return gantt_of(
            found, user, project, today, by=self.grouping, span=span, around=around, folded=folded, names=names
        )

    def names(self, found: list[Milestone]) -> dict[int, str]:
        """Return the names of the groups by key."""
        return group_names(found, self.request.user, self.project, self.grouping)


@dataclass(frozen=True, slots=True)
class Fold:
    """A group of the drawing with the address that folds it, or unfolds it."""

    name: str
    count: int
    folded: bool
    url: str


class PlanView(PlanBase, ProjectList):
    """The plan as a drawing, then what is late, what may be, what is coming, and what has no date."""

    keeps_question = True
    template_name = "projects/plan.html"
    filterset_class = PlanFilter
    #: A drawing of this many rows is still one: its groups can be folded.
    page_size = 240

    def get_queryset(self) -> QuerySet[Milestone]:
        return milestones(self.project, self.request.user)

    def find_rows(self) -> QuerySet[Milestone]:
        """Return the milestones that have a date, in the order of the drawing."""
        return gantt_order(self.filterset.qs, self.filterset.grouping)

    def known_count(self) -> int:
        return self.counts.total - self.counts.undated

    @staticmethod
    def keeps_parameter(key: str, names: Collection[str]) -> bool:
        return key == FOLDED or ProjectList.keeps_parameter(key, names)

    @cached_property
    def folded(self) -> frozenset[int]:
        """The keys of the groups that the address folds."""
        keys = self.request.GET.get(FOLDED, "").split(",")[:MOST_FOLDED]
        return frozenset(int(key) for key in keys if key.isascii() and key.isdecimal() and len(key) < 12)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        project, today = self.project, self.project.today()
        context = super().get_context_data(
            heading=_("Framdriftsplan"),
            breadcrumbs=[(project.short_name, project.get_absolute_url()), (_("Plan"), None)],
            counts=self.counts,
            is_past=is_past(),
            **kwargs,
        )
        listed = reverse("projects:milestones", args=[project.slug])
        found = list(context["page_obj"].object_list)
        names = self.names(found)
        whole = found if not self.page.has_other_pages() else None
        at_risk = self.at_risk(whole)
        context.update(
            gantt=self.gantt(found, names, self.folded & names.keys()) if found else None,
            folds=self.folds(found, names) if len(names) > 1 else [],
            fold_all_url=self._fold_url(frozenset(names)),
            unfold_all_url=self._fold_url(frozenset()),
            late=self.listed(whole, _is_late, "late", _late, self.counts.late),
            at_risk=at_risk[:SHOWN],
            at_risk_count=len(at_risk),
            coming=self.listed(whole, _is_coming, "coming", _coming, self.counts.coming),
            undated=rows_of(self.ask(_undated, "undated"), project, today) if self.counts.undated else [],
            list_url=self._list_url(listed),
            late_url=self._list_url(listed, status="late"),
            coming_url=self._list_url(
                listed, fra=date_table(today), til=date_table(today + timedelta(days=COMING_DAYS))
            ),
            undated_url=self._list_url(listed, status="undated"),
            xlsx_url=self._list_url(listed, format="xlsx"),
            sheet_url=self._url_of(reverse("projects:plan_sheet", args=[project.slug])),
            compare_url=reverse("projects:plan_compare", args=[project.slug]),
            chain_url=reverse("projects:plan_chain", args=[project.slug]) if self.plan.chain else "",
            new_milestone_url=self._new_url(),
        )
        return context

    def listed(self, whole: list[Milestone] | None, wanted: Any, key: str, ask: Any, count: int) -> list[MilestoneRow]:
        """Return the first rows of a list: of what is read already where that is the whole plan, else asked for."""
        today = self.project.today()
        if not count:
            return []
        if whole is None:
            return rows_of(self.ask(ask, key), self.project, today)
        some = sorted((m for m in whole if wanted(m, today)), key=lambda m: (m.current_date or today, m.number))
        return rows_of(some[:SHOWN], self.project, today)

    def at_risk(self, whole: list[Milestone] | None) -> list[tuple[MilestoneRow, list[str]]]:
        """Return the milestones of the filtered plan that may be late, the nearest first, each with why."""
        reasons, today = self.reasons, self.project.today()
        if not reasons:
            return []
        found = self.filterset.qs.filter(pk__in=list(reasons)) if whole is None else whole
        some = sorted((m for m in found if m.pk in reasons), key=lambda m: (m.current_date or today, m.number))
        return [(row_of(one, self.project, today), reasons[one.pk]) for one in some]

    def folds(self, found: list[Milestone], names: dict[int, str]) -> list[Fold]:
        """Return the groups with the addresses that fold and unfold them."""
        counts = Counter(group_of(one, self.grouping) for one in found)
        hidden = sum(count for key, count in counts.items() if key not in names)
        return [
            Fold(name, counts[key] + (0 if key else hidden), key in self.folded, self._fold_url(self.folded ^ {key}))
            for key, name in names.items()
        ]

    def _fold_url(self, keys: frozenset[int]) -> str:
        kept = self._parameters(FOLDED)
        if keys:
            kept[FOLDED] = ",".join(map(str, sorted(keys)))
        return f"{self.request.path}?{kept.urlencode(safe=',')}#tegning" if kept else f"{self.request.path}#tegning"

    def _new_url(self) -> str:
        may = self.may("may_manage_milestones")
        return reverse("projects:milestone_new", args=[self.project.slug]) if may else ""

    def _list_url(self, path: str, **more: str) -> str:
        """Return the address of the milestone list narrowed as this page is."""
        kept = self._parameters("side", "grupper", FOLDED)
        for key, value in more.items():
            kept[key] = value
        return f"{path}?{kept.urlencode()}" if kept else path

    def _url_of(self, path: str) -> str:
        kept = self._parameters("side", FOLDED)
        return f"{path}?{kept.urlencode()}" if kept else path


def _is_late(milestone: Milestone, today: date) -> bool:
    return status_of(milestone, today) == LATE


def _is_coming(milestone: Milestone, today: date) -> bool:
    day = milestone.current_date
    last = today + timedelta(days=COMING_DAYS)
    return milestone.status != MilestoneStatus.DONE and day is not None and today <= day <= last


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
        found = list(gantt_order(self.filterset.qs, self.grouping))
        plan = reverse("projects:plan", args=[self.project.slug])
        return super().get_context_data(
            heading=_("Framdriftsplan"),
            breadcrumbs=[(_("Plan"), plan), (_("Stort ark"), None)],
            sheets=pages(self.gantt(found, self.names(found)), ROWS_PER_SHEET)
            if self.counts.total - self.counts.undated
            else [],
            counts=self.counts,
            width=GANTT_A3,
            by_body=self.grouping == BY_BODY,
            **kwargs,
        )
