"""The watch for mass redundancy: so many dismissed within so many days that the act asks for more. Pure.

What is known is årsverk and when the measure takes effect, and nothing of people. What is assumed is said where the
answer is shown: each årsverk that is begun on is one person, dismissed on the day the measure takes effect.
Part-time makes the people more, never fewer; the period is taken at its widest, both days of the limit included.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_CEILING, Decimal
from typing import Any

from django.utils.translation import gettext as _

from omstilling.ui import formats
from projects import law


@dataclass(frozen=True, slots=True)
class Dismissal:
    """A measure that dismisses somebody: its number, the day, and the people that are reckoned with."""

    measure: Any
    number: int
    day: date
    people: int


@dataclass(frozen=True, slots=True)
class Redundancy:
    """Measures that together dismiss so many within the period, and no other such period holds them all."""

    dismissals: tuple[Dismissal, ...]

    @property
    def people(self) -> int:
        return sum(one.people for one in self.dismissals)

    @property
    def first(self) -> date:
        return self.dismissals[0].day

    @property
    def last(self) -> date:
        return self.dismissals[-1].day


def people_of(fte: Decimal | None) -> int:
    """Return how many people some årsverk are at the least: each that is begun on is one."""
    return int(abs(fte).to_integral_value(ROUND_CEILING)) if fte else 0


def dismissals_in(measures: Iterable[Any]) -> list[Dismissal]:
    """Return the dismissals of measures that say how many and when, in the order of their days."""
    found = [
        Dismissal(measure, measure.number, measure.effective_from, people_of(measure.fte_redundancy))
        for measure in measures
        if measure.fte_redundancy and measure.effective_from is not None
    ]
    return sorted(found, key=lambda one: (one.day, one.number))


def mass_redundancies(measures: Iterable[Any]) -> list[Redundancy]:
    """Return every period with so many people that it is a mass redundancy, the earliest first."""
    rows = dismissals_in(measures)
    found: list[Redundancy] = []
    reached = 0
    for at, first in enumerate(rows):
        end = at
        while end < len(rows) and rows[end].day - first.day <= law.MASS_REDUNDANCY_WITHIN:
            end += 1
        # A period that reaches no further than the one before it is a part of that.
        if end <= reached:
            continue
        reached = end
        period = Redundancy(tuple(rows[at:end]))
        if period.people >= law.MASS_REDUNDANCY_PEOPLE:
            found.append(period)
    return found


def sentence(found: Redundancy, today: date) -> str:
    """Say what was found, with the rule where it held."""
    when = (
        _("%(day)s") % {"day": formats.date_text(found.first)}
        if found.first == found.last
        else _("mellom %(first)s og %(last)s")
        % {"first": formats.date_text(found.first), "last": formats.date_text(found.last)}
    )
    words = {
        "measures": formats.join_and(str(number) for number in sorted(one.number for one in found.dismissals)),
        "people": formats.number(found.people),
        "when": when,
        "limit": law.MASS_REDUNDANCY_PEOPLE,
        "days": law.MASS_REDUNDANCY_WITHIN.days,
        "rule": law.cite_duty("mass_redundancy", today),
    }
    said = (
        _(
            "Tiltak %(measures)s regner til sammen med oppsigelse av minst %(people)s personer %(when)s. "
            "%(limit)s eller flere innen %(days)s dager er masseoppsigelse"
        )
        % words
    )
    return _("%(said)s, jf. %(rule)s.") % {"said": said, "rule": words["rule"]} if words["rule"] else f"{said}."


def assumption() -> str:
    """Say what is assumed, wherever the watch is shown."""
    return _(
        "Portalen kjenner årsverk, ikke personer: hvert påbegynte årsverk er regnet som én person, sagt opp den dagen "
        "tiltaket virker fra. Med deltidsstillinger er det flere."
    )
