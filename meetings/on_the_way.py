"""What is on its way to a body: how far it has come, how long it has waited, and what came of it. Reads only."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from budget.models import MeasureDecision
from omstilling.ui.formats import date_table
from projects.models import Case, Decision, DecisionOutcome, Project

from .models import AgendaItem, Meeting, MeetingState, Referral
from .referral_results import Figures, Result, result_of


@dataclass(frozen=True, slots=True)
class Way:
    """One recommendation on its way. ``days`` is how long it has waited, or waited until it was answered.

    ``other_figures`` tells that the measures are to give something else than was recommended.
    """

    referral: Referral
    word: str
    days: int
    is_open: bool
    is_late: bool
    result: Result | None = None
    answer: Decision | None = None
    case: Case | None = None
    meeting: Meeting | None = None
    other_figures: bool = False

    @property
    def expected_on(self) -> date | None:
        """The day it is expected to come up: the meeting's, else what was said when it was sent, once."""
        if self.meeting is not None:
            return self.meeting.held_on
        return self.referral.expected_on if self.referral.answer_id is None else None


def referrals_of(project: Project, user: Any) -> QuerySet[Referral]:
    """Return what has been sent, as far as the user may see the recommendations. The latest first."""
    rows = Referral.objects.visible_to(user).active().filter(project=project)
    return rows.select_related(
        "decision__case__body", "decision__body", "decision__project", "to_body", "answer", "document"
    ).defer("document__content")


def waiting() -> Q:
    """The condition for what the body still has to decide."""
    return Q(answer__isnull=True) | Q(answer__outcome=DecisionOutcome.POSTPONED)


def ways_of(referrals: Iterable[Referral], user: Any, today: date) -> dict[int, Way]:
    """Return how far each has come, by its id. Four queries however many they are."""
    rows = list(referrals)
    if not rows:
        return {}
    answers = _answers(rows, user)
    cases = _cases(rows, user)
    meetings = _meetings(cases.values(), user)
    figures = _figures([*answers, *(row.decision_id for row in rows)])
    found = {}
    for row in rows:
        case = cases.get((row.decision.case_id, row.to_body_id))
        meeting = meetings.get(case.pk) if case is not None else None
        found[row.pk] = _way(row, answers.get(row.answer_id or 0), case, meeting, figures, today)
    return found


def _way(
    row: Referral,
    answer: Decision | None,
    case: Case | None,
    meeting: Meeting | None,
    figures: dict[int, Figures],
    today: date,
) -> Way:
    settled = row.answer is not None and row.answer.outcome != DecisionOutcome.POSTPONED
    until = row.answer.decided_on if settled and row.answer is not None else today
    result, other = None, False
    if answer is not None:
        recommended = row.decision
        before, after = figures.get(recommended.pk, {}), figures.get(answer.pk, {})
        result, other = result_of(answer.outcome, recommended.text, answer.text, before, after), before != after
    return Way(
        referral=row,
        word=_word(row, answer, result, case, meeting, settled),
        days=(until - row.sent_on).days,
        is_open=not settled,
        is_late=row.answer is None and meeting is None and row.expected_on is not None and row.expected_on < today,
        result=result,
        answer=answer,
        case=case,
        meeting=meeting,
        other_figures=other,
    )


def _word(
    row: Referral,
    answer: Decision | None,
    result: Result | None,
    case: Case | None,
    meeting: Meeting | None,
    settled: bool,
) -> str:
    if settled:
        if answer is None:
            return _("behandlet")
        return str(result.label) if result is not None else answer.outcome_word
    if meeting is not None:
        words = {"day": date_table(meeting.held_on)}
        return _("utsatt, på sakslista %(day)s") % words if row.answer else _("på sakslista %(day)s") % words
    if row.answer is not None:
        return _("utsatt")
    return _("registrert som %(number)s") % {"number": case.case_number} if case is not None else _("sendt")


def _answers(rows: list[Referral], user: Any) -> dict[int, Decision]:
    ids = [row.answer_id for row in rows if row.answer_id is not None]
    if not ids:
        return {}
    seen = Decision.objects.visible_to(user).filter(pk__in=ids).select_related("project", "body", "case__body")
    return {decision.pk: decision for decision in seen}


def _cases(rows: list[Referral], user: Any) -> dict[tuple[int, int], Case]:
    """Return the receiving bodies' cases that the user may see, by the case they came from and the body."""
    found = (
        Case.objects.visible_to(user)
        .active()
        .filter(continues__in=[row.decision.case_id for row in rows], body__in=[row.to_body_id for row in rows])
    )
    return {(int(case.continues_id or 0), case.body_id): case for case in found.select_related("body").order_by("pk")}


def _meetings(cases: Iterable[Case], user: Any) -> dict[int, Meeting]:
    """Return the meeting that each case is to come up in."""
    ids = [case.pk for case in cases]
    if not ids:
        return {}
    items = (
        AgendaItem.objects.visible_to(user)
        .active()
        .filter(case__in=ids, decision__isnull=True, meeting__withdrawn_at__isnull=True)
        .exclude(meeting__state=MeetingState.CANCELLED)
        .select_related("meeting__project", "meeting__body")
        .order_by("-meeting__held_on")
    )
    return {item.case_id: item.meeting for item in items}


def _figures(decisions: list[int]) -> dict[int, Figures]:
    found: dict[int, Figures] = defaultdict(dict)
    links = MeasureDecision.objects.active().filter(decision__in=decisions, measure__withdrawn_at__isnull=True)
    for decision, measure, effect, start in links.values_list("decision", "measure", "adopted_effect", "adopted_from"):
        found[decision][measure] = (effect, start)
    return found
