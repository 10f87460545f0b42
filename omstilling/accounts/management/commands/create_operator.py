"""Make the first operator of an installation: the one who sets up municipalities and their administrators."""

from __future__ import annotations

import sys
from getpass import getpass
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _

from omstilling.accounts import services
from omstilling.accounts.mail import duration_words, invitation_link
from omstilling.accounts.tokens import invitation_token
from omstilling.audit.errors import DomainError
from omstilling.audit.uow import SystemActor


class Command(BaseCommand):
    """``manage.py create_operator USERNAME --name "…" [--email …] [--link]``."""

    help = "Make an operator. Asks for the password; with --link, or without a terminal, prints an invitation link."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("username", help="What the operator logs in with.")
        parser.add_argument("--name", required=True, help="The operator's full name, as it stands in the history.")
        parser.add_argument("--email", default="", help="Where links to a new password are sent.")
        parser.add_argument("--link", action="store_true", help="Print an invitation link instead of asking.")

    def handle(self, *args: Any, **options: Any) -> None:
        """Make the person, and say what comes next."""
        ask = not options["link"] and sys.stdin.isatty()
        try:
            person = services.create_person(
                username=options["username"],
                full_name=options["name"],
                email=options["email"],
                password=self._ask() if ask else None,
                is_operator=True,
                by=SystemActor(_("Kommandolinja")),
                reason=_("Driftsansvarlig opprettet fra kommandolinja"),
            )
        except DomainError as error:
            raise CommandError(str(error)) from None
        except ValidationError as error:
            raise CommandError(" ".join(error.messages)) from None
        self.stdout.write(_("%(name)s (%(user)s) er driftsansvarlig.") % {"name": person, "user": person.username})
        if not ask:
            lasts = duration_words(invitation_token.timeout)
            self.stdout.write(_("Velg passord på denne adressen, som virker i %s:") % lasts)
            self.stdout.write(invitation_link(person))

    def _ask(self) -> str:
        password = getpass(_("Passord: "))
        if password != getpass(_("Passord én gang til: ")):
            raise CommandError(_("De to passordene er ikke like."))
        return password
