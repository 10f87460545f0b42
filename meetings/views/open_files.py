"""The files that are open to all: minutes, notices, attachments, the calendar, the feed, the emblem, the JSON."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

from omstilling.pdf.responses import stream_issued
from projects.services.files import BY_MIME
from projects.services.names import slug_of
from projects.views.documents import SAFE_HEADERS

from ..exports import meeting_export, write_json
from ..feeds import body_calendar, body_feed
from ..open_pages import open_notices
from .open_base import OpenView


class OpenMinutesFileView(OpenView):
    """The frozen public document of the published minutes."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        issued = self.minutes.minutes.public_document if self.minutes is not None else None
        if issued is None:
            raise Http404
        return stream_issued(issued, request)


class OpenNoticeView(OpenView):
    """The frozen public document of a notice."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        found = next((one for one in open_notices(self.meeting) if one.number == kwargs["number"]), None)
        if found is None or found.public_document is None:
            raise Http404
        return stream_issued(found.public_document, request)


class OpenAttachmentView(OpenView):
    """The file of a public document that goes with an open case. Saved, never opened inside the portal."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        found = next((one for one in self.item.attachments if one.number == kwargs["number"]), None)
        if found is None or found.file is None:
            raise Http404
        ending = BY_MIME[found.file.mime].ending
        response = HttpResponse(bytes(found.file.content), content_type=found.file.mime)
        name = f"{found.number:02d}-{slug_of(found.title) or 'dokument'}.{ending}"
        response["Content-Disposition"] = f'attachment; filename="{name}"'
        for header, value in SAFE_HEADERS.items():
            response[header] = value
        return response


class OpenEmblemView(OpenView):
    """The municipality's emblem on the open pages."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        emblem = self.project.municipality.emblem
        if emblem is None:
            raise Http404
        response = HttpResponse(bytes(emblem.content), content_type=emblem.mime)
        response["Content-Security-Policy"] = SAFE_HEADERS["Content-Security-Policy"]
        return response


class OpenCalendarView(OpenView):
    """The body's meetings as a calendar to follow."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = HttpResponse(body_calendar(self.body), content_type="text/calendar; charset=utf-8")
        response["Content-Disposition"] = f'inline; filename="{self.body.slug}.ics"'
        return response


class OpenFeedView(OpenView):
    """The body's published minutes as an Atom feed."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return HttpResponse(body_feed(self.body), content_type="application/atom+xml; charset=utf-8")


class OpenMeetingJsonView(OpenView):
    """The meeting as JSON, in its public edition."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        base = settings.BASE_URL
        data = meeting_export(self.meeting, public=True, at=base + self.url("open_meeting_json"))
        return HttpResponse(write_json(data), content_type="application/json; charset=utf-8")
