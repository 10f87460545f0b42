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

from .effects import MONTH, YEAR

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


def _part_of(year: int) -> Any:
    """Return the share of a year in which a measure starts, half up and away from zero; division cuts the rest off."""
    amount, twice = F("full_year_effect"), Value(2, output_field=BigIntegerField())
    half = Case(When(full_year_effect__lt=0, then=Value(-YEAR)), default=Value(YEAR), output_field=BigIntegerField())
    return (amount * twice * _share(year) + half) / Value(2 * YEAR, output_field=BigIntegerField())


def _share(year: int) -> Case:
    day = Cast(ExtractDay("effective_from"), BigIntegerField())
    whens = []
    for month in range(1, 13):
        days = monthrange(year, month)[1]
        rest = (Value(days + 1, output_field=BigIntegerField()) - day) * Value(
            MONTH // days, output_field=BigIntegerField()
        )
        whens.append(
            When(
                effective_from__lte=date(year, month, days),
                then=Value((12 - month) * MONTH, output_field=BigIntegerField()) + rest,
            )
        )
    return Case(*whens, default=Value(0), output_field=BigIntegerField())
