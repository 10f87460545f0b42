"""A form whose token does not fit: the page that says so."""

from django.http import HttpRequest, HttpResponse

from omstilling.ui.views.errors import csrf_failure as page


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Answer a form that was sent with an old or foreign token."""
    return page(request, reason)
