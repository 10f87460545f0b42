"""What can be done with employee surveys and their results. Answers of single people are never in the portal."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from omstilling.accounts.models import User
from omstilling.audit.errors import DomainError
from omstilling.audit.uow import unit_of_work

from ..models import Goal, Project, Survey, SurveyResult, Unit
from .rows import apply_changes, check_open, check_parts, store

SURVEY = ("title", "held_on", "goal", "follow_up")


@dataclass(frozen=True, slots=True)
class Answers:
    """A place's answer to a question: the mean, how many answered, and how many were asked."""

    score: Decimal | None
    answers: int | None
    invited: int | None = None

    @property
    def is_empty(self) -> bool:
        return self.score is None


class QuestionRefused(DomainError):
    """Nothing of the question is saved. ``errors`` says what is wrong, by unit (``None`` for the municipality)."""

    def __init__(self, errors: Mapping[int | None, str]) -> None:
        super().__init__(next(iter(errors.values())))
        self.errors = dict(errors)


def create_survey(
    *,
    project: Project,
    title: str,
    held_on: date,
    by: User,
    reason: str = "",
    goal: Goal | None = None,
    follow_up: str = "",
) -> Survey:
    """Register an employee survey."""
    with unit_of_work(by=by, reason=reason or _("Ny medarbeiderundersøkelse")):
        survey = Survey(project=project, title=title, held_on=held_on, goal=goal, follow_up=follow_up)
        _check(survey)
        return store(survey)


def update_survey(*, survey: Survey, changes: Mapping[str, Any], by: User, reason: str = "") -> Survey:
    """Change what is said of a survey, or what is followed up."""
    with unit_of_work(by=by, reason=reason or _("Undersøkelsen er endret")):
        check_open(survey)
        apply_changes(survey, changes, SURVEY)
        _check(survey)
        return store(survey)


def withdraw_survey(*, survey: Survey, by: User, reason: str = "") -> Survey:
    """Take a survey out. Its results stay with it in the history."""
    with unit_of_work(by=by, reason=reason or _("Undersøkelsen er trukket")):
        check_open(survey)
        survey.withdraw()
        return survey


def enter_results(
    *,
    survey: Survey,
    question: str,
    places: Mapping[Unit | None, Answers],
    by: User,
    reason: str = "",
    is_example_figure: bool = False,
) -> list[SurveyResult]:
    """Enter what many places answered to a question: all of it, or nothing. What differs from before corrects it.

    A correction needs a reason. Empty places are left as they are.
    """
    question = " ".join(question.split())
    if not question:
        raise DomainError(_("Skriv spørsmålet."), field="question")
    with unit_of_work(by=by, reason=reason or _("Førte resultater fra undersøkelsen")):
        check_open(survey)
        Survey.objects.select_for_update().get(pk=survey.pk)
        there = {row.unit_id: row for row in survey.results.active().filter(question=question)}
        errors: dict[int | None, str] = {}
        saved: list[SurveyResult] = []
        for unit, given in places.items():
            key = unit.pk if unit is not None else None
            wrong = _wrong(survey, unit, given)
            if wrong:
                errors[key] = wrong
            if wrong or given.is_empty:
                continue
            row = there.get(key) or SurveyResult(survey=survey, unit=unit, question=question)
            now = (row.score, row.answers, row.invited) if row.pk else None
            if now == (given.score, given.answers, given.invited):
                continue
            if row.pk and not reason.strip():
                raise DomainError(_("Skriv hvorfor tall som alt er ført, rettes."), field="reason")
            assert given.score is not None and given.answers is not None
            row.survey, row.is_example_figure = survey, is_example_figure
            row.score, row.answers, row.invited = given.score, given.answers, given.invited
            saved.append(store(row))
        if errors:
            raise QuestionRefused(errors)
        if not saved:
            raise DomainError(_("Det er ingenting å lagre: skriv minst ett snitt, eller endre et som står der."))
    return saved


def _wrong(survey: Survey, unit: Unit | None, given: Answers) -> str:
    """Return what is wrong with a place's answers, or nothing."""
    if unit is not None and unit.municipality_id != survey.project.municipality_id:
        return _("Velg en av kommunens enheter.")
    if given.is_empty:
        return _("Skriv snittet også.") if given.answers else ""
    if not given.answers:
        return _("Skriv hvor mange som svarte.")
    if given.invited is not None and given.invited < given.answers:
        return _("Flere har svart enn det som ble spurt.")
    return ""


def _check(survey: Survey) -> None:
    check_parts(survey.project, goal=survey.goal)
    if survey.held_on > survey.project.today():
        raise DomainError(_("Datoen kan ikke være etter i dag."), field="held_on")
