"""The work groups of a project: who leads, their deadline, what they have delivered, and what they rest on."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from django.db.models import Case, Count, Exists, IntegerField, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from omstilling.ui import formats

from ..models import (
    Body,
    BodyKind,
    Decision,
    GroupReport,
    Project,
    Seat,
    SeatFunction,
    Signal,
    SignalState,
    StudyArea,
)

#: So long before its deadline a group is told that it is near.
NEAR = timedelta(days=14)
#: What a group is, as filters and addresses name it.
WORKING, LATE, DELIVERED, DISSOLVED = "i-arbeid", "forsinket", "levert", "opplost"
#: Beside «Gitt» as a date, a signal without an answer is called what it is.
UNANSWERED = gettext_lazy("ikke besvart")


def work_groups(project: Project, user: Any, today: date) -> QuerySet[Body]:
    """Return the work groups, each with its leader, how many sit in it and whether the final report is delivered."""
    seats = Seat.objects.active().filter(body=OuterRef("pk")).valid_on(today)
    leader = seats.filter(function=SeatFunction.CHAIR).order_by("order", "pk")
    last = Seat.objects.active().filter(body=OuterRef("pk"), function=SeatFunction.CHAIR).order_by("-valid_from")
    count = seats.order_by().values("body").annotate(n=Count("pk")).values("n")
    final = GroupReport.objects.active().filter(body=OuterRef("pk"), is_final=True)
    return (
        Body.objects.visible_to(user)
        .active()
        .filter(project=project, kind=BodyKind.WORK_GROUP)
        .select_related("recommends_to")
        .annotate(
            leader_name=Subquery(leader.values("person__full_name")[:1]),
            last_leader_name=Subquery(last.values("person__full_name")[:1]),
            seat_count=Subquery(count),
            has_final=Exists(final),
        )
        .annotate(due=Coalesce("deadline", Value(date.max)), urgency=_urgency(today))
        .order_by("order", "name")
    )


def state_q(state: str, today: date) -> Q:
    """Return the condition of a state, over ``work_groups``."""
    dissolved = Q(dissolved_on__isnull=False, dissolved_on__lte=today)
    open_late = Q(deadline__isnull=False, deadline__lt=today, has_final=False)
    return {
        DISSOLVED: dissolved,
        DELIVERED: ~dissolved & Q(has_final=True),
        LATE: ~dissolved & open_late,
        WORKING: ~dissolved & ~open_late & Q(has_final=False),
    }[state]


def _urgency(today: date) -> Case:
    """Return what sorts those over their deadline first, then those at work, and last what is done with."""
    order = (LATE, WORKING, DELIVERED)
    whens = [When(state_q(state, today), then=Value(place)) for place, state in enumerate(order)]
    return Case(*whens, default=Value(len(order)), output_field=IntegerField())


def state_of(body: Body, today: date, has_final: bool) -> tuple[str, str]:
    """Return the word for how a group stands, and its kind of tag."""
    if body.dissolved_on is not None:
        if body.dissolved_on <= today:
            return _("oppløst"), "withdrawn"
        return _("oppløses %s") % formats.date_table(body.dissolved_on), "withdrawn"
    if has_final:
        return _("sluttrapport levert"), "good"
    if body.deadline is None:
        return _("i arbeid"), "under_way"
    if body.deadline < today:
        days = (today - body.deadline).days
        return _("%s over fristen") % formats.plural(days, _("dag"), _("dager")), "late"
    if body.deadline - today <= NEAR:
        return _("fristen er nær"), "slipping"
    return _("i arbeid"), "under_way"


def signal_word(state: str) -> Any:
    """Return the word for what has become of a signal."""
    return UNANSWERED if state == SignalState.GIVEN else SignalState(state).label


def reports_of(body: Body, user: Any) -> list[GroupReport]:
    """Return what a group has delivered and the user may see, the latest first."""
    found = GroupReport.objects.visible_to(user).active().filter(body=body)
    rows = list(found.select_related("document", "decision__case__body", "decision__body").order_by("-delivered_on"))
    for row in rows:
        row.body = body
        if row.decision is not None:
            row.decision.project = body.project
    return rows


def has_final_report(body: Body) -> bool:
    """Tell whether the final report is delivered, whoever may read it."""
    return GroupReport.objects.active().filter(body=body, is_final=True).exists()


def signals_behind(body: Body, user: Any) -> list[Signal]:
    """Return the steering signals that the group's mandate came of."""
    rows = list(Signal.objects.visible_to(user).active().filter(work_group=body).select_related("body"))
    for row in rows:
        row.project = body.project
    return rows


def studies_of(body: Body, user: Any) -> list[StudyArea]:
    """Return what the group studies."""
    rows = list(StudyArea.objects.visible_to(user).active().filter(body=body).order_by("order", "pk"))
    for row in rows:
        row.project = body.project
    return rows


def seen_decisions(ids: Iterable[int | None], project: Project, user: Any) -> dict[int, Decision]:
    """Return the decisions among these that the user may see, by id."""
    wanted = {pk for pk in ids if pk}
    if not wanted:
        return {}
    rows = Decision.objects.visible_to(user).active().filter(pk__in=wanted).select_related("case__body", "body")
    found = {}
    for row in rows:
        row.project = project
        found[row.pk] = row
    return found


def seats_of(project: Project, user: Any) -> QuerySet[Seat]:
    """Return every seat of the project's bodies, held, ended and to come, the latest first."""
    seats = Seat.objects.visible_to(user).active().filter(body__project=project, body__withdrawn_at__isnull=True)
    return seats.select_related("person", "body").order_by("body__order", "body__name", "order", "valid_from")
