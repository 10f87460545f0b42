"""Decisions that change, repeal or replace earlier ones. The status of the earlier one follows from its relations."""

from __future__ import annotations

from django.utils.translation import gettext as _

from omstilling.accounts.models import User
from omstilling.audit.errors import DomainError
from omstilling.audit.uow import current_act, unit_of_work

from ..models import Decision, DecisionKind, DecisionOutcome, DecisionRelation, DecisionStatus, RelationKind
from .rows import check_open, store

#: What becomes of the earlier decision, the strongest first.
STATUS_AFTER = (
    (RelationKind.REPEALS, DecisionStatus.REPEALED),
    (RelationKind.REPLACES, DecisionStatus.REPLACED),
    (RelationKind.CHANGES, DecisionStatus.CHANGED),
)


def relate_decision(
    *, decision: Decision, earlier: Decision, kind: str, by: User, reason: str = ""
) -> DecisionRelation:
    """Say that a decision changes, repeals or replaces an earlier one, and give that one its status."""
    with unit_of_work(by=by, reason=reason or _("Forholdet til et tidligere vedtak er ført")):
        check_open(decision)
        check_open(earlier)
        _check(decision, earlier)
        relation = store(DecisionRelation(decision=decision, earlier=earlier, kind=kind))
        settle_status(earlier)
    return relation


def withdraw_relation(*, relation: DecisionRelation, by: User, reason: str = "") -> DecisionRelation:
    """Take back that a decision touches an earlier one; that one's status is what its other relations make it."""
    with unit_of_work(by=by, reason=reason or _("Forholdet til et tidligere vedtak er tatt bort")):
        if not relation.is_withdrawn:
            relation.withdraw()
            settle_status(relation.earlier)
    return relation


def settle_earlier(decision: Decision) -> None:
    """Settle the decisions that this one touches: it may no longer be adopted. Inside a unit of work."""
    for relation in DecisionRelation.objects.active().filter(decision=decision).select_related("earlier"):
        settle_status(relation.earlier)


def settle_status(decision: Decision) -> None:
    """Give a decision the status that follows from what was decided later. Inside a unit of work."""
    current_act()
    later = DecisionRelation.objects.active().filter(
        earlier=decision, decision__withdrawn_at__isnull=True, decision__outcome=DecisionOutcome.ADOPTED
    )
    kinds = set(later.values_list("kind", flat=True))
    found = next((status for kind, status in STATUS_AFTER if kind in kinds), DecisionStatus.IN_FORCE)
    decision.status = DecisionStatus.REPEALED if decision.legality_annulled else found
    decision.save()


def _check(decision: Decision, earlier: Decision) -> None:
    if earlier.project_id != decision.project_id:
        raise DomainError(_("Velg et vedtak i det samme prosjektet."), field="earlier")
    if earlier.pk == decision.pk:
        raise DomainError(_("Et vedtak kan ikke endre seg selv."), field="earlier")
    if (earlier.decided_on, earlier.pk) > (decision.decided_on, decision.pk):
        raise DomainError(_("Velg et vedtak som ble gjort tidligere."), field="earlier")
    if decision.outcome != DecisionOutcome.ADOPTED:
        raise DomainError(_("Bare det som er vedtatt, kan endre et tidligere vedtak."))
    if decision.kind != earlier.kind and decision.kind != DecisionKind.FINAL:
        raise DomainError(_("En innstilling eller anbefaling kan ikke endre et endelig vedtak."), field="earlier")
    if earlier.outcome != DecisionOutcome.ADOPTED:
        raise DomainError(_("Velg noe som ble vedtatt."), field="earlier")
    if DecisionRelation.objects.active().filter(decision=decision, earlier=earlier).exists():
        raise DomainError(_("Vedtakene er knyttet sammen fra før."), field="earlier")
