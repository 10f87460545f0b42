"""Charts in templates: ``{% load charts %}{% chart c caption %}``; on paper ``{% chart c caption paper=True %}``."""

from __future__ import annotations

from django import template
from django.utils.safestring import SafeString

from omstilling.ui.charts import Chart, figure

register = template.Library()


@register.simple_tag
def chart(drawing: Chart, caption: str, paper: bool = False, width: int = 0, key: str = "") -> SafeString:
    """Draw a chart with its caption and its table."""
    return figure(drawing, caption, paper=paper, width=width, key=key)
