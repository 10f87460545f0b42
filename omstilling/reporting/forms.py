"""Forms of the status report."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, cast

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Layout, Row
from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from meetings.models import Meeting
from omstilling.ui.formats import date_text
from omstilling.ui.forms import ServiceForm, ServiceModelForm
from projects.models import CaseKind

from .models import Light, ReportDistribution, StatusReport

MAX_WORDS = 6000
KINDS = (CaseKind.REPORT, CaseKind.INFORMATION)
LIGHTS = [(value, capfirst(label)) for value, label in Light.choices]


def report_words(report: StatusReport) -> str:
    """Return what a report is called where one is chosen."""
    said = _("Statusrapport %(number)s, %(day)s") if report.version == 1 else _("Statusrapport %(it)s, %(day)s")
    return str(said) % {"number": report.number, "it": report, "day": date_text(report.report_date)}


def meeting_words(meeting: Meeting) -> str:
    """Return what a meeting is called where one is chosen."""
    return f"{meeting.body.name} {date_text(meeting.held_on)}"


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
        fields = ["report_date", "figures_on", "previous", "progress", "economy", "quality", "words", "next_steps"]
        help_texts = {
            "report_date": _("Datoen som står på rapporten."),
            "figures_on": _("Står feltet tomt: dagen rapporten utgis."),
            "previous": _("«Endret siden forrige rapport» regnes fra denne."),
        }

    def __init__(self, *args: Any, issued: Iterable[StatusReport] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        previous = cast("forms.ModelChoiceField[StatusReport]", self.fields["previous"])
        previous.queryset = StatusReport.objects.filter(pk__in=[report.pk for report in issued]).defer("source")
        previous.empty_label = _("Siste utgitte rapport")  # type: ignore[assignment]
        previous.label_from_instance = report_words  # type: ignore[method-assign,assignment]
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.helper.disable_csrf = True
        parts = ["correction"] if "correction" in self.fields else []
        lights = Row("progress", "economy", "quality")
        days = Row("report_date", "figures_on", "previous")
        self.helper.layout = Layout(*parts, days, lights, "words", "next_steps")


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


class SendToMeetingForm(ServiceForm):
    """Which meeting, and as what."""

    meeting = forms.ModelChoiceField(
        label=_("Møte"),
        queryset=Meeting.objects.none(),
        help_text=_("Kommende møter der sakslista ennå er åpen. Det neste står først."),
    )
    kind = forms.ChoiceField(
        label=_("Sakstype"),
        choices=[(kind.value, capfirst(kind.label)) for kind in KINDS],
        widget=forms.RadioSelect,
        initial=CaseKind.REPORT.value,
    )

    def __init__(self, *args: Any, meetings: list[Meeting], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = cast("forms.ModelChoiceField[Meeting]", self.fields["meeting"])
        found = Meeting.objects.filter(pk__in=[meeting.pk for meeting in meetings])
        field.queryset = found.select_related("body").order_by("held_on", "pk")
        field.label_from_instance = meeting_words  # type: ignore[method-assign,assignment]
        field.initial, field.empty_label = (meetings[0] if meetings else None), _("Velg møte")  # type: ignore[assignment]
        if not meetings:
            field.help_text = _("Det er ingen kommende møter med åpen saksliste. Planlegg et møte først.")


class DistributionForm(ServiceModelForm):
    """Who got the report, when and how."""

    class Meta(ServiceModelForm.Meta):
        model = ReportDistribution
        fields = ["recipient", "sent_on", "how"]
        help_texts = {
            "recipient": _("Person, organ eller virksomhet, for eksempel «Kommunerevisjonen»."),
            "how": _("For eksempel e-post, brev eller utdelt i møte."),
        }
