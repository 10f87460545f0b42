"""Decisions: recorded, corrected while they are unconfirmed, confirmed, and followed up."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _

from omstilling.accounts.models import User
from omstilling.audit.errors import DomainError
from omstilling.audit.uow import current_act, unit_of_work
from omstilling.ui.formats import date_table

from ..models import (
    Body,
    Case,
    CaseKind,
    Decision,
    DecisionKind,
    DecisionMilestone,
    DecisionOutcome,
    DecisionStudyArea,
    FollowUpState,
    Milestone,
    StudyArea,
)
from ..outcomes import outcomes_of
from .relations import settle_earlier
from .rows import apply_changes, check_open

#: What was decided: fixed once the decision is confirmed.
SUBSTANCE = ("kind", "outcome", "text")
FOLLOW_UP = ("responsible", "deadline", "meaning")


def allowed_kinds(body: Body) -> tuple[DecisionKind, ...]:
    """Return what the body may make: an administrative group advises, an elected body decides or recommends upward."""
    if not body.is_elected:
        return (DecisionKind.ADVICE,)
    if body.recommends_to_id is None:
        return (DecisionKind.FINAL,)
    return (DecisionKind.FINAL, DecisionKind.RECOMMENDATION)


def record_decision(
    *,
    case: Case,
    decided_on: date,
    kind: str,
    outcome: str,
    text: str,
    by: User,
    responsible: User | None = None,
    deadline: date | None = None,
    meaning: str = "",
    milestones: Iterable[Milestone] = (),
    study_areas: Iterable[StudyArea] = (),
    reason: str = "",
) -> Decision:
    """Record what the case's body decided. It counts at once, and is unconfirmed."""
    with unit_of_work(by=by, reason=reason or _("Vedtaket er ført")):
        check_open(case)
        if decided_on > case.project.today():
            raise DomainError(_("Et vedtak kan ikke føres før dagen det ble gjort."), field="decided_on")
        decided = case.decisions.active()
        if (
            decided.exclude(outcome=DecisionOutcome.POSTPONED).exists()
            or decided.filter(decided_on=decided_on).exists()
        ):
            raise DomainError(_("Saken har allerede et vedtak. Rett det i stedet for å føre et nytt."))
        decision = Decision(
            project=case.project,
            body=case.body,
            case=case,
            decided_on=decided_on,
            kind=kind,
            outcome=outcome,
            text=text.strip(),
            responsible=responsible,
            deadline=deadline,
            meaning=meaning.strip(),
            access=case.access,
        )
        check_decision(decision)
        decision.full_clean()
        decision.save()
        set_concerns(decision, milestones=milestones, study_areas=study_areas)
    return decision


def correct_decision(
    *,
    decision: Decision,
    changes: Mapping[str, Any],
    by: User,
    milestones: Iterable[Milestone] | None = None,
    study_areas: Iterable[StudyArea] | None = None,
    reason: str = "",
) -> Decision:
    """Correct an unconfirmed decision. What a confirmed one says is fixed; only its follow-up may change."""
    with unit_of_work(by=by, reason=reason or _("Vedtaket er rettet")):
        check_open(decision)
        apply_changes(decision, changes, (*SUBSTANCE, *FOLLOW_UP))
        fixed = set(decision.changed_fields()) & set(SUBSTANCE)
        if decision.is_confirmed and fixed:
            raise DomainError(
                _(
                    "Vedtaket er bekreftet, og det som ble vedtatt, kan ikke endres. "
                    "Gjør et nytt vedtak, eller rett møteprotokollen."
                )
                if decision.body.is_elected
                else _("Anbefalingen er bekreftet, og teksten kan ikke endres. Gjør en ny, eller rett referatet."),
                field=next(name for name in SUBSTANCE if name in fixed),
            )
        check_decision(decision)
        decision.full_clean()
        decision.save()
        set_concerns(decision, milestones=milestones, study_areas=study_areas)
        settle_earlier(decision)
    return decision


def confirm_decision(*, decision: Decision, by: User, corrected: bool = False, reason: str = "") -> Decision:
    """Confirm that the decision is recorded as it was made. A confirmed one is left as it is.

    One that is being corrected is confirmed with the new version of the minutes (``corrected``), and no other way.
    """
    with unit_of_work(by=by, reason=reason or _("Vedtaket er bekreftet")) as act:
        check_open(decision)
        if decision.is_being_corrected and not corrected:
            raise DomainError(_("Vedtaket rettes. Det blir bekreftet når den rettede protokollen er godkjent."))
        if not decision.is_confirmed:
            decision.confirmed_at = act.moment
            decision.confirmed_by = act.actor_label
            decision.save()
    return decision


def unconfirm_decision(*, decision: Decision, by: User, reason: str) -> Decision:
    """Open a confirmed decision for correction. Who confirmed it stays, and what was confirmed is in the history."""
    if not reason.strip():
        raise DomainError(_("Skriv hva som rettes."), field="reason")
    with unit_of_work(by=by, reason=reason):
        check_open(decision)
        if decision.is_confirmed:
            decision.confirmed_at = None
            decision.save()
    return decision


def restore_confirmation(*, decision: Decision, by: User, reason: str) -> Decision:
    """Close a decision that was opened for correction and says what it said: it stands confirmed as it was."""
    with unit_of_work(by=by, reason=reason):
        check_open(decision)
        if decision.is_being_corrected:
            standing = decision.standing
            if any(getattr(decision, name) != getattr(standing, name) for name in SUBSTANCE):
                raise DomainError(_("Vedtaket er rettet. Det må bekreftes med den rettede protokollen."))
            decision.confirmed_at = standing.confirmed_at
            decision.save()
    return decision


def follow_up_decision(*, decision: Decision, on: date | None, by: User, reason: str = "") -> Decision:
    """Mark the decision as followed up on a day; ``None`` opens it again."""
    with unit_of_work(
        by=by, reason=reason or (_("Vedtaket er fulgt opp") if on else _("Oppfølgingen er åpnet igjen"))
    ):
        check_open(decision)
        if on is not None and on < decision.decided_on:
            raise DomainError(
                _("Datoen må være på eller etter vedtaksdatoen (%(day)s).") % {"day": date_table(decision.decided_on)},
                field="on",
            )
        if on is not None and on > decision.project.today():
            raise DomainError(_("Datoen kan ikke være fram i tid."), field="on")
        decision.carried_out_on = on
        decision.follow_up_state = FollowUpState.DONE if on else FollowUpState.IN_PROGRESS
        decision.full_clean()
        decision.save()
    return decision


def set_concerns(
    decision: Decision,
    *,
    milestones: Iterable[Milestone] | None = None,
    study_areas: Iterable[StudyArea] | None = None,
) -> None:
    """Have the decision concern exactly these; ``None`` leaves them as they are. Inside a unit of work."""
    current_act()
    if milestones is not None:
        _set_links(decision, DecisionMilestone, "milestone", milestones)
    if study_areas is not None:
        _set_links(decision, DecisionStudyArea, "study_area", study_areas)


def _set_links(decision: Decision, model: type[Any], name: str, wanted: Iterable[Any]) -> None:
    rows = {row.pk: row for row in wanted}
    for row in rows.values():
        if row.project_id != decision.project_id:
            raise DomainError(_("Velg noe som hører til prosjektet."), field=f"{name}s")
    held = {getattr(link, f"{name}_id"): link for link in model.objects.active().filter(decision=decision)}
    for pk, link in held.items():
        if pk not in rows:
            link.withdraw()
    for pk, row in rows.items():
        if pk not in held:
            model(decision=decision, **{name: row}).save()


def check_decision(decision: Decision) -> None:
    """Refuse what a decision cannot be: a kind its body does not make, no text, a deadline before its day."""
    if decision.kind not in allowed_kinds(decision.body):
        raise DomainError(_refusal(decision.body), field="kind")
    if "outcome" in decision.changed_fields() and decision.outcome not in outcomes_of(decision.case.kind):
        told = {"kind": decision.case.get_kind_display(), "outcome": decision.get_outcome_display()}
        raise DomainError(_("En sak av slaget %(kind)s kan ikke ende med «%(outcome)s».") % told, field="outcome")
    if decision.outcome == DecisionOutcome.ADOPTED and not decision.text.strip():
        raise DomainError(_("Skriv teksten, ordrett."), field="text")
    if decision.deadline is not None and decision.deadline < decision.decided_on:
        raise DomainError(
            _("Fristen må være på eller etter vedtaksdatoen (%(day)s).") % {"day": date_table(decision.decided_on)},
            field="deadline",
        )
    if decision.case.kind == CaseKind.ELECTION and decision.kind == DecisionKind.ADVICE:
        raise DomainError(_("En administrativ gruppe holder ikke valg."), field="kind")
    responsible = decision.responsible
    is_new = responsible is not None and "responsible" in decision.changed_fields()
    if responsible is not None and is_new and not people_of(decision).filter(pk=responsible.pk).exists():
        raise DomainError(_("Velg en person i prosjektet."), field="responsible")


def people_of(row: Any) -> Any:
    """Return the people who have a seat or a role in the row's project."""
    project = row.project
    seated = Q(seats__body__project=project, seats__withdrawn_at__isnull=True)
    granted = Q(grants__municipality=project.municipality_id, grants__withdrawn_at__isnull=True) & (
        Q(grants__project=project) | Q(grants__project__isnull=True)
    )
    return User.objects.active().filter(pk__in=User.objects.filter(seated | granted).values("pk"))


def _refusal(body: Body) -> str:
    if not body.is_elected:
        return _("%(body)s er en administrativ gruppe og gir anbefalinger, ikke vedtak.") % {"body": body.name}
    if body.recommends_to_id is None:
        return _("%(body)s innstiller ikke til noe organ og kan bare gjøre endelige vedtak.") % {"body": body.name}
    return _("%(body)s kan gjøre endelige vedtak eller innstille.") % {"body": body.name}
