"""What the lock-out page says about time: django-axes draws it with a context of its own."""

from __future__ import annotations

from django import template
from django.template.context import Context
from django.utils.translation import gettext as _

from omstilling.accounts.limits import open_again_at
from omstilling.ui.formats import clock

register = template.Library()


@register.simple_tag(takes_context=True)
def door_opens(context: Context) -> str:
    """Return the time of day from which one may try again."""
    moment = open_again_at(context["request"])
    return clock(moment) if moment else _("administratoren har åpnet igjen")
