"""Forms of news: the text, and when it comes out."""

from __future__ import annotations

from datetime import datetime, time
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from omstilling.ui.fields import NorwegianDateField, NorwegianTimeField
from omstilling.ui.forms import ServiceForm, ServiceModelForm

from ..models import NewsItem
from ..services.news import NEWS_ACCESS

MAX_TEXT = 8000


class NewsForm(ServiceModelForm):
    """Headline, text and who it is for."""

    text = forms.CharField(
        label=_("Tekst"),
        max_length=MAX_TEXT,
        widget=forms.Textarea(attrs={"rows": 14}),
        help_text=_("Blank linje gir nytt avsnitt. Linjer som begynner med «- », blir en punktliste."),
    )
    access = forms.ChoiceField(
        label=_("Hvem er den for?"),
        widget=forms.RadioSelect,
        help_text=_("Interne nyheter leses av alle som har tilgang til prosjektet."),
    )

    class Meta(ServiceModelForm.Meta):
        model = NewsItem
        fields = ["title", "text", "access"]
        help_texts = {"title": _("Kort, og slik at den kan stå alene i en liste.")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["access"].choices = [(a.value, a.label.capitalize()) for a in NEWS_ACCESS]  # type: ignore[attr-defined]
        if not self.instance.pk:
            self.fields["access"].initial = NEWS_ACCESS[0].value


class PublishForm(ServiceForm):
    """Now, or on a day at a time."""

    NOW, LATER = "now", "later"
    when = forms.ChoiceField(
        label=_("Når?"),
        choices=[(NOW, _("Nå")), (LATER, _("På et tidspunkt"))],
        initial=NOW,
        widget=forms.RadioSelect,
    )
    day = NorwegianDateField(label=_("Dato"), required=False, help_text=_("Fylles ut når du velger et tidspunkt."))
    clock = NorwegianTimeField(label=_("Klokkeslett"), required=False, help_text=_("Tomt felt betyr kl. 08.00."))

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("when") == self.LATER and not data.get("day") and "day" not in self.errors:
            self.add_error("day", _("Skriv datoen nyheten skal ut."))
        return data

    def moment(self) -> datetime | None:
        """Return when it is to come out; None is now."""
        if self.cleaned_data["when"] == self.NOW:
            return None
        at = self.cleaned_data.get("clock") or time(8)
        return timezone.make_aware(datetime.combine(self.cleaned_data["day"], at))
