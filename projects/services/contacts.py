"""Whom employees may ask: offices, with a name where the person holds the office openly."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from omstilling.accounts.models import User
from omstilling.audit.errors import DomainError
from omstilling.audit.uow import unit_of_work

from ..models import Contact, Project, Unit
from .rows import apply_changes, check_open, store

FIELDS = ("office", "person", "about", "email", "phone", "unit", "order")


def add_contact(
    *,
    project: Project,
    office: str,
    person: User | None = None,
    about: str = "",
    email: str = "",
    phone: str = "",
    unit: Unit | None = None,
    order: int = 0,
    by: User,
    reason: str = "",
) -> Contact:
    """Add somebody to ask."""
    with unit_of_work(by=by, reason=reason or _("Kontakt lagt til")):
        contact = Contact(
            project=project,
            office=office.strip(),
            person=person,
            about=about.strip(),
            email=email,
            phone=phone.strip(),
            unit=unit,
            order=order,
        )
        return _store(contact)


def update_contact(*, contact: Contact, changes: Mapping[str, Any], by: User, reason: str = "") -> Contact:
    """Change what is said of somebody to ask."""
    with unit_of_work(by=by, reason=reason or _("Kontakt endret")):
        check_open(contact)
        apply_changes(contact, changes, FIELDS)
        return _store(contact)


def withdraw_contact(*, contact: Contact, by: User, reason: str = "") -> Contact:
    """Take somebody away from those to ask."""
    with unit_of_work(by=by, reason=reason or _("Kontakt tatt bort")):
        contact.withdraw()
    return contact


def _store(contact: Contact) -> Contact:
    if contact.unit is not None and contact.unit.municipality_id != contact.project.municipality_id:
        raise DomainError(_("Velg en enhet i kommunen."), field="unit")
    if contact.person is None and not contact.email and not contact.phone:
        raise DomainError(_("Skriv e-postadresse eller telefon, eller velg personen."), field="email")
    return store(contact)
