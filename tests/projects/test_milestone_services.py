"""What can be done with a milestone, and what cannot."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from omstilling.audit.errors import DomainError
from projects.models import Access, Milestone, MilestoneStatus
from projects.services.plan import (
    assign_milestone,
    complete_milestone,
    create_milestone,
    move_milestone,
    reopen_milestone,
    set_baseline,
    start_milestone,
    update_milestone,
    withdraw_milestone,
)
from tests.cast import make_cast, milestone, study_area, write


@pytest.fixture
def by(cast):
    return cast.people["secretary"]


def test_a_new_milestone_takes_the_next_number_and_the_adopted_date_as_current(cast, by):
    first = create_milestone(project=cast.project, title="Første", by=by)
    second = create_milestone(project=cast.project, title="Andre", baseline_date=date(2011, 4, 1), by=by)
    assert (first.number, second.number) == (1, 2)
    assert first.current_date is None and first.shift_days is None
    assert second.current_date == date(2011, 4, 1) and second.shift_days == 0
    assert second.history.get().history_change_reason == "Ny milepæl"
    assert second.history.get().actor_label == "Siri Sekretær"


def test_the_number_of_a_withdrawn_milestone_is_not_given_again(cast, by):
    first = create_milestone(project=cast.project, title="Første", by=by)
    withdraw_milestone(milestone=first, by=by)
    assert create_milestone(project=cast.project, title="Andre", by=by).number == 2


def test_numbers_run_within_the_project(cast, by):
    create_milestone(project=cast.project, title="Her", by=by)
    other = make_cast("annenkommune")
    assert create_milestone(project=other.project, title="Der", by=by).number == 1


def test_moving_keeps_the_adopted_date_and_the_reason(cast, by):
    row = milestone(cast)
    move_milestone(milestone=row, to=date(2011, 4, 15), by=by, reason="  Høringen tar lengre tid. ")
    row = Milestone.objects.get(pk=row.pk)
    assert (row.baseline_date, row.current_date, row.shift_days) == (date(2011, 4, 1), date(2011, 4, 15), 14)
    shift = row.shifts.get()
    assert (shift.from_date, shift.to_date) == (date(2011, 4, 1), date(2011, 4, 15))
    assert (shift.reason, shift.moved_on) == ("Høringen tar lengre tid.", cast.project.today())
    assert row.history.first().history_change_reason == "Høringen tar lengre tid."


def test_a_milestone_without_date_is_given_one_by_moving_it(cast, by):
    row = milestone(cast, baseline_date=None, current_date=None)
    move_milestone(milestone=row, to=date(2011, 5, 1), by=by, reason="Datoen er avklart")
    assert row.current_date == date(2011, 5, 1) and row.baseline_date is None
    assert row.shifts.get().from_date is None


@pytest.mark.parametrize(
    ("to", "reason", "field"),
    [
        (date(2011, 4, 15), "   ", "reason"),
        (date(2011, 4, 1), "Samme dag", "to"),
        (date(2010, 1, 1), "Før prosjektet", "to"),
        (date(2011, 3, 1), "Før arbeidet starter", "to"),
    ],
)
def test_a_move_that_says_nothing_or_goes_too_far_back_is_refused(cast, by, to, reason, field):
    cast.project.starts_on = date(2010, 9, 1)
    write(cast.project)
    row = milestone(cast, starts_on=date(2011, 3, 10))
    with pytest.raises(DomainError) as error:
        move_milestone(milestone=row, to=to, by=by, reason=reason)
    assert error.value.field == field
    assert not row.shifts.exists()
    assert Milestone.objects.get(pk=row.pk).current_date == date(2011, 4, 1)


def test_a_reached_milestone_is_reopened_before_it_moves(cast, by):
    row = milestone(cast)
    complete_milestone(milestone=row, on=date(2011, 3, 10), by=by)
    for act in (
        lambda: move_milestone(milestone=row, to=date(2011, 5, 1), by=by, reason="Likevel ikke"),
        lambda: start_milestone(milestone=row, by=by),
        lambda: complete_milestone(milestone=row, on=date(2011, 3, 11), by=by),
    ):
        with pytest.raises(DomainError):
            act()
    reopen_milestone(milestone=row, by=by, reason="Vedtaket ble omgjort")
    assert (row.status, row.completed_on) == (MilestoneStatus.STARTED, None)
    assert row.history.first().history_change_reason == "Vedtaket ble omgjort"
    with pytest.raises(DomainError):
        reopen_milestone(milestone=row, by=by)


def test_a_milestone_is_reached_on_a_day_that_has_been_and_the_shift_counts_to_it(cast, by):
    cast.project.starts_on = date(2010, 9, 1)
    write(cast.project)
    row = milestone(cast)
    for wrong in (date(2011, 3, 16), date(2010, 8, 31)):
        with pytest.raises(DomainError) as error:
            complete_milestone(milestone=row, on=wrong, by=by)
        assert error.value.field == "on"
    complete_milestone(milestone=row, on=date(2011, 3, 15), by=by)
    assert (row.status, row.completed_on, row.shift_days) == (MilestoneStatus.DONE, date(2011, 3, 15), -17)


def test_work_starts_on_a_day_that_has_been_and_before_the_milestone(cast, by):
    row = milestone(cast)
    with pytest.raises(DomainError):
        start_milestone(milestone=row, on=date(2011, 3, 16), by=by)
    early = milestone(cast, current_date=date(2011, 3, 1))
    with pytest.raises(DomainError):
        start_milestone(milestone=early, on=date(2011, 3, 2), by=by)
    start_milestone(milestone=row, on=date(2011, 3, 1), by=by)
    assert (row.status, row.starts_on) == (MilestoneStatus.STARTED, date(2011, 3, 1))


def test_the_adopted_date_is_set_once(cast, by):
    row = milestone(cast, baseline_date=None, current_date=None)
    set_baseline(milestone=row, on=date(2011, 6, 1), by=by)
    assert (row.baseline_date, row.current_date) == (date(2011, 6, 1), date(2011, 6, 1))
    for act in (
        lambda: set_baseline(milestone=row, on=date(2011, 7, 1), by=by),
        lambda: update_milestone(milestone=row, changes={"baseline_date": date(2011, 7, 1)}, by=by),
        lambda: update_milestone(milestone=row, changes={"baseline_date": None}, by=by),
    ):
        with pytest.raises(DomainError) as error:
            act()
        assert error.value.field == "baseline_date"
    assert Milestone.objects.get(pk=row.pk).baseline_date == date(2011, 6, 1)


def test_changes_touch_known_fields_only(cast, by):
    row = milestone(cast)
    update_milestone(milestone=row, changes={"title": "Innstilling behandlet"}, by=by)
    assert row.history.first().history_change_reason == "Milepælen er endret"
    for name in ("current_date", "status", "number", "project"):
        with pytest.raises(ValueError):
            update_milestone(milestone=row, changes={name: None}, by=by)


def test_what_belongs_to_another_project_is_refused(cast, by):
    other = make_cast("annenkommune")
    for changes in ({"body": other.steering}, {"study_area": study_area(other)}):
        row = milestone(cast)
        with pytest.raises(DomainError) as error:
            update_milestone(milestone=row, changes=changes, by=by)
        assert error.value.field in changes


def test_working_material_needs_a_body_and_an_exemption_has_no_place_here(cast, by):
    with pytest.raises(DomainError) as error:
        create_milestone(project=cast.project, title="Skjult", access=Access.RESTRICTED, by=by)
    assert error.value.field == "body"
    with pytest.raises(DomainError) as error:
        create_milestone(project=cast.project, title="Unntatt", access=Access.EXEMPT, body=cast.steering, by=by)
    assert error.value.field == "access"


def test_an_empty_or_overlong_title_is_refused_by_the_row(cast, by):
    for title in ("", "x" * 151):
        with pytest.raises(ValidationError):
            create_milestone(project=cast.project, title=title, by=by)


def test_a_milestone_is_assigned_to_a_body_and_a_person(cast, by):
    row = milestone(cast)
    assign_milestone(milestone=row, body=cast.steering, responsible=cast.people["chair"], by=by)
    assert (row.body, row.responsible.full_name) == (cast.steering, "Leif Leder")


def test_a_withdrawn_milestone_cannot_be_changed(cast, by):
    row = milestone(cast)
    withdraw_milestone(milestone=row, by=by, reason="Slått sammen med en annen")
    assert row.is_withdrawn and row.history.first().history_change_reason == "Slått sammen med en annen"
    for act in (
        lambda: update_milestone(milestone=row, changes={"title": "Ny"}, by=by),
        lambda: move_milestone(milestone=row, to=date(2011, 5, 1), by=by, reason="x"),
        lambda: complete_milestone(milestone=row, on=date(2011, 3, 1), by=by),
        lambda: withdraw_milestone(milestone=row, by=by),
    ):
        with pytest.raises(DomainError):
            act()
