"""``manage.py export_measures --project PROJECT --out FILE``: measures as CSV or XLSX, for the import to read."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from budget.importing.layouts import as_file
from budget.selectors.exports import FULL, LAYOUTS, measures_table
from omstilling.accounts.models import User
from projects.models import Project, Seat, SeatFunction


class Command(BaseCommand):
    help = "Writes the project's measures to CSV or XLSX."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--project", required=True, help="the project's name in addresses, for example alta-2010")
        parser.add_argument(
            "--out", type=Path, required=True, metavar="FILE", help="a name that ends in .xlsx or .csv"
        )
        parser.add_argument(
            "--layout", choices=LAYOUTS, default=FULL, help="every field, or the plan's form (minus is a saving)"
        )
        parser.add_argument("--by", metavar="USERNAME", help="as whom; without it the project's secretary")

    def handle(self, *args: Any, **options: Any) -> None:
        project = Project.objects.filter(slug=options["project"]).first()
        if project is None:
            raise CommandError(f"There is no project «{options['project']}».")
        kind = options["out"].suffix.lower().lstrip(".")
        if kind not in {"csv", "xlsx"}:
            raise CommandError("The file's name must end in .xlsx or .csv.")
        table = measures_table(project, self._user(project, options["by"]), options["layout"])
        options["out"].write_bytes(as_file(table, kind, "Tiltak"))
        self.stdout.write(f"{len(table[1])} rows written to {options['out']}.")

    def _user(self, project: Project, username: str | None) -> User:
        if username:
            user = User.objects.filter(username__iexact=username, is_active=True).first()
            if user is None:
                raise CommandError(f"There is no active user «{username}».")
            return user
        seat = (
            Seat.objects.active()
            .valid_on(project.today())
            .filter(body__project=project, function=SeatFunction.SECRETARY, person__is_active=True)
            .select_related("person")
            .first()
        )
        if seat is None:
            raise CommandError("The project has no secretary: say as whom with --by USERNAME.")
        return seat.person  # type: ignore[no-any-return]
