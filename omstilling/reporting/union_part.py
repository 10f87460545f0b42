"""The part of a status report that holds what the unions themselves have said of the measures, as plain values."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from budget.selectors import MeasureRow
from budget.selectors.unions import Sayings


@dataclass(frozen=True, slots=True)
class UnionLine:
    """A union's own statement on a measure, and the employer's reply."""

    number: int
    title: str
    heading: str
    written_on: date
    text: str
    reply: str = ""
    reply_heading: str = ""


def union_lines(rows: Iterable[MeasureRow]) -> tuple[UnionLine, ...]:
    """Return what has been said of some measures, by number. One query. Whoever sees a measure sees its statements."""
    measures = {row.measure.pk: row.measure for row in rows}
    sayings = Sayings(list(measures))
    return tuple(
        UnionLine(
            measure.number,
            measure.title,
            said.heading,
            said.written_on,
            said.text,
            said.reply,
            said.reply_heading if said.reply else "",
        )
        for measure in sorted(measures.values(), key=lambda one: one.number)
        for said in sayings.of(measure.pk)
    )
