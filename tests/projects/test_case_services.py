"""Changing a case: its papers, its access, and what follows from them."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from omstilling.audit.errors import DomainError
from projects.models import Case
from projects.services.cases import register_case, update_case
from projects.services.decisions import confirm_decision, record_decision


@pytest.fixture
def case(cast: Any) -> Case:
    return register_case(
        body=cast.steering,
        kind="decision",
        title="Organisering av renhold",
        year=2011,
        recommendation="Renholdet samles.",
        by=cast.secretary,
    )


def test_papers_change_with_their_history(cast: Any, case: Case) -> None:
    update_case(case=case, changes={"title": "Renholdet"}, by=cast.secretary, reason="Kortere")
    newest, first = case.history.all()
    assert (first.title, newest.title) == ("Organisering av renhold", "Renholdet")
    assert newest.history_change_reason == "Kortere"


def test_the_number_is_not_among_what_can_change(cast: Any, case: Case) -> None:
    with pytest.raises(ValueError, match="number"):
        update_case(case=case, changes={"number": 7}, by=cast.secretary)


def test_decisions_follow_the_access_of_their_case(cast: Any, case: Case) -> None:
    decision = record_decision(
        case=case, decided_on=date(2011, 2, 1), kind="final", outcome="adopted", text="Ja.", by=cast.secretary
    )
    update_case(case=case, changes={"access": "exempt", "legal_basis": "offl. § 23 (1)"}, by=cast.secretary)
    decision.refresh_from_db()
    assert decision.access == "exempt"
    update_case(case=case, changes={"access": "public"}, by=cast.secretary)
    case.refresh_from_db()
    assert case.legal_basis == ""


def test_papers_stand_when_the_decision_is_confirmed_but_access_may_change(cast: Any, case: Case) -> None:
    decision = record_decision(
        case=case, decided_on=date(2011, 2, 1), kind="final", outcome="adopted", text="Ja.", by=cast.secretary
    )
    update_case(case=case, changes={"background": "Mer om saken."}, by=cast.secretary)
    confirm_decision(decision=decision, by=cast.chair)
    with pytest.raises(DomainError, match="bekreftet"):
        update_case(case=case, changes={"background": "Noe annet."}, by=cast.secretary)
    case.refresh_from_db()
    update_case(case=case, changes={"access": "internal"}, by=cast.secretary)


@pytest.mark.parametrize("basis", ["", "  ", "taushetsplikt", "offl. § 14", "offl. § 15"])
def test_an_exemption_needs_a_ground_that_holds(cast: Any, case: Case, basis: str) -> None:
    with pytest.raises(DomainError) as refused:
        update_case(case=case, changes={"access": "exempt", "legal_basis": basis}, by=cast.secretary)
    assert refused.value.field == "legal_basis"


def test_an_administrative_group_may_keep_internal_papers_back(cast: Any) -> None:
    case = register_case(
        body=cast.project_body,
        kind="decision",
        title="Kladd",
        year=2011,
        access="exempt",
        legal_basis="offl. § 14",
        by=cast.secretary,
    )
    assert case.open_title == "Sak unntatt offentlighet"


@pytest.mark.parametrize(
    ("kind", "outcome", "taken"),
    [
        ("information", "noted", True),
        ("information", "adopted", False),
        ("report", "not_adopted", False),
        ("question", "dismissed", True),
        ("question", "adopted", False),
        ("election", "adopted", True),
        ("election", "noted", False),
        ("discussion", "adopted", True),
        ("decision", "noted", True),
    ],
)
def test_what_a_case_can_end_with_follows_from_its_kind(cast: Any, kind: str, outcome: str, taken: bool) -> None:
    case = register_case(body=cast.steering, kind=kind, title="Sak", year=2011, by=cast.secretary)
    values = {"decided_on": date(2011, 2, 1), "kind": "final", "outcome": outcome, "text": "Ja.", "by": cast.secretary}
    if taken:
        assert record_decision(case=case, **values).outcome == outcome
        return
    with pytest.raises(DomainError) as refused:
        record_decision(case=case, **values)
    assert refused.value.field == "outcome"
