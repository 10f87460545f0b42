"""Ask for a login, and keep what was typed meanwhile."""

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse


def ask_for_login(request: HttpRequest) -> HttpResponse:
    """Send the caller to the login page and back."""
    return redirect_to_login(request.get_full_path())
