"""Questions about the project: asked by name or by nobody, answered, published, and taken back again."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.utils.translation import gettext as _

from omstilling.accounts.models import User
from omstilling.audit.errors import DomainError
from omstilling.audit.personal_numbers import refuse_personal_numbers
from omstilling.audit.uow import AnonymousActor, unit_of_work

from ..models import Project, Question, Unit
from .news import project_now
from .rows import check_open, next_number, store
from .staff_matters import check_names

#: What higher floors do when somebody has got an answer: ``hook(question)``, in the same unit of work.
_after_answer: list[Callable[[Question], object]] = []
#: What they do when a question has come in. Of an anonymous one they must not keep more than the question does.
_after_question: list[Callable[[Question], object]] = []


def register_after_answer(hook: Callable[[Question], object]) -> None:
    """Have a higher floor tell the asker (``question.asked_by``, nobody for an anonymous question)."""
    if hook not in _after_answer:
        _after_answer.append(hook)


def register_after_question(hook: Callable[[Question], object]) -> None:
    """Have a higher floor tell those who answer."""
    if hook not in _after_question:
        _after_question.append(hook)


def questions_are_open(project: Project) -> bool:
    """Tell whether one may ask: the deadline, if there is one, has not passed."""
    return project.questions_until is None or project.today() <= project.questions_until


def ask_question(*, project: Project, text: str, unit: Unit | None = None, by: User, reason: str = "") -> Question:
    """Ask by name: the asker gets the answer."""
    with unit_of_work(by=by, reason=reason or _("Spørsmål stilt")):
        return _ask(Question(project=project, text=text.strip(), unit=unit, asked_by=by))


def ask_anonymously(*, project: Project, text: str) -> Question:
    """Ask without a name. Nothing is kept of who asked or when on the day, so nobody can be told of the answer."""
    if not project.anonymous_questions:
        raise DomainError(_("I dette prosjektet kan en ikke spørre anonymt."))
    with unit_of_work(by=AnonymousActor(), reason=_("Spørsmål stilt")):
        return _ask(Question(project=project, text=text.strip(), is_anonymous=True))


def _ask(question: Question) -> Question:
    project = question.project
    if not questions_are_open(project):
        raise DomainError(_("Fristen for å stille spørsmål er ute."))
    if question.unit is not None and question.unit.municipality_id != project.municipality_id:
        raise DomainError(_("Velg en enhet i kommunen."), field="unit")
    refuse_personal_numbers(text=question.text)
    question.number = next_number(Question, project)
    question.asked_on = project.today()
    store(question)
    for hook in _after_question:
        hook(question)
    return question


def draft_answer(*, question: Question, wording: str, answer: str, by: User, reason: str = "") -> Question:
    """Keep an answer that is not given yet. An answer that is given is changed with ``answer_question``."""
    with unit_of_work(by=by, reason=reason or _("Utkast til svar lagret")):
        check_open(question)
        if question.answered_on is not None:
            raise DomainError(_("Svaret er gitt. Lagre det som svar, ikke som utkast."), field="then")
        return _word(question, wording, answer)


def answer_question(
    *, question: Question, wording: str, answer: str, staff_matter: str = "", by: User, reason: str = ""
) -> Question:
    """Give the asker the answer. It is published to the others with ``publish_answer``."""
    said = _named(question, wording, answer, staff_matter) if question.published_at is not None else ""
    with unit_of_work(by=by, reason=" ".join(filter(None, (reason or _("Spørsmål besvart"), said)))):
        check_open(question)
        if not answer.strip():
            raise DomainError(_("Skriv svaret."), field="answer")
        if question.published_at is not None and not wording.strip():
            raise DomainError(_("Skriv spørsmålet slik det skal vises, uten navn."), field="wording")
        first = question.answered_on is None
        question.answered_by = by
        question.answered_on = question.answered_on or question.project.today()
        _word(question, wording, answer)
        if first:
            for hook in _after_answer:
                hook(question)
    return question


def publish_answer(
    *, question: Question, wording: str, answer: str, staff_matter: str = "", by: User, reason: str = ""
) -> Question:
    """Give the asker the answer, and show question and answer to everybody in the project, without names."""
    said = _named(question, wording, answer, staff_matter)
    with unit_of_work(by=by, reason=" ".join(filter(None, (reason or _("Svar publisert"), said)))):
        if not wording.strip():
            raise DomainError(_("Skriv spørsmålet slik det skal vises, uten navn."), field="wording")
        if question.published_at is None:
            question.published_at = project_now(question.project)
        answer_question(question=question, wording=wording, answer=answer, staff_matter=staff_matter, by=by)
    return question


def unpublish_answer(*, question: Question, by: User, reason: str) -> Question:
    """Take question and answer away from everybody's pages. The asker keeps the answer."""
    with unit_of_work(by=by, reason=reason or _("Svar trukket tilbake")):
        if question.published_at is None:
            raise DomainError(_("Svaret er ikke publisert."))
        question.published_at = None
        return store(question)


def set_aside(*, question: Question, by: User, reason: str) -> Question:
    """Take a question that will not be answered out of the inbox, with why. It stays in the history."""
    with unit_of_work(by=by, reason=reason or _("Spørsmål lagt til side")):
        check_open(question)
        question.published_at = None
        question.withdraw()
    return question


def _word(question: Question, wording: str, answer: str) -> Question:
    question.wording, question.answer = wording.strip(), answer.strip()
    refuse_personal_numbers(wording=question.wording, answer=question.answer)
    return store(question)


def _named(question: Any, wording: str, answer: str, staff_matter: str) -> str:
    return check_names(question.project, {"wording": wording, "answer": answer}, staff_matter)
