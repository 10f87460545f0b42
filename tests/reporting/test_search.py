"""Search: what is found, in which letters, and what is never found."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest

from meetings.models import Proposal
from omstilling.audit.uow import unit_of_work
from omstilling.reporting.selectors.search import search
from projects.models import Access, CaseExemptPart, Risk
from tests import cast as c
from tests.cast import write
from tests.reporting.setting import CANARY


def find(cast: Any, query: str, role: str = "employee", **more: str) -> str:
    answer = cast.client(role).get(f"/{cast.project.slug}/sok/", {"q": query, **more})
    assert answer.status_code == 200
    page: str = answer.content.decode()
    return page[page.index("<main") : page.index("</main>")]


def plain(page: str) -> str:
    return page.replace("<mark>", "").replace("</mark>", "")


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("renhold", ("Samlet renhold", "Renholdet samles", "Sak om samlet renhold")),
        ("HØRING", ("Høring sendt",)),
        ("kulturskolen", ("Kulturskolen",)),
        ("prosjektbeskrivelse", ("Prosjektbeskrivelse",)),
        ("innkjøp FELLESSKAP", ("Innkjøp i fellesskap",)),
        ("styringsgruppa", ("Styringsgruppa 24. mars 2011",)),
    ],
)
def test_each_kind_is_found(full, query, found):
    page = plain(find(full, query))
    for words in found:
        assert words in page


@pytest.mark.parametrize("query", ["ærlig ørret å", "ÆRLIG", "Ærlig ØRRET", "ØrReT Å"])
def test_norwegian_letters_match_in_both_sizes(full, query):
    c.measure(full, "Ærlig ørret på Å", number=860)
    assert "Ærlig ørret på Å" in plain(find(full, query))


@pytest.mark.parametrize("query", ["PS 1/11", "ps 1/11", "1/11", "1/2011", "PS1/11"])
def test_a_case_number_finds_its_case(full, query):
    assert "PS 1/11 Sak om samlet renhold" in plain(find(full, query))
    assert "Ingen treff" in find(full, "KS 1/11")


def test_a_risk_is_found_in_each_of_its_texts_by_those_who_may_see_it(full):
    hidden = {"access": Access.RESTRICTED, "body": full.steering}
    write(Risk(project=full.project, number=71, title="Skolebyer", cause="Fraflytting", probability=2, consequence=3))
    write(Risk(project=full.project, number=72, title="Skolebyer to", probability=2, consequence=3, **hidden))
    page = plain(find(full, "fraflytting skolebyer"))
    assert f"/{full.project.slug}/risikoer/71/" in page and "Risiko 71" in page
    assert "Skolebyer to" not in plain(find(full, "skolebyer"))
    assert "Skolebyer to" in plain(find(full, "skolebyer", "secretary"))


def test_every_word_must_be_there_and_signs_are_only_signs(full):
    assert "Ingen treff" in find(full, "renhold kulturskolen")
    c.measure(full, "Kost (50 %) [ny]", number=861, description="a.b\\c*")
    assert "Kost (50 %) [ny]" in plain(find(full, "(50 [ny]"))
    assert "Kost" in find(full, "b\\c*")
    for query in ("..", "[a-z]+", "50 %%", "_____", "^Kost", "(?i)kost", "a|b"):
        assert "Ingen treff" in find(full, query)


def test_empty_and_short_queries_are_explained(full):
    assert "Søk i tiltak, milepæler, vedtak" in find(full, "")
    assert "Søk i tiltak" in find(full, "   ")
    page = find(full, "a")
    assert "Skriv minst 2 tegn." in page and 'value="a"' in page
    assert "Ingen treff på «finnesikke»" in find(full, "finnesikke")


def test_what_is_typed_and_found_is_escaped(full):
    c.measure(full, "<b>Fet</b> & fin", number=862)
    page = find(full, "<b>")
    assert "<b>" not in page and "&lt;b&gt;" in page
    assert "<mark>&lt;b&gt;</mark>Fet&lt;/b&gt; &amp; fin" in page
    assert "<script>" not in find(full, "<script>alert(1)</script>")
    assert find(full, "a\x00b" * 200)


def test_counts_are_whole_and_a_group_can_be_shown_whole(full):
    for number in range(870, 879):
        c.measure(full, f"Vaktmester {number}", number=number)
    page = find(full, "vaktmester")
    assert page.count('<p class="search-title">') == 5 and "9 treff på «vaktmester»" in page
    assert "Vis alle 9 tiltak" in page
    assert find(full, "vaktmester", i="tiltak").count('<p class="search-title">') == 9
    assert "Ingen treff" in find(full, "vaktmester", i="finnesikke")


@pytest.mark.parametrize("role", ["employee", "union_rep", "council", "member", "controller", "administrator"])
def test_what_is_kept_from_the_user_is_neither_found_nor_counted(kept, role):
    page = find(kept, CANARY, role)
    assert f"Ingen treff på «{CANARY}»" in page and page.count(CANARY) == 2


def test_those_who_see_it_find_it(kept):
    page = plain(find(kept, CANARY, "work_group"))
    assert f"{CANARY} tiltak" in page and f"{CANARY} utkast" not in page
    assert f"{CANARY} notat" in plain(find(kept, CANARY, "secretary"))


def test_an_open_decision_of_a_closed_case_is_not_found_by_the_cases_words(full):
    case = c.case(full, "Hemmelig navn", access=Access.EXEMPT, public_title="Personalsak", legal_basis="offl. § 13")
    c.decision(full, case, text="Saken avsluttes.", access=Access.PUBLIC)
    assert "Ingen treff" in find(full, "hemmelig")
    page = plain(find(full, "avsluttes"))
    assert "Personalsak" in page and "Hemmelig" not in page


def test_outsiders_and_strangers_search_nothing(full):
    address = f"/{full.project.slug}/sok/?q=renhold"
    assert full.client("outsider").get(address).status_code == 404
    assert full.client(None).get(address).status_code == 302


def test_the_number_of_questions_does_not_grow(full, django_assert_max_num_queries):
    for number in range(870, 890):
        c.measure(full, f"Vaktmester {number}", number=number)
        c.case(full, f"Vaktmester {number}")
        c.decision(full, c.case(full, f"Vaktmester {number}"), text="vaktmester")
    client = full.client("employee")
    # On SQLite a question for each kind of thing, and one more for a kind with many hits; on PostgreSQL one for all.
    with django_assert_max_num_queries(34):
        page = client.get(f"/{full.project.slug}/sok/?q=vaktmester").content.decode()
    assert re.search(r"\b\d+ treff på «vaktmester»", page)


def test_words_of_a_paper_and_of_its_treatment_are_found_by_those_who_see_them(full):
    case = c.case(full, "Renovasjon", economy="Prisen på pukk", alternatives="Sjøveien")
    write(CaseExemptPart(case=case, section="assessment", text="Hemmelig pukkverk", legal_basis="offl. § 13"))
    held = c.meeting(full, held_on=date(2010, 11, 4))
    item = c.agenda_item(full, held, case, discussion="Ordføreren nevnte pukk")
    write(Proposal(item=item, number=1, text="Pukkverket flyttes"))
    hidden = c.case(full, "Lukket", access=Access.EXEMPT, legal_basis="offl. § 13")
    c.agenda_item(full, held, hidden, discussion="Pukkverkets eier")
    found = {role: search(full.project, full.people[role], "pukk") for role in ("secretary", "employee")}
    hits = {role: {group.key: group.count for group in one.groups} for role, one in found.items()}
    assert hits == {"secretary": {"saker": 1, "behandling": 2}, "employee": {"saker": 1, "behandling": 1}}
    assert [g.key for g in search(full.project, full.people["employee"], "hemmelig pukkverk").groups] == []
    assert [g.key for g in search(full.project, full.people["secretary"], "hemmelig pukkverk").groups] == ["saker"]


def test_another_form_of_a_word_and_a_part_of_it_are_found(full):
    c.measure(full, "Felles vaktmestertjeneste", number=881, description="Barnehagene på vestsida.")
    for query in (
        "vaktmester",
        "vaktmesterne",
        "vaktmesterens",
        "TJENESTEN",
        "tjenester",
        "barnehagen",
        "barnehage vest",
    ):
        assert "/tiltak/881/" in find(full, query), query
    for query in ("barnas", "vesteuropa", "vaktmester østsida"):
        assert "/tiltak/881/" not in find(full, query), query
    page = find(full, "barnehagen")
    assert "<mark>Barnehagen</mark>e" in page


def test_a_word_in_the_title_comes_before_one_in_the_text_and_a_whole_before_a_part(full):
    c.measure(full, "Noe annet", number=891, description="Om turnus")
    c.measure(full, "Arbeidsturnus", number=892)
    c.measure(full, "Ny turnus", number=893)
    c.measure(full, "Noe tredje", number=894, description="Om turnus")
    page = find(full, "turnus")
    order = [page.index(f"/tiltak/{number}/") for number in (893, 892, 894, 891)]
    assert order == sorted(order)


def test_the_subjects_of_the_people_and_the_plan_are_found(full):
    from budget.models import UnionStatement
    from projects.models import Assumption, Lesson, Signal

    statement = UnionStatement(
        measure=c.measure(full, "Målt", number=895),
        seat=full.seats["steering.union_rep"],
        organisation="hovedtillitsvalgt",
        text="Vi er imot kråkebolle",
        written_on=date(2011, 3, 1),
    )
    more = {"project": full.project, "number": 1}
    with unit_of_work(by=full.people["union_rep"], reason="Uttalelse"):
        statement.save()
    for row in (
        Signal(title="Signal om kråkebolle", given_on=date(2011, 3, 1), body=full.steering, **more),
        Lesson(title="Kråkeboller", happened="-", noted_on=date(2011, 3, 1), **more),
        Assumption(text="At kråkebollen består", **more),
    ):
        write(row)
    kinds = {group.key for group in search(full.project, full.people["secretary"], "kråkebolle").groups}
    assert kinds >= {"uttalelser", "styringssignaler", "erfaringer", "forutsetninger"}
    page = find(full, "kråkebolle", "secretary")
    assert "Alle slag" in page and "Uttalelser fra tillitsvalgte" in page


WORDS = (
    *("kommunene", "kommunens", "kommune", "barna", "barnehagene", "tjenester", "tjenesten", "vaktmesterne"),
    *("offentlige", "årsverkene", "innsparingen", "kulturskolen", "skolestrukturer", "vurderte", "avdelingslederne"),
    *("hemmelig", "oppvekstkontoret", "møter", "sakens", "huset", "hverandre", "mulighetene", "brukt", "satsning"),
)


@pytest.mark.django_db
@pytest.mark.postgres
def test_stems_are_those_of_the_database():
    from django.db import connection

    from projects.stemming import stem

    with connection.cursor() as cursor:
        for word in WORDS:
            cursor.execute("SELECT ts_lexize('pg_catalog.norwegian_stem', %s)", [word])
            assert cursor.fetchone()[0] == [stem(word)], word


@pytest.mark.postgres
def test_every_kind_is_asked_by_its_index(full):
    """Without indexes that fit, the words of every row would be made anew at each search."""
    from django.db import connection

    from omstilling.reporting.selectors.search import SOURCES
    from omstilling.reporting.selectors.search.words import Words

    words = Words.of("renhold")
    read_whole = {"moter"}
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute("SET LOCAL enable_indexscan = off")
        for source in SOURCES:
            user = full.people["secretary"]
            rows = source.seen(full.project, user).filter(source.match(full.project, user, words))
            assert source.key in read_whole or "search_" in rows.explain(), source.key


def test_news_and_answers_are_shown_without_their_marks(full):
    from projects.services.news import publish_news, write_news

    by = full.people["secretary"]
    item = write_news(
        project=full.project, title="Om grendehus", text="**Ingen grendehus** legges ned.", author=by, by=by
    )
    publish_news(item=item, by=by)
    page = plain(find(full, "grendehus"))
    assert "Ingen grendehus legges ned." in page and "**" not in page
