"""What an import of readings reads of the project, and its preview as the project stands now."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from functools import lru_cache
from typing import Any

from django.http import Http404
from django.utils.translation import gettext as _

from projects.models import Indicator, Project, Reading, StoredFile, Unit
from projects.selectors.goals import is_percent

from .. import importing
from ..importing.cells import words_key
from ..importing.readings import (
    Known,
    KnownReading,
    ReadingChoices,
    ReadingFile,
    ReadingPreview,
    lay_out,
    may_be_shares,
    preview,
)
from ..models import ImportRun
from .imports import remembered

READINGS = "readings"


def indicator_of(project: Project, user: Any, pk: int) -> Indicator:
    """Return an indicator in force of a goal in force. Raises Http404."""
    found = Indicator.objects.visible_to(user).active().filter(goal__project=project, goal__withdrawn_at=None, pk=pk)
    indicator: Indicator | None = found.select_related("goal").first()
    if indicator is None:
        raise Http404
    return indicator


def known_of(indicator: Indicator, project: Project, user: Any) -> Known:
    """Return the municipality's units and what is measured already. Two queries."""
    units: dict[str, list[tuple[int, str, date, date | None]]] = defaultdict(list)
    for unit in Unit.objects.visible_to(user).active().filter(municipality_id=project.municipality_id):
        units[words_key(unit.name)].append((unit.pk, unit.name, unit.valid_from, unit.valid_to))
    readings = {
        (one.unit_id, one.month): KnownReading(one.pk, one.value, one.note, one.group_size)
        for one in Reading.objects.visible_to(user).active().filter(indicator=indicator)
    }
    found = {name: tuple(rows) for name, rows in units.items()}
    percent = is_percent(indicator.measured_in)
    return Known(found, readings, project.today(), percent, indicator.is_about_people)


@lru_cache(maxsize=2)
def _source(sha256: str, name: str, sheet: str | None) -> importing.Source:
    return importing.read(bytes(StoredFile.objects.get(sha256=sha256).content), name, sheet)


def file_of(run: ImportRun) -> ReadingFile:
    """Return the run's table. Raises ``ImportRefused``."""
    choices = ReadingChoices.from_json(run.choices)
    sha256 = StoredFile.objects.values_list("sha256", flat=True).get(pk=run.file_id)
    return lay_out(_source(sha256, run.file_name, choices.sheet), choices, remembered(run.project, READINGS))


def preview_of(run: ImportRun, file: ReadingFile, indicator: Indicator, user: Any) -> ReadingPreview:
    """Return what the import would do now. The file has all it needs."""
    return preview(file, ReadingChoices.from_json(run.choices), known_of(indicator, run.project, user))


def asks_scale(file: ReadingFile, indicator: Indicator) -> bool:
    """Tell whether somebody must say if 0,925 is a share or a percentage."""
    return is_percent(indicator.measured_in) and may_be_shares(file)


def needs_of(run: ImportRun, file: ReadingFile, indicator: Indicator) -> list[str]:
    """Return what the file does not say and nobody may guess, in words; empty when it can be read."""
    needs = [_("Velg hvilken kolonne som er %(what)s.") % {"what": what} for what in file.missing]
    if not needs and asks_scale(file, indicator) and not ReadingChoices.from_json(run.choices).scale:
        needs.append(_("Alle tallene er fra 0 til 1. Si om de er prosent (92,5) eller andeler (0,925)."))
    return needs
