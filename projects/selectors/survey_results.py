"""The results of a survey by question, in the order that they are read: the municipality first, then the units."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from omstilling.ui import formats
from omstilling.ui.formats import NBSP

from ..models import Survey, SurveyResult
from .goals import decimals_of
from .held_back import HELD_BACK


@dataclass(frozen=True, slots=True)
class ResultLine:
    """What a place answered. Empty where it is held back."""

    place: str
    score: str
    answers: str
    rate: str
    is_held_back: bool


@dataclass(frozen=True, slots=True)
class Question:
    """A question with what each place answered."""

    text: str
    lines: tuple[ResultLine, ...]


def results_of(survey: Survey, user: Any) -> list[SurveyResult]:
    """Return a survey's results that the user may see. As they are: ``cleared_results`` before anything is shown."""
    found = SurveyResult.objects.visible_to(user).active().filter(survey=survey).select_related("unit")
    return sorted(
        found, key=lambda r: (r.question.casefold(), r.unit is not None, r.unit.name.casefold() if r.unit else "")
    )


def questions_of(results: Iterable[SurveyResult]) -> list[Question]:
    """Return cleared results by question. The means of a question have as many decimals."""
    found: dict[str, list[SurveyResult]] = {}
    for result in results:
        found.setdefault(result.question, []).append(result)
    return [Question(text, tuple(_lines(rows))) for text, rows in found.items()]


def _lines(results: list[SurveyResult]) -> Iterator[ResultLine]:
    decimals = decimals_of("", [result.score for result in results])
    return (_line(result, decimals) for result in results)


def _line(result: SurveyResult, decimals: int) -> ResultLine:
    place = result.unit.name if result.unit is not None else _("Hele kommunen")
    if result.score is None:
        return ResultLine(place, str(HELD_BACK), "", "", True)
    rate = ""
    if result.invited:
        rate = f"{formats.number(100 * result.answers / result.invited)}{NBSP}%"
    return ResultLine(place, formats.number(result.score, decimals), formats.number(result.answers), rate, False)
