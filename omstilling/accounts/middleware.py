"""Closed by default: a view is open to those not logged in only when it says so itself."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse

OPEN_RULES = {"anonymous"}


def access_rule_of(view: Callable[..., Any]) -> str:
    """Return the rule a view states: ``access_rule`` on the class or function, else ``""`` (closed)."""
    owner = getattr(view, "view_class", view)
    return getattr(owner, "access_rule", "")


class ClosedByDefaultMiddleware:
    """Send those not logged in to the login page, keep pages of logged-in people out of caches."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
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
