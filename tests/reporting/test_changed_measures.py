"""The dashboard tells which measures changed since the last meeting: other kroner and dates, another step, lapsed."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from budget import services
from budget.models import MeasureDecision
from omstilling.audit.uow import example_clock
from omstilling.reporting.selectors.changes import changes_since
from projects.models import Access
from tests import cast as c
from tests.cast import write

MET, TODAY = date(2011, 3, 10), date(2011, 3, 15)


def at(day: int):
    return example_clock(datetime(2011, 3, day, 12, tzinfo=UTC))


@pytest.fixture
def told(cast, django_assert_max_num_queries):
    """What is told to somebody, by the measure's title: (what, detail)."""
    meeting = c.meeting(cast, held_on=MET)

    def told(who: str) -> dict[str, tuple[str, str]]:
        with django_assert_max_num_queries(8):
            found = changes_since(cast.project, cast.people[who], meeting, TODAY, [], [])
        return {
            change.text.partition(": ")[2]: (str(change.what), change.detail.replace("\u00a0", " "))
            for change in found
            if change.text.startswith("Tiltak")
        }

    return told


def measure(cast, title: str, number: int, **more):
    start = {"effective_from": date(2011, 7, 1), "full_year_effect": 1_000_000}
    return c.measure(cast, title, number=number, **{**start, **more})


def test_each_measure_that_changed_is_told_once_with_what_it_did(cast, told):
    with at(1):
        less, gone, up, same = (measure(cast, t, n) for n, t in enumerate(("Mindre", "Borte", "Opp", "Likt"), start=1))
    with at(12):
        change = {"full_year_effect": 700_000}
        services.update_measure(measure=less, changes=change, by=cast.secretary, reason="Nye tall")
        services.withdraw_measure(measure=gone, by=cast.secretary, reason="Ikke mulig")
        services.update_measure(measure=same, changes={"description": "Mer om det"}, by=cast.secretary)
        for one in (up, less):
            decision = c.decision(cast, c.case(cast, f"Sak {one.number}"), decided_on=date(2011, 3, 12))
            write(MeasureDecision(measure=one, decision=decision))
    found = told("secretary")
    assert found["Borte"] == ("bortfalt", "Ikke mulig; 1 000 000 kr mindre")
    assert found["Mindre"][0] == "endret"
    assert found["Mindre"][1].startswith("fra forslag til vedtatt; helårsvirkning fra 1 000 000 kr til 700 000 kr")
    assert found["Opp"] == ("nytt trinn", "fra forslag til vedtatt")
    assert "Likt" not in found


def test_what_is_kept_from_somebody_is_not_told(cast, told):
    hidden = {"access": Access.RESTRICTED, "body": cast.bodies["work_body"]}
    with at(1):
        kept = measure(cast, "Skjermet", 1, **hidden)
    with at(12):
        services.update_measure(measure=kept, changes={"full_year_effect": 1}, by=cast.secretary)
    assert "Skjermet" in told("secretary") and "Skjermet" not in told("employee")


def test_the_page_shows_them(cast, told):
    with at(1):
        one = measure(cast, "Samlet renhold", 1)
    with at(12):
        services.update_measure(measure=one, changes={"full_year_effect": 400_000}, by=cast.secretary)
    page = cast.client("secretary").get(f"/{cast.project.slug}/").content.decode().replace("\u00a0", " ")
    part = page[page.index('id="siden-sist"') :]
    assert "Tiltak 1: Samlet renhold" in part and "600 000 kr mindre" in part
