"""The documentation register: entries, their files, and taking them out of use."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from omstilling.accounts.models import User
from omstilling.audit.errors import DomainError
from omstilling.audit.personal_numbers import refuse_personal_numbers
from omstilling.audit.uow import unit_of_work

from ..models import Access, Body, Document, Project
from .document_log import follow_newest
from .files import check_file, store_file
from .rows import apply_changes, check_open, check_parts, next_number, store

FIELDS = (
    "title",
    "description",
    "source",
    "version",
    "dated",
    "case_reference",
    "body",
    "access",
    "legal_basis",
)


def register_document(
    *,
    project: Project,
    title: str,
    description: str = "",
    source: str = "",
    version: str = "",
    dated: date | None = None,
    case_reference: str = "",
    body: Body | None = None,
    access: str = Access.INTERNAL,
    legal_basis: str = "",
    by: User,
    reason: str = "",
) -> Document:
    """Enter a document in the register; it gets the project's next number."""
    with unit_of_work(by=by, reason=reason or _("Dokumentet er ført i registeret")):
        document = Document(
            project=project,
            number=next_number(Document, project),
            title=title,
            description=description,
            source=source,
            version=version,
            dated=dated,
            case_reference=case_reference,
            body=body,
            access=access,
            legal_basis=legal_basis,
        )
        _check(document)
        return store(document)


def update_document(*, document: Document, changes: Mapping[str, Any], by: User, reason: str = "") -> Document:
    """Change what the register says about a document."""
    with unit_of_work(by=by, reason=reason or _("Opplysningene om dokumentet er endret")):
        check_open(document)
        apply_changes(document, changes, FIELDS)
        _check(document)
        store(document)
        follow_newest(document)
        return document


def attach_file(*, document: Document, content: bytes, name: str, by: User, reason: str = "") -> Document:
    """Attach the document's file, read by its content; the one before stays in history. Raises DomainError."""
    kind = check_file(content, name)
    with unit_of_work(by=by, reason=reason or _("Filen «%s» er lagt ved") % name[-100:]):
        check_open(document)
        document.file = store_file(content, kind.mime)
        store(document)
        follow_newest(document)
        return document


def withdraw_document(*, document: Document, by: User, reason: str = "") -> Document:
    """Take a document out of use; it keeps its number and its history."""
    with unit_of_work(by=by, reason=reason or _("Dokumentet er trukket")):
        document.withdraw()
    return document


def _check(document: Document) -> None:
    check_parts(document.project, body=document.body)
    if document.access == Access.RESTRICTED and document.body is None:
        raise DomainError(_("Velg organet som skal se arbeidsmaterialet."), field="body")
    if document.access == Access.EXEMPT and not document.legal_basis.strip():
        raise DomainError(_("Oppgi hjemmelen når dokumentet er unntatt offentlighet."), field="legal_basis")
    if document.access != Access.EXEMPT and document.legal_basis.strip():
        raise DomainError(_("Bare det som er unntatt offentlighet, har en hjemmel for unntak."), field="legal_basis")
    refuse_personal_numbers(title=document.title, description=document.description, source=document.source)
