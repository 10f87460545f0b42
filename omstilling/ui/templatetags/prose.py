"""Plain text as paragraphs and lists in templates: ``{% load prose %}{{ text|prose }}``; ``rich`` has more."""

from __future__ import annotations

from django import template
from django.utils.safestring import SafeString

from omstilling.ui import prose as made
from omstilling.ui import rich as marked

register = template.Library()


@register.filter
def prose(text: str | None) -> SafeString:
    """Show a text with its paragraphs and lists; everything in it is escaped."""
    return made.prose(text or "")


@register.filter
def rich(text: str | None) -> SafeString:
    """Show a text with its paragraphs, lists, bold words and checked links; everything else in it is escaped."""
    return marked.rich(text or "")


@register.filter
def opening(text: str | None, length: int = 220) -> str:
    """Show the beginning of a text."""
    return made.opening(text or "", length)


@register.filter
def rich_opening(text: str | None, length: int = 220) -> str:
    """Show the beginning of a text without its marks."""
    return marked.rich_opening(text or "", length)
