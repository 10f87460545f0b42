"""The level of a budget year in SQL, to the same krone as ``budget.effects``: a test holds the two together.

Only for measures that the database can reckon with: those with a ramp or an end date are read one by one.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import BigIntegerField, Case, F, FilteredRelation, Q, QuerySet, Value, When
from django.db.models.functions import Cast, ExtractDay

#: Measures whose level takes more than an amount and a start.
ONE_BY_ONE = Q(full_year_effect__isnull=False) & (~Q(ramp="") | Q(effective_to__isnull=False))


def with_stated(found: Any, years: Iterable[int]) -> Any:
    """Join what a source says of each year: at most one row, so that no measure is doubled. See ``stated``."""
    joined: QuerySet[Any] = found
    for year in years:
        relation = FilteredRelation(
            "stated_years", condition=Q(stated_years__year=year, stated_years__withdrawn_at__isnull=True)
        )
        joined = joined.annotate(**{f"said_{year}": relation})
    return joined


def stated(year: int) -> str:
    """Return the name of the amount that a source gives for a year, after ``with_stated``."""
    return f"said_{year}__amount"


def level_in(year: int) -> Case:
    """Return a measure's level in a year, in kroner; 0 for the unknown and for what is to be read one by one."""
    first, last = date(year, 1, 1), date(year, 12, 31)
    return Case(
        When(ONE_BY_ONE | Q(full_year_effect__isnull=True), then=Value(0)),
        When(**{f"{stated(year)}__isnull": False}, then=F(stated(year))),
        When(Q(effective_from__isnull=True) | Q(effective_from__gt=last), then=Value(0)),
        When(kind="one_off", effective_from__lt=first, then=Value(0)),
        When(Q(kind="one_off") | Q(effective_from__lte=first), then=F("full_year_effect")),
        default=_part_of(year),
        output_field=BigIntegerField(),
    )


def _part_of(year: int) -> Case:
    """Return the level of the year in which a measure starts: whole months and days of the first one, half up.

    With D days in the month there are 12 · D parts in the year. Division cuts the rest off, so a half is added first,
    away from zero. Small numbers, so that no amount that can be typed overflows.
    """
    day = Cast(ExtractDay("effective_from"), BigIntegerField())
    twice = F("full_year_effect") * _whole(2)
    whens = []
    for month in range(1, 13):
        days = monthrange(year, month)[1]
        parts = _whole((13 - month) * days + 1) - day
        half = Case(When(full_year_effect__lt=0, then=_whole(-12 * days)), default=_whole(12 * days))
        whens.append(
            When(effective_from__lte=date(year, month, days), then=(twice * parts + half) / _whole(24 * days))
        )
    return Case(*whens, default=_whole(0), output_field=BigIntegerField())


def _whole(number: int) -> Value:
    return Value(number, output_field=BigIntegerField())
