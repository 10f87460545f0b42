"""What the load map says of a unit that carries much at once, with its measures as links."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from omstilling.ui import formats
from omstilling.ui.addresses import address

from .selectors.load import Loaded, LoadPeriod, LoadWarning


def months_in_words(first: date, last: date) -> str:
    """Return months in words: «juni 2011», «juni–oktober 2011», «november 2011–januar 2012»."""
    if first == last:
        return formats.month(first)
    if first.year == last.year:
        return f"{formats.MONTHS[first.month - 1]}–{formats.month(last)}"
    return f"{formats.month(first)}–{formats.month(last)}"


def sentences(warnings: Iterable[LoadWarning], slug: str) -> list[SafeString]:
    """Return a paragraph for each unit."""
    return [sentence_of(one, slug) for one in warnings]


def sentence_of(warning: LoadWarning, slug: str) -> SafeString:
    """Say what a unit carries at once and when, what that does to its staff, and how attendance is."""
    periods = [_period(period, slug) for period in warning.periods]
    said = [
        format_html(_("{unit} bærer {load}."), unit=_strong(warning.unit.name), load=_and(periods)),
        *_staff(warning),
    ]
    line = warning.line
    if line.latest and line.is_worn:
        values = {"latest": line.latest, "target": warning.target}
        said.append(_("Nærværet er %(latest)s, under målet på %(target)s.") % values)
    return format_html_join(" ", "{}", ((words,) for words in said))


def _strong(words: str) -> SafeString:
    return format_html("<strong>{}</strong>", words)


def _period(period: LoadPeriod, slug: str) -> SafeString:
    most = formats.plural_word(period.most, _("tiltak"), _("tiltak"), _("ett"))
    words = _("{most} samtidig i {when} (tiltak {numbers})")
    if period.varies:
        words = _("opptil {most} samtidig i {when} (tiltak {numbers})")
    return format_html(
        words,
        most=most,
        when=months_in_words(period.first, period.last),
        numbers=_and(_link(one, slug) for one in period.rows),
    )


def _link(one: Loaded, slug: str) -> SafeString:
    url, label = address("budget:measure", slug, one.number), f"{one.number} {one.title}"
    return format_html('<a class="ds-link" href="{}" aria-label="{}">{}</a>', url, label, one.number)


def _staff(warning: LoadWarning) -> list[str]:
    """Say what the unit's own measures do to its staff, and apart from that what those of a whole sector do there."""
    said = []
    if warning.own:
        words = _("Bemanningen går ned med %s.") if warning.own < 0 else _("Bemanningen går opp med %s.")
        said.append(words % formats.fte(abs(warning.own)))
    for unit, amount in warning.above:
        said.append(_above(amount) % {"unit": unit.name, "fte": formats.fte(abs(amount))})
    return said


def _above(amount: Decimal) -> str:
    if amount < 0:
        return _("Tiltak som gjelder hele %(unit)s, tar til sammen %(fte)s der.")
    return _("Tiltak som gjelder hele %(unit)s, gir til sammen %(fte)s der.")


def _and(parts: Iterable[SafeString]) -> SafeString:
    """Return parts of HTML as a list in words."""
    return SafeString(formats.join_and(parts))
