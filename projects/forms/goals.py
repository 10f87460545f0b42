"""Forms of goals, indicators and readings. A month is typed as 09.2010 or «september 2010», a value with comma."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from omstilling.ui.fields import CommaDecimalField, NorwegianDateField, PercentField
from omstilling.ui.formats import MONTHS
from omstilling.ui.forms import ServiceModelForm

from ..models import Goal, Indicator, Project, Reading, Unit
from ..selectors.goals import is_percent
from .choices import bodies, long_text, offer
from .plan import reason_field

_NUMBERS = re.compile(r"(?:(?P<month>\d{1,2})[.\-/ ]+(?P<year>\d{4})|(?P<year_first>\d{4})-(?P<month_last>\d{1,2}))")
_WORDS = re.compile(r"(?P<name>[a-zæøå]{3,9})\.? +(?P<year>\d{4})")
MOST = 999_999_999_999


class MonthField(forms.Field):
    """A month; the value is its first day."""

    widget = forms.TextInput
    default_error_messages = {
        "invalid": _("Skriv måneden som måned.år, for eksempel 09.2010."),
        "range": _("Året må være mellom 1990 og 2100."),
    }

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("widget", forms.TextInput(attrs={"size": "14", "autocomplete": "off"}))
        kwargs.setdefault("help_text", _("Måned.år, for eksempel 09.2010 eller september 2010."))
        super().__init__(**kwargs)

    def to_python(self, value: Any) -> date | None:
        if value in self.empty_values or not str(value).strip():
            return None
        if isinstance(value, date):
            return value.replace(day=1)
        number, year = self._parts(str(value).strip().lower())
        if not 1 <= number <= 12:
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        if not 1990 <= year <= 2100:
            raise ValidationError(self.error_messages["range"], code="range")
        return date(year, number, 1)

    def _parts(self, typed: str) -> tuple[int, int]:
        found = _NUMBERS.fullmatch(typed)
        if found:
            return int(found["month"] or found["month_last"]), int(found["year"] or found["year_first"])
        found = _WORDS.fullmatch(typed)
        names = [str(name) for name in MONTHS]
        fits = [n for n, name in enumerate(names, 1) if found and name.startswith(found["name"])]
        return (fits[0], int(found["year"])) if found and len(fits) == 1 else (0, 0)

    def prepare_value(self, value: Any) -> Any:
        return f"{value:%m.%Y}" if isinstance(value, date) else value

    def has_changed(self, initial: Any, data: Any) -> bool:
        try:
            return self.to_python(data) != initial
        except ValidationError:
            return True


class GoalForm(ServiceModelForm):
    """A purpose, an outcome goal or a result goal."""

    description = long_text(_("Utdyping"), help_text=_("Hva målet innebærer, i vanlige ord."))

    class Meta(ServiceModelForm.Meta):
        model = Goal
        fields = ["kind", "title", "description", "team"]
        help_texts = {
            "kind": _("Formål sier hvorfor, effektmål hva som skal bli bedre, resultatmål hva prosjektet leverer."),
        }

    def __init__(self, *args: Any, project: Project, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user
        offer(self, "team", bodies(project, user))


class IndicatorForm(ServiceModelForm):
    """What a goal is measured by."""

    baseline_value = CommaDecimalField(
        label=_("Startverdi"), required=False, max_value=MOST, help_text=_("Verdien da prosjektet begynte.")
    )
    baseline_date = NorwegianDateField(label=_("Startverdiens dato"), required=False)
    target_value = CommaDecimalField(
        label=_("Målverdi"), required=False, max_value=MOST, help_text=_("Verdien som skal nås, for eksempel 92,5.")
    )

    class Meta(ServiceModelForm.Meta):
        model = Indicator
        fields = [
            *("name", "kind", "measured_in"),
            *("baseline_value", "baseline_date", "target_value", "higher_is_better"),
        ]
        help_texts = {
            "name": _("For eksempel «Nærvær»."),
            "kind": _("Nærvær og undersøkelser gjelder ansatte: grupper på under fem vises aldri."),
            "measured_in": _("For eksempel %, kr, årsverk eller dager. Prosent vises med én desimal."),
        }
        labels = {"higher_is_better": _("Høyere verdi er bedre")}

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if is_percent(data.get("measured_in") or ""):
            for name in ("baseline_value", "target_value"):
                value = data.get(name)
                if value is not None and (value < 0 or value > 100 or value != round(value, 1)):
                    self.add_error(name, _("Skriv prosenten fra 0 til 100 med høyst én desimal."))
        return data


class ReadingForm(ServiceModelForm):
    """What was measured, when, and for whom. A correction asks why."""

    month = MonthField(label=_("Måned"))
    note = forms.CharField(
        label=_("Merknad"), required=False, max_length=200, help_text=_("For eksempel hvor tallet er hentet.")
    )

    class Meta(ServiceModelForm.Meta):
        model = Reading
        fields = ["month", "value", "unit", "group_size", "note"]
        help_texts = {"unit": _("La stå tomt når tallet gjelder hele kommunen.")}

    def __init__(self, *args: Any, project: Project, indicator: Indicator, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user
        self.fields["value"] = value_field(indicator.measured_in)
        units = Unit.objects.visible_to(user).active().filter(municipality_id=project.municipality_id)
        if self.instance.unit_id is None:
            units = units.valid_on(project.today())
        self.fields["unit"].queryset = units.order_by("name")  # type: ignore[attr-defined]
        self.fields["unit"].empty_label = str(_("Hele kommunen"))  # type: ignore[attr-defined]
        names = ["month", "value", "unit", "group_size", "note"]
        if indicator.is_about_people:
            self.fields["group_size"] = size_field()
        else:
            del self.fields["group_size"]
        if self.instance.pk:
            self.fields["reason"] = reason_field(
                _("Hvorfor rettes målingen?"), help_text=_("Står i historikken sammen med tallet som stod der.")
            )
            names.append("reason")
        self.order_fields(names)


def size_field(**more: Any) -> forms.IntegerField:
    """Return the field for how many employees a figure is about."""
    widget = forms.NumberInput(attrs={"size": "6", "inputmode": "numeric"})
    values: dict[str, Any] = {
        "label": _("Antall ansatte i gruppa"),
        "help_text": _("Tallet vises ikke når gruppa er på under fem, eller når en slik gruppe kunne vært regnet ut."),
        "min_value": 1,
        "max_value": 100_000,
        "widget": widget,
    }
    return forms.IntegerField(**{**values, **more})


def value_field(measured_in: str) -> CommaDecimalField:
    """Return the field that a value is typed in, with the indicator's unit at its end."""
    label, help_text = _("Målt verdi"), _("Bruk komma, for eksempel 92,5.")
    if is_percent(measured_in):
        return PercentField(label=label, help_text=help_text)
    return CommaDecimalField(label=label, help_text=help_text, suffix=measured_in, min_value=-MOST, max_value=MOST)
