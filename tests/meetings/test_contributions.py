"""What a member delivers in the meeting, what the secretary does with it, and notes that are one's own."""

from __future__ import annotations

import pytest

from meetings.models import (
    Contribution,
    ContributionKind,
    ContributionState,
    MeetingState,
    MemberNote,
    MinuteRemark,
    Proposal,
)
from meetings.services import (
    decline_contribution,
    deliver_contribution,
    keep_note,
    recuse,
    take_back_contribution,
    take_in_contribution,
)
from meetings.services.notes import notes_of
from omstilling.audit.errors import DomainError
from tests.cast import write
from tests.meetings.conftest import Room

pytestmark = pytest.mark.django_db
PROPOSAL, REMARK = ContributionKind.PROPOSAL, ContributionKind.REMARK


@pytest.fixture
def running(room: Room) -> Room:
    room.everyone()
    room.meeting.refresh_from_db()
    room.meeting.state = MeetingState.RUNNING
    write(room.meeting)
    for item in room.items:
        item.meeting = room.meeting
    return room


def deliver(room: Room, role: str, kind: str, text: str = "Saken utsettes.") -> Contribution:
    return deliver_contribution(item=room.item, seat=room.seats[role], kind=kind, text=text, by=room.cast.people[role])


def test_a_proposal_that_is_taken_in_is_the_members_word_for_word(running: Room) -> None:
    given = deliver(running, "member", PROPOSAL, "Saken utsettes\ntil høsten.")
    taken = take_in_contribution(contribution=given, by=running.secretary)
    proposal = Proposal.objects.get(item=running.item)
    assert (proposal.text, proposal.proposer, proposal.party) == (
        "Saken utsettes\ntil høsten.",
        running.seats["member"],
        "H",
    )
    assert taken.state == ContributionState.TAKEN
    with pytest.raises(DomainError, match="behandlet fra før"):
        take_in_contribution(contribution=given, by=running.secretary)


def test_a_remark_that_is_taken_in_is_its_authors_and_the_history_says_who_took_it(running: Room) -> None:
    given = deliver(running, "union_rep", REMARK, "Vi ble hørt for sent.")
    take_in_contribution(contribution=given, by=running.secretary)
    remark = MinuteRemark.objects.get(item=running.item)
    assert (remark.seat, remark.text) == (running.seats["union_rep"], "Vi ble hørt for sent.")
    assert remark.history.get().actor_label == "Siri Sekretær"
    assert given.history.earliest().actor_label == "Tone Tillitsvalgt"


@pytest.mark.parametrize("role", ["union_rep", "chief_executive"])
def test_a_seat_without_a_vote_delivers_no_proposal(running: Room, role: str) -> None:
    with pytest.raises(DomainError, match="ikke stemmerett"):
        deliver(running, role, PROPOSAL)


def test_a_disqualified_member_delivers_nothing_in_the_case(running: Room) -> None:
    recuse(
        item=running.item, seat=running.seats["member"], basis="fvl. § 6 (1) a", vote="Enstemmig", by=running.secretary
    )
    for kind, words in ((PROPOSAL, "fratrådt"), (REMARK, "med på å behandle")):
        with pytest.raises(DomainError, match=words):
            deliver(running, "member", kind)


def test_one_delivers_for_oneself_and_only_while_the_meeting_runs(running: Room) -> None:
    with pytest.raises(DomainError, match="egne vegne"):
        deliver_contribution(
            item=running.item,
            seat=running.seats["chair"],
            kind=REMARK,
            text="Fra en annen",
            by=running.cast.people["member"],
        )
    running.meeting.state = MeetingState.HELD
    write(running.meeting)
    with pytest.raises(DomainError, match="mens møtet pågår"):
        deliver(running, "member", REMARK)


def test_what_waits_is_taken_back_by_its_author_and_declined_with_an_answer(running: Room) -> None:
    first, second = deliver(running, "member", PROPOSAL), deliver(running, "chair", PROPOSAL)
    with pytest.raises(DomainError, match="som leverte"):
        take_back_contribution(contribution=first, by=running.cast.people["chair"])
    take_back_contribution(contribution=first, by=running.cast.people["member"])
    with pytest.raises(DomainError, match="trukket"):
        take_in_contribution(contribution=first, by=running.secretary)
    with pytest.raises(DomainError, match="hvorfor"):
        decline_contribution(contribution=second, answer=" ", by=running.secretary)
    declined = decline_contribution(contribution=second, answer="Kom for sent.", by=running.secretary)
    assert (declined.state, declined.answer) == (ContributionState.DECLINED, "Kom for sent.")
    assert not Proposal.objects.exists()


def test_notes_are_ones_own_and_have_no_history(running: Room) -> None:
    chair, member = running.cast.people["chair"], running.cast.people["member"]
    keep_note(item=running.item, by=chair, text="Spør om tallene")
    keep_note(item=running.item, by=chair, text="Spør om tallene og datoen")
    keep_note(item=running.item, by=member, text="Mitt")
    assert notes_of(chair, running.meeting.pk) == {running.item.pk: "Spør om tallene og datoen"}
    assert MemberNote.objects.count() == 2
    assert not hasattr(MemberNote, "history")
