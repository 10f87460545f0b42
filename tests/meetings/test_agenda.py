"""The agenda: on, off, in order, and cases that were not on the list."""

from datetime import date
from typing import Any

import pytest

from meetings.models import AgendaItem
from meetings.services import (
    call_meeting,
    hold_meeting,
    mark_unlisted,
    move_item,
    plan_meeting,
    put_on_agenda,
    take_off_agenda,
)
from meetings.services.agenda import set_sections
from omstilling.audit.errors import DomainError
from projects.services.cases import withdraw_case
from tests.cast import case, decision


@pytest.fixture
def planned(cast: Any) -> Any:
    by = cast.people["secretary"]
    meeting = plan_meeting(body=cast.steering, held_on=date(2011, 2, 5), by=by)
    for title in ("Første", "Andre", "Tredje"):
        put_on_agenda(meeting=meeting, case=case(cast, title), by=by)
    return meeting


def titles(meeting: Any) -> list[str]:
    items = AgendaItem.objects.active().filter(meeting=meeting).order_by("order")
    assert [i.order for i in items] == list(range(1, len(items) + 1))
    return [i.case.title for i in items]


def test_cases_come_last_and_move_up_and_down(cast: Any, planned: Any) -> None:
    by = cast.people["secretary"]
    third = planned.items.get(case__title="Tredje")
    move_item(item=third, up=True, by=by)
    assert titles(planned) == ["Første", "Tredje", "Andre"]
    move_item(item=third, up=False, by=by)
    move_item(item=third, up=False, by=by)
    assert titles(planned) == ["Første", "Andre", "Tredje"]


def test_a_case_taken_off_leaves_no_gap_and_can_come_back(cast: Any, planned: Any) -> None:
    by = cast.people["secretary"]
    item = planned.items.get(case__title="Andre")
    take_off_agenda(item=item, by=by, reason="Ikke klar")
    assert titles(planned) == ["Første", "Tredje"]
    put_on_agenda(meeting=planned, case=item.case, by=by)
    assert titles(planned) == ["Første", "Tredje", "Andre"]


def test_the_same_case_another_body_s_and_a_withdrawn_one_are_refused(cast: Any, planned: Any) -> None:
    by = cast.people["secretary"]
    gone = case(cast, "Trukket")
    withdraw_case(case=gone, by=by)
    for refused in (planned.items.first().case, case(cast, "Fremmed", body="project_body"), gone):
        with pytest.raises(DomainError) as error:
            put_on_agenda(meeting=planned, case=refused, by=by)
        assert error.value.field == "case"


def test_after_the_notice_a_case_is_unlisted(cast: Any, planned: Any) -> None:
    by = cast.people["secretary"]
    call_meeting(meeting=planned, on=date(2011, 2, 1), by=by)
    late = case(cast, "Sen sak")
    with pytest.raises(DomainError) as error:
        put_on_agenda(meeting=planned, case=late, by=by)
    assert error.value.field == "unlisted"
    item = put_on_agenda(meeting=planned, case=late, by=by, unlisted=True)
    assert item.unlisted and not item.unlisted_note, "nobody has objected before the meeting"
    assert not mark_unlisted(item=item, unlisted=False, by=by).unlisted


def test_in_the_meeting_an_unlisted_case_says_whether_anyone_objected(cast: Any, planned: Any) -> None:
    by = cast.people["secretary"]
    call_meeting(meeting=planned, on=date(2011, 2, 1), by=by)
    hold_meeting(meeting=planned, by=by)
    late = case(cast, "Sen sak")
    for note in ("", "  "):
        with pytest.raises(DomainError) as error:
            put_on_agenda(meeting=planned, case=late, by=by, unlisted=True, unlisted_note=note)
        assert error.value.field == "unlisted_note"
    item = put_on_agenda(meeting=planned, case=late, by=by, unlisted=True, unlisted_note="Ingen innvendinger.")
    assert item.unlisted_note == "Ingen innvendinger."
    assert not mark_unlisted(item=item, unlisted=False, by=by).unlisted_note
    with pytest.raises(DomainError):
        mark_unlisted(item=item, unlisted=True, by=by)


def test_cases_of_a_section_stand_together_and_go_over_its_edge(cast: Any, planned: Any) -> None:
    by = cast.people["secretary"]
    first, second, third = planned.items.order_by("order")
    set_sections(meeting=planned, sections={first.pk: "Vedtak", third.pk: " Vedtak ", second.pk: "Referat"}, by=by)
    assert titles(planned) == ["Første", "Tredje", "Andre"]
    third.refresh_from_db()
    move_item(item=third, up=False, by=by)
    assert (titles(planned), third.section) == (["Første", "Tredje", "Andre"], "Referat")
    put_on_agenda(meeting=planned, case=case(cast, "Fjerde"), section="Vedtak", by=by)
    assert titles(planned) == ["Første", "Fjerde", "Tredje", "Andre"]


def test_the_agenda_of_a_held_meeting_stands(cast: Any, planned: Any) -> None:
    by = cast.people["secretary"]
    item = planned.items.first()
    item.decision = decision(cast, item.case)
    hold_meeting(meeting=planned, by=by)
    item.refresh_from_db()
    for act in (lambda: move_item(item=item, up=False, by=by), lambda: take_off_agenda(item=item, by=by)):
        with pytest.raises(DomainError, match="holdt"):
            act()
