"""What the checks look at: everything they need, read once, as one reader may see it. A fixed number of queries."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from operator import attrgetter
from typing import Any, NamedTuple

from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from omstilling.audit.versions import versions_of
from projects.access import content_q, question
from projects.models import (
    Agreement,
    Decision,
    DecisionKind,
    DecisionOutcome,
    DecisionStatus,
    IndicatorKind,
    Project,
    Reading,
)
from projects.selectors.agreements import Period, period
from projects.selectors.follow_up import awaits_follow_up, is_awaited, is_late

from ..ladder import CARRIED_OUT, DECIDED_STEPS, ORDER, Step
from ..models import PERMANENT_KINDS, BudgetLine, BudgetNote, LineKind, Measure, MeasureDecision, MeasureRelation
from ..selectors.measure_changes import WATCHED
from ..selectors.plan import NoteRow, measure_line_sums, note_row
from ..selectors.status import sees_everything
from ..selectors.together import STATED, Together

#: A decision that is older than this is to have minutes that are approved, or a chair's or secretary's confirmation.
UNCONFIRMED_DAYS = 30
#: Indicators measured in this count the årsverk of a unit.
FTE_UNITS = ("årsverk", "Årsverk")
#: What the history says when nobody gave a reason.
NO_REASON = frozenset({"", gettext_noop("Endret tiltaket")})


class MeasureFact(NamedTuple):
    """A measure that has not lapsed, and of which a check may have something to say."""

    pk: int
    number: int
    title: str
    kind: str
    unit_id: int | None
    unit: str | None
    kostra_function: str
    full_year_effect: int | None
    effective_from: date | None
    effective_to: date | None
    latest_start: date | None
    price_year: int | None
    fte_change: Decimal | None
    fte_redundancy: Decimal | None
    owner_id: int | None
    started_on: date | None
    step_no: int

    @property
    def step(self) -> Step:
        return ORDER[self.step_no]

    @property
    def is_decided(self) -> bool:
        return self.step in DECIDED_STEPS

    @property
    def is_carried_out(self) -> bool:
        return self.step in CARRIED_OUT

    @property
    def is_permanent_kind(self) -> bool:
        return self.kind in PERMANENT_KINDS

    @property
    def cuts_fte(self) -> bool:
        return self.fte_change is not None and self.fte_change < 0


class RelationFact(NamedTuple):
    """How one measure stands to another; the other may have lapsed."""

    pk: int
    measure_id: int
    kind: str
    other_id: int
    other_number: int
    other_title: str
    overlap: int | None
    other_withdrawn: bool


class LineFact(NamedTuple):
    """A line of the plan that takes up a measure."""

    pk: int
    number: int
    measure_id: int
    reference: str
    price_year: int | None


class AgreementFact(NamedTuple):
    """An agreement that no one is to be dismissed in a period. A later version ends it."""

    pk: int
    title: str
    valid_from: date
    valid_to: date | None
    version: str = ""
    successor_from: date | None = None

    @property
    def period(self) -> Period:
        return period(self.valid_from, self.valid_to, self.successor_from)

    def covers(self, day: date) -> bool:
        return self.period.covers(day)

    @property
    def name(self) -> str:
        """The title, with the version where there is one."""
        if not self.version:
            return self.title
        return _("%(title)s, versjon %(version)s") % {"title": self.title, "version": self.version}


@dataclass(frozen=True, slots=True)
class DecisionFact:
    """A decision that concerns measures and lacks something: minutes, or follow-up by its deadline."""

    pk: int
    title: str
    decided_on: date
    confirmed: bool
    deadline: date | None
    followed_up: bool
    is_elected: bool
    measures: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Adopted:
    """What the latest decision that says so adopted."""

    on: date
    effect: int | None = None
    start: date | None = None


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A project's measures and money at one moment, as one reader sees them."""

    today: date
    price_year: int
    measures: tuple[MeasureFact, ...] = ()
    relations: tuple[RelationFact, ...] = ()
    lines: tuple[LineFact, ...] = ()
    adopted: dict[int, Adopted] = field(default_factory=dict)
    decisions: tuple[DecisionFact, ...] = ()
    notes: tuple[NoteRow, ...] = ()
    agreements: tuple[AgreementFact, ...] = ()
    staff: dict[int, tuple[date, Decimal]] = field(default_factory=dict)
    explained: frozenset[int] = frozenset()
    is_whole: bool = True

    def by_pk(self) -> dict[int, MeasureFact]:
        return {measure.pk: measure for measure in self.measures}


_MEASURE = [("unit__name" if name == "unit" else name) for name in MeasureFact._fields]


def _of_interest(project: Project, today: date) -> Q:
    """Return the condition under which a check may have something to say of a measure: the rest need not be read."""
    links = (
        MeasureDecision.objects.active().filter(measure__project=project).order_by().values("measure_id"),
        MeasureRelation.objects.active().filter(measure__project=project).order_by().values("measure_id"),
        MeasureRelation.objects.active().filter(measure__project=project).order_by().values("other_id"),
        BudgetLine.objects.active().filter(project=project, measure__isnull=False).order_by().values("measure_id"),
    )
    condition = Q(fte_change__lt=0) | Q(fte_redundancy__isnull=False) | Q(price_year__isnull=False)
    condition |= Q(effective_to__isnull=False, kind__in=PERMANENT_KINDS) | Q(latest_start__lt=today)
    for found in links:
        condition |= Q(pk__in=found)
    return condition


@question
def _measures(project: Project, user: Any, today: date) -> QuerySet[Any]:
    found = Measure.objects.filter(project=project).visible_to(user).active().filter(_of_interest(project, today))
    return found.with_step_numbers(user, today).order_by("number").values_list(*_MEASURE)


@question
def _relations(project: Project, user: Any) -> QuerySet[Any]:
    seen = content_q(user, project="other__project_id", body="other__body_id", access="other__access")
    found = MeasureRelation.objects.visible_to(user).active()
    found = found.filter(seen, measure__project=project, measure__withdrawn_at__isnull=True)
    columns = ("pk", "measure_id", "kind", "other_id", "other__number", "other__title", "overlap")
    return found.order_by("pk").values_list(*columns, "other__withdrawn_at")


@question
def _lines(project: Project, user: Any) -> QuerySet[Any]:
    found = BudgetLine.objects.visible_to(user).active().filter(project=project, kind=LineKind.MEASURE)
    return found.order_by("number").values_list(*LineFact._fields)


@question
def _links(project: Project, user: Any, today: date) -> QuerySet[Any]:
    """Return the decisions about measures, the earliest first."""
    found = MeasureDecision.objects.visible_to(user).active()
    found = found.filter(
        measure__project=project,
        measure__withdrawn_at__isnull=True,
        decision__withdrawn_at__isnull=True,
        decision__decided_on__lte=today,
    )
    return found.order_by("decision__decided_on", "decision_id").values_list(
        "measure_id",
        "decision_id",
        "adopted_effect",
        "adopted_from",
        "decision__decided_on",
        "decision__outcome",
        "decision__kind",
        "decision__status",
    )


@question
def _lacking(project: Project, user: Any, today: date) -> QuerySet[Any]:
    """Return the adopted decisions in force that are long unconfirmed, or past their deadline without follow-up."""
    old = today - timedelta(days=UNCONFIRMED_DAYS)
    found = Decision.objects.visible_to(user).active()
    return (
        found.filter(
            Q(confirmed_at__isnull=True, decided_on__lt=old) | Q(deadline__lt=today) & awaits_follow_up(),
            project=project,
            outcome=DecisionOutcome.ADOPTED,
            status__in=HOLDS,
            decided_on__lte=today,
        )
        .select_related("case__body", "body")
        .order_by("decided_on", "pk")
    )


HOLDS = (DecisionStatus.IN_FORCE, DecisionStatus.CHANGED)


@question
def _notes(project: Project, user: Any) -> QuerySet[Any]:
    found = BudgetNote.objects.active().visible_to(user).filter(project=project).select_related("budget_area")
    return found.order_by("year", "pk")


@question
def _agreements(project: Project, user: Any) -> QuerySet[Any]:
    found = Agreement.objects.active().visible_to(user).filter(project=project, protects_jobs=True)
    return found.with_successor().order_by("valid_from", "pk").values_list(*AgreementFact._fields)


@question
def _staff(project: Project, user: Any, today: date) -> QuerySet[Any]:
    found = Reading.objects.active().visible_to(user)
    found = found.filter(
        indicator__goal__project=project,
        indicator__withdrawn_at__isnull=True,
        indicator__goal__withdrawn_at__isnull=True,
        indicator__measured_in__in=FTE_UNITS,
        # What is measured of employees is read through what may be shown of it, and nowhere else.
        indicator__kind=IndicatorKind.GENERAL,
        unit__isnull=False,
        month__lte=today,
    )
    return found.order_by("month", "pk").values_list("unit_id", "month", "value")


@dataclass(frozen=True, slots=True)
class Given:
    """What the caller has read already, as the same reader: nothing of it is read again.

    ``lacking`` holds decisions among which is every one that ``_lacking`` would find; ``None`` where it may not.
    """

    together: Together | None = None
    lacking: Sequence[Decision] | None = None


_of_measure = attrgetter(*("unit__name" if name == "unit" else name for name in MeasureFact._fields))


def read(project: Project, user: Any, today: date, given: Given | None = None) -> Snapshot:
    """Read everything the checks look at: ten queries at the most, whatever there is."""
    given = given or Given()
    together = given.together
    found = map(_of_measure, together.measures) if together is not None else _measures(project, user, today)
    measures = tuple(map(MeasureFact._make, found))
    links = list(_links(project, user, today))
    adopted = _adopted(links)
    notes = list(_notes(project, user))
    sums = measure_line_sums(project, user) if notes else {}
    differing = [m.pk for m in measures if m.pk in adopted and differs(m, adopted[m.pk])]
    return Snapshot(
        today=today,
        price_year=project.price_year,
        measures=measures,
        relations=tuple(
            _relation(*row)
            for row in (_relations(project, user) if together is None else together.related)
            if row[2] != STATED
        ),
        lines=tuple(LineFact(*row) for row in _lines(project, user)),
        adopted=adopted,
        decisions=_decisions(_lacking_in(project, user, today, given), links) if links else (),
        notes=tuple(note_row(note, sums) for note in notes),
        agreements=_protecting(project, user) if any(m.fte_redundancy for m in measures) else (),
        staff=_counted(project, user, today) if any(m.cuts_fte for m in measures) else {},
        explained=_explained(differing, adopted),
        is_whole=sees_everything(user, project),
    )


def _relation(*row: Any) -> RelationFact:
    *columns, withdrawn_at = row
    return RelationFact._make([*columns, withdrawn_at is not None])


def differs(measure: MeasureFact, adopted: Adopted) -> bool:
    """Tell whether amount or start is expected otherwise than adopted. What one of them lacks is no difference."""
    amount, start = measure.full_year_effect, measure.effective_from
    other_amount = adopted.effect is not None and amount is not None and amount != adopted.effect
    return other_amount or (adopted.start is not None and start is not None and start != adopted.start)


def _protecting(project: Project, user: Any) -> tuple[AgreementFact, ...]:
    return tuple(AgreementFact(*row) for row in _agreements(project, user))


def _counted(project: Project, user: Any, today: date) -> dict[int, tuple[date, Decimal]]:
    return {unit: (month, value) for unit, month, value in _staff(project, user, today)}


def _adopted(links: list[Any]) -> dict[int, Adopted]:
    found: dict[int, Adopted] = {}
    for measure, _decision, effect, start, on, outcome, kind, status in links:
        if outcome != DecisionOutcome.ADOPTED or kind != DecisionKind.FINAL or status not in HOLDS:
            continue
        before = found.get(measure)
        found[measure] = Adopted(
            on,
            effect if effect is not None or before is None else before.effect,
            start if start is not None or before is None else before.start,
        )
    return found


def _lacking_in(project: Project, user: Any, today: date, given: Given) -> Iterable[Decision]:
    """Return the decisions that lack something, among those that were read already where there are such."""
    if given.lacking is None:
        return _lacking(project, user, today)
    mine = [decision for decision in given.lacking if lacks(decision, today)]
    return sorted(mine, key=lambda decision: (decision.decided_on, decision.pk))


def lacks(decision: Decision, today: date) -> bool:
    """Tell whether a decision in force lacks what is looked for: the same as ``_lacking`` asks the database."""
    if decision.outcome != DecisionOutcome.ADOPTED or decision.status not in HOLDS or decision.decided_on > today:
        return False
    if decision.confirmed_at is None and decision.decided_on < today - timedelta(days=UNCONFIRMED_DAYS):
        return True
    return is_late(decision, today)


def _decisions(lacking: Iterable[Decision], links: list[Any]) -> tuple[DecisionFact, ...]:
    about: dict[int, list[int]] = defaultdict(list)
    for measure, decision, *_rest in links:
        about[decision].append(measure)
    return tuple(
        DecisionFact(
            pk=decision.pk,
            title=str(decision),
            decided_on=decision.decided_on,
            confirmed=decision.is_confirmed,
            deadline=decision.deadline,
            followed_up=not is_awaited(decision),
            is_elected=decision.body.is_elected,
            measures=tuple(about[decision.pk]),
        )
        for decision in lacking
        if decision.pk in about
    )


@question
def _history_of(measures: tuple[int, ...]) -> QuerySet[Any]:
    rows: QuerySet[Any] = versions_of(Measure).objects.filter(id__in=measures).order_by("id", "row_version")
    return rows.values_list("id", "history_date", "history_change_reason", *WATCHED)


def _explained(differing: Collection[int], adopted: dict[int, Adopted]) -> frozenset[int]:
    """Return the measures whose amount, dates or kind were changed after the decision by somebody who said why."""
    if not differing:
        return frozenset()
    explained: set[int] = set()
    before: tuple[Any, tuple[Any, ...]] = (None, ())
    for pk, moment, reason, *values in _history_of(tuple(differing)):
        now = (pk, tuple(values))
        changed = before[0] == pk and before != now
        if changed and timezone.localdate(moment) >= adopted[pk].on:
            # The latest change speaks: one without a reason leaves the difference unexplained.
            (explained.discard if (reason or "") in NO_REASON else explained.add)(pk)
        before = now
    return frozenset(explained)
