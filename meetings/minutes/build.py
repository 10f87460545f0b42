"""Builds the minutes from the rows. In the public version what is exempt is never read into the document."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, time
from typing import Any

from django.db.models import Prefetch
from django.utils import timezone
from django.utils.translation import gettext as _

from budget.models import MeasureDecision
from omstilling.ui.formats import clock, date_table, date_text, join_and, weekday_date
from projects import law
from projects.models import Access, CaseAttachment, SeatFunction

from ..approval import approval_of
from ..models import (
    AgendaItem,
    AttendanceGap,
    AttendanceStatus,
    Ballot,
    Meeting,
    MinuteRemark,
    Minutes,
    MinutesState,
    PartyVote,
    Proposal,
    Recusal,
    SeatVote,
)
from ..rooms import MeetingRoom, Place, is_member
from ..selectors import attendance_of, room_of
from ..whereabouts import place_of
from ..words import minutes_kind
from . import parties, unions
from .cases import case_part, level_of
from .document import AttendanceRow, MinutesDocument, OtherRow, Signature
from .unions import HIDDEN


def minutes_document(meeting: Meeting, public: bool, minutes: Minutes | None = None) -> MinutesDocument:
    """Return what the meeting's minutes say now. About ten queries however long the meeting was."""
    if minutes is None:
        minutes = Minutes.objects.active().filter(meeting=meeting).order_by("-version").first()
    items = agenda_of(meeting)
    room = attendance_of(meeting)
    opening = room_of(items[0], room, ()) if items else None
    with_unions = parties.is_with_unions(meeting)
    numbers = {item.order: item.case.case_number for item in items}
    approved = minutes is not None and minutes.state in (MinutesState.APPROVED, MinutesState.PUBLISHED)
    kind = minutes_kind(meeting)
    day = date_text(meeting.held_on)
    return MinutesDocument(
        kind=kind,
        public=public,
        project=meeting.project.short_name,
        municipality=meeting.project.municipality.name,
        organ=meeting.body.name,
        heading=f"{meeting.body.name} {day}",
        title=_("%(kind)s: %(body)s %(day)s") % {"kind": kind, "body": meeting.body.name, "day": day},
        version=minutes.version if minutes is not None else 1,
        state=minutes.get_state_display() if minutes is not None else str(MinutesState.DRAFT.label),
        draft=not approved,
        meeting_number=str(meeting.number),
        day=weekday_date(meeting.held_on),
        hours=_hours(meeting),
        place=place_of(meeting),
        chair=_chair(meeting),
        secretary=_secretary(room),
        members_head=_("Parti") if any(p.seat.party for p in room.places) else _("Organisasjon"),
        members=() if with_unions else tuple(_members(room, items, numbers, public)),
        others=parties.participants(room) if with_unions else tuple(_others(room, numbers)),
        quorum=parties.count_of(room) if with_unions else _quorum(room),
        notice=_("Sendt %(day)s") % {"day": date_table(meeting.notice_sent_on)} if meeting.notice_sent_on else "",
        remarks=meeting.remarks or _("Ingen merknader til innkalling og saksliste."),
        rules=_rules(meeting),
        correction=minutes.correction if minutes is not None else "",
        approval=_approval(minutes) if approved and minutes is not None else "",
        attachments=_attachments(meeting, items, public),
        created=_created(meeting, minutes if approved else None),
        example=meeting.project.notice,
        cases=tuple(
            case_part(
                item,
                meeting,
                room_of(item, room, recusals(item)),
                withheld=public and is_withheld(item),
                public=public,
                opening=opening,
            )
            for item in items
        ),
        with_unions=with_unions,
        parties=parties.party_names(meeting, room),
        signatures=_signatures(minutes),
        access=meeting.access,
    )


def agenda_of(meeting: Meeting) -> list[AgendaItem]:
    """Return the meeting's cases in order with all that the minutes say of them. About ten queries."""

    def live(model: type[Any], *related: str) -> Any:
        return model.objects.active().select_related(*related)

    seats = live(SeatVote, "seat__person").order_by("id")
    found: list[AgendaItem] = list(
        AgendaItem.objects.active()
        .filter(meeting=meeting)
        .select_related("case__body__recommends_to", "decision__responsible", "chaired_by__person")
        .prefetch_related(
            Prefetch("proposals", live(Proposal, "proposer__person").order_by("number"), "live_proposals"),
            Prefetch("recusals", live(Recusal, "seat__person", "replaced_by__person").order_by("id"), "live_recusals"),
            Prefetch(
                "ballots",
                live(Ballot).order_by("number").prefetch_related(Prefetch("seat_votes", seats, "live_seats")),
                "live_ballots",
            ),
            Prefetch("party_votes", live(PartyVote).order_by("id"), "live_votes"),
            Prefetch("remarks", live(MinuteRemark, "seat__person").order_by("id"), "live_remarks"),
            Prefetch(
                "decision__measure_links",
                live(MeasureDecision, "measure").with_discussed().order_by("measure__number"),
                "live_measures",
            ),
        )
        .order_by("order", "id")
    )
    for item in found:
        item.meeting = meeting
    parties.read_views(meeting, found)
    unions.read_statements(meeting, found)
    return found


def recusals(item: AgendaItem) -> list[Recusal]:
    return list(getattr(item, "live_recusals", ()))


def is_withheld(item: AgendaItem) -> bool:
    """Tell whether the public version leaves out what the case is about."""
    return bool(level_of(item))


def _rules(meeting: Meeting) -> str:
    """Return the rule that the record is kept by, where the law has one."""
    if parties.is_with_unions(meeting):
        return parties.demand(meeting)
    return law.cite(law.Rule.MINUTES, meeting.held_on) if meeting.body.is_elected else ""


def _hours(meeting: Meeting) -> str:
    if meeting.starts_at is None and meeting.ends_at is None:
        return ""
    if meeting.ends_at is None:
        return _("fra %(start)s") % {"start": clock(meeting.starts_at)}
    if meeting.starts_at is None:
        return _("til %(end)s") % {"end": clock(meeting.ends_at)}
    return f"{clock(meeting.starts_at)}–{meeting.ends_at:%H.%M}"


def _chair(meeting: Meeting) -> str:
    seat = meeting.chaired_by
    if seat is None:
        return ""
    name = seat.person.full_name
    if seat.function in (SeatFunction.CHAIR, SeatFunction.DEPUTY_CHAIR) or parties.is_with_unions(meeting):
        return f"{name} ({seat.get_function_display()})"
    return _("%(name)s (valgt møteleder)") % {"name": name}


def _secretary(room: MeetingRoom) -> str:
    names = [p.name for p in room.places if p.seat.function == SeatFunction.SECRETARY and p.is_present]
    return join_and(names)


def _members(
    room: MeetingRoom, items: Iterable[AgendaItem], numbers: dict[int, str], public: bool
) -> Iterable[AttendanceRow]:
    names = {p.seat.pk: p.name for p in room.places}
    stepped: dict[int, list[str]] = {}
    for item in items:
        for recusal in recusals(item):
            if recusal.replaced_by_id and not (public and is_withheld(item)):
                stepped.setdefault(recusal.replaced_by_id, []).append(item.case.case_number)
    for place in room.places:
        substitute = place.seat.function == SeatFunction.SUBSTITUTE and place.seat.votes
        if not is_member(place.seat) and not (substitute and place.attendance is not None):
            continue
        met = place.attendance.substitute_for if place.attendance else None
        absence = _absence(place, numbers)
        if substitute and place.seat.pk in stepped and absence:
            extra = [n for n in stepped[place.seat.pk] if n not in absence]
            absence += "".join(_("; også %(case)s") % {"case": n} for n in extra)
        yield AttendanceRow(
            party=place.seat.party or place.seat.organisation,
            function=place.seat.get_function_display(),
            name=place.name,
            absence=absence,
            substitute_for=names.get(met.pk, met.person.full_name) if met is not None else "",
        )


def _others(room: MeetingRoom, numbers: dict[int, str]) -> Iterable[OtherRow]:
    for place in room.places:
        if place.seat.votes or place.attendance is None:
            continue
        function = place.seat.get_function_display()
        if place.seat.is_union:
            function = place.seat.organisation or function
        notes = [_("møte- og talerett")] if place.seat.is_union and room.binding and place.is_present else []
        absence = _absence(place, numbers)
        yield OtherRow(place.name, function, "; ".join([*notes, absence] if absence else notes))


def _absence(place: Place, numbers: dict[int, str]) -> str:
    """Say in words what of the meeting the seat was away from; empty when it was there all the time."""
    row = place.attendance
    if row is None:
        return _("frammøte ikke ført")
    words = ""
    if row.status == AttendanceStatus.APOLOGY:
        words = _("meldt forfall")
    elif row.status == AttendanceStatus.ABSENT:
        words = _("ikke møtt")
    else:
        first = numbers.get(row.from_item or 0, "")
        last = numbers.get(row.to_item or 0, "")
        if first and last:
            words = (
                _("til stede i %(case)s") % {"case": first}
                if first == last
                else _("til stede fra og med %(first)s til og med %(last)s") % {"first": first, "last": last}
            )
        elif first:
            words = _("til stede fra og med %(first)s") % {"first": first}
        elif last:
            words = _("til stede til og med %(last)s") % {"last": last}
        times = []
        if row.arrived_at is not None:
            times.append(_("kom %(time)s") % {"time": clock(row.arrived_at)})
        if row.left_at is not None:
            times.append(_("gikk %(time)s") % {"time": clock(row.left_at)})
        if times:
            words = f"{words} ({join_and(times)})" if words else join_and(times)
        gaps = [_gap(gap, numbers) for gap in row.gaps_read]
        words = ", ".join(filter(None, [words, *gaps]))
    if row.leave_basis:
        leave = row.leave_basis
        if not leave.lower().startswith(_("permisjon")):
            leave = _("permisjon: %(basis)s") % {"basis": leave}
        words = f"{words}; {leave}" if words else leave
    return words


def _gap(gap: AttendanceGap, numbers: dict[int, str]) -> str:
    """Say which cases somebody was away from before coming back, and when."""
    first, last = numbers.get(gap.from_item, ""), numbers.get(gap.to_item or 0, "")
    said = {"first": first, "last": last}
    one = first == last
    words = (_("borte under %(first)s") if one else _("borte fra og med %(first)s til og med %(last)s")) % said
    times = []
    if gap.left_at is not None:
        times.append(_("gikk %(time)s") % {"time": clock(gap.left_at)})
    if gap.returned_at is not None:
        times.append(_("kom tilbake %(time)s") % {"time": clock(gap.returned_at)})
    return f"{words} ({join_and(times)})" if times else words


def _quorum(room: MeetingRoom) -> str:
    quorum = room.quorum
    if not quorum.known:
        return _("Frammøtet er ikke ført.")
    there = _("%(present)s av %(members)s medlemmer til stede") % {
        "present": quorum.present,
        "members": quorum.members,
    }
    if not quorum.binding:
        return there
    return (
        _("%(there)s, vedtaksført") % {"there": there}
        if quorum.reached
        else _("%(there)s, ikke vedtaksført: minst %(needed)s må være til stede")
        % {"there": there, "needed": quorum.needed}
    )


def _attachments(meeting: Meeting, items: Iterable[AgendaItem], public: bool) -> str:
    """Name the documents attached to the cases, one on each line: in the public version those that are open to all."""
    numbers = {item.case_id: item.case.case_number for item in items if not (public and is_withheld(item))}
    found = CaseAttachment.objects.active().filter(case__in=numbers).select_related("document").order_by("order", "id")
    lines = []
    for number in numbers.items():
        for link in (row for row in found if row.case_id == number[0]):
            document = link.document
            if document.is_withdrawn or (public and document.access != Access.PUBLIC):
                continue
            if document.access in HIDDEN and document.body_id != meeting.body_id:
                continue
            lines.append(f"{number[1]}: {document.title}")
    return "\n".join(lines) or _("Ingen vedlegg.")


def _signatures(minutes: Minutes | None) -> tuple[Signature, ...]:
    """Return those who approve, each for itself; nobody where the chair or the body does."""
    if minutes is None:
        return ()
    approval = approval_of(minutes)
    if not approval.each_approves:
        return ()
    return tuple(
        Signature(str(r.seat.person.full_name), r.seat.organisation or r.seat.get_function_display())
        for r in approval.approvers
    )


def _approval(minutes: Minutes) -> str:
    if minutes.approved_in_id is not None:
        return _("Godkjent av %(who)s.") % {"who": minutes.approved_by}
    told = _("Godkjent %(day)s av %(who)s.")
    if parties.is_with_unions(minutes.meeting):
        told = _("Bekreftet %(day)s av %(who)s.")
    return told % {
        "day": date_text(minutes.approved_on),
        "who": minutes.approved_by,
    }


def _created(meeting: Meeting, minutes: Minutes | None) -> str:
    """Return the document's date as ISO 8601: the day it was approved, of a draft the project's today."""
    day = minutes.approved_on if minutes is not None and minutes.approved_on else meeting.project.today()
    return timezone.make_aware(datetime.combine(day, time(12))).isoformat()
