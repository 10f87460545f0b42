"""What an import of figures from the accounts reads of the project, and its preview as the project stands now."""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache
from typing import Any

from django.utils.translation import gettext as _

from projects.models import Project, StoredFile

from .. import importing
from ..accounts_words import period
from ..importing.accounts import (
    AccountChoices,
    AccountFile,
    AccountPreview,
    Known,
    KnownFigure,
    KnownMeasure,
    lay_out,
    preview,
)
from ..importing.cells import words_key
from ..models import BudgetLine, ImportRun, LineKind, Measure, RealisedEffect
from .imports import remembered

REALISED = "realised"


def known_of(project: Project, user: Any) -> Known:
    """Return the measures, their figures and their budget lines, as far as the user may see them. Three queries."""
    figures: dict[int, list[KnownFigure]] = defaultdict(list)
    for one in RealisedEffect.objects.visible_to(user).active().filter(measure__project=project):
        figures[one.measure_id].append(
            KnownFigure(
                one.pk, one.first_month, one.last_month, one.amount, one.cause, one.confirmed_by_id is not None
            )
        )
    measures = {
        measure.number: KnownMeasure(
            measure.pk, measure.number, measure.title, measure.is_withdrawn, tuple(figures.get(measure.pk, ()))
        )
        for measure in Measure.objects.visible_to(user).filter(project=project).order_by("number")
    }
    references: dict[str, set[int]] = defaultdict(set)
    lines = BudgetLine.objects.visible_to(user).active().filter(project=project, kind=LineKind.MEASURE)
    for reference, number in lines.exclude(reference="").values_list("reference", "measure__number"):
        if number in measures:
            references[words_key(reference)].add(number)
    return Known(measures, {key: frozenset(found) for key, found in references.items()}, project.today(), period)


@lru_cache(maxsize=2)
def _source(sha256: str, name: str, sheet: str | None) -> importing.Source:
    return importing.read(bytes(StoredFile.objects.get(sha256=sha256).content), name, sheet)


def file_of(run: ImportRun) -> AccountFile:
    """Return the run's table. Raises ``ImportRefused``."""
    choices = AccountChoices.from_json(run.choices)
    sha256 = StoredFile.objects.values_list("sha256", flat=True).get(pk=run.file_id)
    return lay_out(_source(sha256, run.file_name, choices.sheet), choices, remembered(run.project, REALISED))


def preview_of(run: ImportRun, file: AccountFile, user: Any) -> AccountPreview:
    """Return what the import would do now. The file has all it needs."""
    return preview(file, AccountChoices.from_json(run.choices), known_of(run.project, user))


def needs_of(file: AccountFile) -> list[str]:
    """Return what the file does not say and nobody may guess, in words; empty when it can be read."""
    needs = [_("Velg hvilken kolonne som er %(what)s.") % {"what": what} for what in file.missing]
    if not file.unit:
        needs.append(_("Fila sier ikke om beløpene er i kroner eller i 1\u00a0000 kroner."))
    if not file.sign:
        needs.append(_("Fila sier ikke om pluss eller minus er innsparing."))
    return needs
