"""Case extracts (særutskrift): one case out of approved minutes, made of what was frozen when they were approved."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest
from django.template.loader import render_to_string
from django.utils.text import slugify
from django.utils.translation import gettext as _

from omstilling.audit.errors import DomainError
from omstilling.pdf import jobs
from omstilling.ui.formats import date_text
from projects.emblems import emblem_assets

from .access import FINISHED, may_see_minutes, sees_everything
from .documents import document_of
from .minutes.build import is_withheld
from .minutes.cases import ground, level_of
from .minutes.document import CasePart, MinutesDocument, marked
from .models import AgendaItem, Minutes
from .plain import to_plain
from .sheets import sheet, under_meeting, which_of
from .words import about_minutes, the_minutes

KIND = "case-extract"


@dataclass(frozen=True)
class Extract:
    """One case of a version of the minutes, as it was approved."""

    minutes: Minutes
    document: MinutesDocument
    case: CasePart

    @property
    def fingerprint(self) -> str:
        """The fingerprint of the whole that the case is taken from."""
        return self.minutes.public_sha256 if self.document.public else self.minutes.full_sha256

    @property
    def present(self) -> str:
        """Those who were there for the whole meeting, by name and party."""
        if self.document.with_unions:
            return "; ".join(f"{row.name} ({row.function})" for row in self.document.others)
        there = [row for row in self.document.members if not row.absence]
        return "; ".join(f"{row.name} ({row.party})" if row.party else row.name for row in there)

    @property
    def away(self) -> str:
        """Those who were away, or there for a part, and how."""
        return "; ".join(f"{row.name}: {row.absence}" for row in self.document.members if row.absence)


def newest_finished(item: AgendaItem, user: Any, *, public: bool) -> Minutes | None:
    """Return the newest approved version of the minutes that the user may read; never a draft."""
    found = Minutes.objects.active().filter(meeting=item.meeting, state__in=FINISHED).order_by("-version")
    for minutes in found.select_related("meeting__body"):
        minutes.meeting = item.meeting
        if may_see_minutes(user, minutes, public=public):
            return minutes
    return None


def extract_of(minutes: Minutes, item: AgendaItem, *, public: bool) -> Extract:
    """Return the case out of the minutes. Refuses a draft; Http404 when the case is not in that version."""
    if minutes.state not in FINISHED:
        raise DomainError(
            about_minutes(_("%(It)s er ikke godkjent. En særutskrift tas av godkjente protokoller."), minutes.meeting)
        )
    document = document_of(minutes, public=public)
    number = item.case.case_number
    case = next((c for c in document.cases if c.item == item.pk or (not c.item and c.number == number)), None)
    if case is None:
        raise Http404
    if not public and not case.ground and is_withheld(item):
        case = replace(case, kept_back=level_of(item), ground=ground(item))
    return Extract(minutes, document, case)


def build(params: dict[str, Any], user: Any) -> jobs.Built:
    """Build the document of a job. Asks again whether the user may read it."""
    item, minutes = _find(params, user)
    public = bool(params.get("public"))
    if not may_see_minutes(user, minutes, public=public):
        raise PermissionDenied
    return built(extract_of(minutes, item, public=public))


def built(extract: Extract) -> jobs.Built:
    """Return the whole HTML of an extract, ready to be set."""
    document, meeting = extract.document, extract.minutes.meeting
    label = label_of(extract)
    title = _("Særutskrift: %(number)s, %(body)s %(day)s") % {
        "number": extract.case.number,
        "body": document.organ,
        "day": date_text(meeting.held_on),
    }
    source = {"minutes": extract.fingerprint, "case": to_plain_case(extract)}
    which = which_of(document)
    number = slugify(extract.case.number.replace("/", "-"))
    assets = emblem_assets(meeting.project.municipality)
    context = sheet(
        meeting,
        document,
        source,
        assets,
        extract=extract,
        case=extract.case,
        title=title,
        kicker=label,
        label=label,
        front=front_of(extract),
        draft=False,
        description=label,
        it=the_minutes(meeting),
    )
    return jobs.Built(
        html=render_to_string("meetings/extract_pdf.html", context),
        title=title,
        filename=f"sarutskrift-{number}-{meeting.slug}-{which}.pdf",
        identifier=f"urn:omstilling:{meeting.project.slug}:{meeting.slug}:{document.version}:{number}:{which}",
        source=source,
        assets=assets,
    )


def label_of(extract: Extract) -> str:
    """Return what an extract is called: which of the two it is, and what the full one holds."""
    if extract.document.public:
        return _("Særutskrift – offentlig utgave")
    levels = (extract.case.kept_back, extract.minutes.meeting.access)
    return marked(_("Særutskrift"), levels, _("fullstendig utgave, unntatt offentlighet"))


def front_of(extract: Extract) -> list[tuple[str, str]]:
    """Return the front box of an extract."""
    document, unknown = extract.document, _("ikke oppgitt")
    rows = [
        (_("Sak"), extract.case.number),
        (_("Organ"), document.organ),
        (_("Dato"), document.day),
        (_("Sted"), document.place or unknown),
        (_("Møteleder"), document.chair or unknown),
        (_("Frammøte"), document.quorum),
        (_("Tatt av"), _("%(kind)s, versjon %(n)s") % {"kind": document.kind.lower(), "n": document.version}),
        (_("Godkjenning"), document.approval),
    ]
    return [(label, value) for label, value in rows if value]


def to_plain_case(extract: Extract) -> Any:
    """Return the case as what JSON holds."""
    plain = to_plain(extract.document)
    place = next(i for i, case in enumerate(extract.document.cases) if case.number == extract.case.number)
    return plain["cases"][place]


def _find(params: dict[str, Any], user: Any) -> tuple[AgendaItem, Minutes]:
    item = (
        AgendaItem.objects.active()
        .visible_to(user)
        .select_related("case__body", "meeting__project__municipality__emblem", "meeting__body")
        .filter(pk=params["item"])
        .first()
    )
    if item is None:
        raise Http404
    minutes = Minutes.objects.active().visible_to(user).filter(pk=params["minutes"], meeting=item.meeting).first()
    if minutes is None:
        raise Http404
    minutes.meeting = item.meeting
    return item, minutes


def frame(request: HttpRequest, params: dict[str, Any]) -> jobs.Trail:
    """Put the page of a job under its case. Raises Http404 for those who no longer see that."""
    item, minutes = _find(params, request.user)
    if not may_see_minutes(request.user, minutes, public=bool(params.get("public"))):
        raise PermissionDenied
    return under_meeting(request, item.meeting, item.case.case_number, item.get_absolute_url())


def register() -> None:
    """Make the kind known to the documents' jobs."""
    jobs.register_document(KIND, build, frame=frame)


def offers(item: AgendaItem, user: Any) -> list[bool]:
    """Return which extracts the user may take of a case: ``False`` the full one, ``True`` the public one."""
    found = []
    if sees_everything(user, item.meeting) and newest_finished(item, user, public=False) is not None:
        found.append(False)
    if found or newest_finished(item, user, public=True) is not None:
        found.append(True)
    return found
