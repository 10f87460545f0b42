"""What follows the decisions: to the council and back, a second look, and what changes what."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from meetings.models import Referral
from meetings.referral_documents import issue_now
from meetings.services.referrals import link_answer, send_referral
from projects.services.follow_up import change_follow_up
from projects.services.relations import relate_decision

from ..acts import Act, World
from ..content import register as content


def acts() -> Iterator[Act]:
    """Yield what was done after the meetings."""
    for sent in content.SENT:
        yield Act(sent.at, "sekretaer", "Innstillingen er sendt til kommunestyret", _send, (sent,))
        if sent.issued:
            made = sent.at + timedelta(minutes=5)
            yield Act(made, "sekretaer", "Oversendelsen er utgitt som PDF", _issue, (sent,), alone=True)
        if sent.answered is not None:
            yield Act(sent.answered, "sekretaer", "Kommunestyrets vedtak er knyttet til", _answer, (sent,))
    case, moment, day = content.LOOK_AGAIN
    yield Act(moment, "sekretaer", "Vedtaket skal ses på igjen", _look_again, (case, day))
    later, earlier, moment = content.CHANGES
    yield Act(moment, "sekretaer", "Forholdet til et tidligere vedtak er ført", _change, (later, earlier))


def _send(world: World, by: Any, sent: content.Sent) -> None:
    decision = world.decisions[sent.case]
    decision.refresh_from_db()
    world.rows[f"sent.{sent.case}"] = send_referral(
        decision=decision, sent_on=sent.at.date(), expected_on=sent.expected, note=sent.note, by=by
    )


def _issue(world: World, by: Any, sent: content.Sent) -> None:
    issue_now(referral=_referral(world, sent), by=by)


def _answer(world: World, by: Any, sent: content.Sent) -> None:
    """Link the council's decision, where logging it in a case that was sent on has not done so already."""
    referral = _referral(world, sent)
    if referral.answer_id is None:
        decision = world.decisions[sent.answer]
        decision.refresh_from_db()
        link_answer(referral=referral, decision=decision, by=by)


def _referral(world: World, sent: content.Sent) -> Referral:
    return Referral.objects.select_related("decision__case", "answer").get(pk=world.rows[f"sent.{sent.case}"].pk)


def _look_again(world: World, by: Any, case: str, day: Any) -> None:
    decision = world.decisions[case]
    decision.refresh_from_db()
    change_follow_up(decision=decision, changes={"review_on": day}, by=by)


def _change(world: World, by: Any, later: str, earlier: str) -> None:
    for key in (later, earlier):
        world.decisions[key].refresh_from_db()
    relate_decision(decision=world.decisions[later], earlier=world.decisions[earlier], kind="changes", by=by)
