"""The forms of a union's statement, and of the employer's reply to it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from omstilling.ui.forms import ReasonForm, ServiceForm
from projects.forms.choices import long_text
from projects.models import Seat

from ..services.unions import LONGEST, office_of


class StatementForm(ServiceForm):
    """The union's own words, and the office they are written for where the writer has more than one."""

    text = long_text(
        _("Uttalelse"),
        required=True,
        rows=10,
        most=LONGEST,
        help_text=_(
            "Ordrett slik den skal stå. Den følger tiltaket i lista, saksframlegg, protokoller og statusrapporter, og "
            "ingen andre kan endre den. Ikke skriv om enkeltpersoner."
        ),
    )

    def __init__(self, *args: Any, seats: list[Seat] | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.seats = seats or []
        if len(self.seats) > 1:
            choices = [(str(seat.pk), office_of(seat)) for seat in self.seats]
            self.fields["seat"] = forms.ChoiceField(label=_("På vegne av"), choices=choices, widget=forms.RadioSelect)
            self.order_fields(["seat", "text"])

    def chosen_seat(self) -> Seat | None:
        """Return the seat that the statement is written from; ``None`` for those who have none."""
        picked = self.cleaned_data.get("seat")
        return next((seat for seat in self.seats if picked is None or str(seat.pk) == picked), None)


class StatementReplyForm(ServiceForm):
    """The employer's reasoned reply."""

    reply = long_text(
        _("Arbeidsgivers svar"),
        required=True,
        rows=8,
        most=LONGEST,
        help_text=_("Begrunn svaret. Det står for seg, ved siden av uttalelsen, og endrer den ikke."),
    )


class StatementWithdrawForm(ReasonForm):
    """Why the union takes its statement back."""
