"""The parts of a measure's form that are no columns of the measure: years, ramp and goals.

Columns meet on the conflict page when two people change them. These parts are merged here: the form carries what they
were when it was opened, so that what only the other has changed stands, and what both have changed is told.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from django import forms
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from omstilling.ui.fields import CommaDecimalField, KronerField
from omstilling.ui.markup import esc

from .. import kostra
from ..effects import AT_ONCE, EffectError, ramp_from_text, ramp_of, ramp_to_text
from ..effects.years import LONGEST_RAMP

BASE = "parts"
STEPS = 3


class KostraInput(forms.TextInput):
    """An input that offers the functions of some years while one types."""

    def __init__(self, years: tuple[int, ...]) -> None:
        super().__init__(attrs={"size": "14", "list": "kostra", "autocomplete": "off"})
        self.years = years

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        options = "".join(
            f'<option value="{esc(one.code)}">{esc(one.name)}</option>'
            for one in kostra.FUNCTIONS.values()
            if any(one.holds_in(year) for year in self.years)
        )
        return SafeString(f'{super().render(name, value, attrs, renderer)}<datalist id="kostra">{options}</datalist>')


class YesNoField(forms.TypedChoiceField):
    """Yes, no or not known."""

    WORDS = {True: "ja", False: "nei", None: ""}

    def __init__(self, **kwargs: Any) -> None:
        choices = [("", gettext_lazy("Ikke avklart")), ("ja", gettext_lazy("Ja")), ("nei", gettext_lazy("Nei"))]
        super().__init__(choices=choices, coerce=lambda typed: typed == "ja", empty_value=None, **kwargs)

    def prepare_value(self, value: Any) -> Any:
        return self.WORDS[value] if value is None or isinstance(value, bool) else value


def year_fields(years: tuple[int, ...], target_year: int) -> dict[str, forms.Field]:
    """Return a field for each year's explicit amount."""
    fields: dict[str, forms.Field] = {}
    for year in years:
        label = _("Oppgitt for %(year)s") % {"year": year}
        if year == target_year:
            label = _("Oppgitt for %(year)s (målåret)") % {"year": year}
        fields[f"year_{year}"] = KronerField(label=label, required=False, allow_negative=True)
    return fields


def ramp_fields(count: int) -> dict[str, forms.Field]:
    """Return the pairs of month and percent."""
    fields: dict[str, forms.Field] = {}
    for number in range(1, count + 1):
        told = {"number": number}
        fields[f"ramp_month_{number}"] = CommaDecimalField(
            label=_("Trinn %(number)s: etter måneder") % told,
            required=False,
            decimals=0,
            min_value=0,
            max_value=LONGEST_RAMP,
            suffix=_("md."),
        )
        fields[f"ramp_percent_{number}"] = CommaDecimalField(
            label=_("Trinn %(number)s: andel") % told,
            required=False,
            decimals=0,
            min_value=0,
            max_value=100,
            suffix="%",
        )
    return fields


def ramp_initial(text: str) -> dict[str, int]:
    """Return what the pairs hold for a stored ramp."""
    ramp = ramp_from_text(text)
    if ramp == AT_ONCE:
        return {}
    found = {}
    for number, (months, percent) in enumerate(ramp, start=1):
        found[f"ramp_month_{number}"], found[f"ramp_percent_{number}"] = months, percent
    return found


def steps_in(text: str) -> int:
    """Return how many pairs the form needs."""
    return max(STEPS, len(ramp_from_text(text)))


class Parts:
    """Years, ramp and goals as values that can be compared and carried in a hidden field."""

    def __init__(self, years: dict[int, int], ramp: str, goals: set[int]) -> None:
        self.years, self.ramp, self.goals = years, ramp, goals

    def text(self) -> str:
        """Return the parts as the hidden field carries them."""
        years = {str(year): amount for year, amount in sorted(self.years.items())}
        return json.dumps({"years": years, "ramp": self.ramp, "goals": sorted(self.goals)}, separators=(",", ":"))

    @classmethod
    def read(cls, text: str, otherwise: Parts) -> Parts:
        """Return what the hidden field says the parts were; something else than ours is passed over."""
        try:
            data = json.loads(text)
            years = {int(year): int(amount) for year, amount in data["years"].items()}
            return cls(years, str(data["ramp"]), {int(goal) for goal in data["goals"]})
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
            return otherwise


def read_ramp(data: dict[str, Any], count: int, wrong: Callable[[str, str], None]) -> str:
    """Return the ramp that the pairs say, as it is stored; what is wrong is told at its field."""
    pairs: list[tuple[int, int]] = []
    last = "ramp_percent_1"
    for number in range(1, count + 1):
        months, percent = data.get(f"ramp_month_{number}"), data.get(f"ramp_percent_{number}")
        if months is None and percent is None:
            continue
        last = f"ramp_percent_{number}"
        if percent is None:
            wrong(last, _("Oppgi også hvor mange prosent."))
            return ""
        if months is None and pairs:
            wrong(f"ramp_month_{number}", _("Oppgi også hvor mange måneder etter start."))
            return ""
        pairs.append((int(months or 0), int(percent)))
    try:
        return ramp_to_text(ramp_of(pairs))
    except EffectError as error:
        wrong(last, str(error.message))
        return ""


def changed_meanwhile(now: str) -> str:
    """Say what somebody else has made of a field that one has changed too."""
    return _("Noen andre endret dette mens du skrev. Lagret nå: %(now)s. Lagre på nytt for å bruke ditt.") % {
        "now": now
    }
