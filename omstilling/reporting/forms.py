"""Forms of the status report."""

from __future__ import annotations

from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Layout, Row
from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from omstilling.ui.forms import ServiceForm, ServiceModelForm

from .models import Light, StatusReport

MAX_WORDS = 6000
LIGHTS = [(value, capfirst(label)) for value, label in Light.choices]


class StatusReportForm(ServiceModelForm):
    """The rådmann's own part: date, three lights, words and what comes next. Figures are fetched, never typed."""

    progress = forms.ChoiceField(label=_("Framdrift"), choices=LIGHTS, widget=forms.RadioSelect)
    economy = forms.ChoiceField(label=_("Økonomi"), choices=LIGHTS, widget=forms.RadioSelect)
    quality = forms.ChoiceField(label=_("Kvalitet"), choices=LIGHTS, widget=forms.RadioSelect)
    words = forms.CharField(
        label=_("Rådmannens vurdering"),
        max_length=MAX_WORDS,
        widget=forms.Textarea(attrs={"rows": 10}),
        help_text=_("Hvordan står det til, hva er vanskelig, og hva trenger du fra styringsgruppa?"),
    )
    next_steps = forms.CharField(
        label=_("Det neste som skjer"),
        max_length=MAX_WORDS,
        required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("Linjer som begynner med «- », blir en punktliste."),
    )

    class Meta(ServiceModelForm.Meta):
        model = StatusReport
        fields = ["report_date", "progress", "economy", "quality", "words", "next_steps"]
        help_texts = {"report_date": _("Datoen som står på rapporten. Tallene er alltid fra dagen den utgis.")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.helper.disable_csrf = True
        parts = ["correction"] if "correction" in self.fields else []
        lights = Row("progress", "economy", "quality")
        self.helper.layout = Layout(*parts, "report_date", lights, "words", "next_steps")


class CorrectionForm(StatusReportForm):
    """A draft of a later version also says what is corrected."""

    correction = forms.CharField(
        label=_("Hva er rettet?"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Står først i den nye versjonen, slik at leserne ser hva som er endret."),
    )

    class Meta(StatusReportForm.Meta):
        fields = ["correction", *StatusReportForm.Meta.fields]


class NewVersionForm(ServiceForm):
    """What a correction is about."""

    correction = forms.CharField(
        label=_("Hva skal rettes?"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Står først i den nye versjonen, slik at leserne ser hva som er endret."),
    )
