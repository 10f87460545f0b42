"""How one wants to be told."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from omstilling.accounts.models import User
from omstilling.ui.flow import ServiceFormView

from ..choices import choose
from ..forms import SettingForm
from ..notify import setting_of


class SettingsView(ServiceFormView):
    """Choose pace, quiet hours and weekends."""

    access_rule = "login"
    form_class = SettingForm
    heading = gettext_lazy("Slik vil jeg bli varslet")
    submit_label = gettext_lazy("Lagre valgene")
    success_message = gettext_lazy("Valgene er lagret.")
    reason = gettext_lazy("Varslingsvalgene er endret av personen selv")

    def person(self) -> User:
        return User.objects.get(pk=self.request.user.pk)

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"instance": setting_of(self.person())}

    def perform(self, form: Any) -> Any:
        return choose(person=self.person(), changes=form.cleaned_data)

    def get_success_url(self, result: Any = None) -> str:
        return reverse("mail:settings")

    def get_cancel_url(self) -> str:
        return reverse("accounts:profile")

    def get_breadcrumbs(self) -> list[tuple[Any, str | None]]:
        return [(_("Forside"), "/"), (_("Profil"), reverse("accounts:profile")), (self.heading, None)]
