"""Forms of a meeting with the unions: a party's view of a case, and the employer's reply."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from omstilling.ui.forms import ServiceForm
from projects.forms.choices import long_text

from ..models import MeetingPurpose

AGREED, DISAGREED = "enige", "uenige"


class PartyViewForm(ServiceForm):
    """A union's view of the case, in its own words, or that it has none."""

    text = long_text(
        gettext_lazy("Syn på saken"),
        rows=8,
        most=10000,
        help_text=gettext_lazy(
            "Partens egne ord. Når synet står, er det bare de tillitsvalgte selv som kan endre det."
        ),
    )
    no_remark = forms.BooleanField(label=gettext_lazy("Ingen merknad til saken"), required=False)

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        text, none = cleaned.get("text", "").strip(), cleaned.get("no_remark")
        if none and text and text != NO_REMARK:
            self.add_error("no_remark", _("Du har både skrevet et syn og krysset av for ingen merknad. Velg ett."))
        elif none:
            cleaned["text"] = str(NO_REMARK)
        elif not text and "text" not in self.errors:
            self.add_error("text", _("Skriv synet, eller kryss av for ingen merknad."))
        return cleaned


NO_REMARK = gettext_lazy("Ingen merknad.")


class EmployerReplyForm(ServiceForm):
    """The employer's reasoned reply, and whether the parties agree."""

    reply = long_text(
        gettext_lazy("Arbeidsgivers svar"),
        rows=8,
        most=10000,
        help_text=gettext_lazy("Svar på partenes syn, med grunner. Må stå før protokollen godkjennes."),
    )
    agreed = forms.ChoiceField(
        label=gettext_lazy("Ble partene enige?"),
        widget=forms.RadioSelect,
        choices=(
            ("", gettext_lazy("Ikke avklart ennå")),
            (AGREED, gettext_lazy("Ja, partene er enige")),
            (DISAGREED, gettext_lazy("Nei, partene er uenige")),
        ),
        required=False,
    )

    def __init__(self, *args: Any, purpose: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if purpose == MeetingPurpose.INFORMATION:
            del self.fields["agreed"]

    def agreement(self) -> bool | None:
        """Return what was chosen: agreed, not agreed, or not known yet."""
        return {AGREED: True, DISAGREED: False}.get(self.cleaned_data.get("agreed", ""))
