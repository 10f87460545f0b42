"""What the dashboard reads together is what each of its parts would read by itself, whoever looks."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.utils import timezone

from budget.models import BudgetLine, LineKind, MeasureRelation, MeasureYear, RelationKind
from budget.selectors import forecast_now, read_together, target_status
from budget.watch import Given, snapshot, watch
from omstilling.reporting.selectors import attention as attentions
from omstilling.reporting.selectors.agenda import latest_decisions
from omstilling.reporting.selectors.attention import attention, open_decisions
from omstilling.reporting.selectors.changes import changes_since
from omstilling.reporting.selectors.dashboard import dashboard
from projects.models import Access, MilestoneStatus
from projects.selectors import plan
from tests import cast as c
from tests.cast import write
from tests.reporting.setting import TODAY, decided, furnish

pytestmark = pytest.mark.django_db
READERS = ("secretary", "chair", "council", "employee", "work_member", "auditor")


@pytest.fixture
def rich(cast):
    """A project with measures of every kind that a check or the forecast has something to say of."""
    furnish(cast)
    hidden = {"access": Access.RESTRICTED, "body": cast.bodies["work_body"]}
    one = decided(cast, "Første", 1_000_000, date(2011, 1, 1), number=861, probability=60)
    other = c.measure(cast, "Andre", number=862, full_year_effect=2_000_000, effective_from=date(2011, 6, 1))
    kept = c.measure(cast, "Skjermet", number=863, effective_to=date(2012, 12, 31), **hidden)
    undated = decided(cast, "Uten dato", 500_000, None, number=864, confirmed=False)
    gone = c.measure(cast, "Bortfalt", number=865, withdrawn_at=timezone.now())
    write(MeasureRelation(measure=one, other=other, kind=RelationKind.REQUIRES))
    write(MeasureRelation(measure=one, other=gone, kind=RelationKind.REQUIRES))
    write(MeasureRelation(measure=other, other=kept, kind=RelationKind.OVERLAPS, overlap=100_000))
    write(MeasureYear(measure=one, year=2011, amount=700_000))
    write(BudgetLine(project=cast.project, number=1, kind=LineKind.MEASURE, measure=other, title="Linje"))
    old = {"decided_on": date(2010, 12, 1), "deadline": date(2011, 1, 31)}
    for outcome in ("adopted", "rejected"):
        made = c.decision(cast, c.case(cast, f"Gammel sak {outcome}"), outcome=outcome, **old)
        write(snapshot.MeasureDecision(measure=undated, decision=made))
    return cast


def readers(cast: Any) -> list[Any]:
    return [cast.people[name] for name in READERS if name in cast.people]


def test_tallvakta_and_the_forecast_find_the_same_in_what_was_read_together(rich) -> None:
    project, told = rich.project, set()
    for user in readers(rich):
        together = read_together(project, user, TODAY)
        lacking = list(open_decisions(project, user, TODAY))
        alone = watch(project, user, TODAY)
        assert watch(project, user, TODAY, Given(together, lacking)) == alone
        status = target_status(project, user, TODAY)
        assert forecast_now(project, user, TODAY, status, together) == forecast_now(project, user, TODAY, status)
        told.update(finding.code for finding in alone.open)
    assert {"T04", "T05", "T06", "T08", "T12"} <= told


def test_what_lacks_something_is_told_in_python_as_in_the_database(rich) -> None:
    for user in readers(rich):
        found = list(snapshot._lacking(rich.project, user, TODAY))
        seen = snapshot.Decision.objects.visible_to(user).active().filter(project=rich.project)
        assert {d.pk for d in seen if snapshot.lacks(d, TODAY)} == {d.pk for d in found}
    assert found


def test_what_needs_attention_and_what_is_new_are_the_same_read_together_or_apart(rich, monkeypatch) -> None:
    project, since = rich.project, date(2011, 2, 1)
    ahead = timezone.localdate()
    for user in readers(rich):
        for today in (TODAY, ahead):
            together = read_together(project, user, today)
            assert attention(project, user, today, [], 0, together) == attention(project, user, today, [], 0)
            meeting = dashboard(project, user, today).last_meeting
            if meeting is not None:
                meeting.held_on = since
                decisions = latest_decisions(project, user, today, 20)
                apart = changes_since(project, user, meeting, today, decisions, [])
                assert changes_since(project, user, meeting, today, decisions, [], together) == apart
    monkeypatch.setattr(attentions, "READ", 1)
    user = rich.people["secretary"]
    together = read_together(project, user, TODAY)
    lines = [attention(project, user, TODAY, [], 0, given).groups[-1] for given in (together, None)]
    assert lines[0] == lines[1] and lines[0].key == "watch"


def test_milestones_are_the_same_read_at_once_or_each_kind_by_itself(rich, monkeypatch) -> None:
    since = date(2011, 2, 1)
    for number in range(870, 876):
        day = TODAY + timedelta(days=7 * (number - 872))
        c.milestone(rich, f"M{number}", number=number, current_date=day)
        c.milestone(
            rich, f"N{number}", number=number + 20, current_date=day, completed_on=day, status=MilestoneStatus.DONE
        )
    user = rich.people["secretary"]
    at_once = plan.noticed(rich.project, user, TODAY, since, 2, 3)
    never = plan.noticed(rich.project, user, TODAY, None, 2, 3)
    monkeypatch.setattr(plan, "AT_ONCE", 0)
    assert plan.noticed(rich.project, user, TODAY, since, 2, 3) == at_once
    assert plan.noticed(rich.project, user, TODAY, None, 2, 3) == never
    assert len(at_once.late) == 2 < at_once.late_count and len(at_once.coming) == 3 and at_once.reached
    assert never.reached == []
