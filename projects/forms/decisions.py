"""Forms of what follows a decision: who follows it up, by when, how far it has come, and a review of its legality."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from omstilling.ui.fields import NorwegianDateField
from omstilling.ui.forms import ServiceForm, ServiceModelForm

from ..models import Decision, FollowUpState, Project
from .choices import long_text, offer, people

RESPONSIBLE_HELP = _("Den som sørger for at vedtaket blir fulgt opp.")
MEANING_HELP = _("Én eller to setninger i klarspråk til infosiden. Skriv for dem det gjelder, uten saksnummer.")
MEANING_MOST = 1000
STATE_HELP = _("«Fulgt opp» når det som ble vedtatt, er satt i verk.")
DAY_HELP = _("Dagen det var gjort. Tomt betyr i dag når det er fulgt opp.")


def meaning_field() -> forms.CharField:
    """Return the field of what a decision means, in plain words."""
    widget = forms.Textarea(attrs={"rows": 3})
    label = _("Hva vedtaket betyr")
    return forms.CharField(label=label, required=False, max_length=MEANING_MOST, widget=widget, help_text=MEANING_HELP)


class ReportFollowUpForm(ServiceModelForm):
    """How far the follow-up has come: what the responsible person tells."""

    follow_up_note = long_text(
        _("Merknader"),
        help_text=_("Hva som er gjort, og hva som gjenstår. Står i oppfølgingslista."),
        rows=4,
        most=2000,
    )
    #: States that are on offer.
    states: tuple[FollowUpState, ...] = (FollowUpState.NOT_STARTED, FollowUpState.IN_PROGRESS, FollowUpState.DONE)

    class Meta(ServiceModelForm.Meta):
        model = Decision
        fields = ["follow_up_state", "carried_out_on", "follow_up_note"]
        labels = {"follow_up_state": _("Hvor langt er det kommet?"), "carried_out_on": _("Iverksatt dato")}
        help_texts = {"follow_up_state": STATE_HELP, "carried_out_on": DAY_HELP}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        now = self.instance.follow_up_reached
        self.initial["follow_up_state"] = now
        field: Any = self.fields["follow_up_state"]
        field.choices = [
            (state.value, capfirst(state.label)) for state in FollowUpState if state in self.states or state == now
        ]


class FollowUpForm(ReportFollowUpForm):
    """All of the follow-up, for the secretary. What was decided is not touched."""

    meaning = meaning_field()
    states = tuple(FollowUpState)

    class Meta(ReportFollowUpForm.Meta):
        fields = [
            "responsible",
            "deadline",
            "follow_up_state",
            "carried_out_on",
            "follow_up_note",
            "review_on",
            "meaning",
        ]
        labels = {
            **ReportFollowUpForm.Meta.labels,
            "responsible": _("Ansvarlig for oppfølging"),
            "review_on": _("Ses på igjen"),
        }
        help_texts = {
            **ReportFollowUpForm.Meta.help_texts,
            "responsible": RESPONSIBLE_HELP,
            "deadline": _("Dagen vedtaket skal være fulgt opp, for eksempel 01.06.2011."),
            "review_on": _("Da kommer vedtaket tilbake på en saksliste, med hva det lovet og hva det ble."),
        }

    def __init__(self, *args: Any, project: Project, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user
        offer(self, "responsible", people(project))
        self.groups = (
            (_("Hvem og når"), ["responsible", "deadline"]),
            (_("Hvor langt det er kommet"), ["follow_up_state", "carried_out_on", "follow_up_note"]),
            (_("Videre"), ["review_on", "meaning"]),
        )


class FollowedUpForm(ServiceForm):
    """When the decision had been followed up."""

    on = NorwegianDateField(label=_("Fulgt opp dato"))


class ReopenFollowUpForm(ServiceForm):
    """Why the follow-up is not done after all."""

    reason = forms.CharField(
        label=_("Hvorfor åpnes oppfølgingen igjen?"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Står i historikken og kan leses av dem som ser vedtaket."),
    )


class LegalityForm(ServiceForm):
    """That a review of the decision's legality is demanded, by whom it is treated, and what came of it."""

    demanded_on = NorwegianDateField(
        label=_("Krevd dato"), help_text=_("Dagen kravet kom inn, underskrevet av tre eller flere medlemmer.")
    )
    treated_by = forms.CharField(
        label=_("Behandles av"),
        max_length=120,
        help_text=_("Først organet som gjorde vedtaket. Opprettholder det vedtaket, går kravet videre."),
    )
    result = forms.CharField(
        label=_("Utfall"),
        required=False,
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Hva avgjørelsen ble. Tomt til kravet er behandlet."),
    )
    annulled = forms.BooleanField(
        label=_("Vedtaket er kjent ugyldig"),
        required=False,
        help_text=_("Da gjelder det ikke lenger, og tiltakene i det er ikke vedtatt."),
    )
