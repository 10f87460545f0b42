"""Sentences of the composed pages."""

from __future__ import annotations

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from omstilling.ui import formats


def late_words(count: int) -> str:
    """Say how many milestones are late."""
    if not count:
        return _("Ingen milepæler er forsinket.")
    return _("%(count)s er forsinket.") % {"count": capfirst(formats.plural_word(count, _("milepæl"), _("milepæler")))}


def lead(target_sentence: str, late: int) -> str:
    """Return the one sentence a page begins with: where the money stands, and the plan."""
    return f"{target_sentence} {late_words(late)}"
