"""Remind those who are responsible for a decision whose deadline is near. Once a day; again is harmless."""

from typing import Any

from django.core.management.base import BaseCommand

from meetings.reminders import send_reminders


class Command(BaseCommand):
    help = (
        "Send an e-mail for each decision whose deadline is near (OMSTILLING_REMINDER_DAYS), once for each deadline."
    )

    def handle(self, **options: Any) -> None:
        self.stdout.write(f"{send_reminders()} reminders.")
