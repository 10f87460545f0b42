"""The notice of the steering group's meeting in September: sent, answered, and a substitute called in."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from meetings.models import Notice, SummonsAnswer
from meetings.notices.files import issue_notice
from meetings.services.notices import send_notice
from meetings.services.summons import answer_summons, call_substitute

from ..acts import Act, World
from ..content import notice_september as content


def acts() -> Iterator[Act]:
    """Yield what happened before the meeting."""
    yield Act(content.SENT, "sekretaer", "Innkallingen er sendt", _send)
    made = content.SENT + timedelta(minutes=5)
    yield Act(made, "sekretaer", "Innkallingen er laget som PDF", _issue, alone=True)
    for person, when in content.COMING:
        yield Act(when, person, "Innkallingen er besvart", _coming, (person,))
    yield Act(content.AWAY_AT, content.AWAY, "Forfall er meldt", _away)
    yield Act(content.CALLED_AT, "sekretaer", "Varamedlem er kalt inn", _substitute)
    yield Act(content.ANSWERED_AT, content.INSTEAD, "Innkallingen er besvart", _coming, (content.INSTEAD,))


def _seat(world: World, person: str) -> Any:
    return world.seats[f"{content.BODY}.{person}"]


def _send(world: World, by: Any) -> None:
    copies = [world.people[key] for key in content.COPIES]
    send_notice(meeting=world.meetings[content.MEETING], copies=copies, by=by)


def _issue(world: World, by: Any) -> None:
    issue_notice(notice=Notice.objects.get(meeting=world.meetings[content.MEETING]), by=by)


def _coming(world: World, by: Any, person: str) -> None:
    meeting = world.meetings[content.MEETING]
    answer_summons(meeting=meeting, seat=_seat(world, person), answer=SummonsAnswer.COMING, by=by)


def _away(world: World, by: Any) -> None:
    answer_summons(
        meeting=world.meetings[content.MEETING],
        seat=_seat(world, content.AWAY),
        answer=SummonsAnswer.APOLOGY,
        apology=content.WHY,
        by=by,
    )


def _substitute(world: World, by: Any) -> None:
    call_substitute(meeting=world.meetings[content.MEETING], seat=_seat(world, content.AWAY), by=by)
