"""Where the target stands: the figures of the dashboard, the list, the target page, the report and every export."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import BigIntegerField, Case, CharField, Count, F, Q, QuerySet, Sum, Value, When
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from omstilling.ui import formats
from omstilling.ui.rounding import TENTH_OF_MILLION, rounding_note
from projects.access import STEERING, question, roles_in
from projects.models import Project

from ..effects import Effect, ramp_from_text
from ..ladder import CARRIED_OUT, DECIDED_STEPS, ORDER, Step
from ..levels import ONE_BY_ONE, level_in, stated, with_stated
from ..models import PERMANENT_KINDS, Measure, MeasureKind, Target
from .investments import InvestmentStatus, investment_status
from .overlaps import Overlap, overlaps_between, pairs_in
from .rows import years_of

#: What stands beside the target, in the order in which it is shown.
BESIDE: dict[str, Promise] = {
    "temporary": gettext_lazy("Midlertidige tiltak"),
    "ending": gettext_lazy("Varige tiltak med sluttdato"),
    "one_off": gettext_lazy("Engangstiltak"),
    "vacancy": gettext_lazy("Vakanser"),
    "later": gettext_lazy("Varige tiltak som først virker etter målåret"),
    "undated": gettext_lazy("Varige tiltak uten startdato"),
}


@dataclass(frozen=True, slots=True)
class StepSum:
    """What stands on one step: kroner a year, and in how many measures. Each measure is on its highest step only.

    What two measures both claim is taken off the step of the less certain one.
    """

    step: Step
    amount: int
    count: int

    @property
    def word(self) -> str:
        return self.step.word


@dataclass(frozen=True, slots=True)
class YearLevel:
    """The level that permanent measures give in one budget year, per step, and the target of the year.

    ``running`` is the level of what investments do to the running budget that year; minus is a cost.
    """

    year: int
    target: int | None
    amounts: dict[Step, int]
    running: int = 0

    @property
    def decided(self) -> int:
        return sum(amount for step, amount in self.amounts.items() if step in DECIDED_STEPS)

    @property
    def total(self) -> int:
        return sum(self.amounts.values())

    @property
    def net_decided(self) -> int:
        return self.decided + self.running

    @property
    def net_total(self) -> int:
        return self.total + self.running


@dataclass(frozen=True, slots=True)
class Beside:
    """Measures of a kind that does not count: shown beside the target, never in it."""

    key: str
    label: str
    amount: int
    count: int
    decided: int
    target_year_effect: int


@dataclass(frozen=True, slots=True)
class TargetStatus:
    """Where the target stands, as far as this user may see. All amounts are whole kroner.

    ``steps`` holds the measures that count: permanent, without end date, known, starting by 31.12 of the target
    year. ``decided`` is what rests on a final decision in force, carried out or not; ``implemented`` the part of it
    that has begun. ``running`` is what investments do to the running budget in the target year; ``net_decided`` is the
    decided with it. ``missing`` is the target less the net, never below zero; unknown without a target.
    """

    year: int
    price_year: int
    target: int | None
    steps: tuple[StepSum, ...]
    years: tuple[YearLevel, ...]
    target_year_level: YearLevel
    beside: tuple[Beside, ...]
    unconfirmed: StepSum
    not_calculated: int
    measures: int
    investments: InvestmentStatus
    has_example_figures: bool
    sees_everything: bool
    overlaps: tuple[Overlap, ...] = ()

    def on(self, step: Step) -> StepSum:
        """Return what stands on a step."""
        return next((s for s in self.steps if s.step is step), StepSum(step, 0, 0))

    @property
    def decided(self) -> int:
        return sum(s.amount for s in self.steps if s.step in DECIDED_STEPS)

    @property
    def decided_count(self) -> int:
        return sum(s.count for s in self.steps if s.step in DECIDED_STEPS)

    @property
    def implemented(self) -> int:
        return sum(s.amount for s in self.steps if s.step in CARRIED_OUT)

    @property
    def proposed_only(self) -> int:
        """What no final decision carries: proposals, studied, discussed and recommended."""
        return sum(s.amount for s in self.steps if s.step not in DECIDED_STEPS)

    @property
    def proposed_only_count(self) -> int:
        return sum(s.count for s in self.steps if s.step not in DECIDED_STEPS)

    @property
    def counted(self) -> int:
        """How many measures count toward the target."""
        return sum(s.count for s in self.steps)

    @property
    def total(self) -> int:
        """Decided and proposed together."""
        return self.decided + self.proposed_only

    @property
    def running(self) -> int:
        """What investments do to the running budget in the target year, as far as it is known; minus is a cost."""
        return self.target_year_level.running

    @property
    def net_decided(self) -> int:
        """What counts against the target: the decided, with what investments do to the running budget."""
        return self.decided + self.running

    @property
    def missing(self) -> int | None:
        return None if self.target is None else max(self.target - self.net_decided, 0)

    @property
    def uncovered(self) -> int | None:
        """What would still be missing if every proposal were adopted."""
        return None if self.target is None else max(self.target - self.total - self.running, 0)

    @property
    def overlap(self) -> int:
        """Kroner a year that two measures both claim, and that are counted once."""
        return sum(one.counted for one in self.overlaps)

    @property
    def overlap_words(self) -> str:
        """What is said of it; empty where no measure claims what another does."""
        if not self.overlap:
            return ""
        return _(
            "%(amount)s som to tiltak begge regner med, telles én gang: beløpet er trukket fra der det minst sikre "
            "av de to står."
        ) % {"amount": formats.mnok(self.overlap)}

    @property
    def part_year(self) -> int:
        """What the decided measures give in the target year itself."""
        return self.target_year_level.decided

    @property
    def sentence(self) -> str:
        """The lead of the dashboard: what is decided, implemented and missing."""
        if self.target is None:
            words = {"decided": formats.mnok(self.decided), "year": self.year}
            return _("Målet for %(year)s er ikke satt. %(decided)s er vedtatt.") % words
        target = formats.mnok(self.target)
        if not self.decided:
            told = _("Av %(target)s er ingenting vedtatt ennå.") % {"target": target}
            return f"{told} {self.running_words}".strip()
        told = self._told % {
            "target": target,
            "decided": _short(self.decided),
            "implemented": _short(self.implemented),
        }
        told = f"{told} {self.running_words}".strip()
        if not self.missing:
            return _("%(told)s Vedtakene dekker målet.") % {"told": told}
        return _("%(told)s %(missing)s mangler vedtak.") % {"told": told, "missing": _short(self.missing)}

    @property
    def _told(self) -> str:
        """How the decided is said: what is implemented is a part of it, and not something beside it."""
        if not self.implemented:
            return _("Av %(target)s er %(decided)s vedtatt og ingenting iverksatt.")
        if self.implemented == self.decided:
            return _("Av %(target)s er %(decided)s vedtatt, og alt er iverksatt.")
        return _("Av %(target)s er %(decided)s vedtatt, av dette %(implemented)s iverksatt.")

    @property
    def rounding_words(self) -> str:
        """What is said where the steps of the decided, each in millions, do not add up to it; empty where they do."""
        parts = [s.amount for s in self.steps if s.step in DECIDED_STEPS]
        return rounding_note([(parts, self.decided)], TENTH_OF_MILLION)

    @property
    def running_words(self) -> str:
        """What the investments do to the figure, in a sentence; empty when they do nothing that is known."""
        if not self.running:
            return ""
        words = {"amount": formats.mnok(abs(self.running))}
        if self.running < 0:
            return _("Drift av investeringer trekker fra %(amount)s.") % words
        return _("Drift av investeringer legger til %(amount)s.") % words

    @property
    def running_unknown(self) -> str:
        """How many investments have an effect on the running budget that nobody has stated; empty for none."""
        if not self.investments.not_calculated:
            return ""
        return _(
            "Driftskonsekvensen er ikke beregnet for %(n)s av %(live)s investeringer, og er ikke med for dem."
        ) % {
            "n": formats.number(self.investments.not_calculated),
            "live": formats.number(self.investments.live),
        }

    @property
    def definition(self) -> str:
        """What the figure is: to be printed with it."""
        return _(
            "Varig netto helårsvirkning i målåret %(year)s, i %(price)s-priser. Et tiltak teller når det er varig, "
            "ikke har sluttdato, har et beløp og virker senest fra 31.12.%(year)s. Driftskonsekvensen av "
            "investeringer som er i gang eller planlagt, regnes med fra investeringens første år."
        ) % {"year": self.year, "price": self.price_year}

    @property
    def scope_note(self) -> str:
        """What is to be said to those who do not see every measure; empty for those who do."""
        return "" if self.sees_everything else _("Tallene gjelder tiltak du har tilgang til.")


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


def _short(amount: int) -> str:
    """Return an amount after one that has named the unit: «18,4»; what is too small for that is written out."""
    told = formats.mnok(amount) if amount else "0"
    return told.removesuffix(f"{formats.NBSP}mill.{formats.NBSP}kr")
