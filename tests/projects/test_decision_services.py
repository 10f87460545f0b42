"""Decisions: what each kind of body may make, confirmation, correction and follow-up."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from omstilling.audit.errors import DomainError
from projects.models import Decision, DecisionMilestone
from projects.services.decisions import (
    allowed_kinds,
    confirm_decision,
    correct_decision,
    follow_up_decision,
    record_decision,
)
from tests.cast import case, milestone

DAY = date(2011, 2, 1)


def record(cast: Any, body: str = "steering", **more: Any) -> Decision:
    values = {"decided_on": DAY, "kind": "final", "outcome": "adopted", "text": "Ja.", "by": cast.member, **more}
    return record_decision(case=case(cast, body=body), **values)


@pytest.mark.parametrize(
    ("body", "kinds"),
    [
        ("steering", ["final", "recommendation"]),
        ("council_body", ["final"]),
        ("project_body", ["advice"]),
        ("work_body", ["advice"]),
    ],
)
def test_a_body_makes_what_its_ground_in_law_lets_it(cast: Any, body: str, kinds: list[str]) -> None:
    assert list(allowed_kinds(cast.bodies[body])) == kinds
    for kind in ("final", "recommendation", "advice"):
        if kind in kinds:
            assert record(cast, body, kind=kind).kind == kind
        else:
            with pytest.raises(DomainError) as refused:
                record(cast, body, kind=kind)
            assert refused.value.field == "kind"


@pytest.mark.parametrize(
    ("kind", "outcome", "word"),
    [
        ("final", "adopted", "vedtatt"),
        ("recommendation", "adopted", "innstilt"),
        ("recommendation", "not_adopted", "ikke innstilt"),
        ("recommendation", "postponed", "utsatt"),
    ],
)
def test_what_is_only_recommended_is_never_called_decided(cast: Any, kind: str, outcome: str, word: str) -> None:
    decision = record(cast, kind=kind, outcome=outcome)
    assert decision.outcome_word == word
    assert decision.counts_as_adopted is (word == "vedtatt")


@pytest.mark.parametrize(
    ("more", "field"),
    [
        ({"text": "  "}, "text"),
        ({"deadline": date(2011, 1, 31)}, "deadline"),
        ({"decided_on": date(2011, 3, 16)}, "decided_on"),
    ],
)
def test_wrong_values_are_refused_beside_their_field(cast: Any, more: dict[str, Any], field: str) -> None:
    with pytest.raises(DomainError) as refused:
        record(cast, **more)
    assert refused.value.field == field
    assert not Decision.objects.exists()


def test_only_people_of_the_project_follow_up(cast: Any) -> None:
    assert record(cast, responsible=cast.employee).responsible == cast.employee
    with pytest.raises(DomainError) as refused:
        record(cast, responsible=cast.outsider)
    assert refused.value.field == "responsible"


def test_only_rows_of_the_project_are_concerned(cast: Any) -> None:
    from tests.cast import make_cast

    with pytest.raises(DomainError, match="prosjektet"):
        record(cast, milestones=[milestone(make_cast("nabo"))])


def test_a_case_is_decided_once_unless_it_was_postponed(cast: Any) -> None:
    about = case(cast)
    values = {"kind": "final", "text": "Ja.", "by": cast.member}
    record_decision(case=about, decided_on=DAY, outcome="postponed", **values)
    record_decision(case=about, decided_on=date(2011, 3, 1), outcome="adopted", **values)
    with pytest.raises(DomainError, match="allerede et vedtak"):
        record_decision(case=about, decided_on=date(2011, 3, 10), outcome="adopted", **values)


def test_correction_keeps_history_and_reason_and_changes_what_it_concerns(cast: Any) -> None:
    one, two = milestone(cast), milestone(cast)
    decision = record(cast, milestones=[one])
    correct_decision(
        decision=decision, changes={"text": "Nei."}, milestones=[two], by=cast.secretary, reason="Feil tekst"
    )
    newest, first = decision.history.all()
    assert (first.text, newest.text, newest.history_change_reason) == ("Ja.", "Nei.", "Feil tekst")
    assert [link.milestone for link in DecisionMilestone.objects.active()] == [two]
    assert DecisionMilestone.objects.count() == 2


def test_confirmation_names_who_and_fixes_what_was_decided(cast: Any) -> None:
    decision = record(cast)
    confirm_decision(decision=decision, by=cast.chair)
    assert (decision.is_confirmed, decision.confirmed_by) == (True, "Leif Leder")
    version = decision.row_version
    confirm_decision(decision=decision, by=cast.secretary)
    assert (decision.row_version, decision.confirmed_by) == (version, "Leif Leder")
    for change in ({"text": "Nei."}, {"outcome": "not_adopted"}, {"kind": "recommendation"}):
        decision.refresh_from_db()
        with pytest.raises(DomainError, match="nytt vedtak") as refused:
            correct_decision(decision=decision, changes=change, by=cast.secretary)
        assert refused.value.field == next(iter(change))


def test_follow_up_of_a_confirmed_decision_may_still_change(cast: Any) -> None:
    decision = record(cast)
    confirm_decision(decision=decision, by=cast.chair)
    correct_decision(decision=decision, changes={"deadline": date(2011, 6, 1)}, by=cast.secretary)
    decision.refresh_from_db()
    assert decision.deadline == date(2011, 6, 1)


def test_followed_up_between_the_decision_and_today(cast: Any) -> None:
    decision = record(cast)
    for day in (date(2011, 1, 31), date(2011, 3, 16)):
        with pytest.raises(DomainError) as refused:
            follow_up_decision(decision=decision, on=day, by=cast.secretary)
        assert refused.value.field == "on"
    follow_up_decision(decision=decision, on=date(2011, 3, 1), by=cast.secretary)
    assert decision.carried_out_on == date(2011, 3, 1)
    follow_up_decision(decision=decision, on=None, by=cast.secretary, reason="Var ikke ferdig")
    assert decision.carried_out_on is None


@pytest.mark.parametrize(
    ("kind", "outcome", "told"),
    [
        ("final", "not_adopted", ""),
        ("recommendation", "adopted", ""),
        ("recommendation", "postponed", "innstilling"),
    ],
)
def test_the_kind_stands_beside_an_outcome_that_does_not_tell_it(
    cast: Any, kind: str, outcome: str, told: str
) -> None:
    assert record(cast, kind=kind, outcome=outcome).kind_beside_outcome == told
