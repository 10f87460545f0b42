"""What the next meeting takes along: postponed cases, cases never on a list, decisions that wait, and reviews."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, Q
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from omstilling.ui.formats import date_table
from projects.models import Access, Case, Decision, DecisionOutcome, DecisionStatus, FollowUpState
from projects.openness import neutral_title

from .models import AgendaItem, Meeting, MeetingPurpose, MeetingState

WAITING = (FollowUpState.NOT_STARTED, FollowUpState.IN_PROGRESS)
STANDING = (DecisionStatus.IN_FORCE, DecisionStatus.CHANGED)


@dataclass(frozen=True, slots=True)
class Offer:
    """A case that can be put on the list, and why it is offered."""

    case: Case
    why: str


@dataclass(frozen=True, slots=True)
class Offers:
    """What can be taken along, by where it comes from."""

    postponed: list[Offer] = field(default_factory=list)
    cancelled: list[Offer] = field(default_factory=list)
    never: list[Offer] = field(default_factory=list)
    follow_ups: list[Decision] = field(default_factory=list)
    reviews: list[Decision] = field(default_factory=list)

    @property
    def cases(self) -> list[Offer]:
        return [*self.postponed, *self.cancelled, *self.never]

    @property
    def count(self) -> int:
        return len(self.cases) + len(self.follow_ups) + len(self.reviews)


def offers_of(meeting: Meeting, user: Any) -> Offers:
    """Return what the meeting can take along, of what the user may see. Four queries, however much there is."""
    offers = Offers()
    for case in _waiting_cases(meeting, user):
        last = case.last_item  # type: ignore[attr-defined]
        if last is None:
            offers.never.append(Offer(case, _("Registrert, ikke behandlet")))
        elif last.meeting.state == MeetingState.CANCELLED:
            offers.cancelled.append(Offer(case, _("Møtet %s ble avlyst") % date_table(last.meeting.held_on)))
        else:
            words = _("Utsatt fra møtet %s") if last.decision_id else _("Ikke avgjort i møtet %s")
            offers.postponed.append(Offer(case, words % date_table(last.meeting.held_on)))
    mine = Decision.objects.visible_to(user).active().filter(body_id=meeting.body_id, status__in=STANDING)
    mine = mine.select_related("case__body", "responsible", "project")
    offers.follow_ups.extend(
        mine.filter(follow_up_state__in=WAITING, carried_out_on__isnull=True)
        .filter(Q(deadline__isnull=False) | Q(responsible__isnull=False))
        .exclude(outcome=DecisionOutcome.POSTPONED)
        .order_by("deadline", "decided_on", "id")
    )
    reviewed = Case.objects.active().filter(reviews=OuterRef("pk"))
    offers.reviews.extend(
        mine.filter(review_on__lte=meeting.held_on).exclude(Exists(reviewed)).order_by("review_on", "id")
    )
    return offers


def _waiting_cases(meeting: Meeting, user: Any) -> list[Case]:
    """Return the body's cases that wait for a meeting, each with the item it had last. Two queries."""
    decided = Decision.objects.active().filter(case=OuterRef("pk")).exclude(outcome=DecisionOutcome.POSTPONED)
    ahead = AgendaItem.objects.active().filter(
        case=OuterRef("pk"),
        meeting__withdrawn_at__isnull=True,
        meeting__state__in=(MeetingState.PLANNED, MeetingState.CALLED, MeetingState.RUNNING),
        meeting__purpose=MeetingPurpose.ORDINARY,
    )
    here = AgendaItem.objects.active().filter(case=OuterRef("pk"), meeting_id=meeting.pk)
    cases = Case.objects.visible_to(user).active().filter(body_id=meeting.body_id, external_number="")
    cases = cases.exclude(Exists(decided)).exclude(Exists(ahead)).exclude(Exists(here))
    rows = list(cases.select_related("body", "project").order_by("year", "number"))
    found: dict[int, AgendaItem] = {}
    # What was discussed with the unions has not been treated by the body.
    ordinary = AgendaItem.objects.active().filter(meeting__purpose=MeetingPurpose.ORDINARY)
    items = ordinary.filter(case__in=[case.pk for case in rows], meeting__withdrawn_at__isnull=True)
    for item in items.select_related("meeting", "decision").order_by("meeting__held_on", "id"):
        found[item.case_id] = item
    waiting = []
    for case in rows:
        case.last_item = last = found.get(case.pk)  # type: ignore[attr-defined]
        if last is None or last.meeting.state == MeetingState.CANCELLED or _is_postponed(last):
            waiting.append(case)
    return waiting


def _is_postponed(item: AgendaItem) -> bool:
    """Tell whether a case comes back from a meeting that was held: postponed there, or not decided."""
    decision = item.decision
    return decision is None or decision.is_withdrawn or decision.outcome == DecisionOutcome.POSTPONED


def last_item_of(case: Case, meeting: Meeting) -> AgendaItem | None:
    """Return the case's place on the list of the latest other meeting, from which it is carried over."""
    items = AgendaItem.objects.active().filter(case=case, meeting__withdrawn_at__isnull=True).exclude(meeting=meeting)
    return items.filter(meeting__held_on__lte=meeting.held_on).order_by("-meeting__held_on", "-id").first()


def follow_up_words(decisions: Iterable[Decision]) -> str:
    """Return the decisions that wait as the text of a referatsak: number, open title, who, by when, how far."""
    lines = []
    for decision in decisions:
        case = decision.case
        title = neutral_title(case) if case.access != Access.PUBLIC else case.title
        who = str(decision.responsible) if decision.responsible is not None else _("ingen ansvarlig")
        by_when = _("frist %s") % date_table(decision.deadline) if decision.deadline else _("uten frist")
        state = str(decision.get_follow_up_state_display())
        lines.append(f"{case.case_number} {title} ({date_table(decision.decided_on)}): {state}, {by_when}, {who}.")
    return "\n".join(f"{number}. {line}" for number, line in enumerate(lines, start=1))


def is_past(decision: Decision, today: date) -> bool:
    """Tell whether a decision's deadline has gone by."""
    return decision.deadline is not None and decision.deadline < today


def deadline_words(decision: Decision, today: date) -> str:
    """Say how a decision that waits stands."""
    state = capfirst(str(decision.get_follow_up_state_display()))
    if decision.deadline is None:
        return _("%(state)s, uten frist") % {"state": state}
    day = date_table(decision.deadline)
    if is_past(decision, today):
        return _("%(state)s, fristen gikk ut %(day)s") % {"state": state, "day": day}
    return _("%(state)s, frist %(day)s") % {"state": state, "day": day}
