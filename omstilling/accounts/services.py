"""What is done with people: made, invited, changed, given a password, shut out and let in again."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import partial
from itertools import chain, count
from string import ascii_lowercase
from typing import Any

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.crypto import get_random_string
from django.utils.translation import gettext as _

from omstilling.audit.errors import DomainError
from omstilling.audit.models import TrackedModel
from omstilling.audit.personal_numbers import refuse_personal_numbers
from omstilling.audit.uow import SystemActor, unit_of_work

from . import mail
from .models import INVITED, User
from .selectors import plain_name

Actor = User | SystemActor
PROFILE_FIELDS = frozenset({"full_name", "email", "phone", "title", "language"})
_USERNAME = re.compile(r"[\w.@+-]+")


def create_person(
    *,
    username: str,
    full_name: str,
    by: Actor,
    email: str = "",
    title: str = "",
    phone: str = "",
    password: str | None = None,
    is_operator: bool = False,
    reason: str = "",
) -> User:
    """Make a person; without a password the login opens with an invitation."""
    with unit_of_work(by=by, reason=reason or _("Personen er lagt inn")):
        person = User(username=plain_name(username), is_operator=is_operator)
        _fill(person, {"full_name": full_name, "email": email, "title": title, "phone": phone})
        if not _USERNAME.fullmatch(person.username):
            raise DomainError(
                _("Bruk bare bokstaver, tall og tegnene . - _ @ + i brukernavnet, uten mellomrom."), field="username"
            )
        if User.objects.filter(username__iexact=person.username).exists():
            raise DomainError(_("Brukernavnet er i bruk. Velg et annet."), field="username")
        _give_password(person, password)
        _check(person)
        person.save()
    return person


def create_invited(*, full_name: str, email: str, by: Actor, title: str = "", reason: str = "") -> User:
    """Make a person under the name that the inviter typed, whoever else has the address.

    The user name is a stand-in until the invitation is accepted: nothing here tells whether the address is known.
    """
    with unit_of_work(by=by, reason=reason or _("Personen er lagt inn")):
        person = User(username=f"{INVITED}{get_random_string(16, ascii_lowercase)}")
        _fill(person, {"full_name": full_name, "email": email, "title": title})
        _give_password(person, None)
        _check(person)
        person.save()
    return person


def invite(*, person: User, by: Actor, inviter_text: str = "", reason: str = "") -> User:
    """Send the person a link by e-mail when the unit of work is committed.

    The link sets the first password; links sent before no longer work. Who has a password is told where to log in.
    ``inviter_text`` is on whose behalf one invites: «Ada Admin, Alta kommune, inviterer deg».
    """
    with unit_of_work(by=by, reason=reason or _("Personen er invitert")):
        if not person.email:
            raise DomainError(_("%s har ingen e-postadresse å sende invitasjonen til.") % person, field="email")
        if not person.is_active:
            raise DomainError(_("%s er deaktivert. Aktiver personen først.") % person)
        if not person.has_usable_password():
            person.set_unusable_password()  # another one: the links of the former end with it
            person.save()
        names = ["" if isinstance(by, SystemActor) else str(by), " ".join(inviter_text.split())]
        inviter = _("%(person)s, %(behalf)s,") % {"person": names[0], "behalf": names[1]} if all(names) else ""
        transaction.on_commit(partial(mail.send_invitation, person.pk, inviter or "".join(names)))
    return person


def update_profile(*, person: User, changes: Mapping[str, Any], by: Actor, reason: str = "") -> User:
    """Change name, e-mail address, telephone or title. The former address is told of a new one."""
    unknown = set(changes) - PROFILE_FIELDS
    if unknown:
        raise ValueError(f"Not fields of a profile: {', '.join(sorted(unknown))}.")
    with unit_of_work(by=by, reason=reason or _("Profilen er endret")):
        old = person.email
        _fill(person, changes)
        _check(person)
        person.save()
        if old and person.email.lower() != old.lower() and person.has_usable_password():
            transaction.on_commit(partial(mail.send_email_changed, person.pk, old))
    return person


def set_password(*, person: User, password: str, by: Actor, reason: str = "") -> User:
    """Give the person a new password. Sessions elsewhere and links that were sent end with the old one."""
    with unit_of_work(by=by, reason=reason or _("Passordet er endret")):
        if not person.is_active:
            raise DomainError(_("%s er deaktivert. Aktiver personen først.") % person)
        had_one = person.has_usable_password()
        _give_password(person, password)
        if not person.has_own_username:
            person.username = _free_username(plain_name(person.email))
        person.save()
        if had_one:
            transaction.on_commit(partial(mail.send_password_changed, person.pk))
    return person


def accept_with_account(*, invited: User, account: User, by: Actor, reason: str = "") -> User:
    """Let the account that somebody has already take over what the invited person was given, each row with history.

    Whoever calls has seen the invitation's link and the account's password. The stand-in ends.
    """
    with unit_of_work(by=by, reason=reason or _("Invitasjonen er godtatt")):
        if invited.has_usable_password() or not invited.is_active or account.pk == invited.pk:
            raise DomainError(_("Invitasjonen er alt brukt."))
        for relation in User._meta.related_objects:
            model: Any = relation.related_model
            if issubclass(model, TrackedModel):
                _hand_over(model, relation.field, invited, account)
        invited.is_active = False
        invited.set_unusable_password()
        invited.save()
    return account


def _hand_over(model: Any, field: Any, old: User, new: User) -> None:
    """Give the rows in use to the other person; what that person has already is withdrawn instead."""
    for row in model.objects.active().filter(**{field.name: old}):
        setattr(row, field.name, new)
        try:
            row.validate_constraints()
        except ValidationError:
            setattr(row, field.name, old)
            row.withdraw()
        else:
            row.save()


def deactivate(*, person: User, by: Actor, reason: str = "") -> User:
    """Take the login away at once; the name stays in everything that is recorded.

    The password is thrown away too, so that neither an old session nor an old link opens again with ``reactivate``.
    """
    with unit_of_work(by=by, reason=reason or _("Personen er deaktivert")):
        if person.pk == by.pk:
            raise DomainError(_("Du kan ikke deaktivere deg selv. Be en annen administrator om det."))
        if person.is_active:
            person.is_active = False
            person.set_unusable_password()
            person.save()
    return person


def reactivate(*, person: User, by: Actor, reason: str = "") -> User:
    """Let the person in again, by a new invitation (``deactivate`` threw the password away)."""
    with unit_of_work(by=by, reason=reason or _("Personen er aktivert igjen")):
        if not person.is_active:
            person.is_active = True
            person.save()
            if person.email:
                invite(person=person, by=by)
    return person


def _fill(person: User, values: Mapping[str, Any]) -> None:
    for name, value in values.items():
        text = " ".join(str(value or "").split())
        setattr(person, name, User.objects.normalize_email(text) if name == "email" else text)


def _free_username(wanted: str) -> str:
    """Return the user name, with a number where another has it."""
    names = chain([wanted], (f"{wanted}-{n}" for n in count(2)))
    return next(name for name in names if not User.objects.filter(username__iexact=name).exists())


def _check(person: User) -> None:
    """Validate the row and refuse national identity numbers in it."""
    refuse_personal_numbers(
        username=person.username,
        full_name=person.full_name,
        email=person.email,
        title=person.title,
        phone=person.phone,
    )
    person.full_clean(exclude=["password"])


def _give_password(person: User, password: str | None) -> None:
    """Set the password, or one that nobody knows. A weak one is refused."""
    if password is None:
        person.set_unusable_password()
        return
    try:
        validate_password(password, person)
    except ValidationError as error:
        raise DomainError(" ".join(_in_words(one) for one in error.error_list), field="password") from None
    person.set_password(password)


def _in_words(error: ValidationError) -> str:
    """Return what is wrong with a password. Django's own catalogue lacks some of this in bokmål."""
    if error.code == "password_too_short":
        return _("Passordet er for kort. Bruk minst %(min_length)s tegn.") % (error.params or {})
    if error.code == "password_too_similar":
        return _("Passordet likner for mye på navnet, brukernavnet eller e-postadressen.")
    if error.code == "password_too_common":
        return _("Passordet er for vanlig, og derfor lett å gjette.")
    return " ".join(error.messages)
