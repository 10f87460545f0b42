"""``{% load history %}{% history_link obj %}``: the link to a thing's history, for those who may read it."""

from __future__ import annotations

from typing import Any

from django import template
from django.template.context import Context
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from ..permissions import may_see_history

register = template.Library()


@register.simple_tag(takes_context=True)
def history_link(context: Context, row: Any) -> SafeString | str:
    """Draw the link, or nothing where there is no project or no right."""
    request = context.get("request")
    project = getattr(request, "project", None)
    if project is None or not may_see_history(request.user, project):  # type: ignore[union-attr]
        return ""
    url = reverse("projects:history_of", args=[project.slug, row._meta.label_lower, row.pk])
    return format_html('<a class="ds-link" href="{}">{}</a>', url, _("Historikk"))
