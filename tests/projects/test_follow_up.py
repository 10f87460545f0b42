"""Following up: told by the responsible person, kept by the secretary; old rows read as done; legality demanded."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.urls import reverse

from omstilling.audit.errors import DomainError
from projects.models import Decision, FollowUpState
from projects.selectors.follow_up import awaits_follow_up, follow_up_word, is_awaited, near_deadlines, reached
from projects.services.follow_up import change_follow_up
from projects.services.legality import register_legality_review, withdraw_legality_review
from tests.cast import case, decision
from tests.flow import post_form


def at(cast: Any, name: str, *args: Any) -> str:
    return reverse(f"projects:{name}", args=[cast.project.slug, *args])


def test_rows_from_before_the_states_read_as_done(cast: Any) -> None:
    old = decision(cast, carried_out_on=date(2011, 2, 5), deadline=date(2011, 2, 3))
    assert old.follow_up_state == FollowUpState.NOT_STARTED
    assert follow_up_word(old, date(2011, 3, 15)) == "fulgt opp"
    assert Decision.objects.filter(reached("done")).get() == old


def test_the_database_and_the_row_agree_on_what_waits(cast: Any) -> None:
    for state in FollowUpState.values:
        for more in ({}, {"deadline": date(2011, 3, 1)}, {"responsible": cast.member}):
            for done in (None, date(2011, 2, 5)):
                decision(cast, follow_up_state=state, carried_out_on=done, **more)
    waiting = set(Decision.objects.filter(awaits_follow_up()).values_list("pk", flat=True))
    rows = list(Decision.objects.all())
    assert {row.pk for row in rows if is_awaited(row)} == waiting
    for state in ("in_progress", "done", "not_needed"):
        found = set(Decision.objects.filter(reached(state)).values_list("pk", flat=True))
        assert {row.pk for row in rows if row.follow_up_reached == state} == found


def test_state_and_day_go_together(cast: Any) -> None:
    row = decision(cast)
    change_follow_up(decision=row, changes={"follow_up_state": "done"}, by=cast.secretary)
    assert row.carried_out_on == cast.project.today()
    change_follow_up(decision=row, changes={"follow_up_state": "in_progress"}, by=cast.secretary)
    assert row.carried_out_on is None
    for changes, words in (
        ({"carried_out_on": date(2011, 3, 1)}, "Velg «fulgt opp»"),
        ({"follow_up_state": "done", "carried_out_on": date(2011, 4, 1)}, "fram i tid"),
        ({"follow_up_state": "done", "carried_out_on": date(2011, 1, 1)}, "01.02.2011"),
        ({"review_on": date(2011, 2, 1)}, "etter vedtaksdatoen"),
    ):
        row.refresh_from_db()
        with pytest.raises(DomainError, match=words):
            change_follow_up(decision=row, changes=changes, by=cast.secretary)


def test_the_responsible_person_tells_how_far_it_has_come_and_nothing_else(cast: Any) -> None:
    row, other = decision(cast, responsible=cast.council, deadline=date(2011, 3, 20)), decision(cast)
    client = cast.client("council")
    assert "Meld om oppfølgingen" in client.get(row.get_absolute_url()).content.decode()
    path = at(cast, "decision_report", row.pk)
    wrong = post_form(client, path, {"carried_out_on": "14.03.2011", "follow_up_note": "Ferdig med plan"})
    assert wrong.status_code == 422 and "Ferdig med plan" in wrong.content.decode()
    told = {"follow_up_state": "in_progress", "follow_up_note": "Plan er laget.", "deadline": "01.12.2011"}
    assert post_form(client, path, told).status_code == 303
    row.refresh_from_db()
    assert (row.follow_up_state, row.follow_up_note, row.deadline) == (
        "in_progress",
        "Plan er laget.",
        date(2011, 3, 20),
    )
    assert client.get(at(cast, "decision_report", other.pk)).status_code == 403
    assert cast.client("member").post(path).status_code == 403
    assert cast.client("outsider").get(path).status_code == 404
    assert list(near_deadlines(cast.project, cast.council, cast.project.today())) == [row]


def test_a_review_of_legality_is_demanded_and_an_annulled_decision_no_longer_counts(cast: Any) -> None:
    row = decision(cast, decided_on=date(2011, 3, 1))
    client, path = cast.client("secretary"), at(cast, "decision_legality", row.pk)
    assert cast.client("member").get(path).status_code == 403
    wrong = post_form(client, path, {"demanded_on": "01.02.2011"})
    assert wrong.status_code == 422 and "01.03.2011" in wrong.content.decode()
    assert post_form(client, path, {"demanded_on": "10.03.2011"}).status_code == 303
    page = cast.client("council").get(row.get_absolute_url()).content.decode()
    assert "ikke avgjort" in page and "10. mars 2011" in page
    row.refresh_from_db()
    demand = {"demanded_on": date(2011, 3, 10), "treated_by": "Styringsgruppa", "by": cast.secretary}
    with pytest.raises(DomainError, match="utfallet"):
        register_legality_review(decision=row, annulled=True, **demand)
    register_legality_review(decision=row, annulled=True, result="Feil i saksbehandlingen.", **demand)
    row.refresh_from_db()
    assert (row.status, row.counts_as_adopted) == ("repealed", False)
    withdraw_legality_review(decision=row, by=cast.secretary)
    assert row.counts_as_adopted
    with pytest.raises(DomainError, match="endelige"):
        register_legality_review(decision=decision(cast, case(cast), kind="recommendation"), **demand)
