"""``manage.py load_example``: the Alta 2010 project, built through the services. A second time it changes nothing."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from omstilling.demo.loader import CannotLoad, load


class Command(BaseCommand):
    help = "Load the example project, Alta 2010. Loaded already, it is left as it is. Refused in production."

    def handle(self, *args: Any, **options: Any) -> None:
        """Load, and say what happens month by month."""
        try:
            load(self._say)
        except CannotLoad as error:
            raise CommandError(str(error)) from None

    def _say(self, line: str) -> None:
        self.stdout.write(line)
        self.stdout.flush()
