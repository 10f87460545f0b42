"""What the minutes hang on other pages: the extract of a case, what is being corrected, what the parties say."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from omstilling.ui.registry import register_panel
from projects.models import Decision

from .approval import union_seats
from .extracts import offers
from .models import AgendaItem, MeetingPurpose, PartyView
from .services.parties import may_reply, may_write_view
from .services.rules import LOCKED, newest_minutes


def register() -> None:
    """Hang the panels."""
    register_panel("meeting.item.content", parties_of_item, key="meetings.parties", order=-20)
    register_panel("meeting.item.side", extract_of_item, key="meetings.extract")
    register_panel("decision.side", extract_of_decision, key="meetings.extract", order=30)
    register_panel("decision.correction", correction_of_decision, key="meetings.correction")


def extract_of_item(request: HttpRequest | None, item: AgendaItem) -> SafeString | str:
    """The extract of the case, once the minutes are approved."""
    if request is None:
        return ""
    kinds = offers(item, request.user)
    if not kinds:
        return ""
    return render_to_string("meetings/panels/extract.html", {"item": item, "kinds": kinds}, request)


def _item_of(decision: Decision, user: Any) -> AgendaItem | None:
    found = AgendaItem.objects.visible_to(user).active().filter(decision=decision)
    return found.select_related("meeting__body", "meeting__project", "case__body").first()


def extract_of_decision(request: HttpRequest | None, decision: Decision) -> SafeString | str:
    """The extract of the case that the decision was made in."""
    item = _item_of(decision, request.user) if request is not None else None
    return extract_of_item(request, item) if item is not None else ""


def correction_of_decision(request: HttpRequest | None, decision: Decision) -> SafeString | str:
    """That the decision is being corrected, and where it can be followed."""
    if request is None or not decision.is_being_corrected:
        return ""
    item = _item_of(decision, request.user)
    minutes = newest_minutes(item.meeting) if item is not None else None
    if item is None or minutes is None:
        return ""
    context = {"meeting": item.meeting, "minutes": minutes}
    return render_to_string("meetings/panels/correction.html", context, request)


def parties_of_item(request: HttpRequest | None, item: AgendaItem) -> SafeString | str:
    """The parties' views and the employer's reply, in a meeting with the unions, with what this person may write."""
    meeting = item.meeting
    if request is None or meeting.purpose == MeetingPurpose.ORDINARY:
        return ""
    user = request.user
    minutes = newest_minutes(meeting)
    is_open = minutes is None or minutes.state not in LOCKED
    views = {view.seat_id: view for view in PartyView.objects.active().filter(item=item).order_by("id")}
    rows = []
    for seat in union_seats(meeting):
        view = views.pop(seat.pk, None)
        may = is_open and may_write_view(user, item, seat, view)
        rows.append({"seat": seat, "party": seat.organisation or seat.person.full_name, "view": view, "may": may})
    rows += [{"seat": None, "party": view.party, "view": view, "may": False} for view in views.values()]
    context = {
        "item": item,
        "meeting": meeting,
        "rows": rows,
        "may_reply": is_open and may_reply(user, item),
        "informs": meeting.purpose == MeetingPurpose.INFORMATION,
    }
    return render_to_string("meetings/panels/parties.html", context, request)
