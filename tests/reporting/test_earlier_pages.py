"""«Slik så prosjektet ut»: each main page as of a day agrees with the page that was taken that day."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from typing import Any

import pytest

from budget.models import Measure, Target
from omstilling.audit.uow import SystemActor, example_clock, unit_of_work
from omstilling.reporting.models import StatusReport
from projects.models import Access, Body, Decision, Document, Goal, Milestone, NewsItem, Risk, Seat, StudyArea, Unit
from projects.views.earlier import dated
from tests import cast as c
from tests.cast import make_cast
from tests.reporting.setting import CANARY, TODAY, furnish, hide

THEN = datetime(2011, 3, 15, 9, tzinfo=UTC)
LATER = datetime(2011, 4, 20, 9, tzinfo=UTC)
MAIN = (
    "",
    "tiltak/",
    "tiltak/801/",
    "tiltak/malet/",
    "tiltak/prognose/",
    "tiltak/investeringer/",
    "okonomiplan/",
    "plan/",
    "plan/milepaler/",
    "plan/802/",
    "utredningsomrader/",
    "risikoer/",
    "vedtak/",
    "saker/",
    "droftinger/",
    "moter/",
    "mal/",
    "dokumenter/",
    "infoside/",
    "nyheter/",
    "organer/",
    "organer/styringsgruppa/",
    "enheter/",
    "om/",
    "statusrapporter/",
    "sok/?q=renhold",
)


def act_later(cast: Any) -> None:
    """Change, withdraw and add something on every page."""
    with example_clock(LATER), unit_of_work(by=SystemActor("Testen"), reason="Det som skjedde siden"):
        for model in (Measure, Milestone, Risk, StudyArea, Goal, Document, NewsItem, Body, Unit):
            for number, row in enumerate(model.objects.filter(withdrawn_at=None).order_by("pk")):
                for name in ("title", "name"):
                    if hasattr(row, name):
                        setattr(row, name, f"Omdøpt {number}")
                row.save()
        Measure.objects.get(number=801).withdraw()
        Milestone.objects.get(number=802).withdraw()
        NewsItem.objects.filter(published_at__isnull=False).first().withdraw()
        for row in Target.objects.all():
            row.amount = 50_000_000
            row.save()
        measure = Measure.objects.get(number=803)
        measure.full_year_effect = 1_000_000
        measure.save()
        decision = Decision.objects.order_by("pk").first()
        decision.text, decision.meaning = "Noe annet", "Noe annet"
        decision.save()
        c.measure(cast, "Nytt etterpå", number=850, full_year_effect=2_000_000)
        c.milestone(cast, "Ny milepæl", number=850, current_date=date(2011, 3, 10))
        c.meeting(cast, held_on=date(2011, 3, 14))
        c.decision(cast, c.case(cast, "Ny sak"), decided_on=date(2011, 3, 14))
        seat = Seat.objects.filter(body=cast.steering).order_by("-pk").first()
        seat.party = "Et nytt parti"
        seat.save()
        project = type(cast.project).objects.get(pk=cast.project.pk)
        project.frozen_today, project.vision = LATER.date(), "En ny visjon"
        project.save()


@pytest.fixture
def then(db: None) -> Any:
    """A furnished project as it was on the day."""
    with example_clock(THEN):
        cast = make_cast()
        furnish(cast)
        hide(cast)
    return cast


def content(page: str) -> str:
    """Return what a page says: without the frame, and with no mark of the request."""
    main = re.search(r"<main\b.*</main>", page, re.DOTALL)[0]  # type: ignore[index]
    main = re.sub(r'(form_token" value|csrfmiddlewaretoken" value)="[^"]*"', r'\1=""', main)
    main = re.sub(r'<div class="messages".*?</div>', "", main, flags=re.DOTALL)
    return re.sub(r"\s+", " ", main)


def taken(cast: Any, role: str) -> dict[str, str]:
    client, pages = cast.client(role), {}
    for path in MAIN:
        answer = client.get(f"/{cast.project.slug}/{path}")
        assert answer.status_code == 200, (role, path, answer.status_code)
        page = answer.content.decode()
        pages[path] = content(dated(page, f"/{cast.project.slug}/{path}".split("?")[0], cast.project.slug, TODAY))
    return pages


def earlier(cast: Any, role: str, path: str, day: str = "2011-03-15") -> Any:
    joined = f"{path}&dato={day}" if "?" in path else f"{path}?dato={day}"
    return cast.client(role).get(f"/{cast.project.slug}/{joined}")


@pytest.mark.parametrize("role", ["auditor", "employee"])
def test_each_main_page_as_of_a_day_agrees_with_the_page_taken_then(then, role):
    pages = taken(then, role)
    act_later(then)
    now = taken(then, role)
    for path, page in pages.items():
        answer = earlier(then, role, path)
        assert answer.status_code == 200, path
        shown = answer.content.decode()
        assert content(shown) == page, path
        assert "Slik så prosjektet ut 15. mars 2011." in shown
    changed = {path for path in pages if now[path] != pages[path]}
    assert len(changed) > len(MAIN) - 5, set(MAIN) - changed
