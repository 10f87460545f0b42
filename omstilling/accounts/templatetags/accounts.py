"""The choice of language, and what the lock-out page says about time: django-axes draws it with its own context."""

from __future__ import annotations

from django import template
from django.template.context import Context
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from omstilling.accounts.languages import switch
from omstilling.accounts.limits import open_again_at
from omstilling.ui.formats import clock

register = template.Library()


@register.simple_tag(takes_context=True)
def door_opens(context: Context) -> str:
    """Return the time of day from which one may try again."""
    moment = open_again_at(context["request"])
    return clock(moment) if moment else _("administratoren har åpnet igjen")


@register.simple_tag(takes_context=True)
def language_switch(context: Context) -> SafeString:
    """Draw the choice of language of the pages that speak more than one."""
    return switch(context["request"], context.get("csrf_token"))
