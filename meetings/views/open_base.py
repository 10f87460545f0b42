"""What the pages that are open to all have in common. They look at no session and no person: all get the same."""

from __future__ import annotations

import hashlib
from functools import cached_property
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.templatetags.static import static
from django.utils.cache import get_conditional_response
from django.utils.translation import gettext as _
from django.views.generic import View

from omstilling.ui.addresses import address
from omstilling.ui.formats import date_text
from omstilling.ui.scope import PageScope
from projects.models import Body, Project
from projects.views.base import Crumbs, today_text

from ..models import Meeting
from ..open_pages import OpenItem, OpenMinutes, agenda_of, open_bodies, open_minutes_of

#: Kept for nobody without being asked about anew: what is taken back is gone at once. No search engine keeps a copy.
OPEN_HEADERS = {"Cache-Control": "no-cache", "X-Robots-Tag": "noindex"}


class OpenView(View):
    """A view that is open to all. What is not open is not found, whether it exists or not."""

    access_rule = "anonymous"
    http_method_names = ["get", "head", "options"]

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        response = super().dispatch(request, *args, **kwargs)
        for header, value in OPEN_HEADERS.items():
            response[header] = value
        if response.status_code != 200 or not isinstance(response, HttpResponse):
            return response
        if hasattr(response, "render"):
            response.render()
        response.headers.setdefault("ETag", f'"{hashlib.sha256(response.content).hexdigest()}"')
        return get_conditional_response(request, etag=response["ETag"], response=response) or response

    @cached_property
    def bodies(self) -> list[Body]:
        """The project's open bodies. Raises Http404 when there is none."""
        found = list(open_bodies(self.kwargs["slug"]))
        if not found:
            raise Http404
        return found

    @cached_property
    def project(self) -> Project:
        return self.bodies[0].project

    @cached_property
    def body(self) -> Body:
        found = next((body for body in self.bodies if body.slug == self.kwargs["body"]), None)
        if found is None:
            raise Http404
        return found

    @cached_property
    def meeting(self) -> Meeting:
        meetings = Meeting.objects.open_to_all().filter(body=self.body, slug=self.kwargs["meeting"])
        meeting = meetings.select_related("chaired_by__person").first()
        if meeting is None:
            raise Http404
        meeting.body, meeting.project = self.body, self.project
        return meeting

    @cached_property
    def minutes(self) -> OpenMinutes | None:
        return open_minutes_of([self.meeting], whole=True).get(self.meeting.pk)

    @cached_property
    def agenda(self) -> tuple[OpenItem, ...]:
        return agenda_of(self.meeting, self.minutes)

    @cached_property
    def item(self) -> OpenItem:
        """The case of the address, when its paper is open."""
        wanted = self.kwargs["item"]
        found = next((one for one in self.agenda if one.item.pk == wanted and one.is_open), None)
        if found is None:
            raise Http404
        return found

    def url(self, name: str, *args: str | int) -> str:
        """Return the address of an open page under what this page is under."""
        under = [self.kwargs[key] for key in ("slug", "body", "meeting") if key in self.kwargs]
        return address(f"meetings:{name}", *under, *args)

    def trail(self, *more: tuple[Any, str | None]) -> Crumbs:
        """Return the path down to the page."""
        slug, crumbs = self.project.slug, []
        crumbs.append((_("Åpne møter"), address("meetings:open_index", slug)))
        if "body" in self.kwargs:
            crumbs.append((self.body.name, address("meetings:open_body", slug, self.body.slug)))
        if "meeting" in self.kwargs:
            words = f"{self.body.name} {date_text(self.meeting.held_on)}"
            crumbs.append((words, address("meetings:open_meeting", slug, self.body.slug, self.meeting.slug)))
        path: Crumbs = [*crumbs, *more]
        return [*path[:-1], (path[-1][0], None)]


def scope_of(project: Project) -> PageScope:
    """Return the frame of a project's open pages: like the portal's own, with addresses that are open."""
    municipality = project.municipality
    emblem = address("meetings:open_emblem", project.slug) if municipality.emblem_id else static("ui/emblem.svg")
    return PageScope(
        title=project.short_name,
        home_url=address("meetings:open_index", project.slug),
        owner_name=municipality.name,
        emblem_url=emblem,
        notice=project.notice,
        today_text=today_text(project),
        theme_css_url=address("projects:theme", municipality.slug, municipality.colour.lstrip("#")),
    )
