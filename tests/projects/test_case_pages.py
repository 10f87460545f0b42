"""Cases in the browser: the list, one case, and registering, changing and withdrawing it."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from projects.models import Case
from tests.cast import case, decision
from tests.flow import form_data, post_form

EXEMPT = {"access": "exempt", "legal_basis": "offl. § 13 jf. fvl. § 13 (1) nr. 1"}
HEADINGS = ("background", "assessment", "economy", "co_determination", "alternatives", "recommendation")


def at(cast: Any, name: str, *args: Any) -> str:
    return reverse(f"projects:{name}", args=[cast.project.slug, *args])


def filled(cast: Any, **more: Any) -> dict[str, Any]:
    return {
        "body": cast.steering.pk,
        "kind": "decision",
        "year": "2011",
        "title": "Organisering av renhold",
        "recommendation": "Renholdet samles i én enhet.",
        "access": "public",
        **more,
    }


def test_the_secretary_registers_a_case_and_lands_on_it(cast: Any) -> None:
    client = cast.client("secretary")
    response = post_form(client, at(cast, "case_new"), filled(cast))
    made = Case.objects.get()
    assert (response.status_code, response["Location"]) == (303, made.get_absolute_url())
    page = client.get(made.get_absolute_url()).content.decode()
    assert "Saken er registrert som PS 1/11." in page
    assert "Renholdet samles i én enhet." in page


def test_a_double_click_registers_one_case(cast: Any) -> None:
    client = cast.client("secretary")
    data = {**form_data(client, at(cast, "case_new")), **filled(cast)}
    first = client.post(at(cast, "case_new"), data)
    second = client.post(at(cast, "case_new"), data)
    assert first["Location"] == second["Location"]
    assert Case.objects.count() == 1


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"title": ""}, "Feltet er tomt"),
        ({"year": "to tusen"}, "fire sifre"),
        ({"title": "x" * 201}, "201 tegn av høyst 200"),
        ({"access": "exempt"}, "Oppgi hjemmelen"),
        ({"access": "exempt", "legal_basis": "offl. § 14"}, "§ 14 eller § 15"),
        ({"legal_basis": "offl. § 23 (1)"}, "stryk hjemmelen"),
        ({"access": "exempt", "legal_basis": "offl. § 99"}, "Dette kan ikke velges her"),
        ({"access": "exempt", "legal_basis": "offl. § 23 (1)"}, "Vurder om innsyn likevel kan gis"),
        ({"access": "exempt", "legal_basis": "offl. § 13 jf. fvl. § 13 (1) nr. 1"}, "Skriv tittelen alle kan se"),
        ({**EXEMPT, "public_title": "Organisering av renhold"}, "er den samme som tittelen"),
        ({**EXEMPT, "public_title": "Sak om drift", "neutral_title": "on"}, "Stryk den, eller fjern krysset"),
        ({**EXEMPT, "public_title": "A", "exempt_from": "02.01.2011", "exempt_to": "01.01.2011"}, "etter startdatoen"),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_stays(cast: Any, wrong: dict[str, str], words: str) -> None:
    response = post_form(
        cast.client("secretary"), at(cast, "case_new"), filled(cast, background="Behold dette", **wrong)
    )
    page = response.content.decode()
    assert response.status_code == 422
    assert words in page
    assert "Behold dette" in page
    assert not Case.objects.exists()


@pytest.mark.parametrize("name", ["case_new", "case_edit", "case_withdraw"])
def test_only_those_who_run_the_project_change_cases(cast: Any, name: str) -> None:
    args = [] if name == "case_new" else [case(cast).pk]
    assert cast.client("chief_executive").get(at(cast, name, *args)).status_code == 200
    for role in ("member", "council", "union_rep", "employee", "auditor", "administrator"):
        assert cast.client(role).get(at(cast, name, *args)).status_code == 403, role
    assert cast.client("outsider").get(at(cast, name, *args)).status_code == 404


def test_two_who_change_the_same_words_meet(cast: Any) -> None:
    row = case(cast)
    path = at(cast, "case_edit", row.pk)
    client = cast.client("secretary")
    mine = form_data(client, path)
    post_form(cast.client("chief_executive"), path, {"title": "Rådmannens tittel"})
    response = client.post(path, {**mine, "title": "Min tittel"})
    page = response.content.decode()
    assert response.status_code == 409
    assert "Min tittel" in page
    assert "Rådmannens tittel" in page


def test_withdrawing_asks_why_and_keeps_the_number(cast: Any) -> None:
    row = case(cast)
    client = cast.client("secretary")
    assert post_form(client, at(cast, "case_withdraw", row.pk), {"reason": ""}).status_code == 422
    assert post_form(client, at(cast, "case_withdraw", row.pk), {"reason": "Forslaget er trukket"}).status_code == 303
    page = client.get(at(cast, "cases")).content.decode()
    assert "PS\u00a01/11" in page
    assert "Trukket" in page
    assert "Rediger" not in client.get(at(cast, "case", row.pk)).content.decode()


def test_a_case_that_others_may_not_see_is_nowhere(cast: Any) -> None:
    hidden = case(cast, "Hemmelig nedleggelse", access="exempt", legal_basis="offl. § 23 (1)")
    working = case(cast, "Kladd fra arbeidsgruppa", body="work_body", access="restricted")
    for role in ("council", "employee", "controller"):
        client = cast.client(role)
        for row in (hidden, working):
            assert client.get(at(cast, "case", row.pk)).status_code == 404, role
        for query in ("", "?sok=hemmelig", "?format=csv", "?type=decision"):
            page = client.get(at(cast, "cases") + query).content.decode()
            assert "nedleggelse" not in page
            assert "Kladd" not in page
    assert cast.client("member").get(at(cast, "case", hidden.pk)).status_code == 200
    assert cast.client("work_group").get(at(cast, "case", working.pk)).status_code == 200
    assert cast.client("member").get(at(cast, "case", working.pk)).status_code == 404


def test_the_list_says_what_came_of_each_case_and_can_be_narrowed(cast: Any) -> None:
    decision(cast, case(cast, "Renhold"), kind="recommendation")
    case(cast, "Legevakt", year=2010)
    client = cast.client("council")
    page = client.get(at(cast, "cases")).content.decode()
    assert "Innstilt" in page
    assert "Ikke behandlet" in page
    narrowed = client.get(at(cast, "cases") + "?behandlet=nei&ar=2010").content.decode()
    assert "Legevakt" in narrowed
    assert ">Renhold<" not in narrowed


def test_the_list_asks_no_more_for_more_cases(cast: Any, django_assert_num_queries: Any) -> None:
    client = cast.client("secretary")
    decision(cast, case(cast))
    with CaptureQueriesContext(connection) as few:
        client.get(at(cast, "cases"))
    for n in range(8):
        decision(cast, case(cast, f"Sak {n}"), decided_on=date(2011, 2, 1 + n))
    with django_assert_num_queries(len(few)):
        client.get(at(cast, "cases"))


def test_every_heading_is_written_and_read_and_an_exempt_case_has_an_open_title(cast: Any) -> None:
    client = cast.client("secretary")
    texts = {name: f"Tekst under {name}" for name in HEADINGS}
    dated = {"exempt_from": "01.01.2011", "exempt_to": "14.03.2011"}
    data = filled(cast, **EXEMPT, **texts, **dated, neutral_title="on", title="Sykdom i enheten")
    assert post_form(client, at(cast, "case_new"), data).status_code == 303
    made = Case.objects.get()
    page = client.get(made.get_absolute_url()).content.decode()
    assert all(text in page for text in texts.values())
    assert made.open_title == "Sak unntatt offentlighet" and made.open_title in page
    assert "Unntaket har løpt ut. Vurder saken på nytt." in page
    path = at(cast, "case_edit", made.pk)
    assert post_form(client, path, {"neutral_title": "", "public_title": "Sak om renhold"}).status_code == 303
    made.refresh_from_db()
    assert made.open_title == "Sak om renhold" and made.exempt_to == date(2011, 3, 14)


def test_a_case_that_is_opened_loses_ground_open_title_and_dates(cast: Any) -> None:
    row = case(cast, access="exempt", legal_basis="offl. § 24", public_title="Sak", exempt_to=date(2011, 4, 1))
    path = at(cast, "case_edit", row.pk)
    assert post_form(cast.client("secretary"), path, {"access": "public", "legal_basis": ""}).status_code == 303
    row.refresh_from_db()
    assert (row.legal_basis, row.public_title, row.exempt_to) == ("", "", None)


def test_the_list_is_narrowed_by_access_and_words_under_every_heading_and_exported(cast: Any) -> None:
    case(cast, "Åpen", alternatives="Anbud")
    case(cast, "Lukket", access="exempt", legal_basis="offl. § 24")
    client = cast.client("member")
    page = client.get(at(cast, "cases") + "?tilgang=exempt").content.decode()
    assert "Lukket" in page and ">Åpen<" not in page
    assert "Lukket" not in cast.client("employee").get(at(cast, "cases") + "?tilgang=exempt").content.decode()
    assert ">Lukket<" not in client.get(at(cast, "cases") + "?sok=anbud").content.decode()
    export = client.get(at(cast, "cases") + "?format=csv").content.decode("utf-8-sig")
    assert "unntatt offentlighet, offl. § 24" in export and "Åpen" in export
