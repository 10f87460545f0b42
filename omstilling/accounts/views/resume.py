"""Ask for a login, keep what was typed meanwhile, and offer to go on with it."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.generic import TemplateView

from .. import kept


def ask_for_login(request: HttpRequest) -> HttpResponse:
    """Send the caller to the login page and back. What was posted waits in the session meanwhile."""
    if request.method in {"GET", "HEAD"}:
        return redirect_to_login(request.get_full_path())
    form = kept.typed_form(request) if request.method == "POST" else None
    if form is not None:
        kept.keep(request, form)
        return redirect_to_login(reverse("accounts:resume"))
    return redirect_to_login(referring_path(request))


def referring_path(request: HttpRequest) -> str:
    """Return the page of this site that the caller came from, else the front page."""
    try:
        referer = urlsplit(request.META.get("HTTP_REFERER", ""))
    except ValueError:
        return "/"
    path = referer.path + (f"?{referer.query}" if referer.query else "")
    return path if referer.netloc == request.get_host() and kept.is_local(path) else "/"


class ResumeView(TemplateView):
    """The forms that were not received: each can be sent again or dropped. Nothing is sent by itself."""

    access_rule = "login"
    template_name = "ui/resume.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        forms = kept.kept_forms(request)
        if not forms:
            return redirect("/")
        return self.render_to_response(self.get_context_data(forms=forms[::-1]))

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Drop the form that is named, and go to its page or to the forms that are left."""
        key = request.POST.get("forkast", "")
        for form in kept.kept_forms(request):
            if form.key == key:
                kept.forget(request, key)
        return redirect("accounts:resume")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        more = {
            "intro": _(
                "Du var logget ut da du sendte skjemaet. Vi tok vare på det du skrev, og nå er du inne igjen. "
                "Ingenting er lagret før du fortsetter."
            ),
            "discard_action": reverse("accounts:resume"),
        }
        return super().get_context_data(**{**more, **kwargs})
