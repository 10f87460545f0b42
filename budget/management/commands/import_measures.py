"""``manage.py import_measures FILE --project PROJECT``: the same importer as the page, all or nothing."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from budget import importing
from budget.importing.choices import SIGNS, UNITS
from budget.selectors.imports import preview_of
from budget.services.imports import commit_import, start_import
from omstilling.accounts.models import User
from omstilling.audit.errors import DomainError
from omstilling.audit.uow import unit_of_work
from projects.acting import acting_user
from projects.models import Project, SeatFunction
from projects.permissions import may_import

WORDS = {"new": "ny", "changed": "endret", "unchanged": "uendret", "refused": "avvist", "left_out": "utelatt"}
ROLE_WORDS = {"measure": "tiltak", "base": "basisbudsjett", "technical": "teknisk justering", "": ""}


class _NotKept(Exception):
    """Rolls back what a dry run wrote."""


class Command(BaseCommand):
    help = "Imports measures from CSV or XLSX. One refused row saves nothing."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, metavar="FILE")
        parser.add_argument("--project", required=True, help="the project's name in addresses, for example alta-2010")
        parser.add_argument("--dry-run", action="store_true", help="show what would be done and save nothing")
        parser.add_argument("--sign", choices=SIGNS, default="", help="which sign a saving has in the file")
        parser.add_argument("--unit", choices=UNITS, default="", help="the unit of the amounts")
        parser.add_argument("--sheet", help="which sheet of a workbook; without it the likeliest one")
        parser.add_argument(
            "--outside-years", choices=("keep", "leave-out"), default="keep", help="years that are not in the plan"
        )
        parser.add_argument("--reason", default="", help="why; needed where the file changes what is decided")
        parser.add_argument("--by", metavar="USERNAME", help="who imports; without it the project's controller")

    def handle(self, *args: Any, **options: Any) -> None:
        project = Project.objects.filter(slug=options["project"]).first()
        if project is None:
            raise CommandError(f"There is no project «{options['project']}».")
        user = self._user(project, options["by"])
        try:
            content = options["file"].read_bytes()
        except OSError as error:
            raise CommandError(f"{options['file']} cannot be read: {error.strerror}.") from None
        choices = importing.Choices(
            sheet=options["sheet"],
            sign=options["sign"],
            unit=options["unit"],
            outside_years=options["outside_years"].replace("-", "_"),
        )
        try:
            with unit_of_work(by=user, reason=options["reason"] or f"Importerte {options['file'].name}"):
                run = start_import(
                    project=project, content=content, name=options["file"].name, choices=choices, by=user
                )
                preview = preview_of(run, user)
                self._show(preview)
                if preview.can_import or preview.refused:
                    commit_import(run=run, by=user, reason=options["reason"])
                if options["dry_run"] or not preview.can_import:
                    raise _NotKept
        except _NotKept:
            self.stdout.write("Prøvekjøring: ingenting er lagret." if options["dry_run"] else "Fila endrer ingenting.")
        except importing.Ask as ask:
            lines = [f"{question.text} Bruk {question.flag} {self._values(question)}." for question in ask.questions]
            raise CommandError("\n".join(lines), returncode=2) from None
        except importing.ImportRefused as refused:
            raise CommandError(refused.message) from None
        except DomainError as error:
            raise CommandError(f"{error}\nIngenting er lagret.") from None
        else:
            self.stdout.write(f"Lagret som import {run.number}.")

    def _values(self, question: importing.Question) -> str:
        return "|".join(value for value, _words in question.options)

    def _show(self, preview: importing.Preview) -> None:
        """Print what was taken for what, row by row, and the file's sums."""
        facts = preview.facts
        self.stdout.write(f"Enhet: {facts.unit or 'per kolonne'} ({facts.unit_why or 'står i kolonnene'})")
        self.stdout.write(f"Fortegn: {facts.sign} ({facts.sign_why})")
        for column in preview.columns:
            taken = f"{column.field} {column.year or ''}".strip() or "utelatt"
            self.stdout.write(
                f"Kolonne {column.letter} «{column.header}»: {taken}" + (f" ({column.why})" if column.why else "")
            )
        for row in preview.rows:
            if row.what == "blank":
                continue
            told = [WORDS[row.status], ROLE_WORDS[row.role], row.why or row.status_why]
            self.stdout.write(f"Rad {row.number} «{row.label[:60]}»: {', '.join(word for word in told if word)}")
            for change in row.changes:
                self.stdout.write(
                    f"    {change.label}: {change.old if change.old not in (None, '') else '–'} → {change.new}"
                )
            for problem in [*row.errors, *row.warnings]:
                self.stdout.write(
                    f"    {'kolonne ' + problem.column + ': ' if problem.column else ''}{problem.message}"
                )
        for check in preview.sums:
            self.stdout.write(check.text)
        for warning in preview.warnings:
            self.stdout.write(warning)
        self.stdout.write(preview.sentence())

    def _user(self, project: Project, username: str | None) -> User:
        user = acting_user(
            project, username, (SeatFunction.CONTROLLER, SeatFunction.SECRETARY), "controller or secretary"
        )
        if not may_import(user, project):
            raise CommandError(f"{user} may not import in the project.")
        return user
