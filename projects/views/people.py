"""People of a municipality: the list, one person, roles, invitations, and taking the login away."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from omstilling.accounts.models import User
from omstilling.ui.forms import ReasonForm
from omstilling.ui.lists import Column, shown
from omstilling.ui.templatetags.ui import status_tag

from ..filters.people import PeopleFilter
from ..forms.people import NewPersonForm, PersonForm, RoleForm
from ..models import Grant, Unit
from ..selectors.people import people_of, places_of
from ..services import people as services
from ..services.tenancy import grant_role, withdraw_grant
from .municipality import MunicipalityFormView, MunicipalityList, MunicipalityMixin, MunicipalityPage


class PeopleMixin(MunicipalityMixin):
    """Finds a person among the municipality's own; everyone else does not exist here."""

    access_rule = "may_manage_people"

    def get_person(self) -> User:
        person: User = get_object_or_404(people_of(self.municipality), pk=self.kwargs["pk"])
        return person

    def people_trail(self, person: User | None = None, last: Any = "") -> list[tuple[Any, str | None]]:
        crumbs: list[tuple[Any, str | None]] = [(_("Personer og roller"), self.url("people"))]
        if person is not None:
            crumbs.append((person.full_name, self.url("person", person.pk)))
        if last:
            crumbs.append((last, None))
        else:
            crumbs[-1] = (crumbs[-1][0], None)
        return self.trail(*crumbs)


def today() -> date:
    """Return the real date: a municipality's people know no example's date."""
    return timezone.localdate()


def with_unit(data: dict[str, Any]) -> dict[str, Any]:
    """Return a role form's data with the unit as a row."""
    unit = data.get("unit")
    return {**data, "unit": Unit.objects.get(pk=unit) if unit else None}


def login_state(person: User) -> str:
    """Say whether the person can log in."""
    if not person.is_active:
        return _("deaktivert")
    return _("aktiv") if person.has_usable_password() else _("invitert")


def login_tag(person: User) -> SafeString:
    """Draw whether the person can log in."""
    if not person.is_active:
        return status_tag(login_state(person), "withdrawn")
    return status_tag(login_state(person), "good" if person.has_usable_password() else "under_way")


class PeopleView(PeopleMixin, MunicipalityList):
    """Everyone with a seat or a role in the municipality."""

    heading = gettext_lazy("Personer og roller")
    filterset_class = PeopleFilter
    default_sort = "navn"
    export_name = "personer"
    empty_title = gettext_lazy("Ingen personer ennå")
    empty_text = gettext_lazy("Legg til dem som skal være med. De får en e-post med lenke til å velge passord.")

    def get_columns(self) -> list[Column]:
        return [
            Column("navn", _("Navn"), "full_name", "full_name", link=lambda p: self.url("person", p.pk)),
            Column("stilling", _("Stilling eller verv"), "title", "title"),
            Column("epost", _("E-postadresse"), "email", "email"),
            Column("innlogging", _("Innlogging"), login_tag, export=login_state),
        ]

    def get_queryset(self) -> Any:
        return people_of(self.municipality)

    def count_text(self, count: int) -> str:
        return ngettext("%(n)s person", "%(n)s personer", count) % {"n": shown(count)}

    def get_new(self) -> tuple[str, Any]:
        return self.url("new_person"), _("Legg til en person")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(breadcrumbs=self.people_trail(), **kwargs)


class NewPersonView(PeopleMixin, MunicipalityFormView):
    """Add a person with a role and send the invitation."""

    form_class = NewPersonForm
    heading = gettext_lazy("Legg til en person")
    intro = gettext_lazy("Personen får en e-post med en lenke til å velge passord. Lenken virker i 14 dager.")
    submit_label = gettext_lazy("Legg til og inviter")

    def get_form_kwargs(self) -> dict[str, Any]:
        more = {"municipality": self.municipality, "user": self.request.user, "day": today()}
        return {**super().get_form_kwargs(), **more}

    def get_breadcrumbs(self) -> list[tuple[Any, str | None]]:
        return self.people_trail(last=self.heading)

    def get_cancel_url(self) -> str:
        return self.url("people")

    def perform(self, form: Any) -> Grant:
        user: Any = self.request.user
        return services.add_person(municipality=self.municipality, by=user, **with_unit(form.cleaned_data))

    def get_success_url(self, result: Any = None) -> str:
        return self.url("person", result.person_id)

    def get_success_message(self, result: Grant) -> str:
        if result.person.has_usable_password():
            return _("%s hadde en konto fra før og har fått rollen.") % result.person
        return _("%s er lagt til, og invitasjonen er sendt.") % result.person


class PersonView(PeopleMixin, MunicipalityPage):
    """A person: contact, login, roles and seats in this municipality."""

    template_name = "projects/people_person.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        person = self.get_person()
        places = places_of(self.municipality, person)
        return super().get_context_data(
            heading=person.full_name,
            breadcrumbs=self.people_trail(person),
            person=person,
            state=login_tag(person),
            facts=[
                (_("Stilling eller verv"), person.title),
                (_("E-postadresse"), person.email),
                (_("Telefon"), person.phone),
                (
                    _("Brukernavn"),
                    person.username
                    if person.has_own_username
                    else _("blir e-postadressen når invitasjonen er godtatt"),
                ),
            ],
            places=places,
            today=today(),
            is_me=person.pk == self.request.user.pk,
            **kwargs,
        )


class PersonFormView(PeopleMixin, MunicipalityFormView):
    """A form page about one person."""

    def get_object(self) -> User:
        return self.get_person()

    def get_breadcrumbs(self) -> list[tuple[Any, str | None]]:
        return self.people_trail(self.object, self.get_heading())

    def get_cancel_url(self) -> str:
        return self.url("person", self.object.pk)

    def get_success_url(self, result: Any = None) -> str:
        return self.url("person", self.object.pk)


class EditPersonView(PersonFormView):
    """Change name, address or title."""

    form_class = PersonForm
    heading = gettext_lazy("Endre opplysninger")
    success_message = gettext_lazy("Opplysningene er endret.")

    def perform(self, form: Any) -> User:
        user: Any = self.request.user
        return services.update_person(
            municipality=self.municipality, person=self.object, changes=form.cleaned_data, by=user
        )


class InviteView(PersonFormView):
    """Send the invitation once more."""

    template_name = "ui/confirm.html"
    heading = gettext_lazy("Send invitasjonen på nytt")
    submit_label = gettext_lazy("Send invitasjonen")

    def get_facts(self) -> list[Any]:
        return [(_("Til"), self.object.email)]

    def perform(self, form: Any) -> User:
        user: Any = self.request.user
        return services.invite_again(municipality=self.municipality, person=self.object, by=user)

    def get_success_message(self, result: User) -> str:
        return _("Invitasjonen er sendt til %s.") % result.email


class DeactivateView(PersonFormView):
    """Take the login away."""

    template_name = "ui/confirm.html"
    form_class = ReasonForm
    heading = gettext_lazy("Deaktiver personen")
    intro = gettext_lazy("Personen kan ikke lenger logge inn. Det personen har gjort, blir stående under navnet.")
    submit_label = gettext_lazy("Deaktiver")
    danger = True

    def perform(self, form: Any) -> User:
        user: Any = self.request.user
        return services.close_login(
            municipality=self.municipality, person=self.object, by=user, reason=form.cleaned_data["reason"]
        )

    def get_success_message(self, result: User) -> str:
        return _("%s kan ikke lenger logge inn.") % result


class ReactivateView(PersonFormView):
    """Give the login back."""

    template_name = "ui/confirm.html"
    heading = gettext_lazy("Aktiver personen")
    intro = gettext_lazy("Personen får en ny invitasjon og velger et nytt passord.")
    submit_label = gettext_lazy("Aktiver")

    def perform(self, form: Any) -> User:
        user: Any = self.request.user
        return services.open_login(municipality=self.municipality, person=self.object, by=user)

    def get_success_message(self, result: User) -> str:
        if result.email:
            return _("%s er aktivert, og en ny invitasjon er sendt.") % result
        return _("%s er aktivert. Legg inn e-postadressen, og send en invitasjon.") % result


class NewRoleView(PersonFormView):
    """Give the person one more role."""

    form_class = RoleForm
    heading = gettext_lazy("Gi en rolle")
    submit_label = gettext_lazy("Gi rollen")
    success_message = gettext_lazy("Rollen er gitt.")

    def get_form_kwargs(self) -> dict[str, Any]:
        more = {"municipality": self.municipality, "user": self.request.user, "day": today()}
        return {**super().get_form_kwargs(), **more}

    def perform(self, form: Any) -> Grant:
        user: Any = self.request.user
        data = with_unit(form.cleaned_data)
        return grant_role(municipality=self.municipality, person=self.object, by=user, **data)


class EndRoleView(PeopleMixin, MunicipalityFormView):
    """Take a role back."""

    template_name = "ui/confirm.html"
    form_class = ReasonForm
    heading = gettext_lazy("Avslutt rollen")
    submit_label = gettext_lazy("Avslutt rollen")
    success_message = gettext_lazy("Rollen er avsluttet.")
    danger = True

    def get_object(self) -> Grant:
        grants = Grant.objects.active().filter(municipality=self.municipality)
        found: Grant = get_object_or_404(
            grants.select_related("person", "municipality", "project"), pk=self.kwargs["pk"]
        )
        return found

    def get_facts(self) -> list[Any]:
        grant = self.object
        return [
            (_("Person"), grant.person),
            (_("Rolle"), grant.get_kind_display().capitalize()),
            (_("Gjelder"), grant.project or _("Hele kommunen")),
        ]

    def get_breadcrumbs(self) -> list[tuple[Any, str | None]]:
        return self.people_trail(self.object.person, self.heading)

    def get_cancel_url(self) -> str:
        return self.url("person", self.object.person_id)

    def perform(self, form: Any) -> Grant:
        user: Any = self.request.user
        return withdraw_grant(grant=self.object, by=user, reason=form.cleaned_data["reason"])

    def get_success_url(self, result: Any = None) -> str:
        return self.url("people")
