"""What the logging of decisions hangs on the floors below: its buttons, and the vote behind a decision."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString

from omstilling.ui.registry import register_panel
from projects.models import Case, Decision
from projects.permissions import may_log_decision, may_run_meeting
from projects.selectors.decisions import the_decision

from .ballots import DECIDING, ballots_of
from .minutes.parties import is_with_unions
from .models import AgendaItem, BallotSubject, Meeting, MeetingState, Minutes
from .services.rules import BEGUN, LOCKED

AHEAD = (MeetingState.PLANNED, MeetingState.CALLED)
DONE = (MeetingState.HELD, MeetingState.CANCELLED)


def register() -> None:
    """Hang the panels."""
    register_panel("case.actions", case_actions, key="meetings.log")
    register_panel("decision.actions", decision_actions, key="meetings.correct")
    register_panel("decision.content", decision_vote, key="meetings.vote", order=-10)


def _items_of(case: Case, user: Any) -> list[AgendaItem]:
    """Return where the case is on an agenda, in meetings that the user may see. The latest first."""
    rows = AgendaItem.objects.visible_to(user).active().filter(case=case, meeting__withdrawn_at__isnull=True)
    return list(
        rows.select_related("meeting__body", "meeting__project", "decision").order_by("-meeting__held_on", "-id")
    )


def _log_url(item: AgendaItem) -> str:
    meeting = item.meeting
    return reverse("meetings:log_decision", args=[meeting.project.slug, meeting.slug, item.pk])


def _to_log(case: Case, items: list[AgendaItem], user: Any) -> AgendaItem | None:
    """Return the treatment of a case that this user can log the decision of now."""
    held = next((item for item in items if item.meeting.state in BEGUN), None)
    if case.is_withdrawn or held is None or held.decision_id is not None or not may_log_decision(user, held.meeting):
        return None
    return None if _is_locked(held.meeting) or is_with_unions(held.meeting) else held


def _is_locked(meeting: Meeting) -> bool:
    newest = Minutes.objects.active().filter(meeting=meeting).order_by("-version").values_list("state", flat=True)
    return newest.first() in LOCKED


def case_actions(request: HttpRequest | None, case: Any) -> SafeString | str:
    """The case's next step in meetings: the button that logs its decision, or the one that puts it on an agenda."""
    if request is None:
        return ""
    items = _items_of(case, request.user)
    item = _to_log(case, items, request.user)
    if item is None:
        return _agenda_button(request, case, items)
    context = {"url": _log_url(item), "elected": item.meeting.body.is_elected}
    return render_to_string("meetings/panels/log_button.html", context, request)


def _agenda_button(request: HttpRequest, case: Case, items: list[AgendaItem]) -> SafeString | str:
    """The way to the body's next meeting, for a case that waits for one."""
    if case.is_withdrawn or not may_run_meeting(request.user, case.project):
        return ""
    if any(item.decision_id is not None or item.meeting.state not in DONE for item in items):
        return ""
    coming = Meeting.objects.visible_to(request.user).active().filter(body_id=case.body_id, state__in=AHEAD)
    meeting = coming.filter(held_on__gte=case.project.today()).order_by("held_on", "starts_at", "pk").first()
    if meeting is None:
        return ""
    url = reverse("meetings:put_on_agenda", args=[case.project.slug, meeting.slug])
    context = {"url": f"{url}?sak={case.pk}", "held_on": meeting.held_on}
    return render_to_string("meetings/panels/agenda_button.html", context, request)


def decision_actions(request: HttpRequest | None, decision: Decision) -> SafeString | str:
    """The button that puts the decision right, as long as that can be done."""
    if request is None or decision.is_confirmed or not may_log_decision(request.user, decision):
        return ""
    item = AgendaItem.objects.active().filter(decision=decision).select_related("meeting").first()
    if item is not None and _is_locked(item.meeting):
        return ""
    url = reverse("meetings:correct_decision", args=[decision.project.slug, decision.pk])
    return render_to_string("meetings/panels/correct_button.html", {"url": url, "it": the_decision(decision)}, request)


def decision_vote(request: HttpRequest | None, decision: Decision) -> SafeString | str:
    """The meeting, how the votes fell, and what the unions said."""
    if request is None:
        return ""
    item = (
        AgendaItem.objects.visible_to(request.user)
        .active()
        .filter(decision=decision)
        .select_related("meeting__body", "meeting__project")
        .first()
    )
    if item is None:
        return ""
    context = {
        "item": item,
        "meeting": item.meeting,
        "ballots": [b for b in ballots_of(item) if b.subject in DECIDING or b.subject == BallotSubject.POSTPONEMENT],
        "elected": item.meeting.body.is_elected,
    }
    return render_to_string("meetings/panels/vote.html", context, request)
