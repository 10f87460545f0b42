"""The monthly follow-up list as PDF, lying: made when it is asked for, of what the one who asks may see."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any

from django.http import Http404, HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from omstilling.pdf import jobs
from omstilling.pdf.fingerprints import short_fingerprint
from omstilling.ui.formats import date_text
from omstilling.ui.formats import month as month_words
from projects.emblems import EMBLEM, emblem_assets
from projects.models import Body, Project
from projects.views.base import get_project, today_text

from .follow_up import Line, decisions_in, heads, lines_of, month_of
from .minutes.document import marked

KIND = "follow_up"


def params_of(project: Project, month: date, body: Body | None, *, only_open: bool) -> dict[str, Any]:
    """Return what a job is asked with."""
    return {
        "project": project.pk,
        "month": f"{month:%Y-%m}",
        "body": body.pk if body is not None else None,
        "open": only_open,
    }


def find(params: dict[str, Any], user: Any) -> tuple[Project, Body | None]:
    """Return the project and the body as the user may see them. Raises Http404."""
    found = Project.objects.visible_to(user).filter(pk=params["project"])
    project = found.select_related("municipality__emblem").first()
    if project is None:
        raise Http404
    if params.get("body") is None:
        return project, None
    body = Body.objects.visible_to(user).active().filter(project=project, pk=params["body"]).first()
    if body is None:
        raise Http404
    return project, body


def title_of(month: date, body: Body | None) -> str:
    """Return what the list is called."""
    words = {"month": month_words(month), "body": body.name if body is not None else ""}
    return (
        _("Oppfølging av vedtak %(month)s: %(body)s") % words if body else _("Oppfølging av vedtak %(month)s") % words
    )


def lead_of(month: date, body: Body | None, *, only_open: bool, today: date) -> str:
    """Say what the list holds, in a sentence or two."""
    words = {"month": month_words(month), "day": date_text(today)}
    whose = body.name if body is not None else _("Alle utvalg")
    what = (
        _("Vedtak som var åpne ved utgangen av %(month)s.") % words
        if only_open
        else _("Åpne vedtak, og vedtak fulgt opp i %(month)s eller senere.") % words
    )
    return f"{whose}. {what} " + _("Status per %(day)s.") % words


def label_of(lines: list[Line]) -> str:
    """Return what the list is called, with the strictest of what it holds."""
    levels = {level for line in lines for level in (line.decision.access, line.decision.case.access)}
    return marked(_("Oppfølgingsliste"), levels, _("har opplysninger unntatt offentlighet"))


def build(params: dict[str, Any], user: Any) -> jobs.Built:
    """Build the document of a job."""
    project, body = find(params, user)
    today = project.today()
    month, only_open = month_of(params["month"], today), bool(params.get("open"))
    lines = lines_of(decisions_in(project, user, month, body, only_open=only_open), today)
    source = {"month": params["month"], "lines": [[str(cell) for cell in line.cells] for line in lines]}
    municipality = project.municipality
    assets = emblem_assets(municipality)
    title = title_of(month, body)
    context = {
        "lines": lines,
        "heads": heads(),
        "title": title,
        "kicker": label_of(lines),
        "marked": any(line.ground for line in lines),
        "project_name": project.short_name,
        "owner": municipality.name,
        "owner_unit": body.name if body is not None else "",
        "emblem": EMBLEM if assets else "",
        "lead": lead_of(month, body, only_open=only_open, today=today),
        "notice": project.notice,
        "today_text": today_text(project),
        "fingerprint": short_fingerprint(source),
        "created": timezone.make_aware(datetime.combine(today, time(12))).isoformat(),
        "author": municipality.name,
        "description": title,
        "lying": True,
    }
    return jobs.Built(
        html=render_to_string("meetings/follow_up_pdf.html", context),
        title=title,
        filename=f"oppfolging-{month:%Y-%m}{f'-{body.slug}' if body is not None else ''}.pdf",
        identifier=f"urn:omstilling:{project.slug}:oppfolging:{month:%Y-%m}",
        source=source,
        assets=assets,
    )


def frame(request: HttpRequest, params: dict[str, Any]) -> jobs.Trail:
    """Put the page of a job under the list."""
    found, _body = find(params, request.user)
    project = get_project(request, found.slug)
    request.menu_key = "moter.oppfolging"  # type: ignore[attr-defined]
    return [
        (project.short_name, project.get_absolute_url()),
        (_("Oppfølging"), reverse("meetings:follow_up", args=[project.slug])),
    ]


def register() -> None:
    """Make the kind known to the documents' jobs."""
    jobs.register_document(KIND, build, frame=frame)
