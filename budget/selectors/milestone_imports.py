"""What an import of the plan reads of the project, and its preview as the project stands now."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from django.utils.translation import gettext as _

from projects.forms.choices import bodies, people, phases, study_areas
from projects.models import Milestone, MilestoneStatus, Project, StoredFile
from projects.schedule import Wait
from projects.selectors.plan import all_milestones
from projects.selectors.schedule import decided_days, links, time_tolerance

from .. import importing
from ..importing.cells import words_key
from ..importing.milestones import (
    DATES,
    LOOKUPS,
    TEXTS,
    Known,
    KnownMilestone,
    MilestoneChoices,
    MilestoneFile,
    MilestonePreview,
    lay_out,
    preview,
)
from ..models import ImportRun
from .imports import remembered

MILESTONES = "milestones"


def values_of(milestone: Milestone) -> dict[str, Any]:
    """Return what a file may change of a milestone."""
    found: dict[str, Any] = {name: getattr(milestone, name) for name in (*TEXTS, *DATES)}
    return found | {name: getattr(milestone, f"{name}_id") for name in LOOKUPS}


def known_of(project: Project, user: Any) -> Known:
    """Return the plan, and the names that a file may use, as far as the user may see them."""
    rows = list(all_milestones(project, user))
    tolerance = time_tolerance(project)
    decided = decided_days([row.pk for row in rows]) if tolerance is not None else {}
    milestones = {
        row.number: KnownMilestone(
            row.pk,
            row.number,
            values_of(row),
            row.status == MilestoneStatus.DONE,
            row.is_withdrawn,
            decided.get(row.pk, row.baseline_date),
        )
        for row in rows
    }
    names = {
        "body": _by_words((one.pk, one.name) for one in bodies(project, user)),
        "responsible": _by_words((one.pk, one.full_name) for one in people(project)),
        "study_area": _by_words((one.pk, one.title) for one in study_areas(project, user)),
        "phase": _by_words((one.pk, one.title) for one in phases(project, user)),
    }
    waits = tuple(Wait(*row) for row in links(project, user).values_list("before_id", "after_id", "days"))
    return Known(milestones, names, waits, project.starts_on, tolerance.limit if tolerance is not None else None)


def _by_words(things: Iterable[tuple[int, str]]) -> dict[str, list[tuple[int, str]]]:
    found: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for pk, name in things:
        found[words_key(name)].append((pk, name))
    return found


@lru_cache(maxsize=2)
def _source(sha256: str, name: str, sheet: str | None) -> importing.Source:
    return importing.read(bytes(StoredFile.objects.get(sha256=sha256).content), name, sheet)


def file_of(run: ImportRun) -> MilestoneFile:
    """Return the run's table. Raises ``ImportRefused``."""
    choices = MilestoneChoices.from_json(run.choices)
    sha256 = StoredFile.objects.values_list("sha256", flat=True).get(pk=run.file_id)
    return lay_out(_source(sha256, run.file_name, choices.sheet), choices, remembered(run.project, MILESTONES))


def preview_of(run: ImportRun, file: MilestoneFile, user: Any) -> MilestonePreview:
    """Return what the import would do now. The file has all it needs."""
    return preview(file, MilestoneChoices.from_json(run.choices), known_of(run.project, user))


def needs_of(file: MilestoneFile) -> list[str]:
    """Return what the file does not say and nobody may guess, in words; empty when it can be read."""
    return [_("Velg hvilken kolonne som er %(what)s.") % {"what": what} for what in file.missing]
