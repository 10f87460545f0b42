"""What the drawing code of pages is made with: values as text that may stand in HTML."""

from __future__ import annotations

from html import escape
from typing import Any

from django.conf import settings
from django.utils import timezone
from django.utils.formats import localize
from django.utils.translation import get_language


def esc(value: object) -> str:
    """Return a text escaped, whatever it says of itself."""
    return escape(str(value))


def foreign() -> str:
    """Return the attribute of what is written in bokmål on a page in another language; nothing on one in bokmål."""
    return "" if get_language() in (None, settings.LANGUAGE_CODE) else f' lang="{settings.LANGUAGE_CODE}"'


def text(value: Any) -> str:
    """Return a value as a template prints it: safe HTML as it is, everything else escaped."""
    if not isinstance(value, str):
        if hasattr(value, "__html__"):
            return str(value.__html__())
        value = localize(timezone.template_localtime(value))  # type: ignore[attr-defined]
    return str(value) if hasattr(value, "__html__") else escape(str(value))
