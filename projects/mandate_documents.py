"""The mandate of a work group as PDF: what it is to do, by when, who is in it and for whom, and what it rests on."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any

from django.http import Http404, HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from omstilling.pdf import jobs
from omstilling.pdf.fingerprints import short_fingerprint
from omstilling.ui.formats import date_table, date_text

from .emblems import EMBLEM, emblem_assets
from .models import Body, BodyKind, Milestone, Seat
from .selectors.bodies import seated_body
from .selectors.work_groups import reports_of, seen_decisions, signals_behind, studies_of

KIND = "mandate"
NOT_SET = "–"


def source_of(body: Body, user: Any, day: date) -> dict[str, Any]:
    """Return what the mandate says as plain values, as far as the reader may see what it rests on."""
    shown = body.dissolved_on if body.dissolved_on is not None and body.dissolved_on < day else day
    seated = seated_body(body, user, shown)
    signals = signals_behind(body, user)
    ids = [body.established_by_id, body.dissolved_by_id, *(signal.decision_id for signal in signals)]
    decisions = seen_decisions(ids, body.project, user)

    def told(pk: int | None) -> str:
        found = decisions.get(pk or 0)
        return f"{found}, {date_text(found.decided_on)}" if found is not None else ""

    milestones = Milestone.objects.visible_to(user).active().filter(body=body).order_by("current_date", "number")
    return {
        "name": body.name,
        "mandate": body.mandate,
        "recommends_to": body.recommends_to.name if body.recommends_to is not None else "",
        "deadline": date_text(body.deadline, unknown=""),
        "established_by": told(body.established_by_id),
        "dissolved_on": date_text(body.dissolved_on, unknown=""),
        "dissolved_by": told(body.dissolved_by_id),
        "members": [member_row(seat) for seat in (*seated.seats, *seated.substitutes)],
        "leader": next((str(seat.person) for seat in seated.seats if seat.function == "chair"), ""),
        "signals": [
            {
                "title": signal.title,
                "text": signal.text,
                "from": signal.body.name,
                "day": date_text(signal.given_on),
                "decision": told(signal.decision_id),
            }
            for signal in signals
        ],
        "studies": [{"title": area.title, "question": area.question} for area in studies_of(body, user)],
        "milestones": [
            {"title": row.title, "day": date_table(row.completed_on or row.current_date, unknown=NOT_SET)}
            for row in milestones
        ],
        "reports": [
            {
                "title": row.title,
                "kind": _("sluttrapport") if row.is_final else _("delrapport"),
                "day": date_table(row.delivered_on),
            }
            for row in reports_of(body, user)
        ],
    }


def member_row(seat: Seat) -> dict[str, str]:
    """Return somebody in the group as the table prints it. A union seat names the office, never a membership."""
    return {
        "name": str(seat.person),
        "function": capfirst(seat.get_function_display()),
        "for": capfirst(seat.organisation or seat.party or seat.person.title or NOT_SET),
        "since": date_table(seat.valid_from),
    }


def front_of(source: dict[str, Any]) -> list[tuple[str, str]]:
    """Return the front box: leader, deadline, to whom the group delivers, and the decision behind it."""
    rows = [
        (_("Leder"), source["leader"]),
        (_("Frist"), source["deadline"]),
        (_("Leverer til"), source["recommends_to"]),
        (_("Opprettet ved"), source["established_by"]),
        (_("Oppløst"), ", ".join(filter(None, [source["dissolved_on"], source["dissolved_by"]]))),
    ]
    return [(label, value) for label, value in rows if value]


def built(body: Body, user: Any) -> jobs.Built:
    """Return the whole HTML of the mandate, ready to be set."""
    project, municipality = body.project, body.project.municipality
    day = project.today()
    source = source_of(body, user, day)
    assets = emblem_assets(municipality)
    title = _("Mandat: %s") % body.name
    context = {
        **source,
        "title": title,
        "kicker": _("Mandat"),
        "project_name": project.short_name,
        "owner": municipality.name,
        "owner_unit": project.name,
        "emblem": EMBLEM if assets else "",
        "front": [*front_of(source), (_("Gjelder per"), date_text(day))],
        "notice": project.notice,
        "fingerprint": short_fingerprint(source),
        "created": timezone.make_aware(datetime.combine(day, time(12))).isoformat(),
        "author": municipality.name,
        "description": title,
    }
    return jobs.Built(
        html=render_to_string("projects/mandate_pdf.html", context),
        title=title,
        filename=f"mandat-{body.slug}.pdf",
        identifier=f"urn:omstilling:{project.slug}:mandat:{body.slug}",
        source=source,
        assets=assets,
    )


def find(params: dict[str, Any], user: Any) -> Body:
    """Return the group as the user may see it. Raises Http404."""
    rows = Body.objects.visible_to(user).active().filter(pk=params["body"], kind=BodyKind.WORK_GROUP)
    found: Body | None = rows.select_related("project__municipality__emblem", "recommends_to").first()
    if found is None:
        raise Http404
    return found


def build(params: dict[str, Any], user: Any) -> jobs.Built:
    """Build the document of a job. Asks again whether the user may read it."""
    return built(find(params, user), user)


def frame(request: HttpRequest, params: dict[str, Any]) -> jobs.Trail:
    """Put the page of a job under its group."""
    from .views.base import get_project

    body = find(params, request.user)
    project = get_project(request, body.project.slug)
    request.menu_key = "plan.arbeidsgrupper"  # type: ignore[attr-defined]
    return [
        (project.short_name, project.get_absolute_url()),
        (_("Arbeidsgrupper"), reverse("projects:work_groups", args=[project.slug])),
        (body.name, body.get_absolute_url()),
    ]


def register() -> None:
    """Make the kind known to the documents' jobs."""
    jobs.register_document(KIND, build, frame=frame)
