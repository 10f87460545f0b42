"""Municipalities, their look, and the roles that people have in them. Units are in ``units``."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from omstilling.accounts.models import User
from omstilling.audit.errors import DomainError
from omstilling.audit.uow import unit_of_work

from ..models import Grant, GrantKind, Municipality, Project, Unit
from .files import check_emblem, store_file
from .names import check_slug
from .rows import apply_changes, store
from .units import close_unit, create_unit, merge_unit, move_unit, rename_unit, update_unit

__all__ = [
    "close_unit",
    "create_municipality",
    "create_unit",
    "grant_role",
    "merge_unit",
    "move_unit",
    "rename_unit",
    "set_emblem",
    "update_municipality",
    "update_unit",
    "withdraw_grant",
]


def create_municipality(
    *, name: str, slug: str, number: str = "", colour: str = "#00437a", by: User, reason: str = ""
) -> Municipality:
    """Set up a municipality."""
    with unit_of_work(by=by, reason=reason or _("Kommunen er opprettet")):
        check_slug(slug)
        if Municipality.objects.filter(slug=slug).exists():
            raise DomainError(_("Adressenavnet er i bruk. Velg et annet."), field="slug")
        return store(Municipality(name=name, slug=slug, number=number, colour=colour.lower()))


def update_municipality(
    *, municipality: Municipality, changes: Mapping[str, Any], by: User, reason: str = ""
) -> Municipality:
    """Change name, number or colour. The name in addresses stays."""
    with unit_of_work(by=by, reason=reason or _("Opplysningene om kommunen er endret")):
        apply_changes(municipality, changes, ("name", "number", "colour"))
        municipality.colour = municipality.colour.lower()
        return store(municipality)


def set_emblem(*, municipality: Municipality, content: bytes, by: User, reason: str = "") -> Municipality:
    """Set the coat of arms: PNG or JPEG of at most 200 kB, checked by content. Raises DomainError."""
    kind = check_emblem(content)
    with unit_of_work(by=by, reason=reason or _("Kommunevåpenet er satt")):
        municipality.emblem = store_file(content, kind.mime)
        return store(municipality)


def remove_emblem(*, municipality: Municipality, by: User, reason: str = "") -> Municipality:
    """Go back to the neutral emblem."""
    with unit_of_work(by=by, reason=reason or _("Kommunevåpenet er fjernet")):
        municipality.emblem = None
        return store(municipality)


def grant_role(
    *,
    municipality: Municipality,
    person: User,
    kind: str,
    project: Project | None = None,
    unit: Unit | None = None,
    by: User,
    reason: str = "",
) -> Grant:
    """Give a person a portal role in the municipality, or in one of its projects only."""
    with unit_of_work(by=by, reason=reason or _("Rollen er gitt")):
        for name, part in (("project", project), ("unit", unit)):
            if part is not None and part.municipality_id != municipality.pk:
                raise DomainError(_("Velg noe som hører til kommunen."), field=name)
        if not person.is_active:
            raise DomainError(_("Personen er deaktivert. Aktiver personen først."), field="person")
        same = Grant.objects.active().filter(person=person, municipality=municipality, kind=kind)
        if same.filter(project=project).exists():
            raise DomainError(_("%s har denne rollen fra før.") % person, field="kind")
        return store(Grant(municipality=municipality, project=project, person=person, kind=kind, unit=unit))


def withdraw_grant(*, grant: Grant, by: User, reason: str = "") -> Grant:
    """Take a portal role back. The municipality's last administrator stays. Raises DomainError."""
    with unit_of_work(by=by, reason=reason or _("Rollen er avsluttet")):
        if grant.kind == GrantKind.ADMINISTRATOR and grant.project_id is None:
            check_other_administrator(grant.municipality, grant.person)
        grant.withdraw()
    return grant


def check_other_administrator(municipality: Municipality, person: User) -> None:
    """Refuse to leave the municipality without an administrator who can log in."""
    Municipality.objects.select_for_update().get(pk=municipality.pk)
    others = (
        Grant.objects.active()
        .filter(municipality=municipality, kind=GrantKind.ADMINISTRATOR, project=None, person__is_active=True)
        .exclude(person=person)
    )
    if not others.exists():
        raise DomainError(_("Kommunen må ha en administrator. Gi rollen til en annen først."))
