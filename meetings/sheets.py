"""What the documents of a meeting have in common: the frame of the sheet, and the path to the meeting."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from omstilling.pdf import jobs
from omstilling.pdf.fingerprints import short_fingerprint
from omstilling.ui.formats import date_text
from projects.emblems import EMBLEM
from projects.views.base import get_project, today_text

from .models import Meeting


def which_of(document: Any) -> str:
    """Return which of the two a document is, as file names and identifiers say it."""
    return "offentlig" if document.public else "fullstendig"


def sheet(meeting: Meeting, document: Any, source: Any, assets: Any, **more: Any) -> dict[str, Any]:
    """Return the context of a sheet. ``document`` is what the minutes or a notice say; ``more`` goes before it."""
    return {
        "document": document,
        "title": document.title,
        "kicker": document.label,
        "project_name": document.project,
        "owner": document.municipality,
        "owner_unit": document.organ,
        "emblem": EMBLEM if assets else "",
        "notice": document.example,
        "today_text": today_text(meeting.project),
        "draft": document.draft,
        "fingerprint": short_fingerprint(source),
        "created": document.created,
        "author": document.municipality,
        "description": document.label,
        **more,
    }


def under_meeting(request: HttpRequest, meeting: Meeting, label: str, address: str) -> jobs.Trail:
    """Put the page of a job under its meeting, and return the path. Http404 for those who do not see the project."""
    project = get_project(request, meeting.project.slug)
    request.menu_key = "moter.moter"  # type: ignore[attr-defined]
    return [
        (project.short_name, project.get_absolute_url()),
        (_("Møter"), reverse("meetings:meetings", args=[project.slug])),
        (f"{meeting.body.name} {date_text(meeting.held_on)}", meeting.get_absolute_url()),
        (label, address),
    ]
