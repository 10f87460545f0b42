"""The forms of a page as a browser sees them, and what somebody might fill in."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any

#: What a browser lets one write freely.
FREE = {"text", "email", "search", "password", "tel", "url", "textarea"}


@dataclass
class Field:
    """One control: its kind, what it holds, and what can be chosen."""

    name: str
    kind: str
    attributes: dict[str, str]
    value: str = ""
    checked: bool = False
    options: list[tuple[str, bool]] = field(default_factory=list)

    @property
    def required(self) -> bool:
        return "required" in self.attributes


@dataclass
class Form:
    """One form, sent by POST or GET."""

    action: str
    method: str
    fields: list[Field] = field(default_factory=list)

    def free(self) -> list[str]:
        """Return the names of the fields that anything can be written in."""
        return list(dict.fromkeys(f.name for f in self.fields if f.kind in FREE))

    def filled(self) -> dict[str, Any]:
        """Return what a person might send: what stands there, and something fitting where something is required."""
        data: dict[str, list[str]] = {}
        for one in self.fields:
            if one.kind in {"radio", "checkbox"}:
                if one.checked:
                    data.setdefault(one.name, []).append(one.value or "on")
            elif one.kind == "select":
                chosen = [value for value, on in one.options if on] or [value for value, _on in one.options[:1]]
                if one.required and not any(chosen):
                    chosen = [value for value, _on in one.options if value][:1]
                data[one.name] = chosen
            elif one.kind not in {"submit", "button", "file"}:
                data.setdefault(one.name, []).append(one.value or (plausible(one) if one.required else ""))
        for one in self.fields:
            if one.kind == "radio" and one.required:
                data.setdefault(one.name, [one.value])
        return {name: values if len(values) > 1 else values[0] for name, values in data.items() if values}


def plausible(one: Field) -> str:
    """Return something that fits a field that must be filled in."""
    if "data-date" in one.attributes:
        return "15.03.2011"
    if one.kind == "email":
        return "noen@example.org"
    if one.attributes.get("inputmode") in {"numeric", "decimal"}:
        return "12"
    return "Skrevet av en prøve"


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.forms: list[Form] = []
        self._in_main = False
        self._form: Form | None = None
        self._field: Field | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        at = {name: value or "" for name, value in attrs}
        self._in_main |= tag == "main"
        if tag == "form" and self._in_main:
            self._form = Form(at.get("action", ""), at.get("method", "get").lower())
            self.forms.append(self._form)
        if self._form is None or not (at.get("name") or tag == "option"):
            return
        if tag == "input":
            kind = at.get("type", "text")
            self._form.fields.append(Field(at["name"], kind, at, at.get("value", ""), "checked" in at))
        elif tag in {"select", "textarea"}:
            self._field = Field(at["name"], tag, at)
            self._form.fields.append(self._field)
        elif tag == "option" and self._field is not None:
            self._field.options.append((at.get("value", ""), "selected" in at))

    def handle_data(self, data: str) -> None:
        if self._field is not None and self._field.kind == "textarea":
            self._field.value += data

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._form = None
        elif tag in {"select", "textarea"}:
            if self._field is not None:
                self._field.value = self._field.value.removeprefix("\n")
            self._field = None
        elif tag == "main":
            self._in_main = False


def forms_of(html: str, method: str) -> list[Form]:
    """Return the forms in a page's content that are sent in one way."""
    reader = _Reader()
    reader.feed(html)
    return [form for form in reader.forms if form.method == method]
