"""Decisions that change, repeal or replace earlier ones: the status that follows, both ways on the page, and back."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.urls import reverse

from omstilling.audit.errors import DomainError
from projects.models import DecisionRelation
from projects.services.decisions import correct_decision
from projects.services.relations import relate_decision, withdraw_relation
from tests.cast import case, decision
from tests.flow import post_form


@pytest.fixture
def pair(cast: Any) -> tuple[Any, Any]:
    earlier = decision(cast, case(cast, "Renhold"), decided_on=date(2010, 9, 1))
    return earlier, decision(cast, case(cast, "Renhold, ny organisering"), decided_on=date(2011, 2, 1))


def test_the_earlier_decision_gets_its_status_and_gets_it_back(cast: Any, pair: tuple[Any, Any]) -> None:
    earlier, later = pair
    for kind, status in (("changes", "changed"), ("repeals", "repealed"), ("replaces", "replaced")):
        relation = relate_decision(decision=later, earlier=earlier, kind=kind, by=cast.secretary, reason="Nytt vedtak")
        earlier.refresh_from_db()
        assert (earlier.status, earlier.counts_as_adopted) == (status, kind == "changes")
        assert earlier.history.first().history_change_reason == "Nytt vedtak"
        withdraw_relation(relation=relation, by=cast.secretary)
        earlier.refresh_from_db()
        assert (earlier.status, earlier.counts_as_adopted) == ("in_force", True)


def test_what_is_left_decides_and_what_was_not_adopted_after_all_does_nothing(
    cast: Any, pair: tuple[Any, Any]
) -> None:
    earlier, later = pair
    last = decision(cast, case(cast, "Renhold igjen"), decided_on=date(2011, 3, 1))
    relate_decision(decision=later, earlier=earlier, kind="changes", by=cast.secretary)
    relate_decision(decision=last, earlier=earlier, kind="repeals", by=cast.secretary)
    correct_decision(decision=last, changes={"outcome": "not_adopted"}, by=cast.secretary)
    earlier.refresh_from_db()
    assert earlier.status == "changed"


def test_what_cannot_be_is_refused(cast: Any, pair: tuple[Any, Any]) -> None:
    earlier, later = pair
    advice = decision(cast, case(cast, "Råd", body="project_body"), kind="advice", decided_on=date(2011, 3, 2))
    fallen = decision(cast, case(cast, "Falt"), outcome="not_adopted", decided_on=date(2011, 3, 2))
    for one, other, words in (
        (earlier, later, "tidligere"),
        (later, later, "seg selv"),
        (advice, earlier, "endelig vedtak"),
        (fallen, earlier, "Bare det som er vedtatt"),
    ):
        with pytest.raises(DomainError, match=words):
            relate_decision(decision=one, earlier=other, kind="repeals", by=cast.secretary)
    relate_decision(decision=later, earlier=earlier, kind="repeals", by=cast.secretary)
    with pytest.raises(DomainError, match="fra før"):
        relate_decision(decision=later, earlier=earlier, kind="changes", by=cast.secretary)


def test_the_secretary_finds_the_earlier_one_and_both_pages_tell(cast: Any, pair: tuple[Any, Any]) -> None:
    earlier, later = pair
    client = cast.client("secretary")
    path = reverse("projects:decision_relation", args=[cast.project.slug, later.pk])
    assert "Ingen tidligere vedtak passer" in client.get(path, {"sok": "legevakt"}).content.decode()
    wrong = post_form(client, path, {"kind": "repeals"})
    assert wrong.status_code == 422 and "Velg ett av svarene" in wrong.content.decode()
    right = {"kind": "repeals", "earlier": str(earlier.pk), "reason": "Organisert på nytt"}
    assert post_form(client, f"{path}?sok=renhold", right).status_code == 303
    council = cast.client("council")
    assert "Opphever" in council.get(later.get_absolute_url()).content.decode()
    page = council.get(earlier.get_absolute_url()).content.decode()
    assert "Opphevet av" in page and "Renhold, ny organisering" in page
    relation = DecisionRelation.objects.get()
    away = reverse("projects:decision_relation_withdraw", args=[cast.project.slug, later.pk, relation.pk])
    assert cast.client("member").get(away).status_code == 403
    assert post_form(client, away, {"reason": "Feil vedtak"}).status_code == 303
    assert "Opphevet av" not in council.get(earlier.get_absolute_url()).content.decode()


def test_a_decision_that_one_may_not_see_is_not_named_by_the_other(cast: Any, pair: tuple[Any, Any]) -> None:
    earlier, _later = pair
    secret = case(cast, "Hemmelig nedleggelse", access="exempt", legal_basis="offl. § 23 (1)")
    hidden = decision(cast, secret, decided_on=date(2011, 3, 1))
    relate_decision(decision=hidden, earlier=earlier, kind="repeals", by=cast.secretary)
    page = cast.client("council").get(earlier.get_absolute_url()).content.decode()
    assert "nedleggelse" not in page and "Opphevet av" not in page
    assert "nedleggelse" in cast.client("secretary").get(earlier.get_absolute_url()).content.decode()
