"""The minutes as PDF: built from what the version says, in the background or by a command, frozen when approved."""

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
from omstilling.ui.formats import spelled
from projects.emblems import emblem_assets

from .access import FINISHED, may_see_minutes
from .minutes import MinutesDocument, from_plain, minutes_document, to_plain
from .models import Meeting, Minutes
from .sheets import sheet, under_meeting, which_of
from .wording import in_sentence
from .words import about_minutes, is_protocol, minutes_kind

KIND = "minutes"
#: What the file is called where the meeting was with the unions.
FILE_NAMES = {"consultation": "droftingsprotokoll", "negotiation": "forhandlingsprotokoll"}


class ChangedMinutes(DomainError):
    """What an approved version says is no longer what was approved."""


def document_of(minutes: Minutes, *, public: bool) -> MinutesDocument:
    """Return what a version says: as it was frozen when it was approved, else as the rows say now.

    Raises ChangedMinutes when what was frozen does not have the fingerprint it was frozen with.
    """
    if minutes.state in FINISHED:
        frozen: Any = minutes.public_source if public else minutes.full_source
        if fingerprint(frozen) != (minutes.public_sha256 if public else minutes.full_sha256):
            raise ChangedMinutes(
                _(
                    "Det godkjente innholdet har ikke lenger fingeravtrykket det ble godkjent med. "
                    "Varsle den som drifter portalen. PDF-en som ble utgitt, er uendret."
                )
            )
        return from_plain(frozen)
    return minutes_document(minutes.meeting, public=public, minutes=minutes)


def front_of(document: MinutesDocument) -> list[tuple[str, str]]:
    """Return the front box: what stands first on the page and in the PDF."""
    unknown = _("ikke oppgitt")
    rows = [
        (
            _("Møte"),
            _("nr. %(number)s i %(body)s") % {"number": document.meeting_number, "body": in_sentence(document.organ)},
        ),
        (_("Dato"), document.day),
        (_("Tid"), document.hours or unknown),
        (_("Sted"), document.place or unknown),
        (_("Møteleder"), document.chair or unknown),
        (_("Sekretær"), document.secretary or unknown),
        (_("Frammøte"), document.quorum),
        (_("Innkalling"), spelled(document.notice) or unknown),
        (_("Versjon"), _("%(version)s, %(state)s") % {"version": document.version, "state": document.state}),
    ]
    if document.rules:
        label = _("Drøftes etter") if document.with_unions else _("Protokollen føres etter")
        rows.append((label, document.rules))
    return rows


def filename_of(meeting: Meeting, document: MinutesDocument) -> str:
    """Return the file's name: the kind, the meeting, and which of the two it is. Nothing of the cases."""
    name = FILE_NAMES.get(meeting.purpose) or ("moteprotokoll" if is_protocol(meeting) else "referat")
    parts = [name, meeting.slug]
    if document.version > 1:
        parts.append(f"versjon-{document.version}")
    parts.append(which_of(document))
    if document.draft:
        parts.append("utkast")
    return "-".join(parts) + ".pdf"


def built(meeting: Meeting, document: MinutesDocument) -> jobs.Built:
    """Return the whole HTML of the document, ready to be set."""
    source = to_plain(document)
    assets = emblem_assets(meeting.project.municipality)
    context = sheet(meeting, document, source, assets, front=front_of(document))
    return jobs.Built(
        html=render_to_string("meetings/minutes_pdf.html", context),
        title=document.title,
        filename=filename_of(meeting, document),
        identifier=f"urn:omstilling:{meeting.project.slug}:{meeting.slug}:{document.version}:{which_of(document)}",
        source=source,
        assets=assets,
        reason=about_minutes(_("%(It)s er utgitt som PDF"), meeting),
    )


def build(params: dict[str, Any], user: Any) -> jobs.Built:
    """Build the document of a job. Asks again whether the user may read it."""
    minutes = _find(params, user)
    public = bool(params.get("public"))
    if not may_see_minutes(user, minutes, public=public):
        raise PermissionDenied
    return built(minutes.meeting, document_of(minutes, public=public))


def on_issue(made: jobs.Built, issued: IssuedDocument, params: dict[str, Any], user: Any) -> None:
    """List the frozen document on its version of the minutes."""
    minutes = Minutes.objects.select_for_update().get(pk=params["minutes"])
    field = "public_document" if params.get("public") else "full_document"
    if minutes.state not in FINISHED:
        raise DomainError(about_minutes(_("%(It)s er ikke godkjent."), minutes.meeting))
    if getattr(minutes, f"{field}_id") is not None:
        raise DomainError(_("Dokumentet er utgitt fra før."))
    setattr(minutes, field, issued)
    minutes.save()


def request_issue(minutes: Minutes, user: Any) -> list[RenderJob]:
    """Ask for the documents that an approved version lacks, the full one and the public one."""
    if minutes.state not in FINISHED:
        raise DomainError(about_minutes(_("%(It)s er ikke godkjent."), minutes.meeting))
    wanted = [(False, minutes.full_document_id), (True, minutes.public_document_id)]
    return [
        jobs.request_render(KIND, {"minutes": minutes.pk, "public": public}, user, issue=True)
        for public, there in wanted
        if there is None
    ]


def issue_minutes(*, minutes: Minutes, by: User) -> Minutes:
    """Make and freeze both documents of an approved version now, for a command. Opens units of work of its own."""
    for public in (False, True):
        params = {"minutes": minutes.pk, "public": public}
        minutes.refresh_from_db()
        if minutes.public_document_id if public else minutes.full_document_id:
            continue
        made = built(minutes.meeting, document_of(minutes, public=public))
        content = render(made.html, identifier=made.identifier, title=made.title, assets=made.assets)
        jobs.issue(KIND, made, content, params, by)
    minutes.refresh_from_db()
    return minutes


def _find(params: dict[str, Any], user: Any) -> Minutes:
    found = (
        Minutes.objects.active()
        .visible_to(user)
        .select_related("meeting__project__municipality__emblem", "meeting__body", "meeting__chaired_by__person")
        .filter(pk=params["minutes"])
        .first()
    )
    if found is None:
        raise Http404
    return found


def frame(request: HttpRequest, params: dict[str, Any]) -> jobs.Trail:
    """Put the page of a job under its meeting. Raises Http404 for those who no longer see that."""
    found = Minutes.objects.active().visible_to(request.user).filter(pk=params["minutes"])
    minutes = found.select_related("meeting__project", "meeting__body").first()
    if minutes is None:
        raise Http404
    if not may_see_minutes(request.user, minutes, public=bool(params.get("public"))):
        raise PermissionDenied
    meeting = minutes.meeting
    address = reverse("meetings:minutes", args=[meeting.project.slug, meeting.slug])
    return under_meeting(request, meeting, minutes_kind(meeting), address)


def register() -> None:
    """Make the kind known to the documents' jobs."""
    jobs.register_document(KIND, build, on_issue, frame)
