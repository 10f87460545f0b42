"""The info page as everybody reads it who is not logged in: opened, with what the example has decided and planned."""

from __future__ import annotations

import sys
from typing import Any

from django.test import Client

from meetings.models import Meeting
from omstilling.audit.uow import SystemActor, unit_of_work
from projects.models import Access, Milestone, NewsItem, Project
from tests.bench.server import Caller, pair, served

#: How many times the floor the page may take. The floor knows who is logged in; the page asks nobody.
LIMIT = 1.5


def fill_open_page(project: Project) -> str:
    """Open the project's info page, see that it has something of each kind, and return its address."""
    from budget.models import Measure

    with unit_of_work(by=SystemActor("Målingen"), reason="Åpner infosiden"):
        project.info_open = True
        project.save()
        for model in (Measure, Milestone, NewsItem, Meeting):
            for row in model.objects.active().filter(project=project, access=Access.INTERNAL):
                row.access = Access.PUBLIC
                row.save()
    return f"/{project.slug}/infoside/"


def measured_open_page(project: Project, floor_cookie: str, rounds: int, queries: Any) -> dict[str, Any]:
    """Return the page without login beside the floor of as many rows."""
    path = fill_open_page(project)
    html = Client().get(path).content.decode()
    content = html[html.find("<main") : html.find("</main>")]
    # Decisions and measures stand there as articles with a heading each, and not as rows.
    shown = content.count("<tr") + content.count("<li") + content.count('class="info-item"')
    with (
        served("omstilling.wsgi", "omstilling.settings") as port,
        served("tests.bench.floor", "tests.bench.floor_settings") as under,
    ):
        stranger, floor = Caller(port, ""), Caller(under, floor_cookie)
        ms, floor_ms = pair((stranger, path), (floor, f"/gulv/{shown}/"), rounds)
    found = {
        "ms": round(ms, 2),
        "floor_ms": round(floor_ms, 2),
        "rows": shown,
        "ratio": round(ms / floor_ms, 2),
        "queries": queries(path, Client()),
        "limit": LIMIT,
    }
    print("info_page_open", found, file=sys.stderr, flush=True)
    return found
