"""Charts in templates: ``{% load charts %}{% chart c caption %}``; on paper ``{% chart c caption paper=True %}``."""

from __future__ import annotations

from django import template
from django.utils.safestring import SafeString

from omstilling.ui.charts import Chart, Table, figure

register = template.Library()

NO_TABLE = Table((), ())


@register.simple_tag
def chart(
    drawing: Chart, caption: str, paper: bool = False, width: int = 0, key: str = "", table: bool = True
) -> SafeString:
    """Draw a chart with its caption and its table; without the table where the page has it as its own."""
    return figure(drawing, caption, None if table else NO_TABLE, paper=paper, width=width, key=key)
