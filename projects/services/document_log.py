"""The logs of a document: its versions with what was changed, and whom it was given to."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _

from omstilling.accounts.models import User
from omstilling.audit.errors import DomainError
from omstilling.audit.personal_numbers import refuse_personal_numbers
from omstilling.audit.uow import unit_of_work

from ..models import Document, DocumentDistribution, DocumentVersion, StoredFile
from .files import check_file, store_file
from .rows import check_open, store

#: What a document's state is called that was never given a version.
FIRST = "1"


def add_version(
    *,
    document: Document,
    version: str,
    change: str,
    by: User,
    content: bytes | None = None,
    name: str = "",
    dated: date | None = None,
    reason: str = "",
) -> DocumentVersion:
    """Register a new version with what was changed; the one before stays in the log with its file.

    Without a file of its own the version has none. Raises DomainError.
    """
    kind = check_file(content, name) if content is not None else None
    with unit_of_work(by=by, reason=reason or _("Ny versjon av dokumentet: %s") % version):
        check_open(document)
        if not change.strip():
            raise DomainError(_("Skriv hva som er endret."), field="change")
        refuse_personal_numbers(change=change)
        if not DocumentVersion.objects.active().filter(document=document).exists():
            _keep_first(document, version)
        file: StoredFile | None = store_file(content, kind.mime) if content is not None and kind else None
        row = store(
            DocumentVersion(
                document=document,
                version=version,
                dated=dated,
                change=change,
                file=file,
                registered_on=document.project.today(),
            )
        )
        document.version, document.dated, document.file = version, dated, file
        store(document)
        return row


def _keep_first(document: Document, coming: str) -> None:
    """Enter what the document was until now as its first version, where it was anything."""
    if document.file is None and not document.version:
        return
    called = document.version or FIRST
    if called == coming:
        raise DomainError(_("Dokumentet har en versjon med dette navnet."), field="version")
    store(
        DocumentVersion(
            document=document,
            version=called,
            dated=document.dated,
            file=document.file,
            registered_on=document.project.today(),
        )
    )


def follow_newest(document: Document) -> None:
    """Have the newest version in the log say what the document says now: its file, name or date was put right."""
    newest = DocumentVersion.objects.active().filter(document=document).order_by("-pk").first()
    if newest is not None:
        newest.version, newest.dated = document.version or newest.version, document.dated
        newest.file = document.file
        store(newest)


def distribute_document(
    *,
    document: Document,
    recipient: str,
    sent_on: date,
    by: User,
    how: str = "",
    version: str | None = None,
    reason: str = "",
) -> DocumentDistribution:
    """Enter that a version of the document was given to somebody; the newest version unless another is said."""
    with unit_of_work(by=by, reason=reason or _("Dokumentet er sendt til %s") % recipient):
        check_open(document)
        if sent_on > document.project.today():
            raise DomainError(_("Dagen kan ikke være fram i tid."), field="sent_on")
        refuse_personal_numbers(recipient=recipient, how=how)
        return store(
            DocumentDistribution(
                document=document,
                version=document.version if version is None else version,
                recipient=recipient,
                sent_on=sent_on,
                how=how,
            )
        )


def withdraw_distribution(*, distribution: DocumentDistribution, by: User, reason: str = "") -> DocumentDistribution:
    """Strike out a line of the distribution log that was entered by mistake; history keeps it."""
    with unit_of_work(by=by, reason=reason or _("Linjen i utsendingsloggen er strøket")):
        check_open(distribution)
        distribution.withdraw()
        return distribution
