"""Who reads what on the info page: the public, an employee of a unit, and somebody who comes back."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.utils import timezone

from budget.models import Measure
from omstilling.accounts.models import User
from projects.models import Access, Contact, Decision, Grant, LastVisit, Milestone, NewsItem
from projects.services import news
from projects.services import questions as services
from tests import cast as c
from tests.cast import write
from tests.flow import post_form
from tests.reporting.setting import CANARY


def info(cast: Any, end: str = "") -> str:
    return f"/{cast.project.slug}/infoside/{end}"


def opened(cast: Any) -> Any:
    cast.project.info_open = True
    write(cast.project)
    return cast


def placed(cast: Any, unit: Any, role: str = "employee") -> None:
    """Say where somebody works."""
    grant = Grant.objects.get(person=cast.people[role])
    grant.unit = unit
    write(grant)


def piece(cast: Any, title: str = "Nye vakter", units: Any = (), at: datetime | None = None, **more: Any) -> NewsItem:
    values = {"text": "Vaktene **endres**.", "author": cast.secretary, "by": cast.secretary, "units": units}
    early = more.pop("affected_at", None)
    item = news.write_news(project=cast.project, title=title, **{**values, **more})
    return news.publish_news(item=item, at=at, affected_at=early, by=cast.secretary)


def read(client: Any, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200, path
    page: str = answer.content.decode()
    return page


def test_the_public_reads_what_is_public_and_no_names_numbers_or_inner_links(kept):
    cast = opened(kept)
    milestone = Milestone.objects.get(number=802)
    milestone.access = Access.PUBLIC
    write(milestone)
    assert not Decision.objects.get(case__title="Sak om færre ledere").is_confirmed
    measure = Measure.objects.get(number=802)
    measure.access, measure.fte_change = Access.PUBLIC, -2
    measure.service_impact = "Lederne samles på rådhuset."
    write(measure)
    piece(cast, "Åpen nyhet", access="public")
    write(Contact(project=cast.project, office="Prosjektkontoret", person=cast.secretary, email="post@example.org"))
    services.publish_answer(
        question=services.ask_question(project=cast.project, text="Et spørsmål?", by=cast.employee),
        wording="Et spørsmål?",
        answer="Et svar.",
        by=cast.secretary,
    )
    answer = cast.client(None).get(info(cast))
    page = answer.content.decode()
    assert answer.status_code == 200 and answer["X-Robots-Tag"] == "noindex"
    for words in (
        "Åpen nyhet",
        "Prosjektkontoret",
        "post@example.org",
        "Høring sendt",
        "Lederne samles på rådhuset.",
        "Sak om samlet renhold",
    ):
        assert words in page, words
    hidden = [CANARY, "Utredning levert", "Sak om færre ledere", "mill.", "kroner", "årsverk", "Et svar.", "Abonn"]
    hidden += [person.full_name for person in User.objects.all()]
    body = page[page.index("<main") : page.index("</main>")]
    assert [words for words in hidden if words in body] == []
    inner = set(re.findall(r'href="(/[^"#]*)', body)) - {
        info(cast),
        info(cast, "sporsmal/nytt/"),
        f"/{cast.project.slug}/nyheter.atom",
    }
    assert {href for href in inner if not href.startswith((info(cast, "nyheter/"), "/apent/"))} == set()
    item = NewsItem.objects.get(title="Åpen nyhet")
    assert "<strong>endres</strong>" in read(cast.client(None), info(cast, f"nyheter/{item.pk}/"))
    internal = NewsItem.objects.get(title="Renholdet samles")
    assert cast.client(None).get(info(cast, f"nyheter/{internal.pk}/")).status_code == 404
    assert cast.client("outsider").get(info(cast)).content.decode().count("Åpen nyhet") == 1
    assert "40\xa0mill." in read(cast.client("employee"), info(cast))


def test_a_page_that_is_closed_and_one_that_is_not_there_send_strangers_to_the_door_alike(full):
    unit = c.unit(full)
    for end in ("", f"enheter/{unit.pk}/", "nyheter/1/", "vapen.bilde"):
        for slug in (full.project.slug, "finnes-ikke"):
            answer = full.client(None).get(f"/{slug}/infoside/{end}")
            assert answer.status_code == 302 and answer["Location"].startswith("/logg-inn/"), end
            assert full.client("outsider").get(f"/{slug}/infoside/{end}").status_code == 404
    opened(full)
    assert full.client(None).get(info(full, f"enheter/{unit.pk}/")).status_code == 200
    assert full.client(None).get(info(full, "enheter/999999/")).status_code == 404
    assert full.client(None).get(info(full, "sporsmal/")).status_code == 302


def test_a_unit_has_its_own_page_with_what_its_parents_are_concerned_by(full):
    sector = c.unit(full, "Oppvekst")
    school, other = c.unit(full, "Nordskolen", parent=sector), c.unit(full, "Teknisk")
    measures = {801: school, 802: sector, 803: other}
    for number, unit in measures.items():
        measure = Measure.objects.get(number=number)
        measure.unit = unit
        write(measure)
    piece(full, "Skoleåret", [sector], section="meaning")
    piece(full, "Bare for teknisk", [other])
    write(Contact(project=full.project, office="Rektor", email="rektor@example.org", unit=school))
    page = read(full.client("union_rep"), info(full, f"enheter/{school.pk}/"))
    main = page[page.index("<article") : page.index("</main>")]
    assert "Skoleåret" in main and "Vaktene <strong>endres</strong>" in main and "Rektor" in main
    assert main.index("Samlet renhold") < main.index("Færre ledere") and "Bare for teknisk" not in main
    placed(full, school)
    mine = read(full.client("employee"), info(full))
    assert "For Nordskolen" in mine and "Skoleåret" in mine and f'value="{school.pk}" selected' in mine
    assert "Dette er bestemt og blir gjennomført:" in main
    others = read(full.client("union_rep"), info(full))
    assert "For Nordskolen" not in others and "Skoleåret" not in others
    chosen = full.client("union_rep").get(info(full) + f"?enhet={other.pk}")
    assert chosen.status_code == 302 and chosen["Location"].endswith(f"/enheter/{other.pk}/")
    assert full.client("union_rep").get(info(full, "enheter/999999/")).status_code == 404


def test_what_is_told_of_the_readers_own_unit_is_not_told_once_more_below(full):
    school, other = c.unit(full, "Nordskolen"), c.unit(full, "Teknisk")
    first, second = Measure.objects.get(number=801), Measure.objects.get(number=802)
    first.unit = second.unit = school
    write(first)
    write(second)
    piece(full, "Skoleåret", [school], section="meaning")
    placed(full, school)

    def meaning() -> str:
        page = read(full.client("employee"), info(full))
        return page[page.index('id="betyr"') : page.index('id="skjer"')]

    mine, settled = meaning(), "Dette er bestemt og blir gjennomført"
    assert [mine.count(f">{row.title}</a>") for row in (first, second)] == [1, 1] and mine.count(settled) == 1
    # With nothing left to tell there is no second list, and what is written does not count as decided.
    assert "de andre enhetene" not in mine and "Alle tiltak" in mine
    assert mine.index("Skoleåret") < mine.index(f"{settled}:") < mine.index(first.title)
    second.unit = other
    write(second)
    mine = meaning()
    assert [mine.count(f">{row.title}</a>") for row in (first, second)] == [1, 1] and mine.count(settled) == 2
    assert mine.index(first.title) < mine.index("de andre enhetene") < mine.index(second.title)


def test_those_concerned_get_a_piece_of_news_first_and_then_the_others(full):
    sector = c.unit(full, "Oppvekst")
    school = c.unit(full, "Nordskolen", parent=sector)
    placed(full, school)
    day = timezone.make_aware(datetime(2011, 3, 20, 8))
    item = piece(full, "Nye vakter", [sector], at=day, affected_at=timezone.make_aware(datetime(2011, 3, 15, 8)))
    first = full.client("employee")
    assert "Nye vakter" in read(first, info(full)) and "Nye vakter" in read(first, f"/{full.project.slug}/nyheter/")
    assert "Du får denne før de andre" in read(first, item.get_absolute_url())
    for path in (f"/{full.project.slug}/nyheter/", f"/{full.project.slug}/sok/?q=Nye+vakter"):
        shown = read(first, path)
        assert "15. mars 2011" in shown and "20. mars 2011" not in shown, path
    for role in ("union_rep", "administrator"):
        assert "Nye vakter" not in read(full.client(role), info(full))
        assert full.client(role).get(item.get_absolute_url()).status_code == 404
    full.project.frozen_today = date(2011, 3, 20)
    write(full.project)
    assert "Nye vakter" in read(full.client("union_rep"), info(full))


def test_the_secretary_sees_it_as_its_readers_will_and_publishes_for_those_concerned_first(full):
    sector = c.unit(full, "Oppvekst")
    client, base = full.client("secretary"), f"/{full.project.slug}/nyheter/"
    values = {"title": "Nye vakter", "text": "Fra mai.", "access": "internal", "units": [sector.pk]}
    assert post_form(client, f"{base}ny/", values).status_code == 303
    item = NewsItem.objects.get(title="Nye vakter")
    preview = f"{base}{item.pk}/forhandsvis/"
    assert preview in read(client, item.get_absolute_url())
    page = read(client, preview + f"?som=ansatt&enhet={sector.pk}")
    assert "Slik ser en ansatt i Oppvekst siden når nyheten er ute." in page and page.count("Nye vakter") > 2
    hidden = read(client, preview + "?som=offentlig")
    assert "De som ikke er logget inn, ser den ikke." in hidden and "Fra mai." not in hidden
    assert full.client("employee").get(preview).status_code == 403
    late = {"when": "later", "day": "20.03.2011", "affected": "later", "affected_day": "21.03.2011"}
    answer = post_form(client, f"{base}{item.pk}/publiser/", late)
    assert answer.status_code == 422 and "De berørte får nyheten før de andre" in answer.content.decode()
    answer = post_form(client, f"{base}{item.pk}/publiser/", {**late, "affected": "now"})
    assert answer.status_code == 303
    item.refresh_from_db()
    assert timezone.localdate(item.affected_at) == date(2011, 3, 15) < timezone.localdate(item.published_at)
    assert post_form(client, f"{base}{item.pk}/trekk/", {"reason": "Feil dato"}).status_code == 303
    assert re.search(r"Publisert 20. mars 2011, trukket tilbake [^.]+\. [^.]+\. Feil dato", read(client, base))


def test_a_text_that_names_somebody_is_asked_about_before_it_is_out(full):
    client, base = full.client("secretary"), f"/{full.project.slug}/nyheter/"
    item = news.write_news(
        project=full.project,
        title="Ny leder",
        text="Tone Tillitsvalgt går over i ny stilling.",
        author=full.secretary,
        by=full.secretary,
    )
    answer = post_form(client, f"{base}{item.pk}/publiser/", {"when": "now"})
    assert answer.status_code == 422 and "Teksten nevner Tone Tillitsvalgt." in answer.content.decode()
    item.refresh_from_db()
    assert item.published_at is None
    answer = post_form(client, f"{base}{item.pk}/publiser/", {"when": "now", "staff_matter": "no"})
    assert answer.status_code == 303
    assert "Nevner Tone Tillitsvalgt." in item.history.first().history_change_reason


def test_one_sees_what_is_new_since_one_was_here_last(full):
    client = full.client("union_rep")
    assert "Nytt siden du var her sist" not in read(client, info(full))
    visit = LastVisit.objects.get()
    assert visit.person == full.union_rep
    LastVisit.objects.update(seen_at=visit.seen_at - timedelta(days=3))
    services.publish_answer(
        question=services.ask_question(project=full.project, text="Hva?", by=full.employee),
        wording="Hva skjer?",
        answer="Mye.",
        by=full.secretary,
    )
    page = read(client, info(full))
    fresh = page[page.index('class="info-new"') : page.index("info-contents")]
    assert "Renholdet samles" in fresh and "Hva skjer?" in fresh and "Du var her sist 12. mars 2011." in fresh
    assert 'class="info-new"' in read(client, info(full)), "it stands through the visit"
    assert LastVisit.objects.count() == 1


def test_contacts_are_kept_by_the_secretary(full):
    client, base = full.client("secretary"), info(full, "kontakter/")
    wrong = post_form(client, f"{base}ny/", {"office": "Personal", "email": "", "phone": "", "person": ""})
    assert wrong.status_code == 422 and "Skriv e-postadresse eller telefon" in wrong.content.decode()
    values = {"office": "Personal", "about": "Arbeidstid", "phone": "78 45 50 00", "person": full.controller.pk}
    assert post_form(client, f"{base}ny/", values).status_code == 303
    row = Contact.objects.get()
    assert post_form(client, f"{base}{row.pk}/", {"about": "Turnus"}).status_code == 303
    page = read(full.client("employee"), info(full))
    assert "Ola Økonomi" in page and "Turnus" in page and 'href="tel:78455000"' in page and "Siri Sekretær" not in page
    assert post_form(client, f"{base}{row.pk}/ta-bort/", {"reason": "Sluttet"}).status_code == 303
    assert "Siri Sekretær" in read(full.client("employee"), info(full))
    assert full.client("employee").get(base).status_code == 403


@pytest.mark.once
def test_the_set_up_form_opens_the_page_and_says_who_may_ask(cast):
    values = {"info_open": "on", "anonymous_questions": "on", "questions_until": "01.04.2011"}
    answer = post_form(cast.client("secretary"), f"/{cast.project.slug}/oppsett/prosjekt/", values)
    assert answer.status_code == 303, answer.content.decode()
    cast.project.refresh_from_db()
    project = cast.project
    assert (project.info_open, project.anonymous_questions, project.questions_until) == (True, True, date(2011, 4, 1))
    assert "til og med 1. april 2011" in read(cast.client("employee"), info(cast))
