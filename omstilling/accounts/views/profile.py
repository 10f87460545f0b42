"""One's own profile and password."""

from __future__ import annotations

from typing import Any

from django.contrib.auth import update_session_auth_hash
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from omstilling.ui.flow import ServiceFormView

from .. import services
from ..forms import ChangePasswordForm, ProfileForm
from ..models import User


class ProfileView(ServiceFormView):
    """Change what one tells about oneself."""

    access_rule = "login"
    template_name = "accounts/profile.html"
    form_class = ProfileForm
    heading = gettext_lazy("Profil")
    submit_label = gettext_lazy("Lagre profilen")
    success_message = gettext_lazy("Profilen er lagret.")
    reason = gettext_lazy("Profilen er endret av personen selv")

    def get_object(self) -> User:
        return User.objects.get(pk=self.request.user.pk)

    def perform(self, form: Any) -> User:
        changes = {name: form.cleaned_data[name] for name in services.PROFILE_FIELDS}
        return services.update_profile(
            person=self.object, changes=changes, by=self.object, reason=self.get_reason(form)
        )

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**{"person": self.object, **kwargs})

    def get_success_url(self, result: Any = None) -> str:
        return reverse("accounts:profile")

    def get_cancel_url(self) -> str:
        return "/"

    def get_breadcrumbs(self) -> list[tuple[Any, str | None]]:
        return [(_("Forside"), "/"), (self.heading, None)]


class ChangePasswordView(ServiceFormView):
    """Change one's password with the one one has. This session goes on, all others end."""

    access_rule = "login"
    form_class = ChangePasswordForm
    heading = gettext_lazy("Endre passord")
    intro = gettext_lazy("Du blir logget ut alle andre steder der du er logget inn nå.")
    submit_label = gettext_lazy("Endre passordet")
    success_message = gettext_lazy("Passordet er endret. Du er logget ut alle andre steder.")
    reason = gettext_lazy("Passordet er endret")
    changed: User | None = None

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"person": User.objects.get(pk=self.request.user.pk)}

    def perform(self, form: Any) -> User:
        self.changed = services.set_password(
            person=form.person, password=form.cleaned_data["password"], by=form.person, reason=self.get_reason(form)
        )
        return self.changed

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = super().post(request, *args, **kwargs)
        if self.changed is not None:
            update_session_auth_hash(request, self.changed)
        return response

    def get_success_url(self, result: Any = None) -> str:
        return reverse("accounts:profile")

    def get_cancel_url(self) -> str:
        return reverse("accounts:profile")

    def get_breadcrumbs(self) -> list[tuple[Any, str | None]]:
        return [(_("Forside"), "/"), (_("Profil"), reverse("accounts:profile")), (self.heading, None)]
