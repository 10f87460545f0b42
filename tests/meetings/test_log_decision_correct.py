"""Putting a logged decision right while the minutes are a draft: in the browser, with history and reason."""

from __future__ import annotations

from typing import Any

import pytest
from django.urls import reverse

from budget.models import MeasureDecision
from meetings.models import AgendaItem, Minutes, MinutesState, PartyVote
from meetings.services.decisions import log_decision
from projects.models import Decision, DecisionMilestone
from projects.services.decisions import confirm_decision
from tests.cast import agenda_item, attend, case, decision, measure, meeting, milestone, write
from tests.flow import form_data, post_form


@pytest.fixture
def item(cast: Any) -> AgendaItem:
    at = meeting(cast)
    attend(cast, at, "chair", "member", "union_rep", "secretary")
    return agenda_item(cast, at)


@pytest.fixture
def logged(cast: Any, item: AgendaItem) -> Decision:
    return log_decision(
        item=item, kind="final", outcome="adopted", text="Renholdet samles.", unanimous=True, by=cast.member
    )


def url(row: Decision) -> str:
    return reverse("meetings:correct_decision", args=[row.project.slug, row.pk])


def test_the_text_is_put_right_and_the_old_one_stays_in_the_history(cast: Any, logged: Decision) -> None:
    client = cast.client("member")
    assert url(logged) in client.get(logged.get_absolute_url()).content.decode()
    response = post_form(client, url(logged), {"text": "Renholdet samles i to enheter.", "reason": "Feil avskrift"})
    assert response["Location"] == logged.get_absolute_url()
    newest, first = logged.history.all()
    assert (first.text, newest.text) == ("Renholdet samles.", "Renholdet samles i to enheter.")
    assert (newest.history_change_reason, newest.actor_label) == ("Feil avskrift", "Mari Medlem")


def test_an_innstilling_is_not_called_a_decision_in_its_form(cast: Any, logged: Decision) -> None:
    client = cast.client("member")
    assert "Hvorfor rettes vedtaket?" in client.get(url(logged)).content.decode()
    logged.kind = "recommendation"
    write(logged)
    page = client.get(url(logged)).content.decode()
    form = page[page.index('<form class="form decision-form') :]
    for words in (
        "Innstillingens tekst",
        "Hvorfor rettes innstillingen?",
        "Teksten og resultatet",
        "Hva saken gjelder",
    ):
        assert words in form
    for words in ("Vedtakstekst", "Vedtatt helårsvirkning", "Det som ble vedtatt"):
        assert words not in form


def test_a_reason_is_asked_for_and_what_was_typed_stays(cast: Any, logged: Decision) -> None:
    response = post_form(cast.client("secretary"), url(logged), {"text": "Ny ordlyd"})
    assert response.status_code == 422
    assert "Ny ordlyd" in response.content.decode()
    logged.refresh_from_db()
    assert logged.text == "Renholdet samles."


def test_vote_and_concerns_are_put_right(cast: Any, logged: Decision, item: AgendaItem) -> None:
    saving, goal = measure(cast), milestone(cast)
    client = cast.client("secretary")
    data = form_data(client, url(logged))
    assert data.pop("unanimous") == "on"
    for name in data:
        if name.startswith("votes-") and name.endswith("-for"):
            data[name] = "1"
    more = {"reason": "Stemmene manglet", f"measure-{saving.pk}": "on", "milestones": [str(goal.pk)]}
    assert client.post(url(logged), {**data, **more}).status_code == 303
    item.refresh_from_db()
    assert not item.unanimous
    assert PartyVote.objects.active().count() == 2
    assert MeasureDecision.objects.active().get().measure == saving
    assert DecisionMilestone.objects.active().get().milestone == goal
    assert form_data(client, url(logged))["milestones"] == str(goal.pk)


def test_what_the_user_may_not_see_stays_concerned(cast: Any, logged: Decision) -> None:
    hidden = milestone(cast, "Kladd", body=cast.work_body, access="restricted")
    secret = measure(cast, "Hemmelig", body=cast.work_body, access="restricted")
    write(DecisionMilestone(decision=logged, milestone=hidden))
    write(MeasureDecision(decision=logged, measure=secret, adopted_effect=5))
    client = cast.client("member")
    assert "Kladd" not in client.get(url(logged)).content.decode()
    assert post_form(client, url(logged), {"text": "Ny tekst", "reason": "Rettet"}).status_code == 303
    assert DecisionMilestone.objects.active().get().milestone == hidden
    assert MeasureDecision.objects.active().get().adopted_effect == 5


def test_two_who_correct_the_text_meet(cast: Any, logged: Decision) -> None:
    client = cast.client("secretary")
    mine = {**form_data(client, url(logged)), "text": "Min tekst", "reason": "Rettet"}
    post_form(cast.client("chair"), url(logged), {"text": "Lederens tekst", "reason": "Rettet"})
    response = client.post(url(logged), mine)
    page = response.content.decode()
    assert response.status_code == 409
    assert "Min tekst" in page
    assert "Lederens tekst" in page


def test_two_who_correct_the_vote_do_not_overwrite_each_other(cast: Any, logged: Decision) -> None:
    saving = measure(cast)
    client = cast.client("secretary")
    mine = {**form_data(client, url(logged)), "reason": "Rettet"}
    post_form(cast.client("chair"), url(logged), {f"measure-{saving.pk}": "on", "reason": "Gjelder renhold"})
    response = client.post(url(logged), mine)
    assert response.status_code == 422
    assert "Noen andre har rettet" in response.content.decode()
    assert MeasureDecision.objects.active().exists()


def test_a_confirmed_decision_says_what_to_do_instead(cast: Any, logged: Decision) -> None:
    client = cast.client("secretary")
    data = {**form_data(client, url(logged)), "text": "Noe annet", "reason": "Rettet"}
    confirm_decision(decision=logged, by=cast.chair)
    assert "gjør et nytt vedtak" in client.get(url(logged)).content.decode()
    assert url(logged) not in client.get(logged.get_absolute_url()).content.decode()
    data["row_version"] = str(logged.row_version)
    refused = client.post(url(logged), data)
    assert refused.status_code == 422
    logged.refresh_from_db()
    assert logged.text == "Renholdet samles."


def test_approved_minutes_stop_it(cast: Any, logged: Decision, item: AgendaItem) -> None:
    write(Minutes(meeting=item.meeting, version=1, state=MinutesState.APPROVED))
    page = cast.client("secretary").get(url(logged)).content.decode()
    assert "Protokollen er godkjent" in page
    assert "<textarea" not in page


def test_a_decision_without_a_meeting_is_put_right_without_a_vote(cast: Any) -> None:
    row = decision(cast, case(cast))
    client = cast.client("secretary")
    assert "Voteringen" not in client.get(url(row)).content.decode()
    assert post_form(client, url(row), {"text": "Ny tekst", "reason": "Rettet"}).status_code == 303


def test_those_without_a_vote_in_the_body_may_not(cast: Any, logged: Decision) -> None:
    for role in ("union_rep", "council", "chief_executive", "employee", "auditor"):
        assert cast.client(role).get(url(logged)).status_code == 403, role
    assert cast.client("outsider").get(url(logged)).status_code == 404
