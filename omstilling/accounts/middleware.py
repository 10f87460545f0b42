"""Closed by default: a view is open to those not logged in only when it says so itself."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse

from . import kept

OPEN_RULES = {"anonymous"}


def access_rule_of(view: Callable[..., Any]) -> str:
    """Return the rule a view states: ``access_rule`` on the class or function, else ``""`` (closed)."""
    owner = getattr(view, "view_class", view)
    return getattr(owner, "access_rule", "")


def _let_go_of_what_arrived(request: HttpRequest, response: HttpResponse) -> None:
    """Drop a kept form once it has been received, or stands on the page that answers (422, 409)."""
    if (response.status_code < 400 or response.status_code in {409, 422}) and request.user.is_authenticated:
        kept.forget_sent(request)


class ClosedByDefaultMiddleware:
    """Send those not logged in to the login page, keep pages of logged-in people out of caches."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if request.method == "POST":
            _let_go_of_what_arrived(request, response)
        if not response.has_header("Cache-Control"):
            response["Cache-Control"] = "no-store, private"
        return response

    def process_view(
        self, request: HttpRequest, view_func: Callable[..., Any], view_args: Any, view_kwargs: Any
    ) -> HttpResponse | None:
        if access_rule_of(view_func) in OPEN_RULES or request.user.is_authenticated:
            return None
        from .views.resume import ask_for_login

        return ask_for_login(request)
