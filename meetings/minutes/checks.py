"""What is missing before minutes can be approved, each named with what the act demands."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from omstilling.ui.formats import join_and
from projects import law
from projects.models import CaseKind, DecisionOutcome, SeatFunction

from ..ballots import DECIDING, ELECTIONS, BallotView, ballots_of
from ..models import AgendaItem, BallotSubject, Meeting, MeetingForm, MeetingState
from ..quorum import blocks
from ..rooms import ItemRoom, must_be_closed
from ..selectors import attendance_of, room_of
from . import parties
from .build import agenda_of, recusals

#: Kinds of case whose result may be that they were talked about.
TALKED_OF = frozenset({CaseKind.INFORMATION, CaseKind.DISCUSSION, CaseKind.REPORT, CaseKind.QUESTION})
LEADERS = frozenset({SeatFunction.CHAIR, SeatFunction.DEPUTY_CHAIR})
#: Outcomes that are reached by a vote.
VOTED = frozenset({DecisionOutcome.ADOPTED, DecisionOutcome.NOT_ADOPTED})
#: Outcomes with which the case is not decided.
PUT_OFF = frozenset({DecisionOutcome.POSTPONED, DecisionOutcome.WITHDRAWN})


@dataclass(frozen=True, slots=True)
class Flaw:
    """What is missing, what the act demands, the agenda item it concerns (``None``: the meeting), and what mends it.

    ``page`` is the name of the page; without it, the item's or the meeting's own.
    """

    text: str
    demand: str = ""
    item_id: int | None = None
    page: str = ""


def flaws_of(meeting: Meeting) -> list[Flaw]:
    """Return what keeps the minutes from being approved; empty when they are complete.

    A group that the act does not bind needs time, place, attendance and a result for each case all the same.
    """
    items = agenda_of(meeting)
    room = attendance_of(meeting)
    found = list(_meeting(meeting))
    if room.unrecorded:
        names = ", ".join(p.name for p in room.unrecorded)
        words = _("Frammøtet mangler for %(names)s.") % {"names": names}
        found.append(Flaw(words, _demand(meeting, "b"), page="attendance"))
    if not items:
        found.append(Flaw(_("Sakslista er tom."), _demand(meeting, "c"), page="put_on_agenda"))
    found += _elected_chair(meeting, items)
    for item in items:
        if parties.is_with_unions(meeting):
            missing = parties.missing_in(item, meeting, room)
            found += [Flaw(text, parties.demand(meeting), item.pk, page) for text, page in missing]
            continue
        found += _item(item, meeting, room_of(item, room, recusals(item)))
    return found


def _meeting(meeting: Meeting) -> Iterable[Flaw]:
    if meeting.state != MeetingState.HELD:
        yield Flaw(_("Møtet er ikke registrert som holdt."), page="hold_meeting")
    if meeting.starts_at is None or meeting.ends_at is None:
        words = _("Klokkeslettet møtet startet og sluttet, mangler.")
        yield Flaw(words, _demand(meeting, "a"), page="edit_meeting")
    if not meeting.place and meeting.form != MeetingForm.REMOTE:
        yield Flaw(_("Stedet mangler."), _demand(meeting, "a"), page="edit_meeting")
    if meeting.chaired_by is None:
        yield Flaw(_("Møtelederen mangler."), _cite(meeting, law.Rule.DECIDED_IN_MEETINGS), page="edit_meeting")


def _elected_chair(meeting: Meeting, items: list[AgendaItem]) -> Iterable[Flaw]:
    """Name a meeting led by another than the chair and the deputy, with no election of who led it."""
    leader = meeting.chaired_by
    if leader is None or not meeting.body.is_elected or leader.function in LEADERS or parties.is_with_unions(meeting):
        return
    ballots = (ballot for item in items for ballot in ballots_of(item))
    if not any(ballot.subject == BallotSubject.CHAIR and ballot.carried for ballot in ballots):
        words = _("%(name)s ledet møtet uten å være leder eller nestleder. Valget av møteleder mangler.")
        demand = _cite(meeting, law.Rule.DECIDED_IN_MEETINGS)
        yield Flaw(words % {"name": leader.person.full_name}, demand, items[0].pk if items else None)


def _item(item: AgendaItem, meeting: Meeting, room: ItemRoom) -> Iterable[Flaw]:
    number = {"case": item.case.case_number}
    decision = item.decision if item.decision is not None and not item.decision.is_withdrawn else None
    if decision is None and not (item.case.kind in TALKED_OF and item.discussion):
        words = (
            _("%(case)s har ikke noe resultat. Før vedtaket, eller skriv hvordan saken ble behandlet.")
            if item.case.kind in TALKED_OF
            else _("%(case)s har ikke noe resultat. Før vedtaket.")
        )
        page = "discussion" if item.case.kind in TALKED_OF else "log_decision"
        yield Flaw(words % number, _demand(meeting, "d"), item.pk, page)
    yield from _vote(item, meeting, room, decision)
    if item.closed_basis and not item.closed_vote or item.closed_vote and not item.closed_basis:
        yield Flaw(
            _("%(case)s: hjemmelen for å lukke møtet og voteringen om det skal begge være ført.") % number,
            _cite(meeting, law.Rule.CLOSED_DOORS),
            item.pk,
            "close_doors",
        )
    for recusal in recusals(item):
        if not recusal.basis or not recusal.vote:
            rule = law.Rule.LEAVE if recusal.is_leave else law.Rule.RECUSAL
            yield Flaw(
                _("%(case)s: hjemmelen for at %(name)s fratrådte, mangler.")
                % {**number, "name": recusal.seat.person.full_name},
                _cite(meeting, rule),
                item.pk,
            )
    yield from _doors(item, meeting, decision)
    yield from _leader(item, meeting, room)
    if item.unlisted and not item.unlisted_note and item.unlisted_objectors is None:
        yield Flaw(
            _("%(case)s er en tilleggssak. Skriv om noen hadde innvendinger.") % number,
            _cite(meeting, law.Rule.NOTICE),
            item.pk,
            "unlisted",
        )


def _doors(item: AgendaItem, meeting: Meeting, decision: Any) -> Iterable[Flaw]:
    """Name what is wrong with closed doors: a case the law closes and nobody did, and half of the hours."""
    number = {"case": item.case.case_number}
    if item.must_close and not item.closed_basis and decision is not None and decision.outcome not in PUT_OFF:
        words = _("%(case)s skal etter loven behandles for lukkede dører. Lukkingen er ikke ført.")
        yield Flaw(words % number, _cite(meeting, law.Rule.CLOSED_DOORS), item.pk, "close_doors")
    decided = decision is not None and decision.outcome not in PUT_OFF
    if meeting.form == MeetingForm.REMOTE and (item.must_close or decided and must_be_closed(item)):
        words = _("%(case)s skal etter loven behandles for lukkede dører, og møtet var et fjernmøte.")
        yield Flaw(words % number, _cite(meeting, law.Rule.REMOTE_MEETING), item.pk)
    if item.closed_basis and (item.closed_at is None) != (item.reopened_at is None):
        words = _("%(case)s: før både når dørene ble lukket, og når de ble åpnet.")
        yield Flaw(words % number, _cite(meeting, law.Rule.CLOSED_DOORS), item.pk, "close_doors")


def _leader(item: AgendaItem, meeting: Meeting, room: ItemRoom) -> Iterable[Flaw]:
    """Name a case that was led by somebody who had left it."""
    leader = item.chaired_by or meeting.chaired_by
    voted = any(ballot.votes_for + ballot.votes_against for ballot in ballots_of(item, room))
    if leader is None or not meeting.body.is_elected or not voted or not room.quorum.known:
        return
    if not room.may_vote(leader.pk):
        words = _(
            "%(case)s: %(name)s sto som møteleder, men var ikke med på å behandle saken. Før hvem som ledet den."
        )
        named = {"case": item.case.case_number, "name": leader.person.full_name}
        yield Flaw(words % named, _cite(meeting, law.Rule.DECIDED_IN_MEETINGS), item.pk)


def _objected(item: AgendaItem, meeting: Meeting, room: ItemRoom) -> Iterable[Flaw]:
    """Name a case off the list that was decided over the objection of the chair or a third."""
    stopped = item.unlisted_chair_objected or blocks(item.unlisted_objectors or 0, len(room.voting))
    if item.unlisted and stopped:
        words = _(
            "%(case)s er en tilleggssak som møteleder eller en tredel hadde innvendinger mot. Da avgjøres den ikke."
        )
        yield Flaw(words % {"case": item.case.case_number}, _cite(meeting, law.Rule.NOTICE), item.pk, "unlisted")


def _vote(item: AgendaItem, meeting: Meeting, room: ItemRoom, decision: Any) -> Iterable[Flaw]:
    if not meeting.body.is_elected or decision is None or decision.outcome in PUT_OFF:
        return
    number = {"case": item.case.case_number}
    yield from _objected(item, meeting, room)
    if not room.quorum.reached:
        yield Flaw(
            _("%(case)s: organet var ikke vedtaksført (%(present)s av %(members)s til stede i saken).")
            % {**number, "present": room.quorum.present, "members": room.quorum.members},
            _cite(meeting, law.Rule.QUORUM),
            item.pk,
        )
    if decision.outcome not in VOTED:
        return
    votes = ballots_of(item, room)
    deciding = [ballot for ballot in votes if ballot.subject in DECIDING]
    if not deciding:
        yield Flaw(_("%(case)s: resultatet av voteringen mangler.") % number, _demand(meeting, "e"), item.pk)
        return
    for ballot in votes:
        yield from _ballot(item, meeting, room, ballot)
    over = next((ballot for ballot in reversed(votes) if ballot.is_over_case), None)
    adopted = decision.outcome == DecisionOutcome.ADOPTED
    if adopted and over is None and all(b.winner_id is None and b.carried is False for b in deciding):
        words = _("%(case)s: resultatet er «%(outcome)s», men ingen av forslagene fikk flertall.")
        yield Flaw(words % {**number, "outcome": decision.outcome_word}, _demand(meeting, "d"), item.pk)
    told_by_vote = over.carried if over is not None and over.subject == BallotSubject.PROPOSAL else None
    if over is not None and told_by_vote is not None and told_by_vote != adopted:
        words = _("%(case)s: resultatet er «%(outcome)s», men voteringen sier noe annet: %(vote)s")
        told = {**number, "outcome": decision.outcome_word, "vote": over.sentence}
        yield Flaw(words % told, _demand(meeting, "d"), item.pk)


def _ballot(item: AgendaItem, meeting: Meeting, room: ItemRoom, ballot: BallotView) -> Iterable[Flaw]:
    """Name what is wrong with one vote: names of a split party, and votes of others than those who were there."""
    number = {"case": item.case.case_number}
    for party in ballot.parties:
        if party.is_split and not party.names:
            yield Flaw(
                _("%(case)s: %(party)s delte seg. Navnene mangler.") % {**number, "party": party.party},
                _demand(meeting, "e"),
                item.pk,
            )
    if ballot.tie and ballot.carried is None and not ballot.by_chair and ballot.subject not in ELECTIONS:
        words = _("%(case)s: stemmene sto likt. Før at møteleders stemme avgjorde.")
        yield Flaw(words % number, _cite(meeting, law.Rule.QUORUM), item.pk)
    strangers = [seat.name for seat in ballot.seats if not room.may_vote(seat.seat_id)]
    if strangers and ballot.subject in DECIDING:
        words = _("%(case)s: %(names)s er ført med stemme, men var ikke med på å behandle saken.")
        yield Flaw(words % {**number, "names": join_and(strangers)}, _demand(meeting, "b"), item.pk)
    cast = ballot.votes_for + ballot.votes_against + ballot.blank
    counted = ballot.pk is not None or ballot.subject != BallotSubject.ELECTION  # blank votes were not, before
    if cast and cast != room.quorum.present and ballot.subject in DECIDING and counted:
        yield Flaw(
            _("%(case)s: %(cast)s stemmer er ført, men %(present)s var til stede med stemmerett i saken.")
            % {**number, "cast": cast, "present": room.quorum.present},
            _cite(meeting, law.Rule.DUTY_TO_VOTE),
            item.pk,
        )


def _cite(meeting: Meeting, rule: str) -> str:
    binds = meeting.body.is_elected and not parties.is_with_unions(meeting)
    return law.cite(rule, meeting.held_on) if binds else ""


def _demand(meeting: Meeting, letter: str) -> str:
    """Return the reference to the letter of the rule on minutes; of an older act its name alone."""
    cited = _cite(meeting, law.Rule.MINUTES)
    if cited and law.paragraph(law.Rule.MINUTES, meeting.held_on):
        return _("%(law)s bokstav %(letter)s") % {"law": cited, "letter": letter}
    return cited
