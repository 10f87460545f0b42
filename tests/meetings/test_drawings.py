"""What is drawn of a meeting in Python: everything that people have typed is escaped."""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace
from typing import Any

from django.utils.html import conditional_escape

from meetings.agenda import AgendaLine
from meetings.drawings import Agenda, Roll
from meetings.models import AttendanceStatus
from meetings.rooms import MeetingRoom, Place
from projects.models import SeatFunction

BAD = '<b>"&'
GOOD = "&lt;b&gt;&quot;&amp;"


def agenda(line: AgendaLine, **kwargs: Any) -> str:
    meeting: Any = SimpleNamespace(
        slug="motet", project=SimpleNamespace(slug="prosjektet"), body=SimpleNamespace(is_elected=True)
    )
    may: dict[str, Any] = {"may_log": True, "may_order": True, **kwargs}
    drawn = Agenda(meeting, (line, line, line), line.pk, csrf_token=lambda: BAD, form_token=lambda: BAD, **may)
    return str(conditional_escape(drawn))


def test_titles_numbers_and_grounds_are_escaped_on_the_agenda() -> None:
    decision: Any = SimpleNamespace(outcome_word=BAD, kind="final", get_absolute_url=lambda: f"/{BAD}/")
    for line in (
        AgendaLine(7, BAD, BAD, is_visible=True, ground=BAD, unlisted=True),
        AgendaLine(7, BAD, BAD, is_visible=True, ground=BAD, decision=decision),
        AgendaLine(7, BAD, BAD, is_visible=False, ground=BAD),
    ):
        drawn = agenda(line).replace(f'value="{BAD}"', "")
        assert "<b>" not in drawn and GOOD in drawn


def test_a_case_that_is_not_seen_has_no_way_in_and_no_buttons() -> None:
    drawn = agenda(AgendaLine(7, "PS 1/10", "Sak", is_visible=False))
    assert "<a" not in drawn and "<form" not in drawn


def test_the_first_case_is_not_moved_up_nor_the_last_one_down() -> None:
    drawn = agenda(AgendaLine(7, "PS 1/10", "Sak", is_visible=True))
    assert (drawn.count("/opp/"), drawn.count("/ned/")) == (2, 2)
    assert agenda(AgendaLine(7, "PS 1/10", "Sak", is_visible=True), may_order=False).count("<form") == 0


def test_names_and_parties_are_escaped_in_the_roll() -> None:
    seat: Any = SimpleNamespace(
        pk=1,
        votes=True,
        function=SeatFunction.MEMBER,
        party=BAD,
        organisation="",
        valid_from=date(2010, 1, 1),
        person=SimpleNamespace(full_name=BAD),
        get_function_display=lambda: BAD,
    )
    there: Any = SimpleNamespace(
        status=AttendanceStatus.PRESENT,
        substitute_for=SimpleNamespace(person=SimpleNamespace(full_name=BAD)),
        substitute_for_id=2,
        from_item=1,
        to_item=None,
        get_status_display=lambda: BAD,
    )
    drawn = str(conditional_escape(Roll(MeetingRoom((Place(seat, there), Place(seat))))))
    assert "<b>" not in drawn and drawn.count(GOOD) == 8
    assert drawn.count("<tr>") == 3
