"""Set a password by a link: the invitation, and the password that was forgotten."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login
from django.contrib.auth.views import INTERNAL_RESET_SESSION_TOKEN, PasswordResetConfirmView
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse, reverse_lazy
from django.utils.functional import cached_property
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView, TemplateView

from omstilling.audit.errors import ConflictError, DomainError
from omstilling.pdf.jobs import worker_alive

from .. import services
from ..forms import FirstPasswordForm, ForgottenForm, NewPasswordForm
from ..limits import let_in_again
from ..mail import duration_words
from ..models import User
from ..reminders import send_reset_links
from ..selectors import other_accounts
from ..tokens import invitation_token, reset_token

BACKEND = "omstilling.accounts.backends.PasswordBackend"


class ForgottenPasswordView(FormView):
    """Ask for a link to a new password. The answer and its time are the same whether anybody is found or not."""

    http_method_names = ["get", "head", "post", "options"]
    access_rule = "anonymous"
    template_name = "accounts/forgotten_password.html"
    form_class = ForgottenForm
    success_url = reverse_lazy("accounts:password_reset_sent")

    def form_valid(self, form: Any) -> HttpResponse:
        typed = form.cleaned_data["username"]
        if worker_alive():
            send_reset_links.enqueue(typed)
        else:
            send_reset_links.func(typed)
        return super().form_valid(form)

    def form_invalid(self, form: Any) -> HttpResponse:
        return self.render_to_response(self.get_context_data(form=form), status=422)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        more = {"heading": _("Glemt passord"), "lasts": duration_words(reset_token.timeout)}
        return super().get_context_data(**{**more, **kwargs})


class ResetSentView(TemplateView):
    """Say what happens now."""

    access_rule = "anonymous"
    template_name = "accounts/reset_sent.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        more = {"heading": _("Se i e-posten din"), "lasts": duration_words(reset_token.timeout)}
        return super().get_context_data(**{**more, **kwargs})


class LinkView(PasswordResetConfirmView):
    """The page behind a link. Django moves the token from the address to the session, so that it leaks nowhere."""

    http_method_names = ["get", "head", "post", "options"]
    access_rule = "anonymous"
    reset_url_token = "velg"  # noqa: S105 - what stands in the address instead of the token
    form_class = NewPasswordForm  # type: ignore[assignment]
    user: Any  # a User where the link is valid
    heading: Any = ""
    reason: Any = ""

    def get_user(self, uidb64: str) -> User | None:  # type: ignore[override]
        person = super().get_user(uidb64)
        return person if isinstance(person, User) and person.is_active else None

    def get_form_kwargs(self) -> dict[str, Any]:
        kwargs = super().get_form_kwargs()
        del kwargs["user"]
        return kwargs

    def form_valid(self, form: Any) -> HttpResponse:
        person = self.user
        try:
            services.set_password(
                person=person, password=form.cleaned_data["password"], by=person, reason=str(self.reason)
            )
        except ConflictError:
            return redirect(self.request.path)  # a second click: the link has been used meanwhile
        except DomainError as error:
            form.add_error(error.field if error.field in form.fields else None, str(error))
            return self.form_invalid(form)
        self.request.session.pop(INTERNAL_RESET_SESSION_TOKEN, None)
        let_in_again(person)
        return self.go_on(person)

    def go_on(self, person: User) -> HttpResponse:
        raise NotImplementedError

    def form_invalid(self, form: Any) -> HttpResponse:
        return self.render_to_response(self.get_context_data(form=form), status=422)

    def render_to_response(self, context: dict[str, Any], **kwargs: Any) -> HttpResponse:
        if not self.validlink:
            return super().render_to_response(context, status=410)
        return super().render_to_response(context, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        heading = self.heading if self.validlink else _("Lenken virker ikke lenger")
        more = {"heading": heading, "person": self.user if self.validlink else None}
        return super().get_context_data(**{**more, **kwargs})

    @property
    def other_user(self) -> Any:
        """Return who is logged in here, when it is not the one whom the link is for."""
        user: Any = self.request.user
        return user if user.is_authenticated and user.pk != self.user.pk else None


class NewPasswordView(LinkView):
    """A new password instead of a forgotten one; then one logs in with it."""

    template_name = "accounts/new_password.html"
    token_generator = reset_token
    heading = gettext_lazy("Velg nytt passord")
    reason = gettext_lazy("Passordet er endret med lenke fra e-post")

    def go_on(self, person: User) -> HttpResponse:
        messages.success(self.request, _("Passordet er endret. Logg inn med det nye."))
        return redirect("accounts:login")


class InvitationView(LinkView):
    """The first password of somebody who is invited; it logs in at once.

    Whoever has an account on the same address accepts with that one, and has one login in both municipalities.
    """

    template_name = "accounts/invitation.html"
    token_generator = invitation_token
    form_class = FirstPasswordForm  # type: ignore[assignment]
    heading = gettext_lazy("Velkommen til Omstilling")
    reason = gettext_lazy("Det første passordet er valgt etter invitasjon")

    @cached_property
    def accounts(self) -> list[User]:
        return other_accounts(self.user)

    @property
    def my_account(self) -> User | None:
        """Return the account that is logged in here, if it has the invitation's address."""
        return next((account for account in self.accounts if account.pk == self.request.user.pk), None)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if "godta" in request.POST and self.my_account is not None:
            return self.accept(self.my_account)
        return super().post(request, *args, **kwargs)

    def accept(self, account: User) -> HttpResponse:
        """Let the account take over what was given to the invited person."""
        try:
            services.accept_with_account(invited=self.user, account=account, by=account)
        except (ConflictError, DomainError):
            return redirect(self.request.path)  # a second click: the link has been used meanwhile
        self.request.session.pop(INTERNAL_RESET_SESSION_TOKEN, None)
        messages.success(self.request, _("Invitasjonen er godtatt. Du logger inn som før."))
        return redirect(settings.LOGIN_REDIRECT_URL)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        more: dict[str, Any] = {}
        if self.validlink:
            more = {
                "other_user": None if self.my_account else self.other_user,
                "accounts": self.accounts,
                "my_account": self.my_account,
                "login_path": f"{reverse('accounts:login')}?{urlencode({'next': self.request.path})}",
                "username": self.user.username if self.user.has_own_username else self.user.email,
            }
        return super().get_context_data(**{**more, **kwargs})

    def go_on(self, person: User) -> HttpResponse:
        login(self.request, person, backend=BACKEND)
        messages.success(self.request, _("Velkommen, %s. Passordet er lagret.") % person.full_name)
        return redirect(settings.LOGIN_REDIRECT_URL)
