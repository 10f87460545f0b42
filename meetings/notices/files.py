"""A notice as PDF: made of what was frozen when it was sent, in the background or by a command."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _

from omstilling.accounts.models import User
from omstilling.audit.errors import DomainError
from omstilling.pdf import jobs
from omstilling.pdf.engine import render
from omstilling.pdf.fingerprints import fingerprint
from omstilling.pdf.models import IssuedDocument, RenderJob
from projects.emblems import emblem_assets

from ..access import sees_everything, tells_of_hidden
from ..models import Meeting, Notice, NoticeKind
from ..plain import from_plain
from ..sheets import sheet, under_meeting, which_of
from .document import NoticeDocument, front_of

KIND = "notice"
FILES = {
    NoticeKind.NOTICE: "innkalling",
    NoticeKind.SUPPLEMENT: "tilleggsinnkalling",
    NoticeKind.MOVED: "flytting",
    NoticeKind.CANCELLED: "avlysing",
}


class ChangedNotice(DomainError):
    """What a notice says is no longer what was sent."""


def document_of(notice: Notice, *, public: bool) -> NoticeDocument:
    """Return what a notice said when it was sent. Raises ChangedNotice when its fingerprint does not fit."""
    frozen: Any = notice.public_source if public else notice.full_source
    if fingerprint(frozen) != (notice.public_sha256 if public else notice.full_sha256):
        raise ChangedNotice(
            _(
                "Innholdet har ikke lenger fingeravtrykket det ble sendt med. "
                "Varsle den som drifter portalen. PDF-en som ble laget, er uendret."
            )
        )
    return from_plain(NoticeDocument, frozen)


def may_see_notice(user: Any, notice: Notice, *, public: bool) -> bool:
    """Tell whether the user may read a version of a notice. The user sees the meeting.

    The public one: as long as nothing in it has been kept back from the user since it was sent.
    """
    if sees_everything(user, notice.meeting):
        return True
    return public and not tells_of_hidden(user, notice.meeting, notice.public_source)


def filename_of(meeting: Meeting, document: NoticeDocument) -> str:
    """Return the file's name: the kind, the meeting, and which of the two it is. Nothing of the cases."""
    parts = [FILES[NoticeKind(document.kind)], meeting.slug, str(document.number)]
    parts.append(which_of(document))
    if document.draft:
        parts.append("utkast")
    return "-".join(parts) + ".pdf"


def built(meeting: Meeting, document: NoticeDocument, source: Any) -> jobs.Built:
    """Return the whole HTML of the document, ready to be set."""
    assets = emblem_assets(meeting.project.municipality)
    context = sheet(meeting, document, source, assets, front=front_of(document))
    return jobs.Built(
        html=render_to_string("meetings/notice_pdf.html", context),
        title=document.title,
        filename=filename_of(meeting, document),
        identifier=f"urn:omstilling:{meeting.project.slug}:{meeting.slug}:innkalling-{document.number}:{which_of(document)}",
        source=source,
        assets=assets,
        reason=_("Innkallingen er laget som PDF"),
    )


def build(params: dict[str, Any], user: Any) -> jobs.Built:
    """Build the document of a job. Asks again whether the user may read it."""
    notice, public = _find(params, user), bool(params.get("public"))
    if not may_see_notice(user, notice, public=public):
        raise PermissionDenied
    source = notice.public_source if public else notice.full_source
    return built(notice.meeting, document_of(notice, public=public), source)


def on_issue(made: jobs.Built, issued: IssuedDocument, params: dict[str, Any], user: Any) -> None:
    """List the frozen document on its notice."""
    notice = Notice.objects.select_for_update().get(pk=params["notice"])
    field = "public_document" if params.get("public") else "full_document"
    if getattr(notice, f"{field}_id") is not None:
        raise DomainError(_("Dokumentet er laget fra før."))
    setattr(notice, field, issued)
    notice.save()


def request_issue(notice: Notice, user: Any) -> list[RenderJob]:
    """Ask for the documents that a notice lacks, the full one and the public one."""
    wanted = [(False, notice.full_document_id), (True, notice.public_document_id)]
    return [
        jobs.request_render(KIND, {"notice": notice.pk, "public": public}, user, issue=True)
        for public, there in wanted
        if there is None
    ]


def issue_notice(*, notice: Notice, by: User) -> Notice:
    """Make and freeze the documents that a notice lacks now, for a command. Opens units of work of its own."""
    for public in (False, True):
        notice.refresh_from_db()
        if notice.public_document_id if public else notice.full_document_id:
            continue
        source = notice.public_source if public else notice.full_source
        made = built(notice.meeting, document_of(notice, public=public), source)
        content = render(made.html, identifier=made.identifier, title=made.title, assets=made.assets)
        jobs.issue(KIND, made, content, {"notice": notice.pk, "public": public}, by)
    notice.refresh_from_db()
    return notice


def frame(request: HttpRequest, params: dict[str, Any]) -> jobs.Trail:
    """Put the page of a job under its meeting. Raises Http404 for those who no longer see that."""
    notice = _find(params, request.user)
    if not may_see_notice(request.user, notice, public=bool(params.get("public"))):
        raise PermissionDenied
    meeting = notice.meeting
    address = reverse("meetings:notice", args=[meeting.project.slug, meeting.slug, notice.number])
    return under_meeting(request, meeting, str(notice.get_kind_display()).capitalize(), address)


def _find(params: dict[str, Any], user: Any) -> Notice:
    found = Notice.objects.active().visible_to(user).filter(pk=params["notice"])
    notice = found.select_related("meeting__project__municipality__emblem", "meeting__body").first()
    if notice is None:
        raise Http404
    return notice


def register() -> None:
    """Make the kind known to the documents' jobs."""
    jobs.register_document(KIND, build, on_issue, frame)
