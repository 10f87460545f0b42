"""The form of how one wants to be told."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from omstilling.ui.fields import NorwegianTimeField
from omstilling.ui.forms import ServiceModelForm

from .models import NotificationSetting, Pace


class SettingForm(ServiceModelForm):
    """Pace, quiet hours and weekends."""

    quiet_from = NorwegianTimeField(
        label=gettext_lazy("Stille fra"),
        required=False,
        help_text=gettext_lazy("For eksempel 17.00. La begge stå tomme hvis alle tider passer."),
    )
    quiet_to = NorwegianTimeField(label=gettext_lazy("Stille til"), required=False)

    class Meta(ServiceModelForm.Meta):
        model = NotificationSetting
        fields = ["pace", "quiet_from", "quiet_to", "quiet_weekends"]
        widgets = {"pace": forms.RadioSelect}
        help_texts = {
            "pace": gettext_lazy(
                "Varslene står i portalen med en gang. Innkallinger og svar til deg sendes alltid uten å vente."
            ),
            "quiet_weekends": gettext_lazy("Det som samles opp, kommer mandag morgen."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["pace"].choices = [(value, capfirst(words)) for value, words in Pace.choices]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        start, end = cleaned.get("quiet_from"), cleaned.get("quiet_to")
        if not self.errors and (start is None) != (end is None):
            missing = "quiet_from" if start is None else "quiet_to"
            self.add_error(missing, _("Skriv begge klokkeslettene, eller la begge stå tomme."))
        if start is not None and start == end:
            self.add_error("quiet_to", _("Skriv et annet klokkeslett enn det den stille tida begynner."))
        return cleaned
