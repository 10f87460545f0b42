"""The case paper as PDF, full and public: built from what the paper says when it is asked for."""

from __future__ import annotations

from datetime import datetime, time
from typing import Any

from django.http import Http404, HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from omstilling.pdf import jobs
from omstilling.pdf.fingerprints import short_fingerprint
from omstilling.ui.formats import date_text
from projects.emblems import EMBLEM, emblem_assets
from projects.models import Access, Case
from projects.openness import neutral_title
from projects.views.base import get_project, today_text

from .access import sees_everything
from .minutes.document import marked
from .models import AgendaItem
from .papers import CasePaper, case_paper, to_plain

KIND = "case_paper"
#: Cases that have a paper for all. Of an exempt one it holds the open title and the ground.
HAS_OPEN_PAPER = frozenset({Access.PUBLIC, Access.EXEMPT})


def front_of(case: Case, paper: CasePaper, user: Any) -> list[tuple[str, str]]:
    """Return the front box: body, number, kind, the meeting that the case is for, and how open it is."""
    rows = [(_("Organ"), paper.body), (_("Saksnummer"), paper.number), (_("Sakstype"), paper.kind)]
    meeting = meeting_of(case, user)
    if meeting:
        rows.append((_("Møte"), meeting))
    return [*rows, (_("Tilgang"), access_words(case, paper))]


def meeting_of(case: Case, user: Any) -> str:
    """Return the day of the latest meeting that the case is on the agenda of, as far as the user may see it."""
    items = AgendaItem.objects.visible_to(user).active().filter(case=case, meeting__withdrawn_at__isnull=True)
    days = items.order_by("-meeting__held_on").values_list("meeting__held_on", flat=True)
    return date_text(days.first(), unknown="")


def access_words(case: Case, paper: CasePaper) -> str:
    """Return how open the paper is, in words, with its ground."""
    if paper.basis:
        return _("Unntatt offentlighet, jf. %(basis)s") % {"basis": paper.basis}
    words = str(case.get_access_display()).capitalize()
    return _("%(words)s, med unntatte deler") % {"words": words} if paper.has_exempt_parts else words


def full_label(kind: str, case: Case, paper: CasePaper) -> str:
    """Return what a full edition that holds the paper is called, with the strictest of what it holds."""
    levels = {case.access, Access.EXEMPT} if paper.shows_exempt_parts else {case.access}
    words = _("unntatt offentlighet") if case.access == Access.EXEMPT else _("delvis unntatt offentlighet")
    return marked(kind, levels, _("fullstendig utgave, %(words)s") % {"words": words})


def filename_of(case: Case, public: bool, user: Any) -> str:
    """Return the file's name: the kind, the body, the number, and whether it is whole. Nothing of the title."""
    which = "-offentlig" if public else "-fullstendig" if sees_everything(user, case) else ""
    return f"saksframlegg-{case.body.slug}-{case.number}-{case.year}{which}.pdf"


def built(case: Case, *, public: bool, user: Any) -> jobs.Built:
    """Return the whole HTML of the paper, ready to be set."""
    paper = case_paper(case, public=public, user=None if public else user)
    project, municipality = case.project, case.project.municipality
    source = to_plain(paper)
    assets = emblem_assets(municipality)
    kicker = _("Saksframlegg – offentlig utgave") if public else full_label(_("Saksframlegg"), case, paper)
    title = _("Saksframlegg: %(number)s %(title)s") % {"number": paper.number, "title": paper.title}
    context = {
        "paper": paper,
        "title": title,
        "kicker": kicker,
        "project_name": project.short_name,
        "owner": municipality.name,
        "owner_unit": paper.body,
        "emblem": EMBLEM if assets else "",
        "front": front_of(case, paper, user),
        "notice": project.notice,
        "today_text": today_text(project),
        "fingerprint": short_fingerprint(source),
        "created": timezone.make_aware(datetime.combine(project.today(), time(12))).isoformat(),
        "author": municipality.name,
        "description": kicker,
    }
    return jobs.Built(
        html=render_to_string("meetings/paper_pdf.html", context),
        title=title,
        filename=filename_of(case, public, user),
        identifier=f"urn:omstilling:{project.slug}:sak:{case.pk}:{'offentlig' if public else 'fullstendig'}",
        source=source,
        assets=assets,
    )


def find(params: dict[str, Any], user: Any) -> Case:
    """Return the case as the user may see it. Raises Http404, also where there is no open paper to ask for."""
    rows = Case.objects.visible_to(user).filter(pk=params["case"])
    found = rows.select_related("project__municipality__emblem", "body").first()
    if found is None or (params.get("public") and found.access not in HAS_OPEN_PAPER):
        raise Http404
    return found


def build(params: dict[str, Any], user: Any) -> jobs.Built:
    """Build the document of a job. Asks again whether the user may read it."""
    return built(find(params, user), public=bool(params.get("public")), user=user)


def frame(request: HttpRequest, params: dict[str, Any]) -> jobs.Trail:
    """Put the page of a job under its case."""
    case = find(params, request.user)
    project = get_project(request, case.project.slug)
    request.menu_key = "moter.saker"  # type: ignore[attr-defined]
    label = neutral_title(case) if params.get("public") else case.title
    return [
        (project.short_name, project.get_absolute_url()),
        (_("Saker"), reverse("projects:cases", args=[project.slug])),
        (f"{case.case_number} {label}", case.get_absolute_url()),
    ]


def register() -> None:
    """Make the kind known to the documents' jobs."""
    jobs.register_document(KIND, build, frame=frame)
