"""The inputs of the live page, drawn here and not by templates: many small ones, and all must be quick."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from omstilling.ui.frame import csrf_field
from omstilling.ui.markup import esc

Choices = Iterable[tuple[object, object]]


@dataclass(frozen=True, slots=True)
class Part:
    """One form of the page: its key, where it is sent, and what was typed when it comes back with errors."""

    key: str
    action: str
    tokens: Tokens
    form: Any = None

    def value(self, name: str, begins: object = "") -> str:
        """Return what stands in a field: what was typed, else what it begins with."""
        if self.form is not None:
            return str(self.form.data.get(name, ""))
        return "" if begins is None else str(begins)

    def ticked(self, name: str, begins: bool = False) -> bool:
        """Tell whether a box is ticked."""
        return bool(self.form.data.get(name)) if self.form is not None else begins

    def ident(self, name: str) -> str:
        return f"{self.key}-{name}"

    def error(self, name: str) -> str:
        """Return the errors of a field."""
        found = self.form.errors.get(name) if self.form is not None else None
        if not found:
            return ""
        said = "".join(f'<p><span class="ds-sr-only">{esc(_("Feil:"))}</span> {esc(text)}</p>' for text in found)
        ident = self.ident(name)
        return f'<div class="ds-validation-message" data-field="validation" id="{ident}-error">{said}</div>'

    def marks(self, name: str) -> str:
        """Return the attributes that tell of a field's error."""
        if self.form is None or not self.form.errors.get(name):
            return ""
        return f' aria-invalid="true" aria-describedby="{self.ident(name)}-error"'

    def open(self, extra: str = "", more: str = "") -> str:
        """Return the beginning of the form with what it always carries."""
        return (
            f'<form class="live-form" method="post" action="{esc(self.action)}" data-live="{self.key}" novalidate'
            f"{extra}>{self.tokens.hidden()}{more}"
        )


@dataclass(slots=True)
class Tokens:
    """Gives each form of the page its tokens."""

    csrf: Callable[[], object]
    once: Callable[[], object]
    _field: str = field(default="")

    def hidden(self) -> str:
        if not self._field:
            self._field = csrf_field(self.csrf())
        return f'{self._field}<input type="hidden" name="form_token" value="{self.once()}">'


def button(
    words: object, *, variant: str = "", name: str = "", value: object = "", more: str = "", sr: str = ""
) -> str:
    """Return a button that sends its form. ``sr`` is what a screen reader hears beside the words."""
    attributes = f' data-variant="{variant}"' if variant else ""
    if name:
        attributes += f' name="{name}" value="{esc(value)}"'
    hidden = f'<span class="ds-sr-only"> {esc(sr)}</span>' if sr else ""
    return f'<button class="ds-button" type="submit"{attributes}{more}>{esc(words)}{hidden}</button>'


def labelled(part: Part, name: str, label: object, control: str, note: object = "", more: str = "") -> str:
    """Return a field: label, help, input and errors."""
    help_text = f'<p data-field="description">{esc(note)}</p>' if note else ""
    return (
        f'<div class="ds-field field"{more}><label class="ds-label" for="{part.ident(name)}">{esc(label)}</label>'
        f"{help_text}{control}{part.error(name)}</div>"
    )


def line(part: Part, name: str, label: object, *, begins: object = "", note: object = "", more: str = "") -> str:
    """Return a field of one line."""
    control = (
        f'<input class="ds-input" type="text" id="{part.ident(name)}" name="{name}" autocomplete="off" '
        f'value="{esc(part.value(name, begins))}"{part.marks(name)}{more}>'
    )
    return labelled(part, name, label, control, note)


def area(
    part: Part, name: str, label: object, *, begins: object = "", rows: int = 3, note: object = "", more: str = ""
) -> str:
    """Return a field of several lines. What is typed in it is kept in the browser until it has been sent."""
    control = (
        f'<textarea class="ds-input" id="{part.ident(name)}" name="{name}" rows="{rows}" data-keep'
        f"{part.marks(name)}{more}>\n{esc(part.value(name, begins))}</textarea>"
    )
    return labelled(part, name, label, control, note)


def choice(
    part: Part, name: str, label: object, choices: Choices, *, begins: object = "", note: object = "", more: str = ""
) -> str:
    """Return a field to choose one in."""
    now = part.value(name, begins)
    control = (
        f'<select class="ds-input" id="{part.ident(name)}" name="{name}"{part.marks(name)}{more}>'
        f"{options(choices, now)}</select>"
    )
    return labelled(part, name, label, control, note)


def options(choices: Choices, now: str) -> str:
    return "".join(
        f'<option value="{esc(value)}"{" selected" if str(value) == now else ""}>{esc(words)}</option>'
        for value, words in choices
    )


def tick(part: Part, name: str, label: object, *, begins: bool = False, more: str = "") -> str:
    """Return a box to tick."""
    on = " checked" if part.ticked(name, begins) else ""
    ident = part.ident(name)
    return (
        f'<div class="ds-field field tick"><input class="ds-input" type="checkbox" id="{ident}" name="{name}"{on}'
        f'{part.marks(name)}{more}><label for="{ident}">{esc(label)}</label>{part.error(name)}</div>'
    )


def radios(part: Part, name: str, legend: object, choices: Choices, *, begins: object = "") -> str:
    """Return a field to pick one in."""
    now = part.value(name, begins)
    drawn = "".join(
        f'<div class="ds-field"><input class="ds-input" type="radio" id="{part.ident(name)}-{n}" name="{name}" '
        f'value="{esc(value)}"{" checked" if str(value) == now else ""}>'
        f'<label for="{part.ident(name)}-{n}">{esc(words)}</label></div>'
        for n, (value, words) in enumerate(choices)
    )
    return (
        f'<fieldset class="ds-fieldset field group" id="{part.ident(name)}"><legend class="ds-label">{esc(legend)}'
        f"</legend>{drawn}{part.error(name)}</fieldset>"
    )


def folded(
    ident: str, title: object, count: object, content: str, *, is_open: bool = False, shortcut: str = ""
) -> str:
    """Return a part of the page that is opened when it is needed; ``count`` says what is in it."""
    said = f' <span class="live-fold-count">{esc(count)}</span>' if count else ""
    opened = " open" if is_open else ""
    key = f' data-shortcut="{shortcut}"' if shortcut else ""
    return (
        f'<details class="live-fold" id="{ident}"{opened}><summary{key}><span>{esc(title)}{said}</span></summary>'
        f'<div class="live-fold-content">{content}</div></details>'
    )
