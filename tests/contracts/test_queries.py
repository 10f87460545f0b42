"""How many queries each page asks: the committed table, and no page asks more when there is more to show.

``pytest tests/contracts/test_queries.py --write-queries`` writes the table anew; explain a number that grows.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.test.utils import CaptureQueriesContext

from budget.models import (
    BudgetAmount,
    BudgetArea,
    BudgetLine,
    BudgetNote,
    CostKind,
    Investment,
    InvestmentStatus,
    InvestmentYear,
    LineKind,
    MeasureCase,
    MeasureConsultation,
    ProjectCost,
    ProjectSpending,
)
from budget.selectors.imports import forget_previews
from projects.models import Consultation, NewsItem
from tests import cast as make
from tests.contracts.tower import ROOT
from tests.contracts.world import World, pages

TABLE = ROOT / "tests" / "contracts" / "queries.json"
#: So many parts of a page may be asked for only when there is something in them.
BRANCHES = 4
MORE = 30
#: Pages of the project that are looked at, by whom: those who see the most ask the most.
READER = "secretary"
#: Answers that make or hand out something else than a page.
NOT_PAGES = {"accounts:logout", "accounts:login"}


def shown(world: World, client: Any) -> dict[str, str]:
    """Return the addresses that answer the reader with a page."""
    found = {}
    for page in pages():
        if page.name in NOT_PAGES:
            continue
        address = world.address(page)
        response = client.get(address)
        if response.status_code == 200 and response["Content-Type"].startswith("text/html"):
            found[page.name] = address
    return found


def count(client: Any, address: str) -> int:
    ContentType.objects.clear_cache()
    forget_previews()
    with CaptureQueriesContext(connection) as caught:
        assert client.get(address).status_code == 200
    return len(caught)


def more_of_everything(cast: Any, world: World) -> None:
    """Add thirty of each thing that lists show, each with what a row of it shows."""
    people = list(cast.people.values())
    for number in range(MORE):
        day, person = date(2011, 1, 3) + timedelta(days=number), people[number % len(people)]
        make.milestone(cast, f"Milepæl {number}", current_date=day, responsible=person, body=cast.bodies["steering"])
        make.risk(cast, f"Risiko {number}", owner=person)
        make.goal(cast, f"Mål {number}")
        area = make.study_area(cast, f"Område {number}", owner=person)
        measure = make.measure(cast, f"Tiltak {number}", owner=person, unit=world.unit, study_area=area)
        more_of_the_plan(cast, world, measure, number)
        more_of_the_proofs(cast, world, measure, number)
        decided = make.decision(cast, responsible=person, deadline=day + timedelta(days=60))
        make.agenda_item(cast, world.meeting, decided.case, decision=decided)
        make.meeting(cast, held_on=date(2011, 6, 1) + timedelta(days=number))
        make.write(NewsItem(project=cast.project, title=f"Nyhet {number}", text="Tekst.", author=person))


def more_of_the_proofs(cast: Any, world: World, measure: Any, number: int) -> None:
    """Add a meeting with the unions, and link the measure to the meeting and the case that have pages."""
    values = {"form": "consultation", "held_on": date(2011, 1, 3) + timedelta(days=number), "parties": "Fagforbundet"}
    make.write(Consultation(project=cast.project, number=100 + number, **values))
    make.write(MeasureConsultation(measure=measure, consultation=world.consultation))
    make.write(MeasureCase(measure=measure, case=world.case))


def more_of_the_plan(cast: Any, world: World, measure: Any, number: int) -> None:
    """Add one of each thing that stands in the plan, in the project's own budget and among the investments."""
    project, code = cast.project, f"9.{number}"
    area = make.write(BudgetArea(project=project, code=code, name=code, unit=world.unit))
    kind = {"kind": LineKind.MEASURE, "measure": measure}
    line = make.write(BudgetLine(project=project, number=100 + number, title=code, budget_area=area, **kind))
    make.write(BudgetAmount(line=line, year=2011, amount=number))
    make.write(BudgetAmount(line=world.budget_line, year=2020 + number, amount=number))
    make.write(BudgetNote(project=project, year=2011, amount=number, source=code, budget_area=area))
    make.write(ProjectCost(project=project, kind=CostKind.OTHER, title=code, year=2011, amount=number))
    make.write(ProjectSpending(cost=world.cost, spent_on=date(2011, 1, 1), amount=number))
    made = make.write(Investment(project=project, number=100 + number, title=code, status=InvestmentStatus.PLANNED))
    make.write(InvestmentYear(investment=made, year=2011, amount=number))
    make.write(InvestmentYear(investment=world.investment, year=2020 + number, amount=number))


@pytest.fixture
def measured(cast: Any) -> Callable[[], dict[str, int]]:
    world = World(cast)
    client = cast.client(READER)
    addresses = shown(world, client)

    def measure() -> dict[str, int]:
        return {name: count(client, address) for name, address in sorted(addresses.items())}

    measure.world = world  # type: ignore[attr-defined]
    return measure


@pytest.mark.once  # the questions are the same on both databases; the bench counts them on PostgreSQL
@pytest.mark.django_db
def test_no_page_asks_more_than_the_table_says_nor_more_for_more_rows(
    cast: Any, measured: Any, request: pytest.FixtureRequest
) -> None:
    few = measured()
    more_of_everything(cast, measured.world)
    many = measured()
    now = {name: [few[name], many[name]] for name in few}
    if request.config.getoption("--write-queries"):
        lines = ",\n".join(f"  {json.dumps(name)}: {json.dumps(counts)}" for name, counts in now.items())
        TABLE.write_text(f"{{\n{lines}\n}}\n", encoding="utf-8")
        return
    table = json.loads(TABLE.read_text(encoding="utf-8"))
    assert sorted(table) == sorted(now), "the table lacks a page, or has one that is gone: --write-queries"
    grown = {name: (table[name], counts) for name, counts in now.items() if any(map(int.__gt__, counts, table[name]))}
    assert not grown, f"more queries than the table says (table, now): {grown}"


def test_the_table_says_that_no_page_asks_for_each_row() -> None:
    table = json.loads(TABLE.read_text(encoding="utf-8"))
    # What is shown only when there is something to show asks its own question once; a row of thirty would ask thirty.
    assert {name for name, (few, many) in table.items() if many - few > BRANCHES} == set()
