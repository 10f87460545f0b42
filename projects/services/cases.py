"""Cases: registered under a number without gaps per body and year, changed, and withdrawn with the number kept."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import connection
from django.utils.translation import gettext as _

from omstilling.accounts.models import User
from omstilling.audit.errors import DomainError
from omstilling.audit.personal_numbers import refuse_personal_numbers
from omstilling.audit.uow import unit_of_work

from ..law import is_for_internal_papers
from ..models import Access, Body, Case, StudyArea
from .bodies import check_standing
from .rows import apply_changes, check_open, check_parts

#: The headings of the case paper.
HEADINGS = ("background", "assessment", "economy", "co_determination", "alternatives", "recommendation")
PAPER = ("title", "kind", *HEADINGS)
OPENNESS = ("public_title", "access", "legal_basis", "exempt_from", "exempt_to")
#: Where the case comes from, and what it is called in a body that is kept outside the portal.
CONTEXT = ("continues", "external_number")
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
    economy: str = "",
    co_determination: str = "",
    alternatives: str = "",
    recommendation: str = "",
    access: str = Access.PUBLIC,
    legal_basis: str = "",
    exempt_from: date | None = None,
    exempt_to: date | None = None,
    continues: Case | None = None,
    study_area: StudyArea | None = None,
    external_number: str = "",
    reason: str = "",
) -> Case:
    """Register a case and give it the body's next number of the year."""
    with unit_of_work(by=by, reason=reason or _("Saken er registrert")):
        check_standing(body)
        case = Case(
            project=body.project,
            body=body,
            year=year,
            kind=kind,
            title=title,
            public_title=public_title,
            background=background,
            assessment=assessment,
            economy=economy,
            co_determination=co_determination,
            alternatives=alternatives,
            recommendation=recommendation,
            access=access,
            legal_basis=legal_basis,
            exempt_from=exempt_from,
            exempt_to=exempt_to,
            continues=continues,
            study_area=study_area,
            external_number=external_number.strip(),
        )
        _check(case)
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
    """Change a case's papers and access. When its decision is confirmed, the papers stand as they are.

    The decisions of the case follow its access.
    """
    with unit_of_work(by=by, reason=reason or _("Saken er endret")):
        check_open(case)
        apply_changes(case, changes, (*PAPER, *OPENNESS, *CONTEXT))
        if set(case.changed_fields()) & set(PAPER):
            check_undecided(case)
        _check(case)
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


def check_undecided(case: Case) -> None:
    """Refuse to change the papers of a case whose decision is confirmed."""
    # One that is being corrected has been confirmed: the papers it was made on stand all the same.
    if case.decisions.active().exclude(confirmed_at__isnull=True, confirmed_by="").exists():
        raise DomainError(_("Saken er avgjort, og vedtaket er bekreftet. Sakspapirene kan ikke endres lenger."))


def check_ground(body: Body, legal_basis: str) -> None:
    """Refuse a ground without its section, and for an elected body that of internal papers."""
    if not legal_basis.strip():
        raise DomainError(_("Oppgi hjemmelen når saken er unntatt offentlighet."), field="legal_basis")
    if "§" not in legal_basis:
        raise DomainError(
            _("Skriv hjemmelen med paragraf, for eksempel «offl. § 13 jf. fvl. § 13 (1) nr. 1»."), field="legal_basis"
        )
    if body.is_elected and is_for_internal_papers(legal_basis):
        raise DomainError(
            _("Papirer til et folkevalgt organ kan ikke unntas etter offl. § 14 eller § 15."), field="legal_basis"
        )


def check_dates(first: date | None, last: date | None) -> None:
    """Refuse an exemption that ends before it begins."""
    if first is not None and last is not None and last < first:
        raise DomainError(_("Sluttdatoen må være etter startdatoen."), field="exempt_to")


def _check(case: Case) -> None:
    _check_openness(case)
    _check_origin(case)
    refuse_personal_numbers(**{name: getattr(case, name) for name in ("title", "public_title", *HEADINGS)})


def _check_openness(case: Case) -> None:
    """An exemption needs a ground that holds; what is open has none, and no dates."""
    if case.access != Access.EXEMPT:
        case.legal_basis = case.public_title = ""
        case.exempt_from = case.exempt_to = None
        return
    check_ground(case.body, case.legal_basis)
    check_dates(case.exempt_from, case.exempt_to)
    if case.public_title and case.public_title.strip().casefold() == case.title.strip().casefold():
        raise DomainError(
            _("Den offentlige tittelen er den samme som tittelen. Skriv en som ikke røper det som er unntatt."),
            field="public_title",
        )


def _check_origin(case: Case) -> None:
    """A case comes from another case of the project, and never in the end from itself."""
    check_parts(case.project, continues=case.continues, study_area=case.study_area)
    before, seen = case.continues, {case.pk}
    while before is not None:
        if before.pk in seen:
            raise DomainError(_("Saken kan ikke komme fra seg selv."), field="continues")
        seen.add(before.pk)
        before = before.continues
