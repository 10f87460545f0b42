"""Readings of one indicator in one month: a field for the whole municipality, and one for each unit."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from omstilling.ui.forms import ServiceForm

from ..models import Indicator, Reading, Unit
from .goals import MonthField, size_field, value_field


class ChooseMonthForm(forms.Form):
    """Which month the page is about."""

    maned = MonthField(label=_("Måned"))


class MonthOfReadingsForm(ServiceForm):
    """A value for each place. ``places`` is (unit or ``None``, its name)."""

    mark_optional = False

    def __init__(
        self,
        *args: Any,
        indicator: Indicator,
        places: Sequence[tuple[Unit | None, str]],
        there: Mapping[int | None, Reading],
        before: Mapping[int | None, Reading],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.places, self.before = places, before
        self.asks_sizes = indicator.is_about_people
        for unit, name in places:
            key = name_of(unit)
            field = value_field(indicator.measured_in)
            field.label, field.required, field.help_text = name, False, ""
            reading = there.get(unit.pk if unit else None)
            field.initial = reading.value if reading is not None else None
            self.fields[key] = field
            self.fields[f"seen_{key}"] = forms.IntegerField(
                widget=forms.HiddenInput, required=False, initial=reading.row_version if reading is not None else 0
            )
            if self.asks_sizes:
                last = reading or before.get(unit.pk if unit else None)
                self.fields[size_name(unit)] = size_field(
                    label=_("Antall ansatte: %(place)s") % {"place": name},
                    help_text="",
                    required=False,
                    initial=last.group_size if last is not None else None,
                )
        if there:
            self.fields["reason"] = forms.CharField(
                label=_("Hvorfor rettes tall som er ført?"),
                required=False,
                max_length=1000,
                widget=forms.Textarea(attrs={"rows": 2}),
                help_text=_("Må skrives når du endrer et tall som står der. Står i historikken."),
            )

    def rows(self) -> list[tuple[Any, Any, Any, Reading | None]]:
        """Return (field, that of the size, hidden field, the reading of the month before) of each place."""
        return [
            (
                self[name_of(unit)],
                self[size_name(unit)] if self.asks_sizes else None,
                self[f"seen_{name_of(unit)}"],
                self.before.get(unit.pk if unit else None),
            )
            for unit, _name in self.places
        ]

    def sizes(self) -> dict[int | None, int | None]:
        """Return how many employees each value is about."""
        return {unit.pk if unit else None: self.cleaned_data.get(size_name(unit)) for unit, _name in self.places}

    def values(self) -> dict[Unit | None, Decimal | None]:
        return {unit: self.cleaned_data.get(name_of(unit)) for unit, _name in self.places}

    def seen(self) -> dict[int | None, int]:
        return {
            unit.pk if unit else None: self.cleaned_data.get(f"seen_{name_of(unit)}") or 0
            for unit, _name in self.places
        }


def name_of(unit: Unit | int | None) -> str:
    """Return the name of a place's field."""
    if unit is None:
        return "value_whole"
    return f"value_{unit.pk if isinstance(unit, Unit) else unit}"


def size_name(unit: Unit | None) -> str:
    """Return the name of the field for how many a place's value is about."""
    return f"size_{unit.pk if unit is not None else 'whole'}"


def month_before(month: date) -> date:
    return date(month.year - (month.month == 1), (month.month - 2) % 12 + 1, 1)
