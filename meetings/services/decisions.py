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
from projects.models import Decision, DecisionOutcome, Milestone, StudyArea
from projects.services.decisions import correct_decision, record_decision

from ..ballots import DECIDING, BallotView, ballots_of, case_ballot
from ..models import AgendaItem, BallotSubject
from ..selectors import present_in
from .effects import MilestoneDates, WorkGroup, carry_out, with_dates
from .referrals import settle_referral
from .rules import require_decidable, require_held, require_item, require_ordinary, require_quorum
from .votes import record_votes, subject_of

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
    milestone_dates: MilestoneDates | None = None,
    work_group: WorkGroup | None = None,
    review_on: date | None = None,
    reason: str = "",
) -> Decision:
    """Log what the body decided in a case of a meeting that goes on or was held.

    ``votes`` are dicts of ``party``, ``votes_for``, ``votes_against`` and ``names``; ``measures`` are triples of the
    measure, what it was adopted to give a year in kroner, and from when. A final decision that was adopted carries
    out at once what it sets going: ``milestone_dates`` moves milestones, ``work_group`` (``name``, ``mandate``) is
    set up. ``review_on``: when the decision comes back to an agenda.
    """
    with unit_of_work(by=by, reason=reason or _("Vedtaket er ført")):
        item = _fresh(item)
        require_item(item)
        require_held(item.meeting)
        require_ordinary(item.meeting)
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
            milestones=with_dates(milestones, milestone_dates or {}),
            study_areas=study_areas,
            by=by,
        )
        item.decision = decision
        item.full_clean()
        item.save()
        _settle_vote(item, outcome, unanimous=unanimous, chair_decided=chair_decided, votes=votes, by=by)
        _set_measures(decision, measures, by)
        settle_referral(decision)
        carry_out(decision, dates=milestone_dates or {}, work_group=work_group, review_on=review_on, by=by)
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
            _settle_vote(
                item,
                decision.outcome,
                unanimous=unanimous,
                chair_decided=chair_decided,
                votes=votes,
                anew=True,
                by=by,
            )
        elif item is not None and changes.keys() & {"outcome", "kind"}:
            _check_standing(item, decision.outcome)
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
    item: AgendaItem,
    outcome: str,
    *,
    unanimous: bool,
    chair_decided: bool,
    votes: Votes,
    by: User,
    anew: bool = False,
) -> None:
    """Check that the body could decide and that the numbers give the outcome, and record the vote.

    Votes that were taken before the decision is logged stand as they are when none are told here; ``anew``: the vote
    over the case is what is told here, and nothing else.
    """
    elected = item.meeting.body.is_elected
    cast = [v for v in votes if v.get("votes_for") or v.get("votes_against")]
    taken = [b for b in ballots_of(item) if not (anew and b.is_over_case)]
    held = case_ballot(item)
    if outcome not in WITHOUT_QUORUM:
        require_decidable(item)
    if outcome in WITHOUT_QUORUM and not present_in(item).quorum.reached:
        unanimous, chair_decided, cast = False, False, []
    elif elected:
        require_quorum(item)
        if outcome in VOTED and not unanimous and not cast and not any(b.subject in DECIDING for b in taken):
            raise DomainError(_("Kryss av for enstemmig, eller før stemmene til partiene."), field="unanimous")
    if unanimous and not cast and outcome == DecisionOutcome.NOT_ADOPTED and elected:
        cast = [{"party": party, "votes_against": n} for party, n in present_in(item).parties]
    told = bool(cast or unanimous)
    subject = BallotSubject.POSTPONEMENT if outcome == DecisionOutcome.POSTPONED else subject_of(item)
    # A postponement that fell is a vote of its own, before the one over the case.
    other = anew and held is not None and held.subject != subject and held.carried is not False
    if told and (other or not _is_same(held, cast, unanimous=unanimous, chair_decided=chair_decided)):
        record_votes(item=item, votes=cast, unanimous=unanimous, chair_decided=chair_decided, subject=subject, by=by)
    elif not told and (chair_decided or anew):
        record_votes(item=item, votes=(), chair_decided=chair_decided, by=by)
    _check_outcome(item, outcome)


def _check_standing(item: AgendaItem, outcome: str) -> None:
    """Check that a result that is put right, with the votes left as they are, is one the body could reach."""
    if outcome in WITHOUT_QUORUM:
        return
    require_decidable(item)
    require_quorum(item)
    if outcome in VOTED and item.meeting.body.is_elected and not any(b.subject in DECIDING for b in ballots_of(item)):
        raise DomainError(_("Kryss av for enstemmig, eller før stemmene til partiene."), field="unanimous")
    _check_outcome(item, outcome)


def _is_same(held: BallotView | None, cast: Votes, *, unanimous: bool, chair_decided: bool) -> bool:
    """Tell whether the vote that is told is the one that stands, so that the members' votes behind it stay."""
    if held is None or held.pk is None or (held.unanimous, held.by_chair) != (unanimous, chair_decided):
        return False
    if unanimous and not cast:
        return held.votes_against == 0
    told = {v["party"]: (int(v.get("votes_for") or 0), int(v.get("votes_against") or 0)) for v in cast}
    stands = {p.party: (p.votes_for, p.votes_against) for p in held.parties}
    same_names = all(v.get("names", "") == n.names for v in cast for n in held.parties if n.party == v["party"])
    return told == stands and same_names


def _check_outcome(item: AgendaItem, outcome: str) -> None:
    """Refuse an outcome that the vote contradicts."""
    if outcome == DecisionOutcome.POSTPONED:
        postponing = [b for b in ballots_of(item) if b.subject == BallotSubject.POSTPONEMENT]
        if postponing and postponing[-1].carried is False:
            said = _("%(yes)s stemte for å utsette og %(no)s mot. Da er saken ikke utsatt.")
            numbers = {"yes": postponing[-1].votes_for, "no": postponing[-1].votes_against}
            raise DomainError(said % numbers, field="outcome")
        return
    vote = case_ballot(item)
    if vote is None:
        deciding = [b for b in ballots_of(item) if b.subject in DECIDING]
        fell = deciding and all(b.winner_id is None and b.carried is False for b in deciding)
        if outcome == DecisionOutcome.ADOPTED and fell:
            raise DomainError(_("Ingen av forslagene fikk flertall. Da er ikke noe vedtatt."), field="outcome")
        return
    if vote.carried is None or vote.subject == BallotSubject.ELECTION:
        return
    numbers = {"yes": vote.votes_for, "no": vote.votes_against}
    if outcome == DecisionOutcome.ADOPTED and not vote.carried:
        words = _("%(yes)s stemte for og %(no)s mot. Da er forslaget ikke vedtatt.")
    elif outcome == DecisionOutcome.NOT_ADOPTED and vote.carried:
        words = _("%(yes)s stemte for og %(no)s mot. Da er forslaget vedtatt.")
    else:
        return
    raise DomainError(f"{words % numbers} {vote.sentence if vote.by_chair else ''}".strip(), field="outcome")


def _set_measures(decision: Decision, measures: Iterable[MeasureLink], by: User) -> None:
    """Have the decision concern exactly these measures, with what was adopted for each."""
    wanted = {measure.pk: (measure, effect, start) for measure, effect, start in measures}
    for link in MeasureDecision.objects.active().filter(decision=decision):
        if link.measure_id not in wanted:
            unlink_decision(link=link, by=by)
    for measure, effect, start in wanted.values():
        link_decision(measure=measure, decision=decision, adopted_effect=effect, adopted_from=start, by=by)
