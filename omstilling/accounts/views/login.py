"""Log in and out."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import views
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, resolve_url
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _

from .. import kept
from ..forms import LoginForm
from ..fresh import note_password


def go_on(request: HttpRequest) -> str:
    """Return where one goes after the login: the page that was asked for if it is ours, else the front page."""
    wanted = request.POST.get("next", request.GET.get("next", ""))
    is_ours = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, require_https=request.is_secure())
    leads_nowhere = wanted.startswith((reverse("accounts:login"), reverse("accounts:logout")))
    return wanted if is_ours and not leads_nowhere else resolve_url(settings.LOGIN_REDIRECT_URL)


class LoginView(views.LoginView):
    """User name or e-mail address and password. Who is logged in already goes on."""

    http_method_names = ["get", "head", "post", "options"]
    access_rule = "anonymous"
    template_name = "accounts/login.html"
    form_class = LoginForm  # type: ignore[assignment]

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if request.user.is_authenticated:
            return redirect(go_on(request))
        return super().dispatch(request, *args, **kwargs)

    def get_success_url(self) -> str:
        return go_on(self.request)

    def form_valid(self, form: Any) -> HttpResponse:
        response = super().form_valid(form)
        note_password(self.request, form.get_user())
        return response

    def form_invalid(self, form: Any) -> HttpResponse:
        return self.render_to_response(self.get_context_data(form=form), status=422)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        more = {"heading": _("Logg inn"), "has_kept": bool(kept.kept_forms(self.request))}
        return super().get_context_data(**{**more, **kwargs})


class LogoutView(views.LogoutView):
    """End the session, and say so."""

    access_rule = "anonymous"

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = super().post(request, *args, **kwargs)
        messages.success(request, _("Du er logget ut."))
        return response
