"""Texts saved while they are typed: two writers, and who may go on writing for the unions."""

from __future__ import annotations

import pytest

from meetings.models import AgendaItem, MeetingState
from meetings.services import save_text
from meetings.services.autosave import TextConflict
from meetings.services.rules import may_write_for_unions
from omstilling.audit.errors import DomainError
from tests.cast import write
from tests.meetings.conftest import Room

pytestmark = pytest.mark.django_db


def save(room: Room, field: str, text: str, base: int, role: str = "secretary") -> AgendaItem:
    return save_text(item=room.item, field=field, text=text, base=base, by=room.cast.people[role])


def stored(room: Room) -> AgendaItem:
    return AgendaItem.objects.select_related("meeting__project", "meeting__body").get(pk=room.item.pk)


def test_a_text_is_saved_from_the_version_it_began_from_and_the_same_text_writes_nothing(room: Room) -> None:
    saved = save(room, "discussion", "Saken ble lagt fram.\r\n", 1)
    assert (saved.discussion, saved.row_version) == ("Saken ble lagt fram.", 2)
    assert save(room, "discussion", "Saken ble lagt fram.", 1).row_version == 2


def test_two_who_write_different_texts_of_a_case_do_not_collide(room: Room) -> None:
    save(room, "discussion", "Den enes", 1)
    saved = save(room, "draft_text", "Den andres", 1, "chief_executive")
    assert (saved.discussion, saved.draft_text, saved.row_version) == ("Den enes", "Den andres", 3)


def test_two_who_write_the_same_text_are_told_and_neither_is_overwritten(room: Room) -> None:
    save(room, "discussion", "Den enes", 1)
    save(room, "draft_text", "Noe annet", 2)
    with pytest.raises(TextConflict) as caught:
        save(room, "discussion", "Den andres", 1, "chief_executive")
    theirs = caught.value.theirs
    assert (theirs.text, theirs.row_version, theirs.who) == ("Den enes", 3, "Siri Sekretær")
    assert stored(room).discussion == "Den enes"
    assert save(room, "discussion", "Begges", theirs.row_version).discussion == "Begges"


def test_what_is_too_long_or_came_too_late_is_refused(room: Room) -> None:
    with pytest.raises(DomainError, match="for lang"):
        save(room, "draft_text", "x" * 10001, 1)
    with pytest.raises(KeyError):
        save(room, "unlisted_note", "x", 1)


def test_the_secretary_writes_on_for_the_unions_until_they_write_themselves_or_the_meeting_ends(room: Room) -> None:
    room.meeting.state = MeetingState.RUNNING
    write(room.meeting)
    save(room, "union_statement", "Vi er", 1)
    save(room, "union_statement", "Vi er enige.", 2)
    assert may_write_for_unions(room.secretary, stored(room))
    save(room, "union_statement", "Vi er enige, men bekymret.", 3, "union_rep")
    assert not may_write_for_unions(room.secretary, stored(room))
    with pytest.raises(DomainError, match="tillitsvalgte"):
        save(room, "union_statement", "Vi er enige.", 4)
    room.meeting.state = MeetingState.HELD
    write(room.meeting)
    with pytest.raises(DomainError, match="tillitsvalgte"):
        save(room, "union_statement", "", 4)
