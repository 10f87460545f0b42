"""Planning, changing, calling, holding and cancelling."""

from datetime import date, time, timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from meetings.models import MeetingState
from meetings.services import (
    call_meeting,
    cancel_meeting,
    hold_meeting,
    plan_meeting,
    put_on_agenda,
    update_meeting,
)
from omstilling.audit.errors import DomainError
from projects.models import Access
from tests.cast import case


def plan(cast: Any, day: date = date(2011, 2, 5), body: str = "steering", **more: Any) -> Any:
    return plan_meeting(body=cast.bodies[body], held_on=day, by=cast.people["secretary"], **more)


def test_a_planned_meeting_gets_the_body_s_next_number_and_an_address_from_body_and_date(cast: Any) -> None:
    first, second = plan(cast), plan(cast, date(2011, 3, 3), reason="Ekstra møte")
    assert (first.number, second.number) == (1, 2)
    assert first.slug == "styringsgruppa-2011-02-05"
    assert first.state == MeetingState.PLANNED
    assert second.history.first().history_change_reason == "Ekstra møte"


def test_an_elected_body_meets_openly_and_a_group_keeps_its_material(cast: Any) -> None:
    assert plan(cast).access == Access.PUBLIC
    assert plan(cast, body="project_body").access == Access.RESTRICTED


def test_a_meeting_as_such_is_never_exempt(cast: Any) -> None:
    with pytest.raises(DomainError) as error:
        plan(cast, access=Access.EXEMPT)
    assert error.value.field == "access"


def test_one_meeting_a_day_unless_the_first_is_cancelled(cast: Any) -> None:
    first = plan(cast)
    with pytest.raises(DomainError) as error:
        plan(cast)
    assert error.value.field == "held_on"
    cancel_meeting(meeting=first, by=cast.people["secretary"], reason="For få kunne møte")
    assert plan(cast).slug == "styringsgruppa-2011-02-05-2"


def test_a_remote_meeting_needs_the_decision_that_opens_for_it(cast: Any) -> None:
    with pytest.raises(DomainError) as error:
        plan(cast, form="remote", remote_basis=" ")
    assert error.value.field == "remote_basis"


def test_a_meeting_cannot_end_before_it_starts(cast: Any) -> None:
    with pytest.raises(ValidationError, match="slutte før"):
        plan(cast, starts_at=time(12), ends_at=time(11))


def test_the_address_follows_the_date_until_the_notice_goes_out(cast: Any) -> None:
    by = cast.people["secretary"]
    meeting = update_meeting(meeting=plan(cast), changes={"held_on": date(2011, 2, 12)}, by=by)
    assert meeting.slug == "styringsgruppa-2011-02-12"
    put_on_agenda(meeting=meeting, case=case(cast), by=by)
    call_meeting(meeting=meeting, on=date(2011, 2, 1), by=by)
    update_meeting(meeting=meeting, changes={"held_on": date(2011, 2, 13)}, by=by)
    assert meeting.slug == "styringsgruppa-2011-02-12"


def test_an_unknown_field_is_an_error_of_the_program(cast: Any) -> None:
    with pytest.raises(ValueError, match="state"):
        update_meeting(meeting=plan(cast), changes={"state": "held"}, by=cast.people["secretary"])


def test_the_notice_needs_an_agenda_and_a_day_before_the_meeting(cast: Any) -> None:
    by, meeting = cast.people["secretary"], plan(cast)
    with pytest.raises(DomainError, match="minst én sak"):
        call_meeting(meeting=meeting, on=date(2011, 2, 1), by=by)
    put_on_agenda(meeting=meeting, case=case(cast), by=by)
    with pytest.raises(DomainError) as error:
        call_meeting(meeting=meeting, on=date(2011, 2, 6), by=by)
    assert error.value.field == "on"
    assert call_meeting(meeting=meeting, on=date(2011, 2, 1), by=by).state == MeetingState.CALLED


def test_a_group_may_call_without_an_agenda(cast: Any) -> None:
    meeting = plan(cast, body="project_body")
    assert call_meeting(meeting=meeting, on=date(2011, 2, 1), by=cast.people["secretary"]).notice_sent_on


def test_the_chair_chairs_unless_another_is_named(cast: Any) -> None:
    by = cast.people["secretary"]
    assert hold_meeting(meeting=plan(cast), by=by).chaired_by == cast.seats["steering.chair"]
    other = hold_meeting(meeting=plan(cast, date(2011, 2, 6)), by=by, chaired_by=cast.seats["steering.member"])
    assert other.chaired_by == cast.seats["steering.member"]


def test_a_meeting_is_not_held_before_its_day(cast: Any) -> None:
    with pytest.raises(DomainError, match="kan ikke være holdt"):
        hold_meeting(meeting=plan(cast, cast.project.today() + timedelta(days=1)), by=cast.people["secretary"])


@pytest.mark.parametrize("who", ["steering.union_rep", "project_body.project_group"])
def test_only_a_member_of_the_body_chairs_it(cast: Any, who: str) -> None:
    with pytest.raises(DomainError) as error:
        hold_meeting(meeting=plan(cast), by=cast.people["secretary"], chaired_by=cast.seats[who])
    assert error.value.field == "chaired_by"


def test_a_held_meeting_is_not_held_again_called_or_cancelled(cast: Any) -> None:
    by = cast.people["secretary"]
    meeting = hold_meeting(meeting=plan(cast), by=by)
    for act in (
        lambda: hold_meeting(meeting=meeting, by=by),
        lambda: call_meeting(meeting=meeting, on=date(2011, 2, 1), by=by),
        lambda: cancel_meeting(meeting=meeting, by=by, reason="Feil"),
    ):
        with pytest.raises(DomainError):
            act()


def test_cancelling_needs_a_reason_which_is_kept_and_closes_the_meeting(cast: Any) -> None:
    by, meeting = cast.people["secretary"], plan(cast)
    with pytest.raises(DomainError) as error:
        cancel_meeting(meeting=meeting, by=by, reason=" ")
    assert error.value.field == "reason"
    cancel_meeting(meeting=meeting, by=by, reason="For få kunne møte")
    assert meeting.cancellation == "For få kunne møte"
    assert meeting.history.first().history_change_reason == "For få kunne møte"
    with pytest.raises(DomainError, match="avlyst"):
        put_on_agenda(meeting=meeting, case=case(cast), by=by)
