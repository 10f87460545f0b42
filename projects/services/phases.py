"""What can be done with phases, decision points and their checklists."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.db.models import Max
from django.utils.translation import gettext as _

from omstilling.accounts.models import User
from omstilling.audit.errors import DomainError
from omstilling.audit.uow import unit_of_work

from ..models import (
    CheckPoint,
    Decision,
    DecisionKind,
    DecisionOutcome,
    DecisionPoint,
    DecisionStatus,
    Milestone,
    Phase,
    PointResult,
    Project,
)
from ..standard_phases import STANDARD
from .rows import apply_changes, check_open, store

PHASE_FIELDS = ("kind", "title", "description", "starts_on", "ends_on", "order")
POINT_FIELDS = ("code", "title", "planned_on")
CHECK_FIELDS = ("text", "note")


def lay_out_phases(*, project: Project, by: User, reason: str = "") -> list[Phase]:
    """Lay out the standard phases with decision points and checklists, where the project has no phases yet."""
    with unit_of_work(by=by, reason=reason or _("Standardfasene er lagt ut")):
        Project.objects.select_for_update().get(pk=project.pk)
        if Phase.objects.active().filter(project=project).exists():
            raise DomainError(_("Prosjektet har faser fra før. Endre dem, eller trekk dem først."))
        made = []
        for order, standard in enumerate(STANDARD, 1):
            phase = store(
                Phase(
                    project=project,
                    order=order,
                    kind=standard.kind,
                    title=str(standard.title),
                    description=str(standard.description),
                )
            )
            made.append(phase)
            for point in standard.points:
                row = store(DecisionPoint(phase=phase, code=point.code, title=str(point.title)))
                for place, text in enumerate(point.checks, 1):
                    store(CheckPoint(decision_point=row, order=place, text=str(text)))
        return made


def create_phase(
    *,
    project: Project,
    kind: str,
    title: str,
    by: User,
    description: str = "",
    starts_on: date | None = None,
    ends_on: date | None = None,
    reason: str = "",
) -> Phase:
    """Add a phase after those that are there."""
    with unit_of_work(by=by, reason=reason or _("Ny fase")):
        last = Phase.objects.active().filter(project=project).aggregate(last=Max("order"))["last"] or 0
        return store(
            Phase(
                project=project,
                kind=kind,
                title=title,
                description=description,
                starts_on=starts_on,
                ends_on=ends_on,
                order=last + 1,
            )
        )


def update_phase(*, phase: Phase, changes: Mapping[str, Any], by: User, reason: str = "") -> Phase:
    """Change a phase."""
    with unit_of_work(by=by, reason=reason or _("Fasen er endret")):
        check_open(phase)
        apply_changes(phase, changes, PHASE_FIELDS)
        return store(phase)


def withdraw_phase(*, phase: Phase, by: User, reason: str = "") -> Phase:
    """Take a phase out, with its decision points; not one that something was decided in, or that milestones lie in."""
    with unit_of_work(by=by, reason=reason or _("Fasen er trukket")):
        check_open(phase)
        points = list(DecisionPoint.objects.active().filter(phase=phase))
        if any(point.result != PointResult.OPEN for point in points):
            raise DomainError(_("Et beslutningspunkt i fasen er avgjort. Da blir fasen stående."))
        if Milestone.objects.active().filter(phase=phase).exists():
            raise DomainError(_("Fasen har milepæler. Flytt dem til en annen fase først."))
        for point in points:
            _withdraw(point)
        phase.withdraw()
        return phase


def add_point(
    *, phase: Phase, code: str, title: str, by: User, planned_on: date | None = None, reason: str = ""
) -> DecisionPoint:
    """Add a decision point to a phase."""
    with unit_of_work(by=by, reason=reason or _("Nytt beslutningspunkt")):
        check_open(phase)
        _check_code(phase, code)
        return store(DecisionPoint(phase=phase, code=code, title=title, planned_on=planned_on))


def update_point(*, point: DecisionPoint, changes: Mapping[str, Any], by: User, reason: str = "") -> DecisionPoint:
    """Change what a decision point is called, or when it is planned."""
    with unit_of_work(by=by, reason=reason or _("Beslutningspunktet er endret")):
        check_open(point)
        apply_changes(point, changes, POINT_FIELDS)
        _check_code(point.phase, point.code, point)
        return store(point)


def withdraw_point(*, point: DecisionPoint, by: User, reason: str = "") -> DecisionPoint:
    """Take a decision point out; what is decided stays."""
    with unit_of_work(by=by, reason=reason or _("Beslutningspunktet er trukket")):
        check_open(point)
        if point.result != PointResult.OPEN:
            raise DomainError(_("Beslutningspunktet er avgjort og blir stående."))
        _withdraw(point)
        return point


def decide_point(
    *, point: DecisionPoint, result: str, decision: Decision, by: User, reason: str = ""
) -> DecisionPoint:
    """Say what was decided: the result rests on a decision of a body, and its day is that decision's.

    Raises DomainError.
    """
    with unit_of_work(by=by, reason=reason or _("Beslutningspunktet er avgjort")):
        check_open(point)
        if result == PointResult.OPEN:
            raise DomainError(_("Velg et utfall."), field="result")
        if decision.project_id != point.phase.project_id:
            raise DomainError(_("Velg noe som hører til prosjektet."), field="decision")
        if decision.is_withdrawn or decision.status not in (DecisionStatus.IN_FORCE, DecisionStatus.CHANGED):
            raise DomainError(_("Vedtaket gjelder ikke lenger. Velg et som gjelder."), field="decision")
        if decision.kind == DecisionKind.RECOMMENDATION:
            raise DomainError(_("En innstilling avgjør ikke saken. Velg det endelige vedtaket."), field="decision")
        if result != PointResult.STOP and decision.outcome != DecisionOutcome.ADOPTED:
            raise DomainError(_("Vedtaket sier ikke ja. Velg «stopp», eller et annet vedtak."), field="decision")
        point.result, point.decision, point.decided_on = result, decision, decision.decided_on
        return store(point)


def reopen_point(*, point: DecisionPoint, by: User, reason: str) -> DecisionPoint:
    """Take back the result of a decision point: it was entered wrongly."""
    with unit_of_work(by=by, reason=reason):
        check_open(point)
        point.result, point.decision, point.decided_on = PointResult.OPEN, None, None
        return store(point)


def add_check(*, point: DecisionPoint, text: str, by: User, note: str = "", reason: str = "") -> CheckPoint:
    """Add a line to a checklist, last."""
    with unit_of_work(by=by, reason=reason or _("Nytt sjekkpunkt")):
        check_open(point)
        last = CheckPoint.objects.active().filter(decision_point=point).aggregate(last=Max("order"))["last"] or 0
        return store(CheckPoint(decision_point=point, text=text, note=note, order=last + 1))


def update_check(*, check: CheckPoint, changes: Mapping[str, Any], by: User, reason: str = "") -> CheckPoint:
    """Change the words or the note of a line."""
    with unit_of_work(by=by, reason=reason or _("Sjekkpunktet er endret")):
        check_open(check)
        apply_changes(check, changes, CHECK_FIELDS)
        return store(check)


def withdraw_check(*, check: CheckPoint, by: User, reason: str = "") -> CheckPoint:
    """Take a line out of a checklist."""
    with unit_of_work(by=by, reason=reason or _("Sjekkpunktet er trukket")):
        check_open(check)
        check.withdraw()
        return check


def tick_checks(
    *, point: DecisionPoint, done: Iterable[int], seen: Iterable[int] | None, by: User, reason: str = ""
) -> int:
    """Tick and untick lines, and return how many were changed. ``seen`` are those that were ticked when the page was.

    Only what was changed on the page is changed: a line that somebody else has ticked meanwhile stands.
    """
    wanted, known = set(done), set(seen) if seen is not None else None
    with unit_of_work(by=by, reason=reason or _("Sjekklista er gått gjennom")):
        check_open(point)
        today, changed = point.phase.project.today(), 0
        for check in CheckPoint.objects.active().filter(decision_point=point):
            ticked, before = check.pk in wanted, check.done_on is not None
            if ticked == before or (known is not None and ticked == (check.pk in known)):
                continue
            check.done_on, check.done_by = (today, by) if ticked else (None, None)
            store(check)
            changed += 1
        return changed


def _withdraw(point: DecisionPoint) -> None:
    for check in CheckPoint.objects.active().filter(decision_point=point):
        check.withdraw()
    point.withdraw()


def _check_code(phase: Phase, code: str, point: DecisionPoint | None = None) -> None:
    """Refuse a name that another decision point of the project has."""
    others = DecisionPoint.objects.active().filter(phase__project_id=phase.project_id, code__iexact=code)
    if point is not None:
        others = others.exclude(pk=point.pk)
    if others.exists():
        raise DomainError(_("Prosjektet har et beslutningspunkt med denne betegnelsen."), field="code")
