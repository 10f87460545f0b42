"""The forms of login, password and profile."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth import authenticate
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.debug import sensitive_variables

from omstilling.ui.forms import ServiceForm, ServiceModelForm

from .models import User

LONGEST_PASSWORD = 1024


class SilentInput(forms.HiddenInput):
    """A hidden input that never repeats what was typed."""

    def format_value(self, value: Any) -> None:
        return None


class PasswordField(forms.CharField):
    """A password: never repeated on a page, blanks kept, and not so long that checking it takes time."""

    hidden_widget = SilentInput

    def __init__(self, *, autocomplete: str, **kwargs: Any) -> None:
        widget = forms.PasswordInput(attrs={"autocomplete": autocomplete})
        super().__init__(widget=widget, strip=False, max_length=LONGEST_PASSWORD, **kwargs)


class LoginForm(ServiceForm):
    """Who one is. ``get_user`` answers the person when the form is valid."""

    username = forms.CharField(
        label=gettext_lazy("Brukernavn eller e-postadresse"),
        max_length=254,
        widget=forms.TextInput(attrs={"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"}),
        error_messages={"required": gettext_lazy("Skriv brukernavnet eller e-postadressen din.")},
    )
    password = PasswordField(
        label=gettext_lazy("Passord"),
        autocomplete="current-password",
        error_messages={"required": gettext_lazy("Skriv passordet ditt.")},
    )

    def __init__(self, request: HttpRequest | None = None, *args: Any, **kwargs: Any) -> None:
        self.request = request
        self.user: Any = None
        super().__init__(*args, **kwargs)

    @sensitive_variables()
    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if "username" in cleaned and "password" in cleaned:
            self.user = authenticate(self.request, username=cleaned["username"], password=cleaned["password"])
            if self.user is None:
                raise ValidationError(
                    _("Brukernavnet eller passordet er feil. Prøv igjen, eller velg et nytt passord."), code="invalid"
                )
        return cleaned

    def get_user(self) -> Any:
        return self.user


class NewPasswordForm(ServiceForm):
    """A new password, written twice. The service says whether it is good enough."""

    password = PasswordField(
        label=gettext_lazy("Nytt passord"),
        autocomplete="new-password",
        help_text=gettext_lazy("Minst 12 tegn. Noen ord etter hverandre er lett å huske og vanskelig å gjette."),
        error_messages={"required": gettext_lazy("Skriv et nytt passord.")},
    )
    repeated_password = PasswordField(
        label=gettext_lazy("Nytt passord én gang til"),
        autocomplete="new-password",
        error_messages={"required": gettext_lazy("Skriv det nye passordet én gang til.")},
    )

    @sensitive_variables()
    def clean_repeated_password(self) -> str:
        repeated: str = self.cleaned_data["repeated_password"]
        if "password" in self.cleaned_data and repeated != self.cleaned_data["password"]:
            raise ValidationError(_("De to passordene er ikke like."), code="mismatch")
        return repeated


class FirstPasswordForm(NewPasswordForm):
    """The first password of somebody who is invited."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["password"].label = _("Passord")
        self.fields["repeated_password"].label = _("Passord én gang til")


class ChangePasswordForm(NewPasswordForm):
    """The old password, and a new one twice."""

    old_password = PasswordField(
        label=gettext_lazy("Passordet du har nå"),
        autocomplete="current-password",
        error_messages={"required": gettext_lazy("Skriv passordet du har nå.")},
    )
    field_order = ("old_password", "password", "repeated_password")

    def __init__(self, *args: Any, person: User, **kwargs: Any) -> None:
        self.person = person
        super().__init__(*args, **kwargs)

    @sensitive_variables()
    def clean_old_password(self) -> str:
        old: str = self.cleaned_data["old_password"]
        if not self.person.check_password(old):
            raise ValidationError(_("Dette er ikke passordet du har nå."), code="wrong")
        return old


class ForgottenForm(ServiceForm):
    """Who has forgotten the password."""

    username = forms.CharField(
        label=gettext_lazy("E-postadresse eller brukernavn"),
        max_length=254,
        widget=forms.TextInput(attrs={"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"}),
        error_messages={"required": gettext_lazy("Skriv e-postadressen eller brukernavnet ditt.")},
    )


class ProfileForm(ServiceModelForm):
    """What a person tells about themselves. A new e-mail address needs the password: links to a new one go there."""

    current_password = PasswordField(
        label=gettext_lazy("Passordet ditt"),
        autocomplete="current-password",
        required=False,
        help_text=gettext_lazy("Trengs bare når du endrer e-postadressen."),
    )

    class Meta(ServiceModelForm.Meta):
        model = User
        fields = ["full_name", "title", "phone", "email", "language"]
        help_texts = {
            "full_name": gettext_lazy("Slik det skal stå i protokoller og lister."),
            "title": gettext_lazy("For eksempel rådmann, hovedtillitsvalgt eller kommunestyremedlem."),
            "email": gettext_lazy("Hit går varsler og lenker til nytt passord. Du kan logge inn med den."),
        }
        widgets = {
            "full_name": forms.TextInput(attrs={"autocomplete": "name"}),
            "title": forms.TextInput(attrs={"autocomplete": "organization-title"}),
            "phone": forms.TextInput(attrs={"autocomplete": "tel", "inputmode": "tel"}),
            "email": forms.EmailInput(attrs={"autocomplete": "email"}),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.stored_email = self.instance.email

    @sensitive_variables()
    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if "email" in cleaned and cleaned["email"].lower() != self.stored_email.lower():
            typed = cleaned.get("current_password", "")
            if not typed:
                self.add_error("current_password", _("Skriv passordet ditt for å endre e-postadressen."))
            elif not self.instance.check_password(typed):
                self.add_error("current_password", _("Passordet er feil."))
        return cleaned
