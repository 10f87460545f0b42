"""People of a municipality: adding them with a role, inviting them, and closing their login."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _

from omstilling.accounts import services as accounts
from omstilling.accounts.models import User
from omstilling.accounts.selectors import plain_name
from omstilling.audit.errors import DomainError
from omstilling.audit.uow import unit_of_work

from ..models import Grant, GrantKind, Municipality, Project, Seat, Unit
from ..selectors.people import people_of
from .tenancy import check_other_administrator, grant_role


def add_person(
    *,
    municipality: Municipality,
    full_name: str,
    email: str,
    kind: str = GrantKind.EMPLOYEE,
    title: str = "",
    project: Project | None = None,
    unit: Unit | None = None,
    by: User,
    reason: str = "",
) -> Grant:
    """Add a person with a role and send the invitation. Who is among the municipality's own already gets the role.

    Everyone else is added under the name that was typed, whether the address is known elsewhere or not, and whoever
    has an account accepts with it: nothing crosses before that (docs/decisions/0009). Raises DomainError.
    """
    with unit_of_work(by=by, reason=reason or _("Personen er lagt til")):
        email = email.strip()
        person = own_person(municipality, email, by)
        if person is not None and not person.is_active:
            raise DomainError(_("Personen er deaktivert. Aktiver personen først."), field="email")
        if person is None:
            person = accounts.create_invited(full_name=full_name, email=email, title=title, by=by, reason=reason)
        grant = grant_role(
            municipality=municipality, person=person, kind=kind, project=project, unit=unit, by=by, reason=reason
        )
        if not person.has_usable_password():
            accounts.invite(person=person, inviter_text=str(municipality), by=by, reason=reason)
        return grant


def own_person(municipality: Municipality, email: str, by: User) -> User | None:
    """Return who has the address among the municipality's own, the active first, or the one who asks."""
    name = plain_name(email)
    same = Q(email__iexact=name) | Q(username__iexact=name)
    found = people_of(municipality).filter(same).order_by("-is_active", "pk").first()
    return found or User.objects.filter(same, pk=by.pk).first()


def invite_again(*, municipality: Municipality, person: User, by: User, reason: str = "") -> User:
    """Send the invitation once more; links sent before no longer work. Raises DomainError."""
    with unit_of_work(by=by, reason=reason or _("Invitasjonen er sendt på nytt")):
        if not person.is_active:
            raise DomainError(_("Personen er deaktivert. Aktiver personen først."))
        if not person.email:
            raise DomainError(_("Personen har ingen e-postadresse. Legg den inn først."))
        accounts.invite(person=person, inviter_text=str(municipality), by=by, reason=reason)
    return person


def update_person(
    *, municipality: Municipality, person: User, changes: Mapping[str, Any], by: User, reason: str = ""
) -> User:
    """Change name, address or title of somebody who belongs to this municipality alone. Raises DomainError."""
    with unit_of_work(by=by, reason=reason or _("Opplysningene om personen er endret")):
        check_own(municipality, person)
        accounts.update_profile(person=person, changes=dict(changes), by=by, reason=reason)
    return person


def close_login(*, municipality: Municipality, person: User, by: User, reason: str = "") -> User:
    """Take the login away; what the person has done stays under the name. Raises DomainError."""
    with unit_of_work(by=by, reason=reason or _("Personen er deaktivert")):
        check_own(municipality, person)
        if Grant.objects.active().filter(
            municipality=municipality, person=person, kind=GrantKind.ADMINISTRATOR, project=None
        ):
            check_other_administrator(municipality, person)
        accounts.deactivate(person=person, by=by, reason=reason)
    return person


def open_login(*, municipality: Municipality, person: User, by: User, reason: str = "") -> User:
    """Give the login back. Raises DomainError."""
    with unit_of_work(by=by, reason=reason or _("Personen er aktivert")):
        check_own(municipality, person)
        accounts.reactivate(person=person, by=by, reason=reason)
    return person


def check_own(municipality: Municipality, person: User) -> None:
    """Refuse to change the login of somebody who also has a place outside the municipality."""
    seats = Seat.objects.active().filter(person=person).exclude(body__project__municipality=municipality)
    grants = Grant.objects.active().filter(person=person).exclude(municipality=municipality)
    if person.is_operator or seats.exists() or grants.exists():
        raise DomainError(
            _("Personen bestemmer selv over kontoen sin. Avslutt plassene og rollene i kommunen i stedet.")
        )
