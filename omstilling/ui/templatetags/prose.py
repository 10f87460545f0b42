"""Plain text as paragraphs and lists in templates: ``{% load prose %}{{ text|prose }}``."""

from __future__ import annotations

from django import template
from django.utils.safestring import SafeString

from omstilling.ui import prose as made

register = template.Library()


@register.filter
def prose(text: str | None) -> SafeString:
    """Show a text with its paragraphs and lists; everything in it is escaped."""
    return made.prose(text or "")


@register.filter
def opening(text: str | None, length: int = 220) -> str:
    """Show the beginning of a text."""
    return made.opening(text or "", length)
