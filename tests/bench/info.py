"""The info page as everybody reads it who is not logged in: opened, with what the example has decided and planned."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.test import Client

from meetings.models import Meeting
from omstilling.audit.uow import SystemActor, unit_of_work
from projects.models import Access, Milestone, NewsItem, Project
from tests.bench.server import Caller, pair, served

#: How many times the floor the page may take. The floor knows who is logged in; the page asks nobody.
LIMIT = 1.5


def shown_rows(html: str) -> int:
    """Return how many rows a page shows: rows of tables, items of lists, and what the info page tells one by one."""
    content = html[html.find("<main") : html.find("</main>")]
    # Decisions and measures stand on the info page as articles with a heading each, and not as rows.
    return max(1, content.count("<tr") + content.count("<li") + content.count('class="info-item"'))


@contextmanager
def opened(project: Project) -> Iterator[str]:
    """Open the project's info page, with something of each kind on it, and close it again. Hands out its address."""
    from budget.models import Measure

    rows: list[Any] = []
    with unit_of_work(by=SystemActor("Målingen"), reason="Åpner infosiden"):
        project.info_open = True
        project.save()
        for model in (Measure, Milestone, NewsItem, Meeting):
            rows += model.objects.active().filter(project=project, access=Access.INTERNAL)
        for row in rows:
            row.access = Access.PUBLIC
            row.save()
    yield f"/{project.slug}/infoside/"
    with unit_of_work(by=SystemActor("Målingen"), reason="Lukker infosiden"):
        project.info_open = False
        project.save()
        for row in rows:
            row.access = Access.INTERNAL
            row.save()


def measured_open_page(project: Project, floor_cookie: str, rounds: int, queries: Any) -> dict[str, Any]:
    """Return the page without login beside the floor of as many rows."""
    with (
        opened(project) as path,
        served("omstilling.wsgi", "omstilling.settings") as port,
        served("tests.bench.floor", "tests.bench.floor_settings") as under,
    ):
        shown = shown_rows(Client().get(path).content.decode())
        stranger, floor = Caller(port, ""), Caller(under, floor_cookie)
        ms, floor_ms = pair((stranger, path), (floor, f"/gulv/{shown}/"), rounds)
        asked = queries(path, Client())
    found = {
        "ms": round(ms, 2),
        "floor_ms": round(floor_ms, 2),
        "rows": shown,
        "ratio": round(ms / floor_ms, 2),
        "queries": asked,
        "limit": LIMIT,
    }
    print("info_page_open", found, file=sys.stderr, flush=True)
    return found
