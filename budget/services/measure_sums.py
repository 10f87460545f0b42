"""What must add up in a measure: net and its two sides, the explicit years, and the parts of the årsverk."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from django.utils.translation import gettext as _

from omstilling.audit.errors import DomainError
from omstilling.ui import formats

from ..effects import Effect
from ..models import Measure

FTE_PARTS = ("fte_attrition", "fte_vacancy", "fte_redundancy")


def settle_effect(measure: Measure, before: Mapping[int, int], stated: Mapping[int, int]) -> None:
    """Work out of net, expenses and income the one that is missing; where all three stand they must agree.

    With explicit years and no full-year effect, the last of them is it, and follows when it changes. With explicit
    years and no start, the measure works from the first that is not zero: target, packages and forecast then agree on
    whether it counts. ``before`` holds the explicit years as they were.
    """
    if stated and measure.effective_from is None:
        measure.effective_from = Effect(explicit=stated).begins
    was_last = bool(before) and measure.full_year_effect == before[max(before)]
    follows = was_last and "full_year_effect" not in measure.changed_fields()
    if stated and (measure.full_year_effect is None or follows) and not _both_sides(measure):
        measure.full_year_effect = stated[max(stated)]
    net, expenses, income = measure.full_year_effect, measure.expense_effect, measure.income_effect
    wrong = disagreement(net, expenses, income)
    if wrong:
        raise DomainError(wrong, field="full_year_effect")
    if net is None and expenses is not None and income is not None:
        measure.full_year_effect = expenses + income
    elif net is not None and expenses is not None:
        measure.income_effect = net - expenses
    elif net is not None and income is not None:
        measure.expense_effect = net - income


def disagreement(net: int | None, expenses: int | None, income: int | None) -> str:
    """Say that net is not the sum of its sides; empty when it is, or when one of them is to be worked out."""
    if net is None or expenses is None or income is None or net == expenses + income:
        return ""
    return _(
        "Utgifter og inntekter blir til sammen %(sum)s, men her står %(net)s. "
        "Rett ett av beløpene, eller tøm ett av feltene, så regnes det ut."
    ) % {"sum": formats.kroner(expenses + income), "net": formats.kroner(net)}


def check_fte(measure: Measure) -> None:
    """Refuse parts of the årsverk that are more than the whole, or go the other way."""
    parts: dict[str, Decimal] = {}
    for name in FTE_PARTS:
        value = getattr(measure, name)
        if value is not None:
            parts[name] = Decimal(value)
    if not parts:
        return
    whole = measure.fte_change
    if whole is None:
        raise DomainError(_("Oppgi også endringen i årsverk i alt."), field="fte_change")
    for name, value in parts.items():
        if value and (value < 0) != (whole < 0):
            raise DomainError(_("Delene må ha samme fortegn som endringen i årsverk."), field=name)
    total = sum(parts.values(), Decimal())
    if abs(total) > abs(whole):
        raise DomainError(
            _("Delene er til sammen %(sum)s årsverk. Det er mer enn endringen på %(whole)s.")
            % {"sum": formats.fte_bare(total), "whole": formats.fte_bare(whole)},
            field=next(reversed(parts)),
        )


def _both_sides(measure: Measure) -> bool:
    return measure.expense_effect is not None and measure.income_effect is not None
