"""The forms of subscriptions and feeds."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from omstilling.ui.forms import ServiceForm


class SubscriptionForm(ServiceForm):
    """How often one gets the news by e-mail."""

    AT_ONCE, WEEKLY, NEVER = "at_once", "weekly", "never"
    pace = forms.ChoiceField(
        label=_("Nyheter på e-post"),
        choices=[
            (WEEKLY, _("Samlet en gang i uka, mandag morgen")),
            (AT_ONCE, _("Med en gang noe er nytt")),
            (NEVER, _("Ikke på e-post")),
        ],
        widget=forms.RadioSelect,
    )


class FeedForm(ServiceForm):
    """Whether an address is made or taken back."""

    NEW, OFF = "new", "off"
    act = forms.ChoiceField(choices=[(NEW, _("Lag en adresse")), (OFF, _("Slå av adressen"))])
