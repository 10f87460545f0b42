"""Forms of what is sent to the body that decides, and of what it decided."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from budget.models import Measure, MeasureDecision
from omstilling.ui.fields import KronerField, NorwegianDateField
from omstilling.ui.formats import date_table
from omstilling.ui.forms import ReasonForm, ServiceForm
from projects.forms.choices import people
from projects.forms.decisions import RESPONSIBLE_HELP, meaning_field
from projects.models import Case, Decision

from ..models import Referral
from ..referral_results import ADOPTING, Result
from ..services.decisions import MeasureLink

TEXT_MOST = 10000


class ReferralForm(ServiceForm):
    """When it was sent, and when it is expected to come up."""

    sent_on = NorwegianDateField(label=_("Sendt"), help_text=_("Dagen innstillingen gikk til organet."))
    expected_on = NorwegianDateField(
        label=_("Ventes behandlet"), required=False, help_text=_("Møtedatoen, hvis den er kjent.")
    )
    note = forms.CharField(
        label=_("Merknad"),
        required=False,
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Står i oversendelsen, for eksempel hva som haster."),
    )


class WithdrawReferralForm(ReasonForm):
    """Why it is taken back."""


@dataclass(frozen=True, slots=True)
class AdoptedRow:
    """A measure of the recommendation, with what the body adopted for it."""

    measure: Measure
    tick: BoundField
    effect: BoundField
    start: BoundField


class AnswerForm(ServiceForm):
    """What the body decided. Text and figures begin as they were recommended."""

    result = forms.ChoiceField(
        label=_("Hva ble resultatet?"),
        choices=[(result.value, capfirst(result.label)) for result in Result],
        widget=forms.RadioSelect,
        error_messages={"required": _("Velg hva resultatet ble.")},
    )
    decided_on = NorwegianDateField(label=_("Vedtaksdato"), help_text=_("Dagen organet gjorde vedtaket."))
    external_number = forms.CharField(
        label=_("Organets eget saksnummer"),
        max_length=40,
        help_text=_("Slik det står i organets protokoll, for eksempel PS 45/10."),
    )
    text = forms.CharField(
        label=_("Vedtakstekst"),
        required=False,
        max_length=TEXT_MOST,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text=_("Ordrett. Innstillingens tekst står her fra før: endre det som ble endret."),
    )
    responsible: forms.ModelChoiceField = forms.ModelChoiceField(
        label=_("Ansvarlig for oppfølging"),
        queryset=None,
        required=False,
        empty_label=_("Ingen"),
        help_text=RESPONSIBLE_HELP,
    )
    deadline = NorwegianDateField(label=_("Frist"), required=False)
    meaning = meaning_field()
    confirmed = forms.BooleanField(
        label=_("Teksten er lest mot organets protokoll"),
        required=False,
        help_text=_("Da er vedtaket bekreftet, og teksten kan ikke endres etterpå."),
    )

    def __init__(
        self, *args: Any, referral: Referral, case: Case | None, links: list[MeasureDecision], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        recommended = referral.decision
        self.initial.setdefault("text", recommended.text)
        self.initial.setdefault("responsible", recommended.responsible_id)
        if case is not None:
            self.fields["external_number"].required = False
            self.initial.setdefault("external_number", case.external_number)
            self.fields["external_number"].help_text = _(
                "Saken er registrert i portalen som %(number)s. La feltet stå tomt hvis det er organets nummer."
            ) % {"number": case.case_number}
        field: Any = self.fields["responsible"]
        field.queryset = people(referral.project)
        self._measures = [link.measure for link in links]
        for link in links:
            key = f"measure-{link.measure_id}"
            self.fields[key] = forms.BooleanField(
                label=f"{link.measure.number} {link.measure.title}", required=False, initial=True
            )
            self.fields[f"{key}-effect"] = KronerField(
                label=_("Helårsvirkning"), required=False, allow_negative=True, initial=link.adopted_effect
            )
            self.fields[f"{key}-from"] = NorwegianDateField(
                label=_("Virker fra"), required=False, initial=link.adopted_from
            )

    @property
    def has_measures(self) -> bool:
        return bool(self._measures)

    def measure_rows(self) -> Iterator[AdoptedRow]:
        for measure in self._measures:
            key = f"measure-{measure.pk}"
            yield AdoptedRow(measure, self[key], self[f"{key}-effect"], self[f"{key}-from"])

    def adopted(self) -> list[MeasureLink]:
        """Return the measures that were adopted, with what they are to give."""
        data = self.cleaned_data
        return [
            (m, data.get(f"measure-{m.pk}-effect"), data.get(f"measure-{m.pk}-from"))
            for m in self._measures
            if data.get(f"measure-{m.pk}")
        ]

    def clean(self) -> dict[str, Any]:
        """Ask for the text of what was adopted; of anything else it says what was decided instead."""
        data = super().clean() or {}
        if data.get("result") in ADOPTING and not data.get("text"):
            self.add_error("text", str(_("Skriv teksten, ordrett.")))
        return data


class LinkAnswerForm(ServiceForm):
    """Which of the body's decisions, logged in the portal, it is."""

    decision: forms.ModelChoiceField = forms.ModelChoiceField(
        label=_("Organets vedtak"),
        queryset=None,
        widget=forms.RadioSelect,
        empty_label=None,
        error_messages={"required": _("Velg vedtaket.")},
    )

    def __init__(self, *args: Any, offered: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["decision"]
        field.queryset = offered
        field.label_from_instance = _decision_label


def _decision_label(decision: Decision) -> str:
    made = f"{decision.outcome_word} {date_table(decision.decided_on)}"
    return f"{decision.case.case_number} {decision.case.title} ({made})"
