"""``manage.py export_measures --project PROJECT --out FILE``: measures as CSV or XLSX, for the import to read."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from budget.importing.layouts import as_file
from budget.selectors.exports import FULL, LAYOUTS, measures_table
from projects.acting import acting_user
from projects.models import Project, SeatFunction


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
        user = acting_user(project, options["by"], (SeatFunction.SECRETARY,), "secretary")
        table = measures_table(project, user, options["layout"])
        options["out"].write_bytes(as_file(table, kind, "Tiltak"))
        self.stdout.write(f"{len(table[1])} rows written to {options['out']}.")
