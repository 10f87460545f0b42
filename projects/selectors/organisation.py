"""The organisation as it is and as it is proposed, and what would change."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from omstilling.ui.charts.organisation import Box, Change, OrganisationChart

from ..models import Municipality, OrganisationProposal, Project, ProposedUnit, Unit, UnitKind
from .units import UnitNode, unit_tree


@dataclass(frozen=True, slots=True)
class ProposedNode:
    """A unit of a proposal with those under it, and what is new about it."""

    row: ProposedUnit
    changes: frozenset[Change]
    children: tuple[ProposedNode, ...] = ()

    def walk(self, depth: int = 0) -> list[tuple[int, ProposedNode]]:
        """Return the unit and everything under it with depth, from the top."""
        return [(depth, self), *(pair for child in self.children for pair in child.walk(depth + 1))]


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that the proposal changes: what kind of change, of which unit, and the sentence that says it."""

    change: Change
    unit: str
    words: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """Today's units and the proposed ones, and what is different."""

    today: tuple[UnitNode, ...]
    proposed: tuple[ProposedNode, ...]
    differences: tuple[Difference, ...]
    removed: frozenset[int]


def proposals(project: Project, user: Any) -> QuerySet[OrganisationProposal]:
    """Return the proposals that the user may see."""
    return (
        OrganisationProposal.objects.visible_to(user)
        .active()
        .filter(project=project)
        .select_related("body", "alternative__study_area")
        .order_by("pk")
    )


def units_of(proposal: OrganisationProposal) -> list[ProposedUnit]:
    """Return the units of a proposal."""
    return list(ProposedUnit.objects.active().filter(proposal=proposal).select_related("unit").order_by("order", "pk"))


def compare(proposal: OrganisationProposal, municipality: Municipality, user: Any, day: date) -> Comparison:
    """Lay a proposal beside the units of the day. Three queries."""
    now = unit_tree(municipality, user, day)
    above: dict[int, int | None] = {}
    units: dict[int, Unit] = {}

    def note(node: UnitNode, parent: int | None) -> None:
        above[node.unit.pk], units[node.unit.pk] = parent, node.unit
        for child in node.children:
            note(child, node.unit.pk)

    for root in now:
        note(root, None)
    rows = units_of(proposal)
    by_pk = {row.pk: row for row in rows}
    below: dict[int | None, list[ProposedUnit]] = defaultdict(list)
    for row in rows:
        below[row.parent_id if row.parent_id in by_pk else None].append(row)
    found: list[Difference] = []

    def changes_of(row: ProposedUnit) -> frozenset[Change]:
        parent = by_pk.get(row.parent_id or 0)
        if row.unit_id is None or row.unit_id not in units:
            under = parent.name if parent is not None else municipality.name
            found.append(
                Difference(
                    Change.NEW,
                    row.name,
                    _("%(unit)s er ny og ligger under %(under)s.") % {"unit": row.name, "under": under},
                )
            )
            return frozenset({Change.NEW})
        unit, mine = units[row.unit_id], set()
        told = {"unit": row.name, "was": unit.name}
        if row.name != unit.name:
            mine.add(Change.RENAMED)
            found.append(Difference(Change.RENAMED, row.name, _("%(was)s heter %(unit)s.") % told))
        old, new = above[unit.pk], parent.unit_id if parent is not None else None
        if (parent is not None and parent.unit_id is None) or old != new:
            mine.add(Change.MOVED)
            places = {
                "unit": row.name,
                "from": units[old].name if old is not None else municipality.name,
                "to": parent.name if parent is not None else municipality.name,
            }
            words = _("%(unit)s flyttes fra %(from)s til %(to)s.") % places
            found.append(Difference(Change.MOVED, row.name, words))
        if row.kind != unit.kind:
            mine.add(Change.LEVEL)
            levels = {"unit": row.name, "from": unit.get_kind_display(), "to": row.get_kind_display()}
            words = _("%(unit)s går fra %(from)s til %(to)s.") % levels
            found.append(Difference(Change.LEVEL, row.name, words))
        return frozenset(mine)

    def node(row: ProposedUnit) -> ProposedNode:
        mine = changes_of(row)
        return ProposedNode(row, mine, tuple(node(child) for child in below[row.pk]))

    tree = tuple(node(row) for row in below[None])
    kept = {row.unit_id for row in rows}
    gone = frozenset(pk for pk in units if pk not in kept)
    for pk in sorted(gone, key=lambda pk: units[pk].name.casefold()):
        words = _("%s er ikke lenger en egen enhet.") % units[pk].name
        found.append(Difference(Change.REMOVED, units[pk].name, words))
    return Comparison(tuple(now), tree, tuple(found), gone)


def chart_of_today(
    municipality: Municipality, nodes: tuple[UnitNode, ...], removed: frozenset[int] = frozenset()
) -> OrganisationChart:
    """Draw today's units; those that a proposal leaves out are marked."""

    def box(node: UnitNode) -> Box:
        mine = frozenset({Change.REMOVED}) if node.unit.pk in removed else frozenset()
        return Box(node.unit.name, _level(node.unit.kind), tuple(box(child) for child in node.children), mine)

    return OrganisationChart(
        _("Organisasjonskart i dag"), Box(municipality.name, "", tuple(box(node) for node in nodes))
    )


def chart_of_proposal(municipality: Municipality, title: str, nodes: tuple[ProposedNode, ...]) -> OrganisationChart:
    """Draw the proposed units; what is new about them is marked."""

    def box(node: ProposedNode) -> Box:
        return Box(node.row.name, _level(node.row.kind), tuple(box(child) for child in node.children), node.changes)

    return OrganisationChart(
        _("Foreslått organisasjonskart: %s") % title, Box(municipality.name, "", tuple(box(node) for node in nodes))
    )


def _level(kind: str) -> str:
    return str(UnitKind(kind).label)
