"""The status words, the late and the coming, and the drawing."""

from datetime import date, timedelta
from itertools import product

import pytest

from projects.models import Access, Milestone, MilestoneStatus
from projects.selectors.plan import (
    BY_STUDY_AREA,
    STATUS_WORDS,
    all_milestones,
    coming,
    gantt_of,
    gantt_order,
    late,
    milestone_rows,
    milestones,
    plan_counts,
    status_of,
    status_q,
)
from tests.cast import milestone, study_area, write

TODAY = date(2011, 3, 15)
DATES = (None, TODAY - timedelta(days=1), TODAY, TODAY + timedelta(days=1))


def withdrawn(row):
    from omstilling.audit.uow import SystemActor, unit_of_work

    with unit_of_work(by=SystemActor("Testen"), reason="Trukket"):
        row.withdraw()
    return row


def test_the_row_and_the_database_agree_on_every_status(cast):
    for day, status in product(DATES, MilestoneStatus):
        done = TODAY if status == MilestoneStatus.DONE else None
        made = {"baseline_date": None, "current_date": day, "status": status, "completed_on": done}
        milestone(cast, **made)
        withdrawn(milestone(cast, **made))
    everyone = list(Milestone.objects.filter(project=cast.project))
    assert {status_of(m, TODAY) for m in everyone} == set(STATUS_WORDS)
    for key in STATUS_WORDS:
        by_database = set(Milestone.objects.filter(status_q(key, TODAY)).values_list("pk", flat=True))
        assert by_database == {m.pk for m in everyone if status_of(m, TODAY) == key}, key


@pytest.mark.parametrize(
    ("day", "status", "word"),
    [
        (TODAY - timedelta(days=1), MilestoneStatus.PLANNED, "forsinket"),
        (TODAY - timedelta(days=1), MilestoneStatus.STARTED, "forsinket"),
        (TODAY, MilestoneStatus.PLANNED, "planlagt"),
        (TODAY, MilestoneStatus.STARTED, "i gang"),
        (None, MilestoneStatus.PLANNED, "ikke fastsatt"),
        (None, MilestoneStatus.STARTED, "i gang"),
    ],
)
def test_a_milestone_is_late_the_day_after_its_date(cast, day, status, word):
    milestone(cast, current_date=day, status=status)
    [row] = milestone_rows(cast.project, cast.people["secretary"], TODAY)
    assert (row.status, row.late, row.days_late) == (word, word == "forsinket", int(word == "forsinket"))


def test_the_late_come_longest_overdue_first_and_the_coming_within_six_weeks(cast):
    for title, days in (("A", -2), ("B", -9), ("C", 0), ("D", 42), ("E", 43), ("F", 5)):
        milestone(cast, title, current_date=TODAY + timedelta(days=days))
    milestone(cast, "Nådd", current_date=TODAY, status=MilestoneStatus.DONE, completed_on=TODAY)
    withdrawn(milestone(cast, "Trukket", current_date=TODAY - timedelta(days=3)))
    user = cast.people["secretary"]
    assert [r.milestone.title for r in late(cast.project, user, TODAY)] == ["B", "A"]
    assert [r.milestone.title for r in coming(cast.project, user, TODAY)] == ["C", "F", "D"]
    assert [r.milestone.title for r in coming(cast.project, user, TODAY, days=4)] == ["C"]
    counts = plan_counts(milestones(cast.project, user), TODAY)
    assert (counts.total, counts.done, counts.late, counts.coming, counts.undated) == (7, 1, 2, 3, 0)


def test_working_material_is_not_there_for_others(cast):
    milestone(cast, "Arbeidsgruppas", access=Access.RESTRICTED, body=cast.work_body)
    for role, seen in (("work_group", 1), ("secretary", 1), ("union_rep", 0), ("employee", 0), ("administrator", 0)):
        user = cast.people[role]
        assert len(milestone_rows(cast.project, user, TODAY)) == seen, role
        assert plan_counts(milestones(cast.project, user), TODAY).total == seen, role
        assert all_milestones(cast.project, user).count() == seen, role


def test_the_drawing_has_a_group_for_each_body_and_those_without_come_last(cast):
    milestone(cast, "Uten organ")
    milestone(cast, "I gruppa", body=cast.work_body)
    milestone(cast, "I styringsgruppa", body=cast.steering, starts_on=date(2011, 2, 1))
    milestone(cast, "Uten dato", current_date=None, baseline_date=None, body=cast.steering)
    user = cast.people["secretary"]
    ordered = gantt_order(milestones(cast.project, user), "organ")
    chart = gantt_of(ordered, user, cast.project, TODAY)
    assert [g.name for g in chart.groups] == ["Styringsgruppa", "Arbeidsgruppe kultur", "Uten organ"]
    [steering] = chart.groups[0].rows
    assert (steering.start, steering.end, steering.current) == (date(2011, 2, 1), date(2011, 4, 1), date(2011, 4, 1))
    assert chart.today == TODAY


def test_a_group_does_not_name_a_study_area_that_is_not_seen(cast):
    hidden = study_area(cast, "Hemmelig område", access=Access.RESTRICTED, body=cast.steering)
    seen = study_area(cast, "Kultur")
    milestone(cast, "Under det skjulte", study_area=hidden)
    milestone(cast, "Under kultur", study_area=seen)
    employee = cast.people["employee"]
    ordered = gantt_order(milestones(cast.project, employee), BY_STUDY_AREA)
    chart = gantt_of(ordered, employee, cast.project, TODAY, by=BY_STUDY_AREA)
    assert [g.name for g in chart.groups] == ["Kultur", "Uten utredningsområde"]
    assert write(hidden).title not in str(chart)
