"""Forms of what follows a decision: who follows it up, by when, and when that was done."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from omstilling.ui.fields import NorwegianDateField
from omstilling.ui.forms import ServiceForm, ServiceModelForm

from ..models import Decision, Project
from .choices import offer, people

RESPONSIBLE_HELP = _("Den som sørger for at vedtaket blir fulgt opp.")
MEANING_HELP = _("Én eller to setninger i klarspråk til infosiden. Skriv for dem det gjelder, uten saksnummer.")
MEANING_MOST = 1000


def meaning_field() -> forms.CharField:
    """Return the field of what a decision means, in plain words."""
    widget = forms.Textarea(attrs={"rows": 3})
    label = _("Hva vedtaket betyr")
    return forms.CharField(label=label, required=False, max_length=MEANING_MOST, widget=widget, help_text=MEANING_HELP)


class FollowUpForm(ServiceModelForm):
    """Who follows the decision up, and by when. What was decided is not touched."""

    meaning = meaning_field()

    class Meta(ServiceModelForm.Meta):
        model = Decision
        fields = ["responsible", "deadline", "meaning"]
        labels = {"responsible": _("Ansvarlig for oppfølging")}
        help_texts = {
            "responsible": RESPONSIBLE_HELP,
            "deadline": _("Dagen vedtaket skal være fulgt opp, for eksempel 01.06.2011."),
        }

    def __init__(self, *args: Any, project: Project, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user
        offer(self, "responsible", people(project))


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
