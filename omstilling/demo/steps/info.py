"""The info page: opened to all, contacts, what it means for units, news that some get first, questions and answers."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from projects.models import Question
from projects.services.contacts import add_contact
from projects.services.news import publish_news, write_news
from projects.services.project import update_project
from projects.services.questions import answer_question, ask_anonymously, ask_question, publish_answer

from ..acts import Act, World
from ..content.info import CONTACTS, OPENED_AT, PIECES, QUESTIONS, SETTINGS, Asked, Piece


def acts() -> Iterator[Act]:
    """Yield the settings, the contacts, the pieces, and each question with its answer."""
    yield Act(OPENED_AT, "sekretaer", "Infosiden er åpnet for alle", _open)
    for piece in PIECES:
        yield Act(piece.published, "sekretaer", "Skrev for infosiden", _write, (piece,))
    for number, asked in enumerate(QUESTIONS):
        yield Act(asked.when, asked.by, "Stilte spørsmål", _ask, (asked, number), alone=not asked.by)
        if asked.answered is not None:
            yield Act(asked.answered, "sekretaer", "Svarte på et spørsmål", _answer, (asked, number))


def _open(world: World, by: Any) -> None:
    update_project(project=world.project, changes=SETTINGS, by=by)
    for order, contact in enumerate(CONTACTS):
        add_contact(
            project=world.project,
            office=contact.office,
            about=contact.about,
            person=world.people.get(contact.person),
            email=contact.email,
            unit=world.units.get(contact.unit),
            order=order,
            by=by,
        )


def _write(world: World, by: Any, piece: Piece) -> None:
    made = write_news(
        project=world.project,
        title=piece.title,
        text=piece.text,
        author=by,
        access=piece.access,
        section=piece.section,
        units=[world.units[key] for key in piece.units],
        by=by,
    )
    first = piece.published if piece.later is not None else None
    publish_news(item=made, at=piece.later, affected_at=first, by=by)


def _ask(world: World, by: Any, asked: Asked, number: int) -> None:
    if not asked.by:
        made = ask_anonymously(project=world.project, text=asked.text)
    else:
        made = ask_question(project=world.project, text=asked.text, unit=world.units.get(asked.unit), by=by)
    world.rows[f"question.{number}"] = made


def _answer(world: World, by: Any, asked: Asked, number: int) -> None:
    question = Question.objects.select_related("project").get(pk=world.rows[f"question.{number}"].pk)
    act = publish_answer if asked.published else answer_question
    act(question=question, wording=asked.wording, answer=asked.answer, by=by)
