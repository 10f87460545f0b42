"""A ramp in words."""

from __future__ import annotations

from django.utils.translation import gettext as _

from omstilling.ui import formats

from .effects import AT_ONCE, ramp_from_text


def ramp_words(text: str) -> str:
    """Return a stored ramp in words: «25 % fra start, 60 % etter 6 md., 100 % etter 12 md.»."""
    ramp = ramp_from_text(text)
    if ramp == AT_ONCE:
        return _("hele virkningen fra start")
    steps = []
    for months, percent in ramp:
        told = {"percent": formats.percent(percent), "months": months}
        steps.append((_("%(percent)s etter %(months)s md.") if months else _("%(percent)s fra start")) % told)
    return ", ".join(steps)
