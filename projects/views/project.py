"""The project's own pages: about it, the municipality's colours and emblem."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views import View

from ..models import Municipality
from ..theme import theme_css
from .base import ProjectPage


class AboutView(ProjectPage):
    """What the project is: purpose, goals, background and frames."""

    access_rule = "visible"
    template_name = "projects/about.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(heading=_("Om prosjektet"), **kwargs)


class ThemeView(View):
    """The municipality's colours as a style sheet."""

    access_rule = "anonymous"

    def get(self, request: HttpRequest, municipality: str, colour: str) -> HttpResponse:
        try:
            css = theme_css(f"#{colour}")
        except ValueError:
            raise Http404 from None
        response = HttpResponse(css, content_type="text/css; charset=utf-8")
        response["Cache-Control"] = "public, max-age=31536000, immutable"
        return response


class EmblemView(View):
    """The municipality's emblem, for those who may see the municipality."""

    access_rule = "visible"

    def get(self, request: HttpRequest, municipality: str) -> HttpResponse:
        found = (
            Municipality.objects.visible_to(request.user).select_related("emblem").filter(slug=municipality).first()
        )
        if found is None or found.emblem is None:
            raise Http404
        response = HttpResponse(bytes(found.emblem.content), content_type=found.emblem.mime)
        response["Cache-Control"] = "private, max-age=3600"
        response["Content-Security-Policy"] = "default-src 'none'; sandbox"
        return response
