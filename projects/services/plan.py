"""What can be done with a milestone. The adopted date is set once; the current date moves, with a reason each time."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from omstilling.accounts.models import User
from omstilling.audit.errors import DomainError
from omstilling.audit.uow import current_act, told_as, unit_of_work
from omstilling.ui.formats import date_table

from ..models import (
    Access,
    Body,
    Decision,
    Milestone,
    MilestoneShift,
    MilestoneStatus,
    Phase,
    Project,
    StudyArea,
)
from ..selectors.schedule import effect_of
from ..selectors.shifts import can_undo, carried_by, moving_decisions
from .rows import apply_changes, check_access, check_open, check_parts, next_number, store

CHANGEABLE = (
    *("title", "description", "deliverable", "acceptance", "phase", "body", "study_area", "responsible"),
    *("starts_on", "access", "baseline_date"),
)


def create_milestone(
    *,
    project: Project,
    title: str,
    by: User,
    reason: str = "",
    current_date: date | None = None,
    baseline_date: date | None = None,
    starts_on: date | None = None,
    description: str = "",
    body: Body | None = None,
    study_area: StudyArea | None = None,
    responsible: User | None = None,
    access: str = Access.INTERNAL,
    deliverable: str = "",
    acceptance: str = "",
    phase: Phase | None = None,
) -> Milestone:
    """Add a milestone. With an adopted date only, that is also the current one; with neither, it is not yet set."""
    with unit_of_work(by=by, reason=reason or _("Ny milepæl")):
        milestone = Milestone(
            project=project,
            number=next_number(Milestone, project),
            title=title,
            description=description,
            deliverable=deliverable,
            acceptance=acceptance,
            phase=phase,
            body=body,
            study_area=study_area,
            responsible=responsible,
            starts_on=starts_on,
            baseline_date=baseline_date,
            current_date=current_date or baseline_date,
            access=access,
        )
        _check(milestone)
        return store(milestone)


def update_milestone(*, milestone: Milestone, changes: Mapping[str, Any], by: User, reason: str = "") -> Milestone:
    """Change what a milestone says. Its dates have verbs of their own, but the adopted date may be filled in."""
    with unit_of_work(by=by, reason=reason or _("Milepælen er endret")):
        check_open(milestone)
        changes = dict(changes)
        adopted = changes.pop("baseline_date", milestone.baseline_date)
        apply_changes(milestone, changes, CHANGEABLE)
        if adopted != milestone.baseline_date:
            _adopt(milestone, adopted)
        _check(milestone)
        return store(milestone)


def set_baseline(*, milestone: Milestone, on: date, by: User, reason: str = "") -> Milestone:
    """Set the adopted date, once. Without a current date, it becomes that too."""
    with unit_of_work(by=by, reason=reason or _("Vedtatt dato er ført")):
        check_open(milestone)
        _adopt(milestone, on)
        return store(milestone)


def assign_milestone(
    *, milestone: Milestone, body: Body | None, responsible: User | None, by: User, reason: str = ""
) -> Milestone:
    """Say which body and which person the milestone belongs to."""
    return update_milestone(
        milestone=milestone,
        changes={"body": body, "responsible": responsible},
        by=by,
        reason=reason or _("Milepælen er tildelt"),
    )


def move_milestone(
    *, milestone: Milestone, to: date, by: User, reason: str, decision: Decision | None = None
) -> Milestone:
    """Move the current date of one milestone alone. The adopted date stays, and the move is kept with its reason.

    Further past the adopted date than the project's tolerance for time, it takes a ``decision``.
    """
    return replan(milestone=milestone, to=to, by=by, reason=reason, along=False, decision=decision)


def replan(
    *,
    milestone: Milestone,
    to: date,
    by: User,
    reason: str,
    along: bool = True,
    decision: Decision | None = None,
    seen: str = "",
) -> Milestone:
    """Move a milestone, and those that it leaves no room ``along`` with it, as one act.

    ``seen`` is the mark of the effect that was shown: another one than that is not saved.
    """
    reason = reason.strip()
    if not reason:
        raise DomainError(_("Skriv hvorfor milepælen flyttes."), field="reason")
    with unit_of_work(by=by, reason=reason):
        check_open(milestone)
        project = milestone.project
        if milestone.status == MilestoneStatus.DONE:
            raise DomainError(_("Milepælen er nådd. Gjenåpne den før du flytter den."))
        if to == milestone.current_date:
            raise DomainError(_("Milepælen har allerede datoen %s.") % date_table(to), field="to")
        _check_in_project(project, to, "to")
        _check_order(milestone.starts_on, to, "to")
        Project.objects.select_for_update().get(pk=project.pk)
        effect = effect_of(milestone, to, project, by)
        if seen and seen != effect.mark:
            raise DomainError(_("Planen er endret siden du så på følgene. Se på dem på nytt."))
        _check_decision(decision, project, by)
        why = effect.why_decision(along)
        if why and decision is None:
            raise DomainError(why, field="decision")
        lead = _shift(milestone, to, reason, decision)
        if along:
            rows = Milestone.objects.select_related("project").in_bulk([one.pk for one in effect.carried])
            for one in effect.carried:
                _draw_along(rows[one.pk], one.to, reason, decision, lead)
        return milestone


def undo_move(*, shift: MilestoneShift, by: User, reason: str) -> Milestone:
    """Move a milestone back to where it was, by a further move; those that it carried along go back with it."""
    reason = reason.strip()
    if not reason:
        raise DomainError(_("Skriv hvorfor flyttingen angres."), field="reason")
    with unit_of_work(by=by, reason=reason):
        milestone = shift.milestone
        check_open(milestone)
        if not can_undo(shift, milestone):
            raise DomainError(_("Milepælen er flyttet eller nådd siden. Flytt den i stedet."))
        assert shift.from_date is not None
        _check_order(milestone.starts_on, shift.from_date, "to")
        carried = [one for one in carried_by(shift) if can_undo(one, one.milestone)]
        for one in (shift, *carried):
            _check_within(one, by)
        lead = _shift(milestone, shift.from_date, reason, None)
        for one in carried:
            _draw_along(one.milestone, one.from_date, reason, None, lead)
        return milestone


def _check_within(shift: MilestoneShift, by: User) -> None:
    """Refuse to take a move back to where only a decision can move the milestone."""
    milestone, to = shift.milestone, shift.from_date
    if to is not None and effect_of(milestone, to, milestone.project, by).why_decision(along=False):
        raise DomainError(
            _(
                "Da flyttes «%(title)s» lenger enn toleransen tillater uten vedtak. "
                "Flytt den i stedet, og velg vedtaket."
            )
            % {"title": milestone.title}
        )


def _draw_along(
    milestone: Milestone, to: date | None, reason: str, decision: Decision | None, lead: MilestoneShift
) -> None:
    """Move a milestone that another draws along. Why, stands at the other where not all who see this one see it."""
    if not _is_seen_by_fewer(lead.milestone, milestone):
        _shift(milestone, to, reason, decision, lead)
        return
    reason = _("Følger etter en milepæl som den venter på")
    with told_as(reason):
        _shift(milestone, to, reason, decision, lead)


def _is_seen_by_fewer(one: Milestone, other: Milestone) -> bool:
    """Tell whether somebody may see the other and not the one, as far as their access marks and bodies tell."""
    marks = list(Access.values)
    if marks.index(one.access) > marks.index(other.access):
        return True
    of_body = one.access in (Access.RESTRICTED, Access.EXEMPT)
    return of_body and (one.access != other.access or one.body_id != other.body_id)


def _shift(
    milestone: Milestone,
    to: date | None,
    reason: str,
    decision: Decision | None,
    follows: MilestoneShift | None = None,
) -> MilestoneShift:
    """Move one row, and keep the move."""
    shift = MilestoneShift(
        milestone=milestone,
        from_date=milestone.current_date,
        to_date=to,
        reason=reason,
        moved_on=_act_day(milestone.project),
        decision=decision,
        follows=follows,
    )
    milestone.current_date = to
    store(milestone)
    return store(shift)


def _check_decision(decision: Decision | None, project: Project, by: User) -> None:
    """Refuse what is no decision that can move the plan, as far as the one who moves may see."""
    if decision is None:
        return
    if not moving_decisions(project.pk, by).filter(pk=decision.pk).exists():
        raise DomainError(_("Velg et vedtak som er fattet i prosjektet."), field="decision")


def start_milestone(*, milestone: Milestone, by: User, reason: str = "", on: date | None = None) -> Milestone:
    """Say that the work towards a milestone has begun; ``on`` is when, where it is known."""
    with unit_of_work(by=by, reason=reason or _("Arbeidet er startet")):
        check_open(milestone)
        if milestone.status == MilestoneStatus.DONE:
            raise DomainError(_("Milepælen er nådd. Gjenåpne den før du starter den igjen."))
        if on is not None:
            _check_not_ahead(milestone.project, on)
            _check_order(on, milestone.current_date, "on")
            milestone.starts_on = on
        milestone.status = MilestoneStatus.STARTED
        return store(milestone)


def complete_milestone(*, milestone: Milestone, on: date, by: User, reason: str = "") -> Milestone:
    """Say that a milestone is reached, on a day that has been."""
    with unit_of_work(by=by, reason=reason or _("Milepælen er nådd")):
        check_open(milestone)
        if milestone.status == MilestoneStatus.DONE:
            raise DomainError(
                _("Milepælen ble nådd %s.") % date_table(milestone.completed_on),
            )
        _check_not_ahead(milestone.project, on)
        _check_in_project(milestone.project, on, "on")
        milestone.status = MilestoneStatus.DONE
        milestone.completed_on = on
        return store(milestone)


def reopen_milestone(*, milestone: Milestone, by: User, reason: str = "") -> Milestone:
    """Take back that a milestone was reached: the work goes on."""
    with unit_of_work(by=by, reason=reason or _("Milepælen er gjenåpnet")):
        check_open(milestone)
        if milestone.status != MilestoneStatus.DONE:
            raise DomainError(_("Bare en milepæl som er nådd, kan gjenåpnes."))
        milestone.status = MilestoneStatus.STARTED
        milestone.completed_on = None
        return store(milestone)


def withdraw_milestone(*, milestone: Milestone, by: User, reason: str = "") -> Milestone:
    """Take a milestone out of the plan. It stays in the history and keeps its number."""
    with unit_of_work(by=by, reason=reason or _("Milepælen er trukket")):
        check_open(milestone)
        milestone.withdraw()
        return milestone


def _adopt(milestone: Milestone, on: date | None) -> None:
    if milestone.baseline_date is not None:
        raise DomainError(
            _("Vedtatt dato er %s og endres ikke. Flytt gjeldende dato i stedet.")
            % date_table(milestone.baseline_date),
            field="baseline_date",
        )
    if on is not None:
        _check_in_project(milestone.project, on, "baseline_date")
        milestone.baseline_date = on
        milestone.current_date = milestone.current_date or on


def _check(milestone: Milestone) -> None:
    """Refuse what does not hang together. Raises DomainError beside the field."""
    project = milestone.project
    check_parts(project, body=milestone.body, study_area=milestone.study_area, phase=milestone.phase)
    check_access(milestone.access, milestone.body)
    for name in ("baseline_date", "current_date"):
        _check_in_project(project, getattr(milestone, name), name)
    if milestone.status != MilestoneStatus.DONE:
        _check_order(milestone.starts_on, milestone.current_date, "starts_on")


def _check_order(start: date | None, end: date | None, field: str) -> None:
    if start is not None and end is not None and start > end:
        if field == "to":
            message = _("Datoen må være på eller etter dagen arbeidet starter (%s).") % date_table(start)
        else:
            message = _("Arbeidet må starte på eller før milepælens dato (%s).") % date_table(end)
        raise DomainError(message, field=field)


def _check_in_project(project: Project, day: date | None, field: str) -> None:
    if day is not None and project.starts_on is not None and day < project.starts_on:
        raise DomainError(
            _("Datoen kan ikke være før prosjektets start (%s).") % date_table(project.starts_on), field=field
        )


def _check_not_ahead(project: Project, day: date) -> None:
    today = project.today()
    if day > today:
        raise DomainError(_("Datoen kan ikke være etter i dag (%s).") % date_table(today), field="on")


def _act_day(project: Project) -> date:
    """Return the day that a move counts from: the example's history has days of its own."""
    act = current_act()
    return timezone.localdate(act.moment) if act.is_example else project.today()
