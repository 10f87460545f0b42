"""The bases of the portal's forms. A form validates and hands ``cleaned_data`` to a service; it never saves."""

from __future__ import annotations

import copy
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from .fields import NorwegianDateField, NorwegianTimeField

# What validators say with a code, so that a field need not have the message itself.
ADDED_CODES = ("max_length", "min_value", "max_value")
NOTHING = "---------"  # Django's word for the empty choice
WHY = _("Hvorfor endringen gjøres. Står i historikken.")
PLAIN_MESSAGES = {
    "max_length": _("Teksten er for lang: %(show_value)d tegn av høyst %(limit_value)d. Kort den ned."),
    "min_value": _("Tallet må være minst %(limit_value)s."),
    "max_value": _("Tallet kan ikke være større enn %(limit_value)s."),
    "invalid_choice": _("Dette kan ikke velges her. Velg på nytt."),
}


@dataclass(frozen=True, slots=True)
class Section:
    """A heading over some of a form's fields, for ``groups``. Names in a tuple stand side by side.

    A ``folded`` one is open when something in it is wrong or filled in; ``text`` stands under the heading.
    """

    legend: Any
    names: Sequence[str | tuple[str, ...]]
    folded: bool = False
    text: Any = ""


def norwegian_field(field: models.Field, **kwargs: Any) -> forms.Field | None:
    """Return the form field of a model field: dates and times are typed the Norwegian way."""
    kwargs.pop("widget", None) if isinstance(field, (models.DateField, models.TimeField)) else None
    if isinstance(field, models.DateTimeField):
        return field.formfield(**kwargs)  # type: ignore[return-value]
    if isinstance(field, models.DateField):
        return field.formfield(form_class=NorwegianDateField, **kwargs)  # type: ignore[return-value]
    if isinstance(field, models.TimeField):
        return field.formfield(form_class=NorwegianTimeField, **kwargs)  # type: ignore[return-value]
    return field.formfield(**kwargs)  # type: ignore[return-value]


def something_to_read(value: str) -> None:
    """Refuse a text that looks empty: blanks of no width, marks of direction, and nothing else."""
    if value and all(unicodedata.category(sign)[0] in "ZC" for sign in value):
        raise ValidationError(_("Teksten har bare tegn som ikke vises. Skriv noe som kan leses."), code="invisible")


def say_plainly(fields: Iterable[forms.Field]) -> None:
    """Give Django's own messages the portal's words, and texts that look empty a message of their own.

    A field that has words of its own keeps them.
    """
    for field in fields:
        plain = {**PLAIN_MESSAGES, "required": required_message(field)}
        if isinstance(field, forms.CharField) and something_to_read not in field.validators:
            field.validators.append(something_to_read)
        given = field.error_messages
        if isinstance(field, forms.EmailField):
            given.setdefault("invalid", _("Skriv hele e-postadressen, for eksempel kari@example.org."))
        for code, message in plain.items():
            if code in given and given[code] != _djangos(field, code):
                continue
            if code in given or code in ADDED_CODES:
                given[code] = message


def required_message(field: forms.Field) -> Any:
    """Return what is said when the field is empty and may not be."""
    if isinstance(field, forms.FileField):
        return _("Velg en fil.")
    if isinstance(field, (forms.ChoiceField, forms.ModelChoiceField)):
        return _("Velg ett av svarene.")
    if isinstance(field, forms.BooleanField):
        return _("Kryss av for å gå videre.")
    return _("Feltet er tomt. Fyll det ut.")


def _djangos(field: forms.Field, code: str) -> Any:
    """Return Django's message for the code of this kind of field, or ``None``."""
    for kind in type(field).__mro__:
        said = vars(kind).get("default_error_messages", {})
        if code in said:
            return said[code] if kind.__module__.startswith("django.") else None
    return None


def show_again(form: forms.BaseForm, name: str, value: str) -> None:
    """Have a hidden field hold a new value where the form is shown again: a bound form shows what was posted."""
    posted: Any = form.data
    form.data = again = posted.copy()
    again[form.add_prefix(name)] = value


class ServiceForm(forms.Form):
    """A form of loose fields."""

    def full_clean(self) -> None:
        """Give every field its words first, those that a subclass has added too."""
        say_plainly(self.fields.values())
        super().full_clean()


def why_field(help_text: Any = WHY, rows: int = 3) -> forms.CharField:
    """Return the field that may say why something is changed. Never required; ``ReasonForm`` asks for one that is."""
    widget = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(label=_("Begrunnelse"), required=False, max_length=1000, widget=widget, help_text=help_text)


class ReasonForm(ServiceForm):
    """Asks only for a reason, which is kept in the history."""

    reason = forms.CharField(
        label=_("Begrunnelse"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Står i historikken og kan leses av dem som ser saken."),
    )


def _nothing(field: forms.Field) -> str:
    """Return the words of the empty choice."""
    return str(_("Velg …")) if field.required else str(_("Ingen"))


class ServiceModelForm(forms.ModelForm):
    """A form with a model's fields. The instance is a copy: nothing that is typed reaches the row but by a service."""

    #: The fields of the first and the last day: the last is not before the first.
    period: tuple[str, str] | None = None

    class Meta:
        formfield_callback = norwegian_field

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        instance = kwargs.get("instance")
        if instance is not None:
            kwargs["instance"] = copy.copy(instance)
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            if isinstance(field, forms.ModelChoiceField) and field.empty_label is not None:
                field.empty_label = _nothing(field)
            elif isinstance(field, forms.TypedChoiceField) and isinstance(field.widget, forms.Select):
                choices: Any = field.choices
                field.choices = [(value, _nothing(field) if words == NOTHING else words) for value, words in choices]

    def full_clean(self) -> None:
        """Give every field its words first, those that a subclass has added too."""
        say_plainly(self.fields.values())
        super().full_clean()

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if self.period is not None:
            first, last = (cleaned.get(name) for name in self.period)
            if first and last and last < first:
                self.add_error(self.period[1], str(_("Sluttdatoen må være etter startdatoen.")))
        return cleaned

    def save(self, commit: bool = True) -> Any:
        raise NotImplementedError("A form never saves: the view hands cleaned_data to a service.")
