"""What can be done with study areas (utredningsområder) and their alternatives."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from omstilling.accounts.models import User
from omstilling.audit.errors import DomainError
from omstilling.audit.uow import unit_of_work

from ..models import Access, Body, Project, StudyAlternative, StudyArea, StudyStatus, Unit
from .rows import apply_changes, check_access, check_open, check_parts, store

CHANGEABLE = (
    "parent",
    "order",
    "title",
    "question",
    "findings",
    "interim_conclusion",
    "conclusion",
    "status",
    "decided_by",
    "body",
    "owner",
    "sector",
    "taken_in_on",
    "access",
)
ALTERNATIVE = ("order", "title", "description", "pros", "cons", "effect", "is_preferred", "is_example_figure")


def create_study_area(
    *,
    project: Project,
    title: str,
    by: User,
    reason: str = "",
    parent: StudyArea | None = None,
    question: str = "",
    findings: str = "",
    interim_conclusion: str = "",
    conclusion: str = "",
    status: str = StudyStatus.NOT_STARTED,
    decided_by: Body | None = None,
    body: Body | None = None,
    owner: User | None = None,
    order: int = 0,
    sector: Unit | None = None,
    taken_in_on: date | None = None,
    access: str = Access.INTERNAL,
) -> StudyArea:
    """Add a study area, under another where ``parent`` says so."""
    with unit_of_work(by=by, reason=reason or _("Nytt utredningsområde")):
        area = StudyArea(
            project=project,
            title=title,
            parent=parent,
            question=question,
            findings=findings,
            interim_conclusion=interim_conclusion,
            conclusion=conclusion,
            status=status,
            decided_by=decided_by,
            body=body,
            owner=owner,
            order=order,
            sector=sector,
            taken_in_on=taken_in_on,
            access=access,
        )
        _check(area)
        return store(area)


def update_study_area(*, study_area: StudyArea, changes: Mapping[str, Any], by: User, reason: str = "") -> StudyArea:
    """Change a study area."""
    with unit_of_work(by=by, reason=reason or _("Utredningsområdet er endret")):
        check_open(study_area)
        apply_changes(study_area, changes, CHANGEABLE)
        _check(study_area)
        return store(study_area)


def conclude_study_area(
    *, study_area: StudyArea, conclusion: str, by: User, reason: str = "", final: bool = True
) -> StudyArea:
    """Write the conclusion, or (``final=False``) the interim one; the status follows."""
    if not conclusion.strip():
        raise DomainError(_("Skriv konklusjonen."), field="conclusion")
    changes = (
        {"conclusion": conclusion, "status": StudyStatus.CONCLUDED}
        if final
        else {"interim_conclusion": conclusion, "status": StudyStatus.INTERIM}
    )
    words = _("Utredningsområdet er konkludert") if final else _("Foreløpig konklusjon er skrevet")
    return update_study_area(study_area=study_area, changes=changes, by=by, reason=reason or words)


def withdraw_study_area(*, study_area: StudyArea, by: User, reason: str = "") -> StudyArea:
    """Take a study area out of use. Those under it must go first."""
    with unit_of_work(by=by, reason=reason or _("Utredningsområdet er trukket")):
        check_open(study_area)
        if study_area.children.active().exists():
            raise DomainError(_("Området har deler under seg. Flytt eller trekk dem først."))
        study_area.withdraw()
        return study_area


def add_alternative(
    *,
    study_area: StudyArea,
    title: str,
    by: User,
    reason: str = "",
    description: str = "",
    pros: str = "",
    cons: str = "",
    effect: int | None = None,
    is_preferred: bool = False,
    is_example_figure: bool = False,
    order: int | None = None,
) -> StudyAlternative:
    """Add an alternative, last unless ``order`` says otherwise."""
    with unit_of_work(by=by, reason=reason or _("Nytt alternativ")):
        check_open(study_area)
        last = study_area.alternatives.active().order_by("order").last()
        alternative = StudyAlternative(
            study_area=study_area,
            order=order if order is not None else (last.order + 1 if last else 1),
            title=title,
            description=description,
            pros=pros,
            cons=cons,
            effect=effect,
            is_preferred=is_preferred,
            is_example_figure=is_example_figure,
        )
        _prefer(alternative)
        return store(alternative)


def update_alternative(
    *, alternative: StudyAlternative, changes: Mapping[str, Any], by: User, reason: str = ""
) -> StudyAlternative:
    """Change an alternative. At most one is preferred: marking one unmarks the other."""
    with unit_of_work(by=by, reason=reason or _("Alternativet er endret")):
        check_open(alternative)
        effect = alternative.effect
        apply_changes(alternative, changes, ALTERNATIVE)
        if alternative.effect != effect and "is_example_figure" not in changes:
            alternative.is_example_figure = False
        _prefer(alternative)
        return store(alternative)


def withdraw_alternative(*, alternative: StudyAlternative, by: User, reason: str = "") -> StudyAlternative:
    """Take an alternative out."""
    with unit_of_work(by=by, reason=reason or _("Alternativet er trukket")):
        check_open(alternative)
        alternative.withdraw()
        return alternative


def _prefer(chosen: StudyAlternative) -> None:
    """Unmark the other alternatives when this one is preferred."""
    if not chosen.is_preferred:
        return
    for other in chosen.study_area.alternatives.active().filter(is_preferred=True).exclude(pk=chosen.pk):
        other.is_preferred = False
        other.save()


def _check(area: StudyArea) -> None:
    check_parts(area.project, parent=area.parent, body=area.body, decided_by=area.decided_by)
    check_access(area.access, area.body)
    if area.sector is not None and area.sector.municipality_id != area.project.municipality_id:
        raise DomainError(_("Velg en enhet i kommunen."), field="sector")
    if area.taken_in_on is not None and area.sector is None:
        raise DomainError(_("Velg sektoren som utredningen er tatt inn fra."), field="sector")
    above, seen = area.parent, set()
    while above is not None and above.pk not in seen:
        if area.pk is not None and above.pk == area.pk:
            raise DomainError(_("Et område kan ikke være en del av seg selv."), field="parent")
        seen.add(above.pk)
        above = above.parent
    if area.status == StudyStatus.CONCLUDED and not area.conclusion.strip():
        raise DomainError(_("Skriv konklusjonen før området settes som konkludert."), field="conclusion")
