"""The tables as they stood: compared with what was read then, and never wider open than today."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from random import Random
from typing import Any

import pytest
from django.db import connection, models
from django.test.utils import CaptureQueriesContext

from budget.models import Measure
from omstilling.audit.as_of import as_it_was, day_shown, end_of, is_past
from omstilling.audit.errors import UntrackedWrite
from omstilling.audit.past_rows import LEVELS
from omstilling.audit.registry import tracked_models
from omstilling.audit.uow import SystemActor, example_clock, unit_of_work
from projects.models import Access, Case, CaseExemptPart, Milestone, Project, Risk, StudyArea
from tests import cast as c

START = datetime(2011, 3, 1, 8, tzinfo=UTC)
BY = {"by": SystemActor("Testen"), "reason": "Prøver tiden"}


def plain(model: Any) -> list[dict[str, Any]]:
    """Return the rows of a table as plain values, through Django as a page would."""
    return list(model.objects.order_by("pk").values())


def act(moment: datetime, *rows: Any, **changes: Any) -> None:
    with example_clock(moment), unit_of_work(**BY):
        for row in rows:
            for name, value in changes.items():
                setattr(row, name, value)
            row.save()


def random_act(luck: Random, project: Any, kinds: dict[type, Any]) -> None:
    """Make, change or withdraw something."""
    model = luck.choice(list(kinds))
    there = list(model.objects.filter(project=project, withdrawn_at=None))
    choice = luck.random()
    if choice < 0.4 or not there:
        number = model.objects.filter(project=project).count() + 700
        numbered = {} if model is StudyArea else {"number": number}
        model(project=project, title=f"Ny {luck.random()}", **numbered, **kinds[model]).save()
        return
    row = luck.choice(there)
    if choice < 0.85:
        row.title = f"Endret {luck.random()}"
        row.save()
    else:
        row.withdraw()


@pytest.mark.parametrize("seed", [1, 2])
def test_what_is_read_as_of_a_moment_is_what_was_read_then(cast, seed):
    luck, moment, snapshots = Random(seed), START, []
    kinds = {Measure: {}, Milestone: {}, Risk: {"probability": 2, "consequence": 3}, StudyArea: {}}
    for _round in range(30):
        moment += timedelta(hours=luck.randrange(1, 30))
        with example_clock(moment), unit_of_work(**BY):
            for _act in range(luck.randrange(1, 4)):
                random_act(luck, cast.project, kinds)
        snapshots.append((moment, {model: plain(model) for model in kinds}))
    assert any(row["withdrawn_at"] for row in snapshots[-1][1][Measure] + snapshots[-1][1][Milestone])
    now = {model: plain(model) for model in kinds}
    for at, then in luck.sample(snapshots, 10):
        for moment in (at, at + timedelta(minutes=59)):
            with as_it_was(moment, within=luck.choice((None, cast.project))):
                assert {model: plain(model) for model in kinds} == then
    with as_it_was(START):
        assert not any(plain(model) for model in kinds)
    assert {model: plain(model) for model in kinds} == now and not is_past()


def test_every_tracked_table_can_be_shown_as_it_was(cast):
    c.measure(cast, "Et tiltak")
    for within in (None, cast.project):
        with as_it_was(end_of(datetime(2100, 1, 1).date()), within=within):
            for model in tracked_models():
                kind: Any = model
                for shadow in (kind, kind.history.model):
                    list(shadow._base_manager.all())
            assert Measure.objects.get().title == "Et tiltak"


def test_what_belongs_to_another_project_is_left_out(cast):
    from tests.cast import make_cast

    other = make_cast("annen")
    c.measure(other, "Hos de andre")
    mine = c.measure(cast, "Hos oss")
    later = end_of(datetime(2100, 1, 1).date())
    with as_it_was(later, within=cast.project):
        assert list(Measure.objects.all()) == [mine] and list(Project.objects.all()) == [cast.project]
        assert {body.project_id for body in type(cast.steering).objects.all()} == {cast.project.pk}
    with as_it_was(later):
        assert Measure.objects.count() == 2


def test_the_day_is_the_projects_own(cast):
    with example_clock(START), unit_of_work(**BY):
        cast.project.purpose = "Et formål"
        cast.project.save()
    with as_it_was(end_of(START.date()), within=cast.project):
        assert day_shown() == START.date() == cast.project.today()
    later = datetime(2100, 1, 1, tzinfo=UTC)
    with as_it_was(later, within=cast.project):
        found = Project.objects.get(pk=cast.project.pk)
        assert found.frozen_today == later.date() == found.today()


def test_nothing_is_written_while_an_earlier_moment_is_shown(cast):
    measure = c.measure(cast, "Et tiltak")
    with as_it_was(end_of(datetime(2100, 1, 1).date())):
        with pytest.raises(UntrackedWrite), unit_of_work(**BY):
            measure.save()
        with pytest.raises(UntrackedWrite), connection.cursor() as cursor:
            cursor.execute("DELETE FROM budget_measure")
        with pytest.raises(RuntimeError), as_it_was(START):
            pass
    assert Measure.objects.get().title == "Et tiltak"


def test_an_error_inside_leaves_the_tables_as_they_are(cast):
    measure = c.measure(cast, "Et tiltak")
    with pytest.raises(ZeroDivisionError), as_it_was(START):
        assert not Measure.objects.exists()
        raise ZeroDivisionError
    assert Measure.objects.get() == measure


def test_a_row_is_as_closed_as_the_closer_of_its_marks_then_and_now(cast):
    assert tuple(Access.values) == LEVELS
    rows = {}
    for then, now in ((a, b) for a in LEVELS for b in LEVELS):
        with example_clock(START):
            row = c.write(Risk(project=cast.project, number=len(rows) + 1, title="x", probability=1, consequence=1))
            act(START, row, access=then, body=cast.steering)
        act(START + timedelta(days=5), row, access=now, body=cast.work_body)
        rows[then, now] = row
    with as_it_was(START + timedelta(days=1)):
        for (then, now), row in rows.items():
            found = Risk.objects.get(pk=row.pk)
            assert found.access == max(then, now, key=LEVELS.index), (then, now)
            # What the steering group kept to itself does not come to the work group that has the row now.
            open_now = LEVELS.index(found.access) < 2
            assert found.body_id == (cast.steering.pk if open_now else None), (then, now)


def test_a_paper_with_a_part_kept_back_later_is_closed_as_it_stood_before(cast):
    with example_clock(START):
        case, other = c.case(cast, "Sak med navn i"), c.case(cast, "Sak uten")
    with example_clock(START + timedelta(days=3)):
        c.write(CaseExemptPart(case=case, section="background", text="Navnet", legal_basis="offl. § 13"))
    with as_it_was(START + timedelta(days=1)):
        assert Case.objects.get(pk=case.pk).access == "exempt"
        assert Case.objects.get(pk=other.pk).access == "public"
        assert case not in Case.objects.visible_to(cast.employee)
    assert Case.objects.get(pk=case.pk).access == "public"


def test_a_table_is_shadowed_once_and_only_when_it_is_asked_for(cast):
    with CaptureQueriesContext(connection) as asked, as_it_was(START):
        assert not Measure.objects.exists() and not Measure.objects.filter(number=1).exists()
    assert len([q for q in asked if "budget_measure" in q["sql"]]) == 2


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_what_is_kept_of_a_moment_on_a_connection_is_as_closed_as_today(monkeypatch):
    from omstilling.audit import as_of

    monkeypatch.setattr(as_of, "MANY", -2)
    cast = c.make_cast()
    with example_clock(START):
        measure = c.measure(cast, "Som det het", body=cast.steering)
    act(START + timedelta(days=2), measure, title="Som det heter")
    for _time in range(2):
        with as_it_was(START + timedelta(days=1), within=cast.project):
            assert Measure.objects.values_list("title", "access").get() == ("Som det het", "internal")
            assert Measure.objects.order_by("pk").annotate(many=models.Count("decision_links")).get().many == 0
        assert Measure.objects.get().title == "Som det heter"
    act(START + timedelta(days=3), measure, access="restricted")
    with as_it_was(START + timedelta(days=1), within=cast.project):
        assert Measure.objects.get().access == "restricted"
    for days in (4, 5, 6):
        with pytest.raises(ZeroDivisionError), as_it_was(START + timedelta(days=days)):
            assert Measure.objects.get().title == "Som det heter"
            raise ZeroDivisionError
        with as_it_was(START + timedelta(days=days)):
            assert Measure.objects.get().title == "Som det heter"
    with as_it_was(START + timedelta(days=1), within=cast.project):
        assert Measure.objects.get().title == "Som det het"
