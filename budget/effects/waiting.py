"""What waiting costs: the start moves by the days between this meeting and the body's next."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext_lazy as _

from .inputs import Effect
from .years import EffectError


@dataclass(frozen=True, slots=True)
class Waiting:
    """What is lost in the target year by deciding at the next meeting, in kroner; ``None`` is unknown.

    ``lost`` is the part-year effect. ``counted_lost`` is the full-year level that no longer counts because the start
    passes 31 December of the target year; it is 0 when the measure counts all the same.
    """

    days: int
    starts: date | None
    would_start: date | None
    lost: int | None
    counted_lost: int


def days_between(this_meeting: date, next_meeting: date | None) -> int | None:
    """Return the days from one meeting to the next; ``None`` without a next meeting."""
    if next_meeting is None:
        return None
    if next_meeting < this_meeting:
        raise EffectError(_("Neste møte kan ikke være før dette møtet."), "next_meeting")
    return (next_meeting - this_meeting).days


def cost_of_waiting(effect: Effect, days: int | None, target_year: int) -> int | None:
    """Return what the target year loses when the start moves by ``days``, in kroner; a cost that waits is negative.

    ``None`` without a next meeting (``days`` is ``None``), or where the effect is unknown.
    """
    if days is None:
        return None
    now, later = effect.in_year(target_year), effect.moved(days).in_year(target_year)
    return None if now is None or later is None else now - later


def waiting(
    effect: Effect, this_meeting: date, next_meeting: date | None, target_year: int, *, permanent: bool = True
) -> Waiting | None:
    """Return what waiting from one meeting to the next does; ``None`` without a next meeting."""
    days = days_between(this_meeting, next_meeting)
    if days is None:
        return None
    later = effect.moved(days)
    counted = effect.counts(target_year, permanent=permanent)
    still = later.counts(target_year, permanent=permanent)
    return Waiting(
        days=days,
        starts=effect.begins,
        would_start=later.begins,
        lost=cost_of_waiting(effect, days, target_year),
        counted_lost=(effect.full_year_level or 0) if counted and not still else 0,
    )
