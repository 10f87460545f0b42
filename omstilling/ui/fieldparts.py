"""What a form field needs beside its input: descriptions, unit, counter, error links. Used by the form templates."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import gettext as _

from .forms import Section

GROUPS = (forms.RadioSelect, forms.CheckboxSelectMultiple)


@dataclass(frozen=True, slots=True)
class ErrorItem:
    """One line of the error summary; ``target`` is the id of what the link leads to, empty without a field."""

    target: str
    label: str
    message: str


@dataclass(frozen=True, slots=True)
class Group:
    """Fields under a heading as they are drawn: rows of fields, and whether the group is folded and open."""

    legend: Any
    rows: list[list[BoundField]]
    folded: bool = False
    is_open: bool = True
    text: Any = ""


def groups_of(form: forms.BaseForm) -> list[Group]:
    """Return a form's fields under the headings that its ``groups`` gives them; nothing when it gives none.

    Visible fields that no group names come last, without a heading.
    """
    wanted: Sequence[Any] = getattr(form, "groups", ())
    if not wanted:
        return []
    named: set[str] = set()
    found = []
    for one in wanted:
        section = one if isinstance(one, Section) else Section(*one)
        rows = [(names,) if isinstance(names, str) else names for names in section.names]
        named.update(name for names in rows for name in names)
        drawn = [[form[name] for name in names if name in form.fields] for names in rows]
        drawn = [fields for fields in drawn if fields]
        if drawn:
            is_open = not section.folded or any(_is_used(field) for fields in drawn for field in fields)
            found.append(Group(section.legend, drawn, section.folded, is_open, section.text))
    rest = [[field] for field in form if field.name not in named]
    return [*found, Group("", rest)] if rest else found


def _is_used(field: BoundField) -> bool:
    """Tell whether a field is wrong, or holds something else than it begins with in an empty form."""
    if field.errors:
        return True
    value = field.value()
    if value in (None, "", [], False) or field.is_hidden:
        return False
    return str(value) != str(field.field.initial if field.field.initial is not None else "")


def kind(field: BoundField) -> str:
    """Tell how a field is laid out: ``hidden``, ``group``, ``checkbox``, ``file``, ``parts`` (many) or ``input``."""
    widget = field.field.widget
    if field.is_hidden:
        return "hidden"
    if isinstance(widget, GROUPS):
        return "group"
    if isinstance(widget, forms.CheckboxInput):
        return "checkbox"
    if isinstance(widget, forms.FileInput):
        return "file"
    return "parts" if isinstance(widget, (forms.MultiWidget, forms.SelectDateWidget)) else "input"


def suffix(field: BoundField) -> str:
    """Return the unit at the field's end: ``field.suffix`` or the widget attribute ``data-suffix``."""
    value = getattr(field.field, "suffix", "") or field.field.widget.attrs.get("data-suffix", "")
    return str(value)


def limit(field: BoundField) -> int | None:
    """Return the greatest number of characters, for long texts and fields that ask for a counter."""
    longest = getattr(field.field, "max_length", None)
    if not isinstance(longest, int):
        return None
    wanted = isinstance(field.field.widget, forms.Textarea) or "data-counter" in field.field.widget.attrs
    return longest if wanted else None


def is_optional(field: BoundField) -> bool:
    """Tell whether «valgfritt» stands beside the label: required is the rule, a lone tick box is neither."""
    if not getattr(field.form, "mark_optional", True) or kind(field) == "checkbox":
        return False
    return not field.field.required and not field.field.disabled


def hint(field: BoundField) -> str:
    """Return how a date is written, unless the field has a help text of its own."""
    is_date = isinstance(field.field, forms.DateField) or isinstance(field.field.widget, forms.DateInput)
    is_typed = not isinstance(field.field.widget, forms.SelectDateWidget)
    return _("Dag.måned.år, for eksempel 17.09.2010") if is_date and is_typed and not field.help_text else ""


def descriptions(field: BoundField) -> str:
    """Return the ids of everything that describes the input: unit, help, counter, error."""
    ident = field.auto_id
    parts = [
        (bool(suffix(field)), "suffix"),
        (bool(field.help_text or hint(field)), "helptext"),
        (limit(field) is not None, "counter"),
        (bool(field.errors), "error"),
    ]
    return " ".join(f"{ident}_{name}" for wanted, name in parts if wanted)


def widget_attrs(field: BoundField) -> dict[str, Any]:
    """Return the attributes of the input. ``maxlength`` is left out: the browser would cut what is pasted."""
    widget = field.field.widget
    attrs: dict[str, Any] = {
        "class": f"ds-input {widget.attrs.get('class', '')}".strip(),
        "maxlength": False,
        "data-suffix": False,
        "data-counter": False,
        "aria-describedby": descriptions(field) or False,
        "aria-invalid": "true" if field.errors else False,
    }
    if isinstance(widget, forms.MultiWidget):
        _name_parts(widget)
    longest = limit(field)
    if longest is not None:
        attrs["data-limit"] = str(longest)
    if "size" not in widget.attrs:
        attrs.update(_width(field))
    if isinstance(widget, forms.Textarea) and widget.attrs.get("rows") == "10":
        attrs["rows"], attrs["cols"] = 5, False
    elif isinstance(widget, forms.Textarea):
        attrs["cols"] = False
    return attrs


def _name_parts(widget: forms.MultiWidget) -> None:
    """Give each input of a field of several parts its own name: date and time, from and to, or part 1, 2, 3."""
    names: tuple[str, ...] = ()
    if isinstance(widget, forms.SplitDateTimeWidget):
        names = (_("dato"), _("klokkeslett"))
    elif len(widget.widgets) == 2:
        names = (_("fra"), _("til"))
    for number, part in enumerate(widget.widgets):
        name = names[number] if names else _("del %(number)s") % {"number": number + 1}
        part.attrs.setdefault("aria-label", name)


def _width(field: BoundField) -> dict[str, Any]:
    """A field is as wide as what goes into it; a date is also marked for the picker."""
    widget = field.field.widget
    if getattr(widget, "input_type", "") not in {"text", "number"}:
        return {}
    if hint(field) or isinstance(field.field, forms.DateField):
        return {"size": "12", "autocomplete": "off", "data-date": "true"}
    if isinstance(field.field, (forms.IntegerField, forms.TimeField)):
        return {"size": "14", "autocomplete": "off"}
    return {"size": "14", "autocomplete": "off"} if suffix(field) else {}


def options(field: BoundField) -> list[Any]:
    """Return the options of a radio or checkbox group as bound widgets with the design system's class."""
    attrs = field.field.widget.attrs
    if "ds-input" not in str(attrs.get("class", "")):
        attrs["class"] = f"ds-input {attrs.get('class', '')}".strip()
    if field.errors:
        attrs["aria-invalid"] = "true"
    return list(field.subwidgets)


def target_of(field: BoundField) -> str:
    """Return the id that an error link leads to: the input, or the whole group."""
    if kind(field) in {"group", "parts"}:
        return str(field.auto_id)
    return str(field.id_for_label or field.auto_id)


def _label_of(field: BoundField) -> str:
    """Return the label as it begins a line: «Frist:», but «Hva gjelder det?» without a colon."""
    label = str(field.label)
    return label if label.endswith(("?", ":", "!")) else f"{label}:"


def error_items(form: forms.BaseForm) -> list[ErrorItem]:
    """Return every error of a form, first those of the whole, then field by field."""
    items = [ErrorItem("", "", str(message)) for message in form.non_field_errors()]
    for name in form.fields:
        field = form[name]
        target = "" if field.is_hidden else target_of(field)
        items += [ErrorItem(target, _label_of(field), str(message)) for message in field.errors]
    return items
