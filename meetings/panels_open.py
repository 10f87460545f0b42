"""What openness hangs on other pages: the way to the open page, the exports as JSON, and one's own calendar."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _

from omstilling.ui.registry import register_panel
from projects import law
from projects.models import Body
from projects.permissions import RULES


def open_body(request: HttpRequest | None, body: Any) -> str:
    """Draw the way to the body's open page; for whoever can open it, that it is not open though it is elected."""
    if request is None or not body.is_elected:
        return ""
    slug = body.project.slug
    if body.open_to_all:
        url = reverse("meetings:open_body", args=[slug, body.slug])
        return render_to_string("meetings/panels/open.html", {"url": url})
    if not RULES["may_set_up_project"](request.user, body.project):
        return ""
    edit = reverse("projects:edit_body", args=[slug, body.slug])
    rule = law.cite(law.Rule.NOTICE, body.project.today())
    return render_to_string("meetings/panels/open.html", {"edit_url": edit, "rule": rule})


#: So many projects are listed in front of the door.
LISTED = 20


def open_projects(request: HttpRequest | None, _obj: Any) -> str:
    """Draw the ways to the projects with bodies that are open to all, for those who meet the login page. One query."""
    names = ("project__slug", "project__name", "project__municipality__name")
    rows = Body.objects.open_to_all().order_by(*reversed(names)).values_list(*names).distinct()[:LISTED]
    projects = list(rows)
    return render_to_string("meetings/panels/open_projects.html", {"projects": projects}) if projects else ""


def json_of(name: str) -> Any:
    """Return what draws the links to the exports of a thing."""

    def draw(request: HttpRequest | None, thing: Any) -> str:
        if request is None:
            return ""
        key = thing.slug if name == "meeting_json" else thing.pk
        url = reverse(f"meetings:{name}", args=[thing.project.slug, key])
        may_full = RULES["may_export_full"](request.user, thing)
        words = _("Last ned som JSON")
        return render_to_string("meetings/panels/json.html", {"url": url, "may_full": may_full, "words": words})

    return draw


def json_of_item(request: HttpRequest | None, item: Any) -> str:
    """Draw the links to the votes of a case in a meeting."""
    if request is None:
        return ""
    meeting = item.meeting
    url = reverse("meetings:votes_json", args=[meeting.project.slug, meeting.slug, item.pk])
    may_full = RULES["may_export_full"](request.user, meeting)
    words = _("Last ned voteringene som JSON")
    return render_to_string("meetings/panels/json.html", {"url": url, "may_full": may_full, "words": words})


def own_calendar(request: HttpRequest | None, person: Any) -> str:
    """Draw the way to the address of one's calendar."""
    return render_to_string("meetings/panels/calendar.html") if request is not None else ""


meeting_json, case_json, decision_json = json_of("meeting_json"), json_of("case_json"), json_of("decision_json")


def register() -> None:
    """Hang the panels."""
    register_panel("login.below", open_projects, key="meetings.open", order=10)
    register_panel("body.aside", open_body, key="meetings.open", order=10)
    register_panel("meeting.side", meeting_json, key="meetings.json", order=90)
    register_panel("meeting.item.side", json_of_item, key="meetings.json", order=90)
    register_panel("case.side", case_json, key="meetings.json", order=90)
    register_panel("decision.side", decision_json, key="meetings.json", order=90)
    register_panel("profile.aside", own_calendar, key="meetings.calendar", order=20)
