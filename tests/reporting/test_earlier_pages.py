"""«Slik så prosjektet ut»: each main page as of a day agrees with the page that was taken that day."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.urls import get_resolver, resolve, reverse

from budget.models import Measure, Target
from omstilling.audit.uow import SystemActor, example_clock, unit_of_work
from omstilling.ui.flow import ServiceFormView
from projects.models import Body, Decision, Document, Goal, Milestone, NewsItem, Question, Risk, Seat, StudyArea, Unit
from projects.views.earlier import dated, shows
from tests import cast as c
from tests.cast import make_cast
from tests.contracts.samples import samples
from tests.contracts.world import World
from tests.contracts.world import _walk as walk
from tests.reporting.setting import TODAY, furnish, hide

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
    # A drawing's key comes of its words, and the plan's say which day its line is.
    main = re.sub(r"\bgantt-[0-9a-f]{10}\b", "gantt", main)
    return re.sub(r"\s+", " ", main)


def taken(cast: Any, role: str, paths: tuple[str, ...]) -> dict[str, str]:
    client, pages = cast.client(role), {}
    for path in paths:
        answer = client.get(f"/{cast.project.slug}/{path}")
        assert answer.status_code == 200, (role, path, answer.status_code)
        page = answer.content.decode()
        # Seen later, the line of the plan is not of today.
        page = page.replace(">I dag ", ">Dagen du ser ").replace("streken er i dag,", "streken er dagen du ser,")
        pages[path] = content(dated(page, f"/{cast.project.slug}/{path}".split("?")[0], cast.project.slug, TODAY))
    return pages


def earlier(cast: Any, role: str, path: str, day: str = "2011-03-15") -> Any:
    joined = f"{path}&dato={day}" if "?" in path else f"{path}?dato={day}"
    return cast.client(role).get(f"/{cast.project.slug}/{joined}")


def compare(cast: Any, role: str, paths: tuple[str, ...]) -> None:
    pages = taken(cast, role, paths)
    act_later(cast)
    now = taken(cast, role, paths)
    for path, page in pages.items():
        answer = earlier(cast, role, path)
        assert answer.status_code == 200, path
        shown = answer.content.decode()
        assert content(shown).split("> ") == page.split("> "), path
        assert "Slik så prosjektet ut 15. mars 2011." in shown
    same = {path for path in pages if now[path] == pages[path]}
    assert len(same) < 5, same


@pytest.mark.sweep
@pytest.mark.parametrize("role", ["auditor", "employee", "union_rep"])
def test_each_main_page_as_of_a_day_agrees_with_the_page_taken_then(then, role):
    compare(then, role, MAIN)


@pytest.mark.sweep
@pytest.mark.parametrize("role", ["secretary", "union_rep", "employee"])
def test_every_page_that_can_be_shown_as_it_was_answers_and_offers_nothing_to_do(db, role):
    with example_clock(THEN):
        cast = make_cast()
        world = World(cast)
    with example_clock(LATER):
        cast.project.refresh_from_db()
        cast.project.frozen_today = LATER.date()
        c.write(cast.project)
    client, shown = cast.client(role), 0
    for pattern, namespace, page in walk(get_resolver().url_patterns):
        if not shows(getattr(page.callback, "view_class", None)):
            continue
        sample = samples(world, page.name, pattern)
        url = reverse(f"{namespace}:{page.name}", kwargs={name: sample[name] for name in page.pattern.converters})
        live, answer = client.get(url), client.get(url, {"dato": "2011-03-15"})
        assert answer.status_code == live.status_code, url
        if answer.status_code == 200:
            shown += 1
            main = content(answer.content.decode())
            assert 'method="post"' not in main, url
            for href in re.findall(r'href="(/[^"]*)"', main):
                found = resolve(href.split("?")[0].split("#")[0].replace("&amp;", "&")).func
                assert not issubclass(getattr(found, "view_class", object), ServiceFormView), (url, href)
    assert shown > 30


def test_the_pages_most_read_as_of_a_day_agree_with_those_taken_then(then):
    compare(then, "employee", ("", "tiltak/", "plan/", "vedtak/", "moter/", "infoside/"))


def test_what_was_taken_back_from_everybody_is_shown_on_no_earlier_day(then):
    with example_clock(THEN), unit_of_work(by=SystemActor("Testen"), reason="Da"):
        item = NewsItem.objects.filter(published_at__isnull=False).first()
        item.title = "Nevner Kari"
        item.save()
        asked = Question(project=then.project, number=1, text="Hva med Ola?", wording="Hva med Ola?", answer="Ja.")
        asked.asked_on, asked.published_at = TODAY, THEN
        asked.save()
    paths = ("infoside/", "nyheter/", "sporsmal/", f"nyheter/{item.pk}/")
    with example_clock(LATER), unit_of_work(by=SystemActor("Testen"), reason="Siden"):
        project = type(then.project).objects.get(pk=then.project.pk)
        project.frozen_today = LATER.date()
        project.save()
    before = "".join(earlier(then, "employee", path).content.decode() for path in paths)
    assert "Nevner Kari" in before and "Hva med Ola?" in before
    with example_clock(LATER), unit_of_work(by=SystemActor("Testen"), reason="Tatt tilbake"):
        item = NewsItem.objects.get(pk=item.pk)
        item.withdraw()
        asked = Question.objects.get(pk=asked.pk)
        asked.published_at = None
        asked.save()
    for path in paths:
        page = earlier(then, "employee", path).content.decode()
        assert "Nevner Kari" not in page and "Hva med Ola?" not in page, path


@pytest.mark.once
def test_one_reads_and_moves_around_but_does_not_act(then):
    act_later(then)
    live = then.client("secretary").get(f"/{then.project.slug}/tiltak/803/").content.decode()
    page = earlier(then, "secretary", "tiltak/803/").content.decode()
    main = content(page)
    assert "/tiltak/803/endre/" in live and "Omdøpt" in live
    assert "endre/" not in main and 'method="post"' not in main and "Ny skolestruktur" in main
    assert f'href="/{then.project.slug}/tiltak/?dato=2011-03-15"' in page
    assert f'href="/{then.project.slug}/plan/?dato=2011-03-15"' in page
    assert f'href="/{then.project.slug}/tiltak/803/">' in page, "the way back to the page as it is now"
    listed = earlier(then, "secretary", "tiltak/?sort=-nr").content.decode()
    assert '<input type="hidden" name="dato" value="2011-03-15">' in content(listed)
    assert "tiltak/ny/" not in listed and "sort=nr&amp;dato=2011-03-15" in listed
    assert "Se prosjektet slik det var" in live and "Se prosjektet slik det var" not in page


@pytest.mark.once
def test_the_day_one_looks_at_is_not_called_today_and_no_card_stands_without_its_button(then):
    act_later(then)
    plan = content(earlier(then, "employee", "plan/").content.decode())
    assert "Dagen du ser 15.03.2011" in plan and "er dagen du ser, 15. mars 2011" in plan and "I dag 1" not in plan
    live = then.client("employee").get(f"/{then.project.slug}/infoside/").content.decode()
    page = content(earlier(then, "employee", "infoside/").content.decode())
    for words in ("Få vite når noe er nytt", "Still et spørsmål", "Lurer du på noe?"):
        assert words in live and words not in page, words
    assert "Se hvem du kan spørre" in page


@pytest.mark.once
def test_a_file_holds_the_day_and_says_so(then):
    act_later(then)
    answer = earlier(then, "auditor", "tiltak/?format=csv")
    text = answer.content.decode("utf-8-sig")
    assert "Samlet renhold" in text and "Nytt etterpå" not in text
    assert "-slik-det-var-2011-03-15.csv" in answer["Content-Disposition"]
    assert (
        "Samlet renhold" not in then.client("auditor").get(f"/{then.project.slug}/tiltak/?format=csv").content.decode()
    )


@pytest.mark.once
@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("32.13.2011", "Datoen finnes ikke"),
        ("i fjor", "Skriv datoen som dag.måned.år"),
        ("2011-04-21", "har ikke vært ennå"),
        ("2011-03-14", "Prosjektet var ikke i portalen"),
    ],
)
def test_a_day_that_cannot_be_shown_is_refused_kindly(then, typed, said):
    act_later(then)
    answer = earlier(then, "employee", "tiltak/", typed)
    page = answer.content.decode()
    assert answer.status_code == 422 and said in page and f'value="{typed}"' in page
    assert "Omdøpt" in page and "Slik så prosjektet ut" not in page


@pytest.mark.once
def test_today_and_pages_that_are_of_now_are_shown_as_they_are(then):
    act_later(then)
    slug = then.project.slug
    for path in ("tiltak/?sort=nr&dato=20.04.2011", "tiltak/?sort=nr&dato="):
        answer = then.client("secretary").get(f"/{slug}/{path}")
        assert answer.status_code == 302 and answer["Location"] == f"/{slug}/tiltak/?sort=nr"
    answer = then.client("secretary").get(f"/{slug}/tiltak/803/endre/?dato=2011-03-15")
    assert answer.status_code == 302 and answer["Location"] == f"/{slug}/tiltak/803/endre/"
    assert then.client(None).get(f"/{slug}/tiltak/?dato=2011-03-15").status_code == 302
    assert then.client("outsider").get(f"/{slug}/tiltak/?dato=2011-03-15").status_code == 404


@pytest.mark.once
def test_what_was_not_there_is_not_found_and_what_is_withdrawn_later_is(then):
    act_later(then)
    answer = earlier(then, "auditor", "tiltak/850/")
    page = answer.content.decode()
    assert answer.status_code == 404 and "var ikke lagt inn i portalen den dagen" in page
    assert "Ikke å finne 15. mars 2011" in page and "Slik så prosjektet ut" in page
    assert "Samlet renhold" in earlier(then, "auditor", "tiltak/801/").content.decode()
    assert earlier(then, "auditor", "tiltak/99999/").content.decode().count("Ikke å finne") == page.count(
        "Ikke å finne"
    )


@pytest.mark.once
def test_who_may_see_is_decided_today(then):
    act_later(then)
    with example_clock(LATER):
        measure = Measure.objects.get(number=803)
        measure.access, measure.body = "restricted", then.work_body
        c.write(measure)
    assert "Ny skolestruktur" not in earlier(then, "employee", "tiltak/").content.decode()
    assert earlier(then, "employee", "tiltak/803/").status_code == 404
    assert "Ny skolestruktur" in earlier(then, "auditor", "tiltak/").content.decode()
    grant = then.employee.grants.get()
    with unit_of_work(by=SystemActor("Testen"), reason="Sluttet"):
        grant.withdraw()
    assert earlier(then, "employee", "tiltak/").status_code == 404
