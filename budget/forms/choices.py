"""The choices of a package: a row for each measure, as many as the filters let through, and nothing typed is lost.

Rows that are not on the page travel along in one hidden field where they differ from what is stored.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from omstilling.ui.forms import ServiceForm

from ..effects import EffectError
from ..ladder import ORDER
from ..packages_math import AS_IS, Switch
from ..selectors import WholeMeasure
from ..selectors.packages import Switches, asks_what_if, switches_of, usual

#: So many rows stand on one page: each has four inputs, and a form may have two thousand.
PAGE = 100
SHOWN, KEPT, MARK, SIDE = "rad", "husket", "sett", "side"
ON, DELAY, SCALE = "med", "utsatt", "omfang"
#: What the smallest and largest delay and scale are is the arithmetic's own business.
WHOLE = re.compile(r"[+-]?[0-9]{1,6}")
CARRIED = re.compile(r"([0-9]{1,9}):([01]):([0-9]{1,3}):([0-9]{1,3})")
BLANKS = re.compile(r"[\s\u00a0\u202f%]+")


@dataclass(slots=True)
class ChoiceRow:
    """A measure with what is chosen, what was typed, and what is wrong with it."""

    measure: WholeMeasure
    locked: bool
    on: bool
    delay: str
    scale: str
    delay_error: str = ""
    scale_error: str = ""

    @property
    def names(self) -> dict[str, str]:
        number = self.measure.number
        return {"on": f"{ON}_{number}", "delay": f"{DELAY}_{number}", "scale": f"{SCALE}_{number}"}


@dataclass(frozen=True, slots=True)
class RowError:
    """One line of the error summary."""

    target: str
    label: str
    message: str


@dataclass(slots=True)
class _Typed:
    on: bool
    delay: str
    scale: str
    errors: dict[str, str] = field(default_factory=dict)


class ChoicesForm(ServiceForm):
    """Filters, and the rows. ``switches`` are the choices as typed, ``changed`` tells whether some are not stored."""

    finn = forms.CharField(label=gettext_lazy("Finn tiltak"), required=False, max_length=100)
    sektor = forms.ChoiceField(label=gettext_lazy("Sektor"), required=False)
    steg = forms.ChoiceField(label=gettext_lazy("Trinn"), required=False)
    vis = forms.ChoiceField(
        label=gettext_lazy("Vis"),
        required=False,
        choices=[
            ("", gettext_lazy("Alle tiltak")),
            ("med", gettext_lazy("Det som er med")),
            ("av", gettext_lazy("Det som ikke er med")),
            ("endret", gettext_lazy("Det som er utsatt eller skalert")),
        ],
    )

    def __init__(
        self,
        data: QueryDict | None = None,
        files: Any = None,
        *,
        measures: list[WholeMeasure],
        stored: Mapping[int, Switch],
        asked: QueryDict | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(data, **kwargs)
        self.measures = measures
        self.stored = switches_of(measures, stored)
        #: The filters of an address, where nothing is sent.
        self.asked = data if data is not None else asked or QueryDict()
        self.typed: dict[int, _Typed] = {}
        sectors = sorted({measure.sector for measure in measures if measure.sector})
        sector: Any = self.fields["sektor"]
        sector.choices = [("", _("Alle sektorer")), *((name, name) for name in sectors)]
        step: Any = self.fields["steg"]
        used = {measure.step for measure in measures}
        step.choices = [("", _("Alle trinn")), *((s.value, s.word.capitalize()) for s in ORDER if s in used)]
        for name, one in self.fields.items():
            one.initial = self.asked.get(name, "")

    # What is chosen

    @cached_property
    def what_if(self) -> bool:
        """Whether the decided may be tried otherwise."""
        if self.is_bound:
            return "hva_om" in self.data
        return "hva_om" in self.asked or asks_what_if(self.measures, self.stored)

    @cached_property
    def switches(self) -> Switches:
        """The choices: stored, then what travelled along, then what stands in the rows."""
        found = dict(self.stored)
        if self.is_bound:
            found.update(self._carried())
            for number in self.shown_numbers:
                typed = self._read(number)
                if not typed.errors:
                    delay, scale = int(typed.delay or 0), int(typed.scale or 100)
                    found[number] = Switch(typed.on, delay, scale)
        if not self.what_if:
            found.update({measure.number: AS_IS for measure in self.measures if measure.is_decided})
        return found

    @cached_property
    def shown_numbers(self) -> list[int]:
        """The measures whose rows were sent."""
        known = {measure.number for measure in self.measures}
        data: Any = self.data
        sent = [int(text) for text in data.getlist(SHOWN) if text.isascii() and text.isdecimal() and len(text) < 10]
        return [number for number in dict.fromkeys(sent) if number in known][:PAGE]

    @property
    def changed(self) -> bool:
        """Whether something is chosen that is not stored."""
        return self.switches != self.stored

    @property
    def kept(self) -> str:
        """What the hidden field carries: choices that are not stored and stand in no row of this page."""
        here = {row.measure.number for row in self.rows if not row.locked}
        return " ".join(
            f"{number}:{int(switch.on)}:{switch.delay}:{switch.scale}"
            for number, switch in self.switches.items()
            if number not in here and switch != self.stored[number]
        )

    def _carried(self) -> Switches:
        known = {measure.number for measure in self.measures}
        found = {}
        for word in str(self.data.get(KEPT, "")).split():
            part = CARRIED.fullmatch(word)
            if part and int(part[1]) in known:
                try:
                    found[int(part[1])] = Switch(part[2] == "1", int(part[3]), int(part[4]))
                except EffectError:
                    continue
        return found

    def _read(self, number: int) -> _Typed:
        known = self.typed.get(number)
        if known is None:
            known = self.typed[number] = _Typed(
                f"{ON}_{number}" in self.data,
                str(self.data.get(f"{DELAY}_{number}", "")).strip()[:20],
                str(self.data.get(f"{SCALE}_{number}", "")).strip()[:20],
            )
            values = {"delay": BLANKS.sub("", known.delay) or "0", "scale": BLANKS.sub("", known.scale) or "100"}
            for name, text in values.items():
                if not WHOLE.fullmatch(text):
                    known.errors[name] = _("Skriv et helt tall.")
                    continue
                try:
                    Switch(delay=int(text)) if name == "delay" else Switch(scale=int(text))
                except EffectError as error:
                    known.errors[name] = str(error.message)
            if not known.errors:
                known.delay, known.scale = str(int(values["delay"])), str(int(values["scale"]))
        return known

    # What is wrong

    @cached_property
    def row_errors(self) -> list[RowError]:
        """What is wrong in the rows, for the summary."""
        titles = {measure.number: measure.title for measure in self.measures}
        words = {"delay": (DELAY, _("Utsatt")), "scale": (SCALE, _("Omfang"))}
        return [
            RowError(f"{words[name][0]}_{number}", f"{number} {titles[number]}: {words[name][1]}.", message)
            for number in self.shown_numbers
            for name, message in self._read(number).errors.items()
        ]

    @property
    def faults(self) -> list[RowError]:
        """Everything that the summary tells: of the filters, then of the rows."""
        filters = [
            RowError(field.id_for_label, f"{field.label}.", str(error)) for field in self for error in field.errors
        ]
        return filters + self.row_errors

    def is_valid(self) -> bool:
        return super().is_valid() and not self.row_errors

    # What is shown

    @cached_property
    def found(self) -> list[WholeMeasure]:
        """The measures that the filters let through, locked ones last; with errors, the rows that were sent."""
        if self.is_bound and self.row_errors:
            sent = set(self.shown_numbers)
            return [measure for measure in self.measures if measure.number in sent]
        found = list(self._filtered())
        return found if self.what_if else sorted(found, key=lambda measure: measure.is_decided)

    def _filtered(self) -> Iterable[WholeMeasure]:
        words = str(self.asked.get("finn", "")).casefold().split()
        sector, step, show = (self.asked.get(name, "") for name in ("sektor", "steg", "vis"))
        for measure in self.measures:
            switch = self.switches[measure.number]
            shown = {"med": switch.on, "av": not switch.on, "endret": switch.delay > 0 or switch.scale != 100}
            text = f"{measure.number} {measure.title}".casefold()
            if (
                all(word in text for word in words)
                and (not sector or measure.sector == sector)
                and (not step or measure.step == step)
                and shown.get(show, True)
            ):
                yield measure

    @property
    def pages(self) -> int:
        return max(-(-len(self.found) // PAGE), 1)

    @cached_property
    def page(self) -> int:
        """The page that is asked for, or the nearest."""
        asked = str(self.asked.get(SIDE, ""))
        number = int(asked) if asked.isascii() and asked.isdecimal() and len(asked) < 6 else 1
        return min(max(number, 1), self.pages)

    @cached_property
    def rows(self) -> list[ChoiceRow]:
        """The rows of the page."""
        first = (self.page - 1) * PAGE
        return [self._row(measure) for measure in self.found[first : first + PAGE]]

    def _row(self, measure: WholeMeasure) -> ChoiceRow:
        locked = measure.is_decided and not self.what_if
        typed = self.typed.get(measure.number)
        if typed is not None and typed.errors and not locked:
            errors = typed.errors
            return ChoiceRow(
                measure,
                locked,
                typed.on,
                typed.delay,
                typed.scale,
                errors.get("delay", ""),
                errors.get("scale", ""),
            )
        switch = usual(measure) if locked else self.switches[measure.number]
        return ChoiceRow(measure, locked, switch.on, str(switch.delay), str(switch.scale))
