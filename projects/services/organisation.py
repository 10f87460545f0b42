"""Proposals for how the municipality is organised: begun as a copy of today's units, and changed unit by unit."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from omstilling.accounts.models import User
from omstilling.audit.errors import DomainError
from omstilling.audit.uow import unit_of_work

from ..models import Access, Body, OrganisationProposal, Project, ProposedUnit, StudyAlternative, UnitKind
from ..selectors.units import UnitNode, unit_tree
from .rows import apply_changes, check_access, check_open, check_parts, store

FIELDS = ("title", "description", "valid_from", "alternative", "body", "access")
UNIT_FIELDS = ("name", "kind", "parent", "order")


def create_proposal(
    *,
    project: Project,
    title: str,
    description: str = "",
    valid_from: date | None = None,
    alternative: StudyAlternative | None = None,
    body: Body | None = None,
    access: str = Access.INTERNAL,
    by: User,
    reason: str = "",
) -> OrganisationProposal:
    """Begin a proposal with the units of today, each where it lies now."""
    with unit_of_work(by=by, reason=reason or _("Nytt forslag til organisering")):
        proposal = OrganisationProposal(
            project=project,
            title=title,
            description=description,
            valid_from=valid_from,
            alternative=alternative,
            body=body,
            access=access,
        )
        _check(proposal)
        store(proposal)
        _copy(proposal, None, unit_tree(project.municipality, by, project.today()))
    return proposal


def _copy(proposal: OrganisationProposal, parent: ProposedUnit | None, nodes: Iterable[UnitNode]) -> None:
    for at, node in enumerate(nodes, 1):
        unit = node.unit
        row = ProposedUnit(proposal=proposal, parent=parent, unit=unit, kind=unit.kind, name=unit.name, order=at)
        store(row)
        _copy(proposal, row, node.children)


def update_proposal(
    *, proposal: OrganisationProposal, changes: Mapping[str, Any], by: User, reason: str = ""
) -> OrganisationProposal:
    """Change what a proposal is called and what it belongs to."""
    with unit_of_work(by=by, reason=reason or _("Forslaget til organisering er endret")):
        check_open(proposal)
        apply_changes(proposal, changes, FIELDS)
        _check(proposal)
        return store(proposal)


def withdraw_proposal(*, proposal: OrganisationProposal, by: User, reason: str = "") -> OrganisationProposal:
    """Take a proposal out of use."""
    with unit_of_work(by=by, reason=reason or _("Forslaget til organisering er trukket")):
        check_open(proposal)
        proposal.withdraw()
    return proposal


def add_proposed_unit(
    *,
    proposal: OrganisationProposal,
    name: str,
    kind: str = UnitKind.UNIT,
    parent: ProposedUnit | None = None,
    order: int | None = None,
    by: User,
    reason: str = "",
) -> ProposedUnit:
    """Add a new unit to a proposal, last among those beside it."""
    with unit_of_work(by=by, reason=reason or _("Ny enhet i forslaget")):
        check_open(proposal)
        beside = ProposedUnit.objects.active().filter(proposal=proposal, parent=parent).order_by("order").last()
        place = order if order is not None else (beside.order + 1 if beside else 1)
        row = ProposedUnit(proposal=proposal, parent=parent, kind=kind, name=name, order=place)
        _check_unit(row)
        return store(row)


def change_proposed_unit(
    *, proposed: ProposedUnit, changes: Mapping[str, Any], by: User, reason: str = ""
) -> ProposedUnit:
    """Rename a unit in a proposal, or have it lie elsewhere. What lies under it goes along."""
    with unit_of_work(by=by, reason=reason or _("Enheten er endret i forslaget")):
        check_open(proposed.proposal)
        check_open(proposed)
        apply_changes(proposed, changes, UNIT_FIELDS)
        _check_unit(proposed)
        return store(proposed)


def remove_proposed_unit(*, proposed: ProposedUnit, by: User, reason: str = "") -> ProposedUnit:
    """Leave a unit out of a proposal. What lies under it comes to lie under what it lay under."""
    with unit_of_work(by=by, reason=reason or _("Enheten er tatt ut av forslaget")):
        check_open(proposed.proposal)
        check_open(proposed)
        for child in proposed.children.active():
            child.parent = proposed.parent
            store(child)
        proposed.withdraw()
    return proposed


def _check(proposal: OrganisationProposal) -> None:
    area = proposal.alternative.study_area if proposal.alternative is not None else None
    check_parts(proposal.project, body=proposal.body, alternative=area)
    check_access(proposal.access, proposal.body)


def _check_unit(row: ProposedUnit) -> None:
    if row.parent is not None and (row.parent.proposal_id != row.proposal_id or row.parent.is_withdrawn):
        raise DomainError(_("Velg en enhet i forslaget."), field="parent")
    above, seen = row.parent, set()
    while above is not None and above.pk not in seen:
        if row.pk is not None and above.pk == row.pk:
            raise DomainError(_("En enhet kan ikke ligge under seg selv."), field="parent")
        seen.add(above.pk)
        above = above.parent
    same = ProposedUnit.objects.active().filter(proposal=row.proposal, parent=row.parent, name=row.name)
    if same.exclude(pk=row.pk).exists():
        raise DomainError(_("Det ligger alt en enhet med dette navnet der."), field="name")
