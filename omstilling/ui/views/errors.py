"""The error pages. They stand alone: no menu, no database, and 500 needs no context at all."""

from __future__ import annotations

import re
from typing import Any

from django.http import (
    HttpRequest,
    HttpResponse,
    HttpResponseBadRequest,
    HttpResponseForbidden,
    HttpResponseNotFound,
    HttpResponseServerError,
)
from django.template.loader import render_to_string

from omstilling.ui.context import color_scheme
from omstilling.ui.frame import notice_of

_SECRET = re.compile(r"passord|password|passw|token", re.IGNORECASE)
_SHORT = 20


def typed_texts(request: HttpRequest | None) -> list[str]:
    """Return the longer texts of a form that was not received, so that who wrote them can copy them."""
    if request is None or request.method != "POST":
        return []
    try:
        fields = list(request.POST.lists())
    except Exception:  # what cannot be read is not shown; the error page itself must come up
        return []
    return [
        value for name, values in fields if not _SECRET.search(name) for value in values if len(value.strip()) > _SHORT
    ]


def _page(template: str, request: HttpRequest | None, *, keep: bool = False) -> str:
    context: dict[str, Any] = {
        "color_scheme": color_scheme(request),
        "request_id": getattr(request, "request_id", ""),
        # There only when the page was found to be inside something that this person may see.
        "notice": notice_of(getattr(request, "page_scope", None)),
    }
    if keep:
        context["typed"] = typed_texts(request)
    return render_to_string(template, context)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """400: what was sent cannot be read. The exception's text is never shown."""
    return HttpResponseBadRequest(_page("400.html", request))


def permission_denied(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """403: seen, but not this person's to do."""
    return HttpResponseForbidden(_page("403.html", request, keep=True))


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403 when a form's token does not fit: an old page, another login, or no cookies."""
    return HttpResponseForbidden(_page("403_csrf.html", request))


def page_not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404: not there, or not this person's to see; the page does not tell which."""
    return HttpResponseNotFound(_page("404.html", request, keep=True))


def conflict(request: HttpRequest) -> HttpResponse:
    """409 for a change that is not from a form (a form gets ``ui/conflict.html``)."""
    return HttpResponse(_page("409.html", request, keep=True), status=409)


def server_error(request: HttpRequest) -> HttpResponse:
    """500: drawn without request context or database, so that it can be shown when those are what failed."""
    return HttpResponseServerError(_page("500.html", request))
