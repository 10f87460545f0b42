"""Cases: registered under a number without gaps per body and year, changed, and withdrawn with the number kept."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import connection
from django.utils.translation import gettext as _

from omstilling.accounts.models import User
from omstilling.audit.errors import DomainError
from omstilling.audit.uow import unit_of_work

from ..law import is_for_internal_papers
from ..models import Access, Body, Case
from .rows import apply_changes, check_open

PAPER = ("title", "background", "assessment", "recommendation", "kind")
OPENNESS = ("public_title", "access", "legal_basis")
#: Give the series its first number, or the next one. The same words in SQLite and PostgreSQL.
STEP = """
INSERT INTO projects_caseseries (body_id, year, last) VALUES (%s, %s, 1)
ON CONFLICT (body_id, year) DO UPDATE SET last = projects_caseseries.last + 1 RETURNING last
"""


def register_case(
    *,
    body: Body,
    kind: str,
    title: str,
    year: int,
    by: User,
    public_title: str = "",
    background: str = "",
    assessment: str = "",
    recommendation: str = "",
    access: str = Access.PUBLIC,
    legal_basis: str = "",
    reason: str = "",
) -> Case:
    """Register a case and give it the body's next number of the year."""
    with unit_of_work(by=by, reason=reason or _("Saken er registrert")):
        check_open(body)
        case = Case(
            project=body.project,
            body=body,
            year=year,
            kind=kind,
            title=title,
            public_title=public_title,
            background=background,
            assessment=assessment,
            recommendation=recommendation,
            access=access,
            legal_basis=legal_basis,
        )
        _check_openness(case)
        case.full_clean(exclude=["number"])
        case.number = next_case_number(body, year)
        case.save()
    return case


def next_case_number(body: Body, year: int) -> int:
    """Step the series of the body and year, and return its new number.

    The row is locked until the transaction ends: who registers at the same time waits, and a rollback gives the number
    back, so that the series has neither gaps nor doubles.
    """
    with connection.cursor() as cursor:
        cursor.execute(STEP, [body.pk, year])
        return int(cursor.fetchone()[0])


def update_case(*, case: Case, changes: Mapping[str, Any], by: User, reason: str = "") -> Case:
    """Change a case's papers and access. When its decision is confirmed, only the access may still change.

    The decisions of the case follow its access.
    """
    with unit_of_work(by=by, reason=reason or _("Saken er endret")):
        check_open(case)
        apply_changes(case, changes, (*PAPER, *OPENNESS))
        changed = set(case.changed_fields())
        if changed & set(PAPER) and case.decisions.active().filter(confirmed_at__isnull=False).exists():
            raise DomainError(_("Saken er avgjort, og vedtaket er bekreftet. Sakspapirene kan ikke endres lenger."))
        _check_openness(case)
        case.full_clean()
        case.save()
        for decision in case.decisions.active().exclude(access=case.access):
            decision.access = case.access
            decision.save()
    return case


def withdraw_case(*, case: Case, by: User, reason: str = "") -> Case:
    """Take a case out of treatment. It keeps its number. A case that is decided stays."""
    with unit_of_work(by=by, reason=reason or _("Saken er trukket")):
        if case.decisions.active().exists():
            raise DomainError(_("Saken er avgjort og kan ikke trekkes."))
        if not case.is_withdrawn:
            case.withdraw()
    return case


def _check_openness(case: Case) -> None:
    """An exemption needs a ground with its section, and for an elected body never that of internal papers."""
    if case.access != Access.EXEMPT:
        case.legal_basis = case.public_title = ""
        return
    if not case.legal_basis.strip():
        raise DomainError(_("Oppgi hjemmelen når saken er unntatt offentlighet."), field="legal_basis")
    if "§" not in case.legal_basis:
        raise DomainError(
            _("Skriv hjemmelen med paragraf, for eksempel «offl. § 13 jf. fvl. § 13 (1) nr. 1»."), field="legal_basis"
        )
    if case.body.is_elected and is_for_internal_papers(case.legal_basis):
        raise DomainError(
            _("Papirer til et folkevalgt organ kan ikke unntas etter offl. § 14 eller § 15."), field="legal_basis"
        )
