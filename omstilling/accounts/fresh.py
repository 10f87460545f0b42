"""Fresh authentication: for what binds others, the password is asked for again unless it was just given.

A view says so by inheriting ``AsksFreshly``. The form that was sent waits on the page that asks, so that nothing
typed is lost, and goes on when the password is right. Failed attempts count as failed logins do.
"""

from __future__ import annotations

import time
from typing import Any

from axes.utils import reset
from django import forms
from django.conf import settings
from django.contrib.auth import authenticate
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables

from omstilling.ui.forms import ServiceForm

from . import kept
from .forms import PasswordField
from .limits import counted_as
from .models import User

SESSION_KEY = "password_given"
#: How long a password that was given counts, in seconds of real time: an example's frozen day does not stretch it.
FRESH_FOR = 10 * 60
FIELD = "confirm_password"


class ConfirmPasswordForm(ServiceForm):
    """The person's own password, once more. Whose it is follows from the session, never from what is sent."""

    confirm_password = PasswordField(
        label=gettext_lazy("Passordet ditt"),
        autocomplete="current-password",
        error_messages={"required": gettext_lazy("Skriv passordet ditt.")},
    )

    def __init__(self, *args: Any, request: HttpRequest, **kwargs: Any) -> None:
        self.request = request
        super().__init__(*args, **kwargs)

    @sensitive_variables()
    def clean_confirm_password(self) -> str:
        password: str = self.cleaned_data[FIELD]
        if not is_own_password(self.request, password):
            raise forms.ValidationError(_("Passordet er feil. Prøv igjen."), code="invalid")
        return password


def note_password(request: HttpRequest, person: User) -> None:
    """Remember that the person has just given the password."""
    request.session[SESSION_KEY] = {"person": person.pk, "at": time.time()}


def is_fresh(request: HttpRequest) -> bool:
    """Tell whether the person of this session gave the password within the last ten minutes."""
    noted = request.session.get(SESSION_KEY)
    if not isinstance(noted, dict) or noted.get("person") != request.user.pk:
        return False
    at = noted.get("at")
    return isinstance(at, (int, float)) and 0 <= time.time() - at <= FRESH_FOR


@sensitive_variables()
def is_own_password(request: HttpRequest, password: str) -> bool:
    """Check a password against the person of the session, by the same limits as a login."""
    person = User.objects.get(pk=request.user.pk)
    found = authenticate(request, username=person.username, password=password)
    if found is None or found.pk != person.pk:
        return False
    reset(ip=settings.AXES_CLIENT_IP_CALLABLE(request), username=counted_as(person))
    return True


class AsksFreshly:
    """A form page that carries out nothing before the person has shown who it is. Stands first among the bases."""

    request: Any

    @method_decorator(sensitive_post_parameters(FIELD))
    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not is_fresh(request):
            answer = self.ask_who(request)
            if answer is not None:
                return answer
        response: HttpResponse = super().post(request, *args, **kwargs)  # type: ignore[misc]
        return response

    def ask_who(self, request: HttpRequest) -> HttpResponse | None:
        """Return the page that asks, or ``None`` when the right password came with the form."""
        form = ConfirmPasswordForm(request.POST if FIELD in request.POST else None, request=request)
        if form.is_bound and form.is_valid():
            note_password(request, User.objects.get(pk=request.user.pk))
            return None
        if getattr(request, "axes_locked_out", False):
            self._keep(request)
        view: Any = self
        context = {
            "heading": _("Bekreft at det er deg"),
            "form": form,
            "waiting": waiting_fields(request),
            "what": view.get_heading(),
            "had_files": bool(request.FILES),
            "cancel_url": view.get_cancel_url(),
            "breadcrumbs": view.get_breadcrumbs(),
            "project": getattr(view, "project", None),
        }
        return render(request, "accounts/confirm_password.html", context, status=422)

    def _keep(self, request: HttpRequest) -> None:
        """Keep what was typed while the door is locked: it is offered again afterwards."""
        form = kept.typed_form(request)
        if form is not None:
            kept.keep(request, form)


def waiting_fields(request: HttpRequest) -> list[tuple[str, str]]:
    """Return the fields of the form that waits, without the password and the token against forgery."""
    return [
        (name, value)
        for name, values in request.POST.lists()
        if name not in {FIELD, "csrfmiddlewaretoken"}
        for value in values
        if isinstance(value, str)
    ]
