"""A form whose token against forgery does not fit: most often one that stood open while somebody logged in again."""

from __future__ import annotations

from urllib.parse import urlsplit

from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from omstilling.ui.views.errors import csrf_failure as page

from .. import kept
from ..middleware import OPEN_RULES, access_rule_of
from .login import go_on
from .resume import ask_for_login


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Answer a form with an old or foreign token. Only a form from a page of this site is met with more than a no.

    The browser itself says which site a form was sent from (Origin, else Referer); a page elsewhere cannot change
    that. Even then nothing is received: what was typed is shown again, and is sent only by a new click.
    """
    if not from_this_site(request):
        return page(request, reason)
    if request.path == reverse("accounts:logout"):
        logout(request)  # the wish is plain, and a form elsewhere cannot send it
        messages.success(request, _("Du er logget ut."))
        return redirect("accounts:login")
    if request.path == reverse("accounts:login") and request.user.is_authenticated:
        messages.info(request, _("Du er alt logget inn som %s.") % request.user)
        return redirect(go_on(request))
    match = request.resolver_match
    if match is None or access_rule_of(match.func) in OPEN_RULES:
        return page(request, reason)
    if not request.user.is_authenticated:
        return ask_for_login(request)
    form = kept.typed_form(request)
    if form is None:
        return page(request, reason)
    context = {
        "forms": [form],
        "intro": _(
            "Siden ble åpnet før du logget inn sist, for eksempel i en annen fane. Skjemaet er derfor ikke tatt imot, "
            "men det du skrev, står her. Ingenting er lagret før du fortsetter."
        ),
        "discard_url": request.get_full_path(),
    }
    return render(request, "ui/resume.html", context, status=403)


def from_this_site(request: HttpRequest) -> bool:
    """Tell whether the browser says that the form was sent from a page of this site."""
    sent_from = request.META.get("HTTP_ORIGIN") or request.META.get("HTTP_REFERER", "")
    try:
        parts = urlsplit(sent_from)
    except ValueError:
        return False
    return (parts.scheme, parts.netloc) == (request.scheme, request.get_host())
