"""The project itself and its descriptive texts."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from django.db.models import Max
from django.utils.translation import gettext as _

from omstilling.accounts.models import User
from omstilling.audit.errors import DomainError
from omstilling.audit.personal_numbers import refuse_personal_numbers
from omstilling.audit.uow import unit_of_work

from ..models import Municipality, Project, ProjectText
from .names import check_slug, free_slug, reserved_words
from .rows import apply_changes, check_open, store

FIELDS = (
    "name",
    "short_name",
    "vision",
    "purpose",
    "case_reference",
    "target_year",
    "plan_first_year",
    "price_year",
    "project_budget",
    "starts_on",
    "ends_on",
    "info_open",
    "anonymous_questions",
    "questions_until",
)
#: What higher floors do when a project is new: ``hook(project=…, target_amount=…, by=…, reason=…)``.
AfterCreate = Callable[..., object]
_after_create: list[AfterCreate] = []


def register_after_create(hook: AfterCreate) -> None:
    """Have a higher floor set up its part of a new project, in the same unit of work."""
    if hook not in _after_create:
        _after_create.append(hook)


def create_project(
    *,
    municipality: Municipality,
    slug: str,
    name: str,
    short_name: str,
    target_year: int,
    plan_first_year: int,
    price_year: int,
    purpose: str = "",
    vision: str = "",
    case_reference: str = "",
    project_budget: int | None = None,
    starts_on: date | None = None,
    ends_on: date | None = None,
    is_example: bool = False,
    frozen_today: date | None = None,
    notice: str = "",
    target_amount: int | None = None,
    by: User,
    reason: str = "",
) -> Project:
    """Set up a project; ``target_amount`` is handed to what registered for it. Raises DomainError.

    An empty ``slug`` is made of the short name.
    """
    with unit_of_work(by=by, reason=reason or _("Prosjektet er opprettet")):
        if not slug:
            taken = set(Project.objects.values_list("slug", flat=True)) | reserved_words()
            slug = free_slug(short_name, set(taken))
        check_slug(slug)
        if Project.objects.filter(slug=slug).exists():
            raise DomainError(_("Adressenavnet er i bruk. Velg et annet."), field="slug")
        project = Project(
            municipality=municipality,
            slug=slug,
            name=name,
            short_name=short_name,
            target_year=target_year,
            plan_first_year=plan_first_year,
            price_year=price_year,
            purpose=purpose,
            vision=vision,
            case_reference=case_reference,
            project_budget=project_budget,
            starts_on=starts_on,
            ends_on=ends_on,
            is_example=is_example,
            frozen_today=frozen_today,
            notice=notice,
        )
        _check(project)
        store(project)
        for hook in _after_create:
            hook(project=project, target_amount=target_amount, by=by, reason=reason or _("Prosjektet er opprettet"))
    return project


def update_project(*, project: Project, changes: Mapping[str, Any], by: User, reason: str = "") -> Project:
    """Change what is said about the project. Its name in addresses stays."""
    with unit_of_work(by=by, reason=reason or _("Opplysningene om prosjektet er endret")):
        apply_changes(project, changes, FIELDS)
        _check(project)
        return store(project)


def add_text(
    *, project: Project, section: str, heading: str, text: str = "", by: User, reason: str = ""
) -> ProjectText:
    """Add a point last in one of the project's sections."""
    with unit_of_work(by=by, reason=reason or _("Punktet er lagt til")):
        last = ProjectText.objects.filter(project=project, section=section).aggregate(last=Max("order"))["last"]
        refuse_personal_numbers(heading=heading, text=text)
        order = 0 if last is None else last + 1
        return store(ProjectText(project=project, section=section, heading=heading, text=text, order=order))


def update_text(*, text: ProjectText, changes: Mapping[str, Any], by: User, reason: str = "") -> ProjectText:
    """Change a point; ``order`` may be set, and ``section`` puts it last in another section."""
    with unit_of_work(by=by, reason=reason or _("Punktet er endret")):
        check_open(text)
        moved = "section" in changes and changes["section"] != text.section
        apply_changes(text, changes, ("section", "heading", "text", "order"))
        if moved and "order" not in changes:
            others = ProjectText.objects.filter(project=text.project_id, section=text.section)
            last = others.aggregate(last=Max("order"))["last"]
            text.order = 0 if last is None else last + 1
        refuse_personal_numbers(heading=text.heading, text=text.text)
        return store(text)


def place_text(*, text: ProjectText, after: ProjectText | None, by: User, reason: str = "") -> ProjectText:
    """Put a point after another one of its section, or first."""
    with unit_of_work(by=by, reason=reason or _("Rekkefølgen er endret")):
        check_open(text)
        if after is not None and (after.project_id != text.project_id or after.section != text.section):
            raise DomainError(_("Velg et punkt i samme del."), field="after")
        beside = ProjectText.objects.active().filter(project=text.project_id, section=text.section)
        line = [row for row in beside.order_by("order", "id") if row.pk != text.pk]
        at = 0 if after is None else [row.pk for row in line].index(after.pk) + 1
        line.insert(at, text)
        for order, row in enumerate(line):
            row.order = order
            row.save()
    return text


def withdraw_text(*, text: ProjectText, by: User, reason: str = "") -> ProjectText:
    """Take a point out of use."""
    with unit_of_work(by=by, reason=reason or _("Punktet er trukket")):
        text.withdraw()
    return text


def _check(project: Project) -> None:
    for name in ("target_year", "plan_first_year", "price_year"):
        if not 1990 <= getattr(project, name) <= 2100:
            raise DomainError(_("Året må være mellom 1990 og 2100."), field=name)
    if project.project_budget is not None and project.project_budget < 0:
        raise DomainError(_("Beløpet kan ikke være mindre enn 0."), field="project_budget")
    if project.starts_on and project.ends_on and project.ends_on < project.starts_on:
        raise DomainError(_("Sluttdatoen må være etter startdatoen."), field="ends_on")
    refuse_personal_numbers(name=project.name, vision=project.vision, purpose=project.purpose)
