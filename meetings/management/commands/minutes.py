"""Make the minutes of a meeting as PDF: the approved version when there is one, else the draft."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from meetings.documents import built, document_of
from meetings.minutes import minutes_document
from meetings.models import Meeting, Minutes
from omstilling.pdf.engine import render
from omstilling.pdf.errors import PdfError


class Command(BaseCommand):
    help = "Lag møteprotokollen som PDF. Uten --public blir den fullstendig."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("meeting", help="Møtet, som det står i adressen: styringsgruppa-2010-09-17")
        parser.add_argument("--out", required=True, type=Path, help="Filen som skal skrives")
        parser.add_argument("--public", action="store_true", help="Uten det som er unntatt offentlighet")
        parser.add_argument("--project", default="", help="Prosjektet, når flere har et møte med samme navn")

    def handle(self, *args: Any, **options: Any) -> None:
        meeting = self.find(options["meeting"], options["project"])
        public = options["public"]
        minutes = Minutes.objects.active().filter(meeting=meeting).order_by("-version").first()
        issued = (minutes.public_document if public else minutes.full_document) if minutes is not None else None
        if issued is not None:
            content = bytes(issued.content)
        else:
            document = (
                document_of(minutes, public=public)
                if minutes is not None
                else minutes_document(meeting, public=public)
            )
            made = built(meeting, document)
            try:
                content = render(made.html, identifier=made.identifier, title=made.title, assets=made.assets)
            except PdfError as error:
                raise CommandError(str(error)) from error
        out: Path = options["out"]
        try:
            out.write_bytes(content)
        except OSError as error:
            raise CommandError(_("Filen %(file)s kan ikke skrives.") % {"file": out}) from error
        self.stdout.write(_("Skrev %(file)s (%(size)s byte).") % {"file": out, "size": len(content)})

    def find(self, slug: str, project: str) -> Meeting:
        """Return the one meeting with this name."""
        found = Meeting.objects.active().filter(slug=slug)
        if project:
            found = found.filter(project__slug=project)
        meetings = list(found.select_related("project__municipality__emblem", "body", "chaired_by__person"))
        if not meetings:
            raise CommandError(_("Fant ikke møtet «%(meeting)s».") % {"meeting": slug})
        if len(meetings) > 1:
            names = ", ".join(sorted(m.project.slug for m in meetings))
            raise CommandError(
                _("Flere prosjekter har et møte som heter det: %(names)s. Velg med --project.") % {"names": names}
            )
        return meetings[0]
