"""The components of the pages: icons, status tags, breadcrumbs, facts, empty states, panels and form pieces."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, cast

from django import forms, template
from django.forms.boundfield import BoundField
from django.http import HttpRequest
from django.template.context import Context
from django.utils.safestring import SafeString

from omstilling.ui import fieldparts, frame, listing, registry
from omstilling.ui.context import Page
from omstilling.ui.icons import icon, status_tag

register = template.Library()

register.simple_tag(icon)
register.simple_tag(status_tag)


def _page(context: Context) -> Page:
    page = context.get("page")
    return page if isinstance(page, Page) else Page(context.get("request") or HttpRequest())


@register.simple_tag
def frame_head() -> SafeString:
    """Draw what stands in the head of every page."""
    return frame.head()


@register.simple_tag(takes_context=True)
def frame_header(context: Context) -> SafeString:
    """Draw the page's header with its menus."""
    return frame.header(_page(context), context.get("csrf_token"))


@register.simple_tag(takes_context=True)
def frame_tabs(context: Context) -> SafeString:
    """Draw the second level of the menu."""
    return frame.tabs(_page(context))


@register.simple_tag(takes_context=True)
def frame_notice(context: Context) -> SafeString:
    """Draw what must be said on every page of the scope."""
    return frame.notice(_page(context))


@register.simple_tag(takes_context=True)
def frame_footer(context: Context) -> SafeString:
    """Draw the page's footer."""
    return frame.footer(_page(context), context.get("csrf_token"))


@register.simple_tag(takes_context=True)
def frame_messages(context: Context) -> SafeString:
    """Draw the messages of this request; the place for them is always there."""
    return frame.message_list(context.get("messages") or ())


@register.simple_tag(takes_context=True)
def list_filters(context: Context) -> SafeString:
    """Draw the filters of a list page."""
    return listing.filters(cast("dict[str, Any]", context.flatten()))


@register.simple_tag(takes_context=True)
def list_table(context: Context) -> SafeString:
    """Draw the table of a list page."""
    return listing.table(cast("dict[str, Any]", context.flatten()))


@register.simple_tag(takes_context=True)
def breadcrumbs(
    context: Context, crumbs: Iterable[tuple[object, str | None]] | None, has_menu: bool = True
) -> SafeString:
    """Draw the path to this page from (label, address) pairs; the last is the page itself and needs no address.

    A page names what lies above it; where it belongs in the menu is the same for all and is put before it here.
    """
    trail = list(crumbs or ())
    return frame.breadcrumbs(frame.whole_trail(trail, context.get("page")) if has_menu else trail)


@register.simple_tag
def fact_list(facts: Iterable[Sequence[object]]) -> SafeString:
    """Draw (label, value) or (label, value, note) as a description list. An unknown value says «ikke oppgitt»."""
    return frame.fact_list(facts)


@register.inclusion_tag("ui/parts/empty_state.html")
def empty_state(title: object, text: object = "", url: str = "", label: object = "") -> dict[str, Any]:
    """Say what would be here, and offer the first step."""
    return {"title": title, "text": text, "url": url, "label": label}


@register.simple_tag(takes_context=True)
def panels(context: Context, slot: str, obj: Any = None) -> SafeString:
    """Draw what other floors have registered for a slot."""
    return registry.render_panels(slot, context.get("request"), obj)


@register.simple_tag
def field_widget(field: BoundField) -> SafeString:
    """Draw the input of a field with the design system's class and every description it has."""
    return SafeString(field.as_widget(attrs=fieldparts.widget_attrs(field)))


@register.simple_tag
def field_options(field: BoundField) -> list[Any]:
    """Return the options of a radio or checkbox group, ready to draw."""
    return fieldparts.options(field)


@register.simple_tag
def field_groups(form: forms.BaseForm) -> list[fieldparts.Group]:
    """Return a form's fields under the headings it has given them in ``groups``; nothing when it has given none."""
    return fieldparts.groups_of(form)


@register.filter
def field_kind(field: BoundField) -> str:
    """Tell how a field is laid out: ``hidden``, ``checkbox``, ``group``, ``parts`` or ``input``."""
    return fieldparts.kind(field)


@register.filter
def field_suffix(field: BoundField) -> str:
    """Return the unit that stands at the end of a field."""
    return fieldparts.suffix(field)


@register.filter
def field_limit(field: BoundField) -> int | None:
    """Return how many characters a long text may have, when that is to be shown."""
    return fieldparts.limit(field)


@register.filter
def field_optional(field: BoundField) -> bool:
    """Tell whether a field is to be marked «valgfritt»."""
    return fieldparts.is_optional(field)


@register.filter
def field_hint(field: BoundField) -> str:
    """Return how a date is written, when the help text does not say it."""
    return fieldparts.hint(field)


@register.filter
def field_descriptions(field: BoundField) -> str:
    """Return the ids of what describes a field: a group carries them itself."""
    return fieldparts.descriptions(field)


@register.filter
def error_items(form: forms.BaseForm) -> list[fieldparts.ErrorItem]:
    """Return what the error summary lists, in the order of the form."""
    return fieldparts.error_items(form)
