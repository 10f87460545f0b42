"""A ramp as it is kept: «25@0 60@6 100@12» is 25 percent from the start, 60 after six months, all after twelve."""

from __future__ import annotations

from functools import lru_cache

from django.utils.translation import gettext_lazy as _

from .years import AT_ONCE, EffectError, Ramp, ramp_of


@lru_cache(maxsize=1024)
def ramp_from_text(text: str) -> Ramp:
    """Return the ramp that a text says; an empty one is the whole effect at once. Raises ``EffectError``."""
    steps = []
    for word in text.split():
        percent, at, months = word.partition("@")
        if not (at and percent.isascii() and percent.isdecimal() and months.isascii() and months.isdecimal()):
            raise EffectError(_("Skriv opptrappingen som prosent@måned, for eksempel «50@0 100@6»."), "ramp")
        steps.append((int(months), int(percent)))
    return ramp_of(steps)


def ramp_to_text(ramp: Ramp) -> str:
    """Return the text that a ramp is kept as; nothing for the whole effect at once."""
    return "" if ramp == AT_ONCE else " ".join(f"{percent}@{months}" for months, percent in ramp)
