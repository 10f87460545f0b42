"""The unions' statements with the employer's replies, and the agreement's second version."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from budget.models import UnionStatement
from budget.services.unions import reply_to_statement, union_seats_of, write_statement
from projects.models import Agreement
from projects.services.agreements import record_agreement

from ..acts import Act, World
from ..content.unions import AGREED_AGAIN_AT, SECOND_VERSION, STATEMENTS, Statement
from ..content.watch import AGREEMENT


def acts() -> Iterator[Act]:
    """Yield the statements, the replies, and the new version."""
    for said in STATEMENTS:
        yield Act(said.when, said.by, "Skrev uttalelsen fra tillitsvalgte", _say, (said,))
        if said.replied is not None:
            yield Act(said.replied, "radmann", "Svarte på uttalelsen fra tillitsvalgte", _reply, (said,))
    yield Act(AGREED_AGAIN_AT, "sekretaer", "Førte den nye versjonen av avtalen", _agree_again)


def _say(world: World, by: Any, said: Statement) -> None:
    seat = union_seats_of(by, world.project)[0]
    world.rows[f"statement.{said.measure}"] = write_statement(
        measure=world.measures[said.measure], seat=seat, text=said.text, by=by
    )


def _reply(world: World, by: Any, said: Statement) -> None:
    statement = UnionStatement.objects.get(pk=world.rows[f"statement.{said.measure}"].pk)
    reply_to_statement(statement=statement, text=said.reply, by=by)


def _agree_again(world: World, by: Any) -> None:
    first = Agreement.objects.active().get(project=world.project)
    record_agreement(project=world.project, replaces=first, by=by, **{**AGREEMENT, **SECOND_VERSION})
