"""Packages as a reader may see them: what is chosen, and what it gives."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from projects.models import Project

from ..models import Package, PackageChoice
from ..packages_math import AS_IS, OFF, PackageMeasure, Switch, compute
from ..packages_math import Package as Result
from .forecast import WholeMeasure, overlaps_within, whole_measures
from .status import target_status
from .target import TargetStatus

Switches = dict[int, Switch]


@dataclass(frozen=True, slots=True)
class Ground:
    """What every package of the project is worked out from: the measures that the reader may see, and the target.

    ``is_whole`` is false where some were left out because others are to read what comes of it.
    """

    measures: list[WholeMeasure]
    status: TargetStatus
    years: tuple[int, ...]
    is_whole: bool = True

    @property
    def running(self) -> dict[int, int]:
        """What investments do to the running budget in each year, in kroner; minus is a cost."""
        return {year: self.status.investments.running(year) for year in (*self.years, self.status.year)}

    @property
    def targets(self) -> dict[int, int | None]:
        """The target of each year, in kroner."""
        return {level.year: level.target for level in (*self.status.years, self.status.target_year_level)}

    @property
    def titles(self) -> dict[int, str]:
        return {measure.number: measure.title for measure in self.measures}

    def result(self, switches: Mapping[int, Switch]) -> Result:
        """Return what the switches give. What is missing is missing after what investments do to the budget."""
        running = self.running
        return compute(
            map(as_part, self.measures),
            switches,
            years=self.years,
            target_year=self.status.year,
            targets={
                year: None if target is None else target - running[year] for year, target in self.targets.items()
            },
        )


def ground(project: Project, user: Any) -> Ground:
    """Return what the packages of a project are worked out from. A fixed number of queries."""
    today = project.today()
    measures = whole_measures(project, user, today)
    status = target_status(project, user, today, lambda _count: overlaps_within(measures, project))
    return Ground(measures, status, tuple(project.plan_years))


def as_part(measure: WholeMeasure) -> PackageMeasure:
    """Return a measure as a package takes it."""
    return PackageMeasure(
        number=measure.number,
        title=measure.title,
        effect=measure.effect,
        permanent=measure.permanent,
        sector=measure.sector,
        fte=measure.fte,
        requires=measure.requires,
        excludes=measure.excludes,
        overlaps=measure.overlaps,
        certainty=measure.step.number,
    )


def packages_for(project: Project, user: Any) -> QuerySet[Package]:
    """Return the packages that the user may see: own ones, and the shared ones for those who work with measures."""
    found = Package.objects.visible_to(user).active().filter(project=project)
    return found.select_related("made_by", "case__body").order_by("number")


def stored_switches(packages: Iterable[Package]) -> dict[int, Switches]:
    """Return what is stored of some packages, by package and number of measure. One query."""
    found: dict[int, Switches] = {package.pk: {} for package in packages}
    rows = PackageChoice.objects.active().filter(package__in=list(found)).order_by()
    columns = rows.values_list("package_id", "measure__number", "is_on", "delay_months", "scale")
    for package, number, on, delay, scale in columns:
        found[package][number] = Switch(on, delay, scale)
    return found


def usual(measure: WholeMeasure) -> Switch:
    """Return how a measure stands in a package that says nothing of it: the decided is in, the rest is not."""
    return AS_IS if measure.is_decided else OFF


def switches_of(measures: Iterable[WholeMeasure], stored: Mapping[int, Switch]) -> Switches:
    """Return a switch for every measure: what is stored, or else the usual."""
    return {measure.number: stored.get(measure.number, usual(measure)) for measure in measures}


def asks_what_if(measures: Iterable[WholeMeasure], switches: Mapping[int, Switch]) -> bool:
    """Tell whether something that is decided is tried otherwise than it was decided."""
    return any(measure.is_decided and switches.get(measure.number, AS_IS) != AS_IS for measure in measures)


def result_of(package: Package, base: Ground) -> Result:
    """Return what a package gives as it is stored. One query."""
    return base.result(switches_of(base.measures, stored_switches([package])[package.pk]))
