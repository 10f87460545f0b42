"""What hangs on a case: the parts of its paper that are exempt, and its attachments in order."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from omstilling.accounts.models import User
from omstilling.audit.errors import DomainError
from omstilling.audit.personal_numbers import refuse_personal_numbers
from omstilling.audit.uow import unit_of_work

from ..models import Access, Case, CaseAttachment, CaseExemptPart, Document
from .cases import check_dates, check_ground, check_undecided
from .documents import attach_file, register_document
from .rows import apply_changes, check_open, check_parts, store

TEXT = ("section", "text")
KEPT_BACK = ("legal_basis", "exempt_from", "exempt_to")


def add_exempt_part(
    *,
    case: Case,
    section: str,
    text: str,
    legal_basis: str,
    by: User,
    exempt_from: date | None = None,
    exempt_to: date | None = None,
    reason: str = "",
) -> CaseExemptPart:
    """Add a text that is kept back to one of the headings of the case paper."""
    with unit_of_work(by=by, reason=reason or _("La til en unntatt del")):
        check_open(case)
        check_undecided(case)
        part = CaseExemptPart(
            case=case,
            section=section,
            text=text,
            legal_basis=legal_basis,
            exempt_from=exempt_from,
            exempt_to=exempt_to,
        )
        return _store_part(part)


def update_exempt_part(
    *, part: CaseExemptPart, changes: Mapping[str, Any], by: User, reason: str = ""
) -> CaseExemptPart:
    """Change a part that is kept back. When the case's decision is confirmed, only ground and dates may change."""
    with unit_of_work(by=by, reason=reason or _("Endret en unntatt del")):
        check_open(part)
        check_open(part.case)
        apply_changes(part, changes, (*TEXT, *KEPT_BACK))
        if set(part.changed_fields()) & set(TEXT):
            check_undecided(part.case)
        return _store_part(part)


def withdraw_exempt_part(*, part: CaseExemptPart, by: User, reason: str = "") -> CaseExemptPart:
    """Take a part out of the case paper. It stays in its history, for those who could see it."""
    with unit_of_work(by=by, reason=reason or _("Tok bort en unntatt del")):
        check_open(part.case)
        check_undecided(part.case)
        part.withdraw()
    return part


def _store_part(part: CaseExemptPart) -> CaseExemptPart:
    check_ground(part.case.body, part.legal_basis)
    check_dates(part.exempt_from, part.exempt_to)
    refuse_personal_numbers(text=part.text)
    return store(part)


def attach_document(*, case: Case, document: Document, by: User, reason: str = "") -> CaseAttachment:
    """Attach a document of the register to a case, after those that are there."""
    with unit_of_work(by=by, reason=reason or _("La ved et dokument")):
        check_open(case)
        check_open(document)
        check_parts(case.project, document=document)
        if attachments_of(case).filter(document=document).exists():
            raise DomainError(_("Dokumentet er lagt ved saken fra før."), field="document")
        last = attachments_of(case).last()
        return store(CaseAttachment(case=case, document=document, order=last.order + 1 if last is not None else 1))


def attach_new_document(
    *, case: Case, title: str, content: bytes, name: str, by: User, dated: date | None = None, reason: str = ""
) -> CaseAttachment:
    """Enter a file in the register, as open as the case is, and attach it."""
    with unit_of_work(by=by, reason=reason or _("La ved en fil")):
        document = register_document(
            project=case.project,
            title=title,
            dated=dated,
            case_reference=case.case_number,
            body=case.body,
            access=case.access,
            legal_basis=case.legal_basis if case.access == Access.EXEMPT else "",
            by=by,
        )
        attach_file(document=document, content=content, name=name, by=by)
        return attach_document(case=case, document=document, by=by)


def move_attachment(*, attachment: CaseAttachment, up: bool, by: User, reason: str = "") -> CaseAttachment:
    """Move an attachment one place up or down. At the end it stays where it is."""
    with unit_of_work(by=by, reason=reason or _("Flyttet et vedlegg")):
        check_open(attachment)
        check_open(attachment.case)
        rows = list(attachments_of(attachment.case))
        place = next(n for n, row in enumerate(rows) if row.pk == attachment.pk)
        other = place - 1 if up else place + 1
        if 0 <= other < len(rows):
            rows[place], rows[other] = rows[other], rows[place]
        for number, row in enumerate(rows, 1):
            if row.order != number:
                row.order = number
                row.save()
                if row.pk == attachment.pk:
                    attachment = row
    return attachment


def remove_attachment(*, attachment: CaseAttachment, by: User, reason: str = "") -> CaseAttachment:
    """Take a document off a case. It stays in the register."""
    with unit_of_work(by=by, reason=reason or _("Tok bort et vedlegg")):
        check_open(attachment.case)
        attachment.withdraw()
    return attachment


def attachments_of(case: Case) -> Any:
    """Return the attachments of a case in order."""
    return CaseAttachment.objects.active().filter(case=case).order_by("order", "pk")
