"""Decisions in the browser: the register, one decision, confirming it and following it up."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from projects.models import DecisionMilestone
from projects.services.decisions import confirm_decision
from tests.cast import case, decision, milestone, write
from tests.flow import form_data, post_form


def at(cast: Any, name: str, *args: Any) -> str:
    return reverse(f"projects:{name}", args=[cast.project.slug, *args])


def test_the_register_shows_what_was_decided_and_how_it_stands(cast: Any) -> None:
    decision(cast, case(cast, "Renhold"), responsible=cast.chief_executive, deadline=date(2011, 3, 1))
    settled = decision(cast, case(cast, "Legevakt"), kind="recommendation")
    confirm_decision(decision=settled, by=cast.chair)
    page = cast.client("council").get(at(cast, "decisions")).content.decode()
    for words in ("PS\u00a01/11", "Renhold", "Vedtatt", "Protokoll ikke godkjent", "Over fristen", "Rolf Rådmann"):
        assert words in page, words
    for words in ("Innstilt", "Gjelder", "2 vedtak"):
        assert words in page, words


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("sok=renhold", {"Renhold"}),
        ("sok=felles+turnus", {"Legevakt"}),
        ("ar=2010", {"Legevakt"}),
        ("resultat=postponed", {"Legevakt"}),
        ("oppfolging=apen", {"Renhold"}),
        ("oppfolging=forsinket", {"Renhold"}),
        ("oppfolging=fulgt-opp", set()),
        ("ar=tull", {"Renhold", "Legevakt"}),
    ],
)
def test_the_register_can_be_narrowed(cast: Any, query: str, found: set[str]) -> None:
    decision(cast, case(cast, "Renhold"), deadline=date(2011, 3, 1))
    decision(
        cast,
        case(cast, "Legevakt", year=2010),
        decided_on=date(2010, 9, 17),
        outcome="postponed",
        text="Felles turnus.",
    )
    page = cast.client("secretary").get(f"{at(cast, 'decisions')}?{query}").content.decode()
    assert {name for name in ("Renhold", "Legevakt") if f">{name}</a>" in page} == found


def test_the_decisions_of_a_day_stand_in_the_order_of_their_cases(cast: Any) -> None:
    one, two, three = (case(cast, f"Sak nr. {n}") for n in (1, 2, 3))
    for about in (two, one, three):
        decision(cast, about, decided_on=date(2011, 2, 1))
    decision(cast, case(cast, "Sak nr. 4"), decided_on=date(2011, 2, 2))
    path = reverse("projects:decisions", args=[cast.project.slug])
    for sort, order in (("-dato", ["4", "1", "2", "3"]), ("dato", ["1", "2", "3", "4"])):
        page = cast.client("member").get(path, {"sort": sort}).content.decode()
        assert re.findall(r">Sak nr. (\d)<", page) == order


def test_by_body_and_by_person(cast: Any) -> None:
    decision(cast, case(cast, "Renhold"), responsible=cast.member)
    decision(cast, case(cast, "Legevakt", body="council_body"))
    client = cast.client("secretary")
    page = client.get(f"{at(cast, 'decisions')}?organ={cast.council_body.pk}").content.decode()
    assert ">Legevakt</a>" in page
    assert ">Renhold</a>" not in page
    page = client.get(f"{at(cast, 'decisions')}?ansvarlig={cast.member.pk}").content.decode()
    assert ">Renhold</a>" in page
    assert ">Legevakt</a>" not in page


def test_the_export_holds_the_text(cast: Any) -> None:
    decision(cast, text="Renholdet samles i én enhet.")
    csv = cast.client("member").get(f"{at(cast, 'decisions')}?format=csv").content.decode("utf-8-sig")
    assert "Renholdet samles i én enhet." in csv
    assert "PS 1/11" in csv


def test_a_decision_that_others_may_not_see_is_nowhere(cast: Any) -> None:
    secret = case(cast, "Hemmelig nedleggelse", access="exempt", legal_basis="offl. § 23 (1)")
    hidden = decision(cast, secret, text="Avdelingen legges ned.", responsible=cast.member)
    for role in ("council", "employee", "union_rep"):
        client = cast.client(role)
        seen = role == "union_rep"  # sits in the body
        for name in ("decision", "decision_confirm", "decision_followed_up"):
            expected = {404} if not seen else {200, 403}
            assert client.get(at(cast, name, hidden.pk)).status_code in expected, (role, name)
        if not seen:
            for query in ("", "?sok=legges", "?format=csv"):
                page = client.get(at(cast, "decisions") + query).content.decode()
                assert "nedleggelse" not in page
                assert "Mari Medlem" not in page


def test_the_page_shows_the_exact_text_what_it_concerns_and_the_review(cast: Any) -> None:
    row = decision(cast, text="1. Renholdet samles.\n2. Plan i juni.", meaning="Renholderne får én leder.")
    seen, unseen = (
        milestone(cast, "Samlet renhold"),
        milestone(cast, "Kladd", body=cast.work_body, access="restricted"),
    )
    for goal in (seen, unseen):
        write(DecisionMilestone(decision=row, milestone=goal))
    page = cast.client("council").get(row.get_absolute_url()).content.decode()
    for words in (
        "1. Renholdet samles.\n2. Plan i juni.",
        "Renholderne får én leder.",
        "Samlet renhold",
        "Protokollen er ikke godkjent",
        "gikk ut 22. februar 2011",
        "LOV-1992-09-25-107",
    ):
        assert words in page, words
    assert "Kladd" not in page
    assert "§" not in page.split("Lovlighetskontroll")[1].split("</div>")[0]


def test_only_final_decisions_of_elected_bodies_can_be_reviewed(cast: Any) -> None:
    for row in (
        decision(cast, kind="recommendation"),
        decision(cast, outcome="postponed"),
        decision(cast, case(cast, body="project_body"), kind="advice"),
    ):
        assert "Lovlighetskontroll" not in cast.client("secretary").get(row.get_absolute_url()).content.decode()


def test_an_administrative_group_has_no_decisions(cast: Any) -> None:
    row = decision(cast, case(cast, body="project_body"), kind="advice")
    page = cast.client("secretary").get(row.get_absolute_url()).content.decode()
    assert "Anbefalt" in page
    assert "Anbefalingens tekst" in page


@pytest.mark.parametrize("role", ["chair", "secretary"])
def test_chair_and_secretary_confirm(cast: Any, role: str) -> None:
    row = decision(cast)
    client = cast.client(role)
    assert "Bekreft vedtaket" in client.get(row.get_absolute_url()).content.decode()
    response = post_form(client, at(cast, "decision_confirm", row.pk))
    assert response["Location"] == row.get_absolute_url()
    row.refresh_from_db()
    assert row.confirmed_by == str(cast.people[role])
    page = client.get(row.get_absolute_url()).content.decode()
    assert "Protokollen er ikke godkjent" not in page
    assert "decision_confirm" not in page


@pytest.mark.parametrize("name", ["decision_confirm", "decision_follow_up", "decision_followed_up", "decision_reopen"])
def test_others_see_the_decision_and_may_not_touch_it(cast: Any, name: str) -> None:
    row = decision(cast)
    for role in ("member", "council", "union_rep", "employee", "auditor", "administrator"):
        client = cast.client(role)
        assert client.get(row.get_absolute_url()).status_code == 200
        assert client.get(at(cast, name, row.pk)).status_code == 403, role
        assert client.post(at(cast, name, row.pk)).status_code == 403, role
    assert cast.client("outsider").get(at(cast, name, row.pk)).status_code == 404
    assert cast.client("anonymous").get(at(cast, name, row.pk)).status_code == 302


def test_the_secretary_follows_up_and_opens_again(cast: Any) -> None:
    row = decision(cast)
    client = cast.client("secretary")
    late = post_form(client, at(cast, "decision_followed_up", row.pk), {"on": "31.01.2011"})
    assert late.status_code == 422
    assert "01.02.2011" in late.content.decode()
    assert post_form(client, at(cast, "decision_followed_up", row.pk), {"on": "10.03.2011"}).status_code == 303
    row.refresh_from_db()
    assert row.carried_out_on == date(2011, 3, 10)
    assert post_form(client, at(cast, "decision_reopen", row.pk), {"reason": "Var ikke ferdig"}).status_code == 303
    row.refresh_from_db()
    assert row.carried_out_on is None
    assert row.history.first().history_change_reason == "Var ikke ferdig"


def test_deadline_and_person_change_after_confirmation_too(cast: Any) -> None:
    row = decision(cast)
    confirm_decision(decision=row, by=cast.chair)
    client, path = cast.client("secretary"), at(cast, "decision_follow_up", row.pk)
    wrong = post_form(client, path, {"deadline": "31.01.2011", "meaning": "Skrevet tekst"})
    assert wrong.status_code == 422
    assert "Skrevet tekst" in wrong.content.decode()
    right = {"deadline": "1.6.2011", "responsible": str(cast.chief_executive.pk)}
    assert post_form(client, path, right).status_code == 303
    row.refresh_from_db()
    assert (row.deadline, row.responsible) == (date(2011, 6, 1), cast.chief_executive)


def test_two_who_follow_up_at_once_meet(cast: Any) -> None:
    row = decision(cast)
    client, path = cast.client("secretary"), at(cast, "decision_follow_up", row.pk)
    mine = form_data(client, path)
    post_form(client, path, {"deadline": "01.06.2011"})
    response = client.post(path, {**mine, "deadline": "01.07.2011"})
    assert response.status_code == 409
    assert "01.07.2011" in response.content.decode()


def test_the_register_asks_no_more_for_more_decisions(cast: Any, django_assert_num_queries: Any) -> None:
    client = cast.client("secretary")
    decision(cast, responsible=cast.member)
    with CaptureQueriesContext(connection) as few:
        client.get(at(cast, "decisions"))
    for _n in range(8):
        decision(cast, responsible=cast.chair)
    with django_assert_num_queries(len(few)):
        client.get(at(cast, "decisions"))
