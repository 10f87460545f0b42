"""A decision logged in a meeting that was held: the decision, its vote and what it concerns, in one unit of work."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from budget.models import Measure, MeasureDecision
from budget.services import link_decision, unlink_decision
from omstilling.accounts.models import User
from omstilling.audit.errors import DomainError
from omstilling.audit.uow import unit_of_work
from projects.models import CaseKind, Decision, DecisionOutcome, Milestone, StudyArea
from projects.services.decisions import correct_decision, record_decision

from ..models import AgendaItem, PartyVote
from ..selectors import present_in
from .rules import require_held, require_item, require_quorum
from .votes import record_votes

#: Outcomes that a body can reach without being quorate: the case does not get decided.
WITHOUT_QUORUM = frozenset({DecisionOutcome.POSTPONED, DecisionOutcome.WITHDRAWN})
#: Outcomes that follow from a vote, so that the vote must be told.
VOTED = frozenset({DecisionOutcome.ADOPTED, DecisionOutcome.NOT_ADOPTED})

MeasureLink = tuple[Measure, int | None, date | None]
Votes = Sequence[Mapping[str, Any]]


def log_decision(
    *,
    item: AgendaItem,
    kind: str,
    outcome: str,
    text: str,
    by: User,
    unanimous: bool = False,
    chair_decided: bool = False,
    votes: Votes = (),
    responsible: User | None = None,
    deadline: date | None = None,
    meaning: str = "",
    measures: Iterable[MeasureLink] = (),
    milestones: Iterable[Milestone] = (),
    study_areas: Iterable[StudyArea] = (),
    reason: str = "",
) -> Decision:
    """Log what the body decided in a case of a meeting that was held.

    ``votes`` are dicts of ``party``, ``votes_for``, ``votes_against`` and ``names``; ``measures`` are triples of the
    measure, what it was adopted to give a year in kroner, and from when.
    """
    with unit_of_work(by=by, reason=reason or _("Vedtaket er ført")):
        item = _fresh(item)
        require_item(item)
        require_held(item.meeting)
        if item.decision_id is not None:
            raise DomainError(_("Vedtaket i saken er alt ført. Rett det i stedet for å føre et nytt."))
        decision = record_decision(
            case=item.case,
            decided_on=item.meeting.held_on,
            kind=kind,
            outcome=outcome,
            text=text,
            responsible=responsible,
            deadline=deadline,
            meaning=meaning,
            milestones=milestones,
            study_areas=study_areas,
            by=by,
        )
        item.decision = decision
        item.full_clean()
        item.save()
        _settle_vote(item, outcome, unanimous=unanimous, chair_decided=chair_decided, votes=votes, by=by)
        _set_measures(decision, measures, by)
    return decision


def correct_logged_decision(
    *,
    decision: Decision,
    changes: Mapping[str, Any],
    by: User,
    unanimous: bool | None = None,
    chair_decided: bool = False,
    votes: Votes = (),
    measures: Iterable[MeasureLink] | None = None,
    milestones: Iterable[Milestone] | None = None,
    study_areas: Iterable[StudyArea] | None = None,
    reason: str = "",
) -> Decision:
    """Correct a logged decision while the meeting's minutes are a draft. ``None`` leaves a part as it is.

    With ``unanimous`` given, the vote is set anew from ``unanimous``, ``chair_decided`` and ``votes``.
    """
    with unit_of_work(by=by, reason=reason or _("Vedtaket er rettet")):
        item = AgendaItem.objects.active().filter(decision=decision).first()
        if item is not None:
            item = _fresh(item)
            require_item(item)
        correct_decision(decision=decision, changes=changes, milestones=milestones, study_areas=study_areas, by=by)
        if item is not None and unanimous is not None:
            _settle_vote(item, decision.outcome, unanimous=unanimous, chair_decided=chair_decided, votes=votes, by=by)
        if measures is not None:
            _set_measures(decision, measures, by)
    return decision


def _fresh(item: AgendaItem) -> AgendaItem:
    """Return the row as it stands now, locked until the transaction ends: two who log at once come one by one."""
    AgendaItem.objects.select_for_update().get(pk=item.pk)
    return AgendaItem.objects.select_related(
        "meeting__project", "meeting__body", "case__project", "case__body__recommends_to"
    ).get(pk=item.pk)


def _settle_vote(
    item: AgendaItem, outcome: str, *, unanimous: bool, chair_decided: bool, votes: Votes, by: User
) -> None:
    """Check that the body could decide and that the numbers give the outcome, and record the vote."""
    cast = [v for v in votes if v.get("votes_for") or v.get("votes_against")]
    if outcome in WITHOUT_QUORUM and not present_in(item).quorum.reached:
        unanimous, chair_decided, cast = False, False, []
    elif item.meeting.body.is_elected:
        require_quorum(item)
        by_proposal = PartyVote.objects.active().filter(item=item, proposal__isnull=False)
        if outcome in VOTED and not unanimous and not cast and not by_proposal.exists():
            raise DomainError(_("Kryss av for enstemmig, eller før stemmene til partiene."), field="unanimous")
    _check_majority(item, outcome, cast, chair_decided)
    record_votes(item=item, votes=cast, unanimous=unanimous, chair_decided=chair_decided, by=by)


def _check_majority(item: AgendaItem, outcome: str, votes: Votes, chair_decided: bool) -> None:
    """Refuse an outcome that the numbers contradict."""
    yes = sum(int(v.get("votes_for") or 0) for v in votes)
    no = sum(int(v.get("votes_against") or 0) for v in votes)
    if yes == no or chair_decided or item.case.kind == CaseKind.ELECTION:
        return
    numbers = {"yes": yes, "no": no}
    if outcome == DecisionOutcome.ADOPTED and yes < no:
        raise DomainError(
            _("%(yes)s stemte for og %(no)s mot. Da er forslaget ikke vedtatt.") % numbers, field="outcome"
        )
    if outcome == DecisionOutcome.NOT_ADOPTED and yes > no:
        raise DomainError(_("%(yes)s stemte for og %(no)s mot. Da er forslaget vedtatt.") % numbers, field="outcome")


def _set_measures(decision: Decision, measures: Iterable[MeasureLink], by: User) -> None:
    """Have the decision concern exactly these measures, with what was adopted for each."""
    wanted = {measure.pk: (measure, effect, start) for measure, effect, start in measures}
    for link in MeasureDecision.objects.active().filter(decision=decision):
        if link.measure_id not in wanted:
            unlink_decision(link=link, by=by)
    for measure, effect, start in wanted.values():
        link_decision(measure=measure, decision=decision, adopted_effect=effect, adopted_from=start, by=by)
