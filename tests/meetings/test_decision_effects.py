"""What a decision sets going in the same act: dates of milestones, a work group, the day to look again."""

import re
from datetime import date
from typing import Any

import pytest

from meetings.models import MeetingState
from meetings.services.decisions import log_decision
from omstilling.audit.errors import DomainError
from projects.models import Body, BodyKind, Decision, DecisionMilestone, LegalBasis, MilestoneShift, Tolerance
from tests.cast import milestone, write
from tests.flow import form_data, post_form


def log(room: Any, **more: Any) -> Decision:
    values = {"kind": "final", "outcome": "adopted", "text": "Slik blir det.", "unanimous": True, **more}
    return log_decision(item=room.item, by=room.secretary, **values)


def test_a_final_decision_moves_milestones_sets_up_a_group_and_comes_back(room: Any) -> None:
    room.everyone()
    moved, same = milestone(room.cast), milestone(room.cast, "Budsjettet lagt fram")
    decision = log(
        room,
        milestone_dates={moved: date(2011, 6, 1), same: same.current_date},
        work_group={"name": "Arbeidsgruppe renhold", "mandate": "Planlegger samlingen."},
        review_on=date(2012, 3, 1),
    )
    moved.refresh_from_db()
    assert (moved.current_date, moved.baseline_date) == (date(2011, 6, 1), date(2011, 4, 1))
    (shift,) = MilestoneShift.objects.all()  # the one whose date stays is not moved
    assert shift.reason == "PS 1/11, vedtatt 10.03.2011"
    links = DecisionMilestone.objects.active().filter(decision=decision)
    assert {link.milestone: link.new_date for link in links} == {moved: date(2011, 6, 1), same: date(2011, 4, 1)}
    group = Body.objects.get(established_by=decision)
    assert (group.kind, group.legal_basis, group.mandate) == (
        BodyKind.WORK_GROUP,
        LegalBasis.ADMINISTRATIVE,
        "Planlegger samlingen.",
    )
    assert decision.review_on == date(2012, 3, 1)


def test_the_decision_itself_lets_a_milestone_past_the_tolerance(room: Any) -> None:
    room.everyone()
    write(Tolerance(project=room.cast.project, kind="time", limit=14))
    moved = milestone(room.cast)
    decision = log(room, milestone_dates={moved: date(2011, 6, 1)})
    assert moved.shifts.get().decision == decision


@pytest.mark.parametrize(("kind", "outcome"), [("recommendation", "adopted"), ("final", "not_adopted")])
def test_what_is_not_finally_adopted_sets_nothing_going(room: Any, kind: str, outcome: str) -> None:
    room.everyone()
    goal = milestone(room.cast)
    for effect in ({"milestone_dates": {goal: date(2011, 6, 1)}}, {"work_group": {"name": "Renhold"}}):
        with pytest.raises(DomainError, match="Bare et endelig vedtak"):
            log(room, kind=kind, outcome=outcome, **effect)
    goal.refresh_from_db()
    assert goal.current_date == date(2011, 4, 1)
    assert not Body.objects.filter(name="Renhold").exists()
    assert not Decision.objects.exists()


def test_the_form_offers_them_folded_away_and_says_beside_the_field_what_is_wrong(room: Any) -> None:
    room.everyone()
    goal = milestone(room.cast)
    client = room.cast.client("secretary")
    path = f"/{room.meeting.project.slug}/moter/{room.meeting.slug}/saker/{room.item.pk}/vedtak/"
    page = client.get(path).content.decode()
    assert '<details class="concern"><summary><span>Ny arbeidsgruppe' in page
    typed = {
        **form_data(client, path),
        "kind": "recommendation",
        "outcome": "adopted",
        "text": "Slik blir det.",
        "unanimous": "on",
        f"milestone-{goal.pk}-to": "01.06.2011",
    }
    refused = post_form(client, path, typed)
    assert refused.status_code == 422
    assert '<details class="concern" open><summary><span>Nye datoer' in refused.content.decode()
    assert "flytter milepæler" in refused.content.decode()
    assert post_form(client, path, {**typed, "kind": "final", "work_group": "Renhold"}).status_code == 303
    goal.refresh_from_db()
    assert goal.current_date == date(2011, 6, 1)
    assert Body.objects.get(name="Renhold").established_by == Decision.objects.get()


def test_the_live_page_offers_them_and_carries_them_out_in_the_same_act(room: Any) -> None:
    room.everyone()
    room.meeting.refresh_from_db()
    room.meeting.state, room.meeting.current_item = MeetingState.RUNNING, room.item
    write(room.meeting)
    goal = milestone(room.cast, "Renholdet er organisert")
    client, path = room.cast.client("secretary"), f"{room.meeting.get_absolute_url()}gjennomfor/{room.item.pk}/"
    page = client.get(path).content.decode()
    token = re.search(r'name="form_token" value="([^"]+)"', page)
    assert token
    for name in (f"milestone-{goal.pk}-to", "work_group", "work_group_mandate", "review_on"):
        assert f'name="{name}"' in page
    typed = {"form_token": token[1], "source": "own", "text": "Slik blir det.", "outcome": "adopted"}
    typed |= {
        "unanimous": "on",
        "milestones": goal.pk,
        f"milestone-{goal.pk}-to": "01.06.2011",
        "work_group": "Renhold",
    }
    refused = client.post(f"{path}vedtak/", {**typed, "kind": "recommendation"})
    assert "flytter milepæler" in refused.content.decode()
    again = re.search(r'name="form_token" value="([^"]+)"', client.get(path).content.decode())
    assert again
    client.post(f"{path}vedtak/", {**typed, "kind": "final", "form_token": again[1]})
    goal.refresh_from_db()
    assert goal.current_date == date(2011, 6, 1)
    assert Body.objects.get(name="Renhold").established_by == Decision.objects.get()
