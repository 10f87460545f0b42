"""What minutes are called: an elected body writes a møteprotokoll, a group of the administration a referat."""

from __future__ import annotations

from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext as _


def minutes_word(body: Any) -> str:
    """Return the word, as in «protokoll: utkast»."""
    return _("protokoll") if body.is_elected else _("referat")


def the_minutes(body: Any) -> str:
    """Return the word as it stands in a sentence."""
    return _("protokollen") if body.is_elected else _("referatet")


def about_minutes(text: Any, body: Any) -> str:
    """Fill a sentence: ``%(it)s`` is the minutes, ``%(It)s`` the same at the beginning of a sentence."""
    it = the_minutes(body)
    return str(text) % {"it": it, "It": capfirst(it)}
