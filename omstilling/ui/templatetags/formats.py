"""The formats as template filters: ``{% load formats %}``, then ``{{ amount|kroner }}``.

Filters that take an argument read a text as the words for an unknown value: ``{{ amount|kroner:"ikke oppgitt" }}``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from omstilling.ui import formats
from omstilling.ui.rounding import Sum, rounding_note

register = template.Library()


def _named(function: Callable[..., str]) -> None:
    """Register a format of one value as a filter of the same name, with the words for unknown as argument."""

    def filtered(value: Any, unknown: str = "") -> str:
        return function(value, unknown=unknown) if unknown else function(value)

    filtered.__doc__ = function.__doc__
    register.filter(function.__name__, filtered)


for _function in (
    formats.kroner,
    formats.thousands,
    formats.fte,
    formats.fte_bare,
    formats.percent,
    formats.date_text,
    formats.date_table,
    formats.weekday_date,
    formats.month,
    formats.month_short,
    formats.clock,
    formats.datetime_text,
    formats.datetime_table,
):
    _named(_function)


@register.filter
def spelled(text: str) -> str:
    """Show a line with the date that ends it spelled out."""
    return formats.spelled(text)


def _decimals(function: Callable[..., str], value: Any, argument: int | str, otherwise: int) -> str:
    if isinstance(argument, int):
        return function(value, argument)
    return function(value, otherwise, unknown=argument) if argument else function(value, otherwise)


@register.filter
def mnok(value: int | None, argument: int | str = "") -> str:
    """Show kroner as «1,3 mill. kr»; the argument is a number of decimals or the words for unknown."""
    return _decimals(formats.mnok, value, argument, 1)


@register.filter
def mnok_bare(value: int | None, argument: int | str = "") -> str:
    """Show kroner as millions without unit; the argument is a number of decimals or the words for unknown."""
    return _decimals(formats.mnok_bare, value, argument, 1)


@register.filter
def number(value: formats.Number | None, argument: int | str = "") -> str:
    """Show a number with decimal comma; the argument is a number of decimals or the words for unknown."""
    return _decimals(formats.number, value, argument, 0)


@register.filter
def days_shift(value: int | date | None, adopted: date | str | None = "") -> str:
    """Show a number of days, or a date beside the adopted one: ``{{ current|days_shift:adopted }}``."""
    if isinstance(value, date) or isinstance(adopted, date) or adopted is None:
        return formats.shift_between(
            adopted if isinstance(adopted, date) else None, value if isinstance(value, date) else None
        )
    return formats.days_shift(value, unknown=adopted) if adopted else formats.days_shift(value)


@register.filter
def plural(count: int, words: str) -> str:
    """Show a count with its noun: ``{{ n|plural:"milepæl,milepæler" }}``."""
    one, _comma, many = words.partition(",")
    return formats.plural(count, one, many)


@register.filter
def plural_word(count: int, words: str) -> str:
    """Show a count to twelve in words: ``{{ n|plural_word:"tiltak,tiltak,ett" }}``; the third word is for one."""
    return formats.plural_word(count, *words.split(","))


@register.simple_tag
def rounding(sums: Iterable[Sum], paper: bool = False) -> SafeString:
    """Draw the line under a table whose shown parts do not add up to their total; nothing where they do."""
    said = rounding_note(sums or ())
    css = "small" if paper else "ds-paragraph text subtle"
    return format_html('<p class="{}">{}</p>', css, said) if said else SafeString("")


@register.filter
def join_and(items: Iterable[object]) -> str:
    """Show a list as «a, b og c»."""
    return formats.join_and(items)
