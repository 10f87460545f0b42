"""Packages: measures switched on and off, delayed and scaled. Pure arithmetic: no ORM, no clock.

Amounts are whole kroner, positive for what improves the budget; årsverk are decimals, negative for fewer.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from omstilling.ui import formats

from .effects import Effect, EffectError
from .effects.inputs import scaled_fte
from .overlaps import Claim, Shared, pairs_of, shared


@dataclass(frozen=True, slots=True)
class PackageMeasure:
    """A measure as a package sees it. ``overlaps`` holds number → kroner a year that both claim.

    ``certainty`` is its place on the ladder.
    """

    number: int
    title: str
    effect: Effect
    permanent: bool = True
    sector: str = ""
    fte: Decimal | None = None
    requires: frozenset[int] = frozenset()
    excludes: frozenset[int] = frozenset()
    overlaps: Mapping[int, int] = field(default_factory=dict)
    certainty: int = 0


@dataclass(frozen=True, slots=True)
class Switch:
    """What a package does with a measure: on or off, start moved by ``delay`` months, amounts at ``scale`` percent."""

    on: bool = True
    delay: int = 0
    scale: int = 100

    def __post_init__(self) -> None:
        if not 0 <= self.delay <= 120:
            raise EffectError(gettext_lazy("Utsettelsen er fra 0 til 120 måneder."), "delay")
        if not 0 <= self.scale <= 200:
            raise EffectError(gettext_lazy("Omfanget er fra 0 til 200 prosent."), "scale")


OFF = Switch(on=False)
AS_IS = Switch()


class Breach(StrEnum):
    """How a package breaks what two measures say about each other."""

    REQUIRES_OFF = "requires_off"
    REQUIRES_LATER = "requires_later"
    EXCLUDES = "excludes"
    OVERLAPS = "overlaps"


@dataclass(frozen=True, slots=True)
class Broken:
    """A broken dependency. ``number`` is the measure that says so; ``amount`` is kroner a year of an overlap."""

    breach: Breach
    number: int
    other: int
    amount: int = 0

    @property
    def is_fault(self) -> bool:
        """An overlap is no fault: it is counted once."""
        return self.breach is not Breach.OVERLAPS


@dataclass(frozen=True, slots=True)
class PackageRow:
    """One measure in the package, after its switch. Off gives zero everywhere; unknown is ``None``.

    ``years`` and ``level_after`` are kroner, ``counted`` the kroner that count toward the target, ``starts`` the
    start as moved.
    """

    number: int
    title: str
    sector: str
    switch: Switch
    starts: date | None
    permanent: bool
    years: dict[int, int | None]
    level_after: int | None
    counted: int
    fte: Decimal | None


@dataclass(frozen=True, slots=True)
class Sums:
    """Sums of permanent measures that are on, with overlaps taken once. Kroner; unknown amounts are not in them."""

    years: dict[int, int]
    level_after: int
    counted: int
    fte: Decimal


@dataclass(frozen=True, slots=True)
class Package:
    """A package worked out. ``missing`` is the year's target less the year's sum; ``None`` without a target.

    ``missing_counted`` is the same for what counts toward the target of the target year. ``beside`` are the sums of
    temporary, one-off and vacancy measures that are on, never in the total. ``overlap_years`` is what is taken off the
    total; ``unknown`` are measures that are on and have no amount or start, ``fte_unknown`` those without årsverk.
    """

    target_year: int
    rows: tuple[PackageRow, ...]
    total: Sums
    beside: Sums
    sectors: dict[str, Sums]
    missing: dict[int, int | None]
    missing_counted: int | None
    overlap_years: dict[int, int]
    overlap_after: int
    overlap_counted: int
    broken: tuple[Broken, ...]
    unknown: tuple[int, ...]
    fte_unknown: tuple[int, ...]


def compute(
    measures: Iterable[PackageMeasure],
    switches: Mapping[int, Switch],
    *,
    years: Iterable[int],
    target_year: int,
    targets: Mapping[int, int | None] | None = None,
) -> Package:
    """Return what a package gives. ``years`` are the plan's; a measure without a switch stands as it is.

    ``targets`` holds year → kroner a year. An overlap is taken off the total, and off the sector of the less certain
    measure, as ``budget.overlaps`` reckons it.
    """
    given = sorted(measures, key=lambda measure: measure.number)
    plan = tuple(years)
    targets = targets or {}
    effects: dict[int, Effect] = {}
    rows = []
    for measure in given:
        switch = switches.get(measure.number, AS_IS)
        effect = measure.effect.delayed(switch.delay).scaled(switch.scale)
        effects[measure.number] = effect
        rows.append(_row(measure, switch, effect, plan, target_year))
    by_number = {measure.number: measure for measure in given}
    here = {row.number: row for row in rows}
    every = _Adding(plan)
    beside = _Adding(plan)
    sectors: dict[str, _Adding] = defaultdict(lambda: _Adding(plan))
    for row in rows:
        if row.switch.on:
            if row.permanent:
                every.add(row)
                sectors[row.sector].add(row)
            else:
                beside.add(row)
    taken = _Adding(plan)
    for one, other, amount in _overlaps(by_number, here):
        cut = shared(amount, *(_claim(by_number[n], here[n], effects[n]) for n in (one, other)))
        for adding in (every, sectors[here[cut.weaker].sector]):
            adding.take(cut)
        taken.take(cut)
    total = every.sums()
    goal = targets.get(target_year)
    return Package(
        target_year=target_year,
        rows=tuple(rows),
        total=total,
        beside=beside.sums(),
        sectors={sector: adding.sums() for sector, adding in sectors.items()},
        missing={year: _less(targets.get(year), total.years[year]) for year in plan},
        missing_counted=_less(goal, total.counted),
        overlap_years={year: -amount for year, amount in taken.years.items()},
        overlap_after=-taken.level_after,
        overlap_counted=-taken.counted,
        broken=tuple(_broken(by_number, here)),
        unknown=tuple(row.number for row in rows if row.switch.on and None in (*row.years.values(), row.level_after)),
        fte_unknown=tuple(row.number for row in rows if row.switch.on and row.fte is None),
    )


def _row(
    measure: PackageMeasure, switch: Switch, effect: Effect, plan: tuple[int, ...], target_year: int
) -> PackageRow:
    permanent = measure.permanent and not effect.one_off and effect.end is None
    if not switch.on:
        off: dict[int, int | None] = dict.fromkeys(plan, 0)
        none = Decimal(0)
        return PackageRow(
            measure.number, measure.title, measure.sector, switch, effect.begins, permanent, off, 0, 0, none
        )
    counts = effect.counts(target_year, permanent=permanent)
    return PackageRow(
        number=measure.number,
        title=measure.title,
        sector=measure.sector,
        switch=switch,
        starts=effect.begins,
        permanent=permanent,
        years=effect.per_year(plan),
        level_after=effect.level_after(max(plan, default=target_year)),
        counted=(effect.full_year_level or 0) if counts else 0,
        fte=scaled_fte(measure.fte, switch.scale),
    )


class _Adding:
    def __init__(self, plan: tuple[int, ...]) -> None:
        self.years = dict.fromkeys(plan, 0)
        self.level_after = self.counted = 0
        self.fte = Decimal(0)

    def add(self, row: PackageRow) -> None:
        for year, amount in row.years.items():
            self.years[year] += amount or 0
        self.level_after += row.level_after or 0
        self.counted += row.counted
        self.fte += row.fte or 0

    def take(self, cut: Shared) -> None:
        for year, amount in cut.years.items():
            self.years[year] -= amount
        self.level_after -= cut.level_after
        self.counted -= cut.counted

    def sums(self) -> Sums:
        return Sums(self.years, self.level_after, self.counted, self.fte)


def _less(target: int | None, reached: int) -> int | None:
    return None if target is None else target - reached


def _overlaps(by_number: Mapping[int, PackageMeasure], here: Mapping[int, PackageRow]) -> list[tuple[int, int, int]]:
    """Return the overlaps of measures that are on and permanent, each pair once: (lower, higher, kroner a year)."""
    return pairs_of(
        (number, other, amount)
        for number, measure in by_number.items()
        for other, amount in measure.overlaps.items()
        if other in here and all(here[n].switch.on and here[n].permanent for n in (number, other))
    )


def _claim(measure: PackageMeasure, row: PackageRow, effect: Effect) -> Claim:
    """Return what a measure gives after its switch. Nothing that is counted in the package is 0 toward the target."""
    level = effect.full_year_level
    return Claim(measure.number, measure.certainty, level, row.years, row.level_after, bool(row.counted))


def _broken(by_number: Mapping[int, PackageMeasure], here: Mapping[int, PackageRow]) -> list[Broken]:
    found = []
    for number, measure in by_number.items():
        if not here[number].switch.on:
            continue
        for other in sorted(measure.requires - {number}):
            row = here.get(other)
            if row is None or not row.switch.on:
                found.append(Broken(Breach.REQUIRES_OFF, number, other))
            elif _later(row.starts, here[number].starts):
                found.append(Broken(Breach.REQUIRES_LATER, number, other))
        for other in sorted(measure.excludes - {number}):
            row = here.get(other)
            told = other in by_number and number in by_number[other].excludes and other < number
            if row is not None and row.switch.on and not told:
                found.append(Broken(Breach.EXCLUDES, number, other))
    found += [Broken(Breach.OVERLAPS, one, other, amount) for one, other, amount in _overlaps(by_number, here)]
    return found


def _later(needed: date | None, start: date | None) -> bool:
    """Tell whether what is required starts after what requires it; a start that nobody has set is later than any."""
    return start is not None and (needed is None or needed > start)


def broken_text(broken: Broken, titles: Mapping[int, str]) -> str:
    """Return a broken dependency in plain words."""
    words = {"one": _named(broken.number, titles), "other": _named(broken.other, titles)}
    if broken.breach is Breach.REQUIRES_OFF:
        return _("%(one)s krever %(other)s, som ikke er med i pakken.") % words
    if broken.breach is Breach.REQUIRES_LATER:
        return _("%(one)s krever %(other)s, som starter senere.") % words
    if broken.breach is Breach.EXCLUDES:
        return _("%(one)s og %(other)s utelukker hverandre, og begge er med.") % words
    words["amount"] = formats.kroner(broken.amount)
    return _("%(one)s og %(other)s overlapper med %(amount)s i året. Beløpet er regnet med én gang.") % words


def _named(number: int, titles: Mapping[int, str]) -> str:
    title = titles.get(number)
    return _("Tiltak %(number)s") % {"number": number} if not title else f"«{number} {title}»"


@dataclass(frozen=True, slots=True)
class RowDifference:
    """What a measure gives in the second package less the first: kroner, årsverk; ``None`` where one is unknown."""

    number: int
    title: str
    first: Switch | None
    second: Switch | None
    years: dict[int, int | None]
    level_after: int | None
    counted: int
    fte: Decimal | None

    @property
    def is_same(self) -> bool:
        return self.first == self.second and not any(self.years.values()) and not self.level_after and not self.fte


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two packages: the second less the first. ``total`` is the difference of the totals, overlaps included."""

    rows: tuple[RowDifference, ...]
    total: Sums
    sectors: dict[str, Sums]
    overlap_years: dict[int, int]


def compare(first: Package, second: Package) -> Comparison:
    """Return the difference row by row and in total, in kroner and årsverk. Years are those both packages have."""
    ours = {row.number: row for row in first.rows}
    theirs = {row.number: row for row in second.rows}
    years = [year for year in first.total.years if year in second.total.years]
    rows = []
    for number in sorted(ours.keys() | theirs.keys()):
        one, other = ours.get(number), theirs.get(number)
        named = one or other
        assert named is not None
        rows.append(
            RowDifference(
                number=number,
                title=named.title,
                first=one.switch if one else None,
                second=other.switch if other else None,
                years={
                    year: _between(one.years[year] if one else 0, other.years[year] if other else 0) for year in years
                },
                level_after=_between(one.level_after if one else 0, other.level_after if other else 0),
                counted=(other.counted if other else 0) - (one.counted if one else 0),
                fte=_fte_between(one.fte if one else Decimal(0), other.fte if other else Decimal(0)),
            )
        )
    sectors = {
        sector: _sums_between(first.sectors.get(sector), second.sectors.get(sector), years)
        for sector in sorted(first.sectors.keys() | second.sectors.keys())
    }
    return Comparison(
        tuple(rows),
        _sums_between(first.total, second.total, years),
        sectors,
        {year: second.overlap_years[year] - first.overlap_years[year] for year in years},
    )


def _between(one: int | None, other: int | None) -> int | None:
    return None if one is None or other is None else other - one


def _fte_between(one: Decimal | None, other: Decimal | None) -> Decimal | None:
    return None if one is None or other is None else other - one


def _sums_between(one: Sums | None, other: Sums | None, years: list[int]) -> Sums:
    nothing = Sums(dict.fromkeys(years, 0), 0, 0, Decimal(0))
    one, other = one or nothing, other or nothing
    return Sums(
        {year: other.years[year] - one.years[year] for year in years},
        other.level_after - one.level_after,
        other.counted - one.counted,
        other.fte - one.fte,
    )
