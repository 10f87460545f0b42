"""What hangs on a measure: explicit years, goals, dependencies and attachments. What goes is withdrawn."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from django.utils.translation import gettext as _

from omstilling.accounts.models import User
from omstilling.audit.errors import DomainError
from omstilling.audit.uow import unit_of_work
from projects.models import Document, Goal
from projects.services.rows import store

from ..models import Measure, MeasureDocument, MeasureGoal, MeasureRelation, MeasureYear, RelationKind


def stated_years(measure: Measure) -> dict[int, int]:
    """Return the explicit yearly amounts of a measure, in kroner."""
    found = MeasureYear.objects.active().filter(measure=measure).order_by("year")
    return dict(found.values_list("year", "amount"))


def add_years(measure: Measure, stated: Mapping[int, int]) -> None:
    """Give a new measure its explicit years. Called in a unit of work."""
    for year, amount in sorted(stated.items()):
        store(MeasureYear(measure=measure, year=year, amount=amount))


def set_years(measure: Measure, stated: Mapping[int, int]) -> None:
    """Make the explicit years of a measure those that are given. Called in a unit of work."""
    known = {row.year: row for row in MeasureYear.objects.active().filter(measure=measure)} if measure.pk else {}
    for year, row in known.items():
        if year not in stated:
            row.withdraw()
    for year, amount in sorted(stated.items()):
        row = known.get(year) or MeasureYear(measure=measure, year=year)
        row.amount = amount
        if row.pk is None or row.changed_fields():
            store(row)


def set_goals(measure: Measure, goals: Iterable[Goal]) -> None:
    """Make the goals that a measure serves those that are given. Called in a unit of work."""
    wanted = {goal.pk: goal for goal in goals}
    if any(goal.project_id != measure.project_id for goal in wanted.values()):
        raise DomainError(_("Velg mål som hører til prosjektet."), field="goals")
    known = {link.goal_id: link for link in MeasureGoal.objects.active().filter(measure=measure)}
    for pk, link in known.items():
        if pk not in wanted:
            link.withdraw()
    for pk, goal in wanted.items():
        if pk not in known:
            store(MeasureGoal(measure=measure, goal=goal))


def relate_measures(
    *,
    measure: Measure,
    other: Measure,
    kind: str,
    overlap: int | None = None,
    note: str = "",
    by: User,
    reason: str = "",
) -> MeasureRelation:
    """Say that a measure requires, excludes or overlaps another. ``overlap`` is kroner a year that both have."""
    with unit_of_work(by=by, reason=reason or _("La til avhengigheten")):
        for one in (measure, other):
            if one.is_withdrawn:
                raise DomainError(
                    _("Tiltak %(number)s er bortfalt.") % {"number": one.number},
                    field="other" if one is other else None,
                )
        if other.project_id != measure.project_id:
            raise DomainError(_("Velg et tiltak i prosjektet."), field="other")
        if other.pk == measure.pk:
            raise DomainError(_("Et tiltak kan ikke avhenge av seg selv."), field="other")
        if overlap is not None and kind != RelationKind.OVERLAPS:
            raise DomainError(_("Beløpet gjelder bare tiltak som overlapper. Tøm feltet."), field="overlap")
        _check_pair(measure, other, kind)
        return store(MeasureRelation(measure=measure, other=other, kind=kind, overlap=overlap, note=note))


def withdraw_relation(*, relation: MeasureRelation, by: User, reason: str = "") -> MeasureRelation:
    """Take a dependency away."""
    with unit_of_work(by=by, reason=reason or _("Fjernet avhengigheten")):
        if relation.is_withdrawn:
            raise DomainError(_("Avhengigheten er alt fjernet."))
        relation.withdraw()
    return relation


def attach_document(*, measure: Measure, document: Document, by: User, reason: str = "") -> MeasureDocument:
    """Attach a document of the register to a measure. Attached again, it is the same attachment."""
    with unit_of_work(by=by, reason=reason or _("La ved dokumentet")):
        if measure.is_withdrawn:
            raise DomainError(_("Tiltaket er bortfalt og kan ikke endres."))
        if document.project_id != measure.project_id or document.is_withdrawn:
            raise DomainError(_("Velg et dokument i prosjektet."), field="document")
        known = MeasureDocument.objects.active().filter(measure=measure, document=document).first()
        return known or store(MeasureDocument(measure=measure, document=document))


def detach_document(*, attachment: MeasureDocument, by: User, reason: str = "") -> MeasureDocument:
    """Take an attachment off a measure; the document stays in the register."""
    with unit_of_work(by=by, reason=reason or _("Fjernet vedlegget")):
        if attachment.is_withdrawn:
            raise DomainError(_("Vedlegget er alt fjernet."))
        attachment.withdraw()
    return attachment


def _check_pair(measure: Measure, other: Measure, kind: str) -> None:
    """Refuse what is said before, and what contradicts it: the same two cannot both require and exclude."""
    both = MeasureRelation.objects.active().filter(measure__in=[measure, other], other__in=[measure, other])
    for known in both:
        same_way = known.measure_id == measure.pk
        if known.kind == kind and (same_way or kind != RelationKind.REQUIRES):
            raise DomainError(_("Avhengigheten finnes fra før."), field="other")
        if {known.kind, kind} == {RelationKind.REQUIRES, RelationKind.EXCLUDES}:
            raise DomainError(
                _("Tiltakene kan ikke både forutsette og utelukke hverandre. Fjern den andre avhengigheten først."),
                field="kind",
            )
