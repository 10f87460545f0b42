"""The owner's word that a measure works, and taking it back."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from omstilling.ui import formats
from omstilling.ui.forms import ReasonForm

from ..forms.proofs import ConfirmStartForm
from ..models import Measure
from ..services import confirm_start, retract_start
from .measure import MeasureForms


class StartForms(MeasureForms):
    """What the two pages have in common: they are the owner's alone."""

    access_rule = "may_confirm_start"
    template_name = "ui/confirm.html"

    def get_facts(self) -> list[Any]:
        measure: Any = self.object
        return [
            (_("Tiltak"), f"{measure.number} {measure.title}"),
            (_("Virker fra"), formats.date_text(measure.effective_from)),
            (_("Helårsvirkning"), formats.kroner(measure.full_year_effect)),
        ]


class StartConfirmView(StartForms):
    """A decided measure works from a day."""

    form_class = ConfirmStartForm
    heading = gettext_lazy("Bekreft at tiltaket er iverksatt")
    intro = gettext_lazy(
        "Du eier tiltaket. Når du bekrefter, regnes det som iverksatt. Navnet ditt og dagen står i historikken."
    )
    submit_label = gettext_lazy("Bekreft at tiltaket er iverksatt")
    reason = gettext_lazy("Bekreftet at tiltaket er iverksatt")
    success_message = gettext_lazy("Tiltaket er bekreftet iverksatt.")

    def get_initial(self) -> dict[str, Any]:
        measure: Any = self.object
        return {**super().get_initial(), "on": measure.effective_from}

    def perform(self, form: Any) -> Measure:
        return confirm_start(measure=self.object, on=form.cleaned_data["on"], by=self.by)


class StartRetractView(StartForms):
    """The measure does not work after all."""

    form_class = ReasonForm
    heading = gettext_lazy("Trekk bekreftelsen")
    intro = gettext_lazy("Tiltaket regnes ikke lenger som iverksatt. Det du bekreftet, står i historikken.")
    submit_label = gettext_lazy("Trekk bekreftelsen")
    success_message = gettext_lazy("Bekreftelsen er trukket.")
    danger = True

    def perform(self, form: Any) -> Measure:
        return retract_start(measure=self.object, by=self.by, reason=form.cleaned_data["reason"])
