"""The components of the pages: icons, status tags, breadcrumbs, facts, empty states, panels and form pieces."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms, template
from django.forms.boundfield import BoundField
from django.template.context import Context
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import capfirst

from omstilling.ui import fieldparts, registry
from omstilling.ui.status import appearance

register = template.Library()

ICONS = {
    "chevron": '<path d="m6 9 6 6 6-6"/>',
    "menu": '<path d="M4 7h16M4 12h16M4 17h16"/>',
    "download": '<path d="M12 4v11m-5-4.5 5 5 5-5M5 20h14"/>',
    "search": '<circle cx="11" cy="11" r="6.5"/><path d="m16 16 4 4"/>',
    "lock": '<rect x="5" y="11" width="14" height="9" rx="1.5"/><path d="M8 11V8a4 4 0 0 1 8 0v3"/>',
    "clock": '<circle cx="12" cy="12" r="8.5"/><path d="M12 7.5V12l3 2"/>',
    "check": '<path d="m5 12.5 4.5 4.5L19 7.5"/>',
    "cross": '<path d="m6 6 12 12M18 6 6 18"/>',
    "sort": '<path d="m8 9 4-4 4 4M8 15l4 4 4-4"/>',
    "up": '<path d="M12 19V5m-6 6 6-6 6 6"/>',
    "down": '<path d="M12 5v14m-6-6 6 6 6-6"/>',
    "file": '<path d="M7 3.5h7l4 4v13H7zM14 3.5v4h4"/>',
    "pencil": '<path d="m4 20 1-4L16 5l3 3L8 19z"/>',
    "plus": '<path d="M12 5v14M5 12h14"/>',
    "question": '<path d="M9 9a3 3 0 1 1 4.5 2.6c-1 .6-1.5 1.2-1.5 2.4M12 17.5v.5"/>',
}

SHAPES = {
    "hatched": '<rect x="1.5" y="1.5" width="11" height="11"/><path d="M1.5 8 8 1.5M1.5 12.5l11-11M6 12.5 12.5 6"/>',
    "solid": '<rect class="fill" x="1.5" y="1.5" width="11" height="11"/>',
    "dark": '<rect class="fill" x="1.5" y="1.5" width="11" height="11"/><path class="on" d="m4 7.2 2.2 2.2L10 5"/>',
    "outline": '<rect x="1.5" y="1.5" width="11" height="11" stroke-dasharray="2.5 2"/>',
    "half": '<circle cx="7" cy="7" r="5.5"/><path class="fill" d="M7 1.5a5.5 5.5 0 0 1 0 11z"/>',
    "ring": '<circle cx="7" cy="7" r="5.5"/>',
    "tick": '<path d="m2 7.5 3.5 3.5L12 3.5"/>',
    "triangle": '<path class="fill" d="M7 1.5 13 12.5H1z"/>',
    "diamond": '<path d="M7 1.5 12.5 7 7 12.5 1.5 7z"/>',
    "cross": '<path d="m3 3 8 8M11 3l-8 8"/>',
    "lock": '<rect class="fill" x="2.5" y="6" width="9" height="6.5"/><path d="M4.5 6V4.5a2.5 2.5 0 0 1 5 0V6"/>',
}


@register.simple_tag
def icon(name: str) -> SafeString:
    """Draw one of our own icons; it never stands without words, so it is hidden from screen readers."""
    return format_html(
        '<svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">{}</svg>',
        mark_safe(ICONS[name]),
    )


@register.simple_tag
def status_tag(word: object, kind: str = "") -> SafeString:
    """Draw a status as word and shape; ``kind`` chooses the appearance when the word is not a known one."""
    text = str(word)
    look = appearance(kind or text)
    return format_html(
        '<span class="ds-tag status" data-color="{}" data-shape="{}">'
        '<svg class="shape" viewBox="0 0 14 14" aria-hidden="true" focusable="false">{}</svg>{}</span>',
        look.color,
        look.shape,
        mark_safe(SHAPES[look.shape]),
        capfirst(text),
    )


@register.inclusion_tag("ui/parts/breadcrumbs.html")
def breadcrumbs(crumbs: Iterable[tuple[object, str | None]] | None) -> dict[str, Any]:
    """Draw the path to this page from (label, address) pairs; the last is the page itself and needs no address."""
    trail = [{"label": label, "url": url} for label, url in crumbs or []]
    return {"trail": trail, "back": next((c for c in reversed(trail[:-1]) if c["url"]), None)}


@register.inclusion_tag("ui/parts/facts.html")
def fact_list(facts: Iterable[Sequence[object]]) -> dict[str, Any]:
    """Draw (label, value) or (label, value, note) as a description list. An unknown value says «ikke oppgitt»."""
    rows = [{"label": f[0], "value": f[1], "note": f[2] if len(f) > 2 else ""} for f in facts]
    return {"facts": rows}


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
def field_groups(form: forms.BaseForm) -> list[tuple[Any, list[BoundField]]]:
    """Return a form's fields under the headings it has given them in ``groups``; nothing when it has given none.

    Visible fields that no group names come last, without a heading.
    """
    wanted: Sequence[tuple[Any, Sequence[str]]] = getattr(form, "groups", ())
    if not wanted:
        return []
    groups = [(legend, [form[name] for name in names if name in form.fields]) for legend, names in wanted]
    named = {name for _legend, names in wanted for name in names}
    rest = [field for field in form if field.name not in named]
    return [(legend, fields) for legend, fields in [*groups, ("", rest)] if fields]


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
