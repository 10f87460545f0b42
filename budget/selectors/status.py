"""Where the target stands: the figures of the dashboard, the list, the target page, the report and every export."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from datetime import date
from typing import Any

from django.db.models import BigIntegerField, Case, CharField, Count, F, Q, QuerySet, Sum, Value, When

from projects.access import STEERING, question, roles_in
from projects.models import Project

from ..effects import Effect, ramp_from_text
from ..ladder import DECIDED_STEPS, ORDER, Step
from ..levels import ONE_BY_ONE, level_in, stated, with_stated
from ..models import PERMANENT_KINDS, Measure, MeasureKind, Target
from .investments import investment_status
from .overlaps import Overlap, overlaps_between, pairs_in
from .rows import years_of
from .target import BESIDE, Beside, StepSum, TargetStatus, YearLevel


def sees_everything(user: Any, project: Project) -> bool:
    """Tell whether the user sees every measure and every decision of the project."""
    return bool(roles_in(user, project) & STEERING)


@question
def _targets(project: Project, user: Any) -> QuerySet[Any]:
    """Return the targets of the years, and the measures that overlap: of a target the second number is missing."""
    nothing = Value(None, output_field=BigIntegerField())
    targets = Target.objects.active().filter(project=project).visible_to(user).order_by()
    return targets.values_list("year", nothing, "amount").union(pairs_in(project, user), all=True)


#: Where a measure stands that counts toward the target, and one whose amount is unknown.
COUNTED, UNKNOWN = "counted", "unknown"
#: Permanent without an end date: these make up the level of the years.
LEVELLED = frozenset({COUNTED, "later", "undated"})


def _place(target_year: int) -> Case:
    """Return where a measure is counted: toward the target, in a group beside it, or nowhere yet."""
    return Case(
        When(full_year_effect__isnull=True, then=Value(UNKNOWN)),
        When(~Q(kind__in=PERMANENT_KINDS), then=F("kind")),
        When(effective_to__isnull=False, then=Value("ending")),
        When(effective_from__isnull=True, then=Value("undated")),
        When(effective_from__gt=date(target_year, 12, 31), then=Value("later")),
        default=Value(COUNTED),
        output_field=CharField(),
    )


def _placed(project: Project, user: Any, today: date, years: tuple[int, ...]) -> QuerySet[Any]:
    seen = Measure.objects.filter(project=project).visible_to(user).active().order_by()
    found: QuerySet[Any] = with_stated(seen.with_step_numbers(user, today), years)
    return found.annotate(place=_place(project.target_year))


@question
def _groups(project: Project, user: Any, today: date, years: tuple[int, ...], target: int) -> QuerySet[Any]:
    """Return the measures by step, confirmed or not, and place: how many, their amount and the level of each year."""
    found = _placed(project, user, today, years).values_list("step_no", "is_confirmed", "place")
    levels = {f"level_{year}": Sum(level_in(year)) for year in years}
    return found.annotate(
        count=Count("pk"),
        sum_of_full=Sum("full_year_effect"),
        examples=Count("pk", filter=Q(is_example_figure=True, full_year_effect__isnull=False)),
        apart=Count("pk", filter=ONE_BY_ONE),
        **levels,
    )


@question
def _one_by_one(project: Project, user: Any, today: date, years: tuple[int, ...], target: int) -> QuerySet[Any]:
    """Return the measures whose level the database does not reckon."""
    found = _placed(project, user, today, years).filter(ONE_BY_ONE)
    return found.values_list(
        "step_no",
        "place",
        "full_year_effect",
        "effective_from",
        "effective_to",
        "kind",
        "ramp",
        *(stated(year) for year in years),
    )


def target_status(
    project: Project, user: Any, today: date, known: Callable[[int], tuple[Overlap, ...] | None] | None = None
) -> TargetStatus:
    """Return where the target stands for this user.

    Three queries; one more where a ramp or an end date is met, and one where measures overlap. ``known`` answers the
    overlaps of so many measures where a page has read them: then no question is asked about them.
    """
    targets: dict[int, int] = {}
    pairs = []
    for one, other, amount in _targets(project, user):
        if other is None:
            targets[one] = amount
        else:
            pairs.append((one, other, amount))
    tally = _Tally(project)
    # Told with the project: a project whose years are changed and not saved yet has the version it had.
    asked = tally.years, project.target_year
    left = 0
    for number, confirmed, place, count, amount, examples, single, *levels in _groups(project, user, today, *asked):
        tally.add(ORDER[number], confirmed, place, count, int(amount or 0), bool(examples))
        tally.add_levels(ORDER[number], place, [int(level or 0) for level in levels])
        left += single
    for number, place, amount, start, end, kind, ramp, *said in (
        _one_by_one(project, user, today, *asked) if left else ()
    ):
        told = {year: given for year, given in zip(tally.years, said, strict=True) if given is not None}
        effect = Effect(amount, start, end, kind == MeasureKind.ONE_OFF, ramp_from_text(ramp), told)
        tally.add_levels(ORDER[number], place, [effect.in_year(year) or 0 for year in tally.years])
    overlaps = known(tally.measures) if known is not None else None
    if overlaps is None:
        overlaps = overlaps_between(pairs, project, user, today)
    for overlap in overlaps:
        tally.take(overlap)
    investments = investment_status(project, user)

    def level(year: int) -> YearLevel:
        return YearLevel(year, targets.get(year), tally.levels(year), investments.running(year))

    return TargetStatus(
        year=project.target_year,
        price_year=project.price_year,
        target=targets.get(project.target_year),
        steps=tuple(StepSum(step, tally.amounts[step], tally.counts[step]) for step in ORDER),
        years=tuple(level(year) for year in project.plan_years),
        target_year_level=level(project.target_year),
        beside=tally.beside(),
        unconfirmed=StepSum(Step.DECIDED, tally.unconfirmed, tally.unconfirmed_count),
        not_calculated=tally.unknown,
        measures=tally.measures,
        investments=investments,
        has_example_figures=tally.example or investments.has_example_figures,
        sees_everything=sees_everything(user, project),
        overlaps=overlaps,
    )


class _Tally:
    """The sums while the groups are read."""

    def __init__(self, project: Project) -> None:
        self.target_year = project.target_year
        self.years = years_of(project)
        self.amounts: dict[Step, int] = defaultdict(int)
        self.counts: dict[Step, int] = defaultdict(int)
        self.per_year: dict[int, dict[Step, int]] = {year: defaultdict(int) for year in self.years}
        self.besides: dict[str, list[int]] = {key: [0, 0, 0, 0] for key in BESIDE}
        self.unconfirmed = self.unconfirmed_count = self.unknown = self.measures = 0
        self.example = False

    def add(self, step: Step, confirmed: bool, place: str, count: int, amount: int, example: bool) -> None:
        """Add the measures of a step in one place."""
        self.measures += count
        self.example = self.example or example
        if place == UNKNOWN:
            self.unknown += count
        elif place == COUNTED:
            self.amounts[step] += amount
            self.counts[step] += count
            if step in DECIDED_STEPS and not confirmed:
                self.unconfirmed += amount
                self.unconfirmed_count += count
        else:
            group = self.besides[place]
            group[0] += amount
            group[1] += count
            group[2] += amount if step in DECIDED_STEPS else 0

    def add_levels(self, step: Step, place: str, levels: list[int]) -> None:
        """Add the level of each year; what is beside the target shows only the target year's."""
        if place in LEVELLED:
            for year, level in zip(self.years, levels, strict=True):
                self.per_year[year][step] += level
        if place in self.besides:
            self.besides[place][3] += levels[self.years.index(self.target_year)]

    def take(self, overlap: Overlap) -> None:
        """Take off what two measures both claim."""
        self.amounts[overlap.step] -= overlap.counted
        for year in self.years:
            self.per_year[year][overlap.step] -= overlap.in_year(year)

    def levels(self, year: int) -> dict[Step, int]:
        """Return the year's level per step, every step named."""
        return {step: self.per_year[year][step] for step in ORDER}

    def beside(self) -> tuple[Beside, ...]:
        """Return the groups that hold a measure."""
        return tuple(
            Beside(key, str(BESIDE[key]), amount, count, decided, effect)
            for key, (amount, count, decided, effect) in self.besides.items()
            if count
        )
