"""``manage.py status_report PROJECT --out FILE.pdf``: writes the report as PDF; ``--issue`` issues it first."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.http import Http404

from omstilling.audit.errors import DomainError
from omstilling.pdf import jobs
from omstilling.pdf.engine import render
from omstilling.pdf.errors import PdfError
from omstilling.reporting import pdf
from omstilling.reporting.models import StatusReport
from projects.acting import acting_user
from projects.models import Project, SeatFunction


class Command(BaseCommand):
    help = "Writes the project's status report as PDF: the draft, or with none the last issued one."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("project", help="the project's name in addresses, for example alta-2010")
        parser.add_argument("--out", type=Path, required=True, metavar="FILE", help="where the PDF is written")
        parser.add_argument("--issue", action="store_true", help="issue the draft: it is frozen and listed")
        parser.add_argument(
            "--by", metavar="USERNAME", help="who issues it; without it the project's rådmann (chief executive)"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        project = Project.objects.filter(slug=options["project"]).first()
        if project is None:
            raise CommandError(f"There is no project «{options['project']}».")
        report = StatusReport.objects.active().filter(project=project).order_by("-number", "-version").first()
        if report is None:
            raise CommandError("The project has no status report. Write a draft in the portal first.")
        if report.is_issued and options["issue"]:
            raise CommandError(f"Report {report} is issued already. Make a new version or a new draft first.")
        content = self._issued(report) if report.is_issued else self._made(report, project, options)
        options["out"].write_bytes(content)
        self.stdout.write(f"Report {report}: {len(content)} bytes written to {options['out']}.")

    def _issued(self, report: StatusReport) -> bytes:
        return bytes(report.document.content)  # type: ignore[union-attr]

    def _made(self, report: StatusReport, project: Project, options: dict[str, Any]) -> bytes:
        user = acting_user(project, options["by"], (SeatFunction.CHIEF_EXECUTIVE,), "rådmann")
        params = pdf.params_of(report, issue=options["issue"])
        try:
            built = jobs.build(pdf.KIND, params, user)
            content = render(built.html, identifier=built.identifier, title=built.title, assets=built.assets)
            if options["issue"]:
                jobs.issue(pdf.KIND, built, content, params, user)
        except (Http404, PermissionDenied):
            raise CommandError(f"{user} may not do this in the project.") from None
        except (DomainError, PdfError) as error:
            raise CommandError(str(error)) from None
        return content
