"""The page for an address that leads nowhere, with what a project says of itself where one may see the project."""

from __future__ import annotations

from contextlib import suppress

from django.db import DatabaseError
from django.http import Http404, HttpRequest, HttpResponse

from omstilling.ui.views import errors

from .base import get_project


def page_not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404. An example says so here too; of a project that one may not see, nothing is said."""
    if getattr(request, "page_scope", None) is None and getattr(request, "user", None) is not None:
        slug = request.path_info.strip("/").partition("/")[0]
        if slug and request.user.is_authenticated:
            with suppress(Http404, DatabaseError, ValueError):  # the page itself must come up
                get_project(request, slug)
    return errors.page_not_found(request, exception)
