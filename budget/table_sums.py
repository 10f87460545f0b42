"""What the tables of the money add up: the parts of each shown total, for the line about rounding under a table.

``omstilling.ui.rounding`` has the rule. Only totals that a reader can add up from the table itself are held.
"""

from __future__ import annotations

from collections.abc import Iterable

from omstilling.ui.rounding import Sum

from .forecast import Forecast
from .ladder import DECIDED_STEPS
from .selectors import AccountStatus, PlanStatus, TargetStatus, YearLevel
from .selectors.plan import PlanSheet
from .selectors.sector import Sector
from .selectors.sectors import SectorStatus


def of_steps(status: TargetStatus) -> list[Sum]:
    """Return the sums of the target's steps: what is decided, the net of it, and what is missing of the target."""
    return [
        ([one.amount for one in status.steps if one.step in DECIDED_STEPS], status.decided),
        ([status.decided, status.running], status.net_decided),
        ([status.net_decided, status.missing], status.target),
    ]


def of_levels(levels: Iterable[YearLevel]) -> list[Sum]:
    """Return the net of each year."""
    return [([level.decided, level.running], level.net_decided) for level in levels]


def of_needs(plan: PlanStatus) -> list[Sum]:
    """Return what net decided and the rest make of each year's need."""
    return [([column.level.net_decided, column.left], column.need) for column in plan.columns]


def of_plan(plan: PlanStatus) -> list[Sum]:
    """Return the sums of the plan's years."""
    proposed: list[Sum] = [([c.proposed, c.left_with_proposals], c.left) for c in plan.columns]
    over: list[Sum] = [([c.need, c.over], c.level.net_decided) for c in plan.columns if c.over]
    return [*of_levels(c.level for c in plan.columns), *of_needs(plan), *proposed, *over]


def of_sheet(sheet: PlanSheet) -> list[Sum]:
    """Return the sums of each part of the plan's lines, and of the parts."""
    found: list[Sum] = []
    for at in range(len(sheet.years)):
        found += [([one.amounts[at] for one in part.lines], part.sums[at]) for part in sheet.parts]
        found.append(([part.sums[at] for part in sheet.parts], sheet.sums[at]))
    return found


def of_sectors(sectors: SectorStatus, status: TargetStatus) -> list[Sum]:
    """Return what the sectors make together."""
    rows = sectors.rows
    return [
        ([row.implemented for row in rows], status.implemented),
        ([row.decided for row in rows], status.decided),
        ([row.proposed for row in rows], status.proposed_only),
    ]


def of_shares(sectors: SectorStatus, years: Iterable[int]) -> list[Sum]:
    """Return what the sectors' targets make of each year."""
    return [([row.targets.get(year) for row in sectors.rows], sectors.shared(year)) for year in years]


def of_sector(sector: Sector) -> list[Sum]:
    """Return the sum of each step of a sector: of the measures that count."""
    return [
        ([*(row.measure.full_year_effect for row in group.rows if row.counted), -group.overlap], group.amount)
        for group in sector.steps
    ]


def of_accounts(status: AccountStatus) -> list[Sum]:
    """Return the sums of plan, forecast and realised: permanent measures, and the others."""
    found: list[Sum] = []
    for permanent, whole in ((True, status.permanent), (False, status.others)):
        rows = [row for row in status.rows if row.is_permanent is permanent]
        found += [
            ([row.plan for row in rows], whole.plan),
            ([row.forecast for row in rows], whole.forecast),
            ([row.confirmed for row in rows], whole.confirmed),
            ([row.waiting for row in rows], whole.waiting),
            ([row.deviation for row in rows], whole.deviation),
        ]
    return found


def of_forecast(found: Forecast) -> list[Sum]:
    """Return the sums of the steps and of what is certain: if all happens, and the realistic one."""
    return [
        ([*(step.amount for step in found.steps), found.fixed], all_of_forecast(found)),
        ([*(step.realistic for step in found.steps), found.fixed], found.full_year.mean),
    ]


def all_of_forecast(found: Forecast) -> int:
    """Return what every measure of the forecast comes to if all happens, with what is certain."""
    return sum(step.amount for step in found.steps) + found.fixed
