"""Forms of news: the text, whom it is about, and when it comes out."""

from __future__ import annotations

from datetime import datetime, time
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from omstilling.ui.fields import NorwegianDateField, NorwegianTimeField
from omstilling.ui.forms import ServiceForm, ServiceModelForm

from ..models import NewsItem, NewsSection, NewsUnit, Unit
from ..selectors.units import unit_choices
from ..services.news import NEWS_ACCESS
from .staff_matters import NamesMixin, asked_staff_matter

MAX_TEXT = 8000
RICH_HELP = _(
    "Blank linje gir nytt avsnitt. Linjer som begynner med «- », blir en punktliste. Skriv **fet tekst** med to "
    "stjerner, og lenker som [ord](https://adresse)."
)


class NewsForm(ServiceModelForm, NamesMixin):
    """Headline, text, which part of the info page it stands in, whom it is for and about."""

    text = forms.CharField(
        label=_("Tekst"), max_length=MAX_TEXT, widget=forms.Textarea(attrs={"rows": 14}), help_text=RICH_HELP
    )
    section = forms.ChoiceField(
        label=_("Hvor skal den stå?"),
        widget=forms.RadioSelect,
        choices=[
            (NewsSection.NEWS.value, _("Blant nyhetene")),
            (NewsSection.MEANING.value, _("Under «Hva betyr det for min enhet?»")),
        ],
    )
    units = forms.TypedMultipleChoiceField(
        label=_("Enheter"),
        required=False,
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("De som arbeider i enhetene og under dem, er berørt. Ingen valgt: den gjelder alle."),
    )
    access = forms.ChoiceField(
        label=_("Hvem er den for?"),
        widget=forms.RadioSelect,
        help_text=_("Interne nyheter leses av alle som har tilgang til prosjektet."),
    )
    staff_matter = asked_staff_matter()

    class Meta(ServiceModelForm.Meta):
        model = NewsItem
        fields = ["title", "text", "section", "access"]
        help_texts = {"title": _("Kort, og slik at den kan stå alene i en liste.")}

    field_order = ("title", "text", "section", "units", "access", "staff_matter")

    def __init__(self, *args: Any, project: Any, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.project = project
        self.fields["access"].choices = [(a.value, capfirst(a.label)) for a in NEWS_ACCESS]  # type: ignore[attr-defined]
        if not self.instance.pk:
            self.fields["access"].initial = NEWS_ACCESS[0].value
            self.fields["section"].initial = NewsSection.NEWS.value
        units = unit_choices(project.municipality, user, project.today())
        if not units:
            del self.fields["units"]
        else:
            self.fields["units"].choices = units  # type: ignore[attr-defined]
            if self.instance.pk:
                chosen = NewsUnit.objects.active().filter(item=self.instance)
                self.fields["units"].initial = list(chosen.values_list("unit_id", flat=True))
        if not self.is_bound or not self.instance.pk or self.instance.published_at is None:
            # A draft is asked about when it is published.
            del self.fields["staff_matter"]

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if "staff_matter" in self.fields:
            self.ask_about_names(self.project, data.get("title", ""), data.get("text", ""))
        return data

    def chosen_units(self) -> list[Unit]:
        """Return the units that were chosen."""
        keys = self.cleaned_data.get("units") or []
        return list(Unit.objects.filter(pk__in=keys, municipality_id=self.project.municipality_id).order_by("pk"))


class PublishForm(ServiceForm, NamesMixin):
    """Now, or on a day at a time; those whom it concerns before the others."""

    mark_optional = False
    NOW, LATER, SAME = "now", "later", "same"
    when = forms.ChoiceField(
        label=_("Når?"),
        choices=[(NOW, _("Nå")), (LATER, _("På et tidspunkt"))],
        initial=NOW,
        widget=forms.RadioSelect,
    )
    day = NorwegianDateField(
        label=_("Dato"), required=False, help_text=_("Dag.måned.år. Fylles ut når du velger et tidspunkt.")
    )
    clock = NorwegianTimeField(label=_("Klokkeslett"), required=False, help_text=_("Tomt felt betyr kl. 08.00."))
    affected = forms.ChoiceField(
        label=_("Når får de berørte den?"),
        choices=[(SAME, _("Samtidig med de andre")), (NOW, _("Nå")), (LATER, _("På et tidspunkt før de andre"))],
        initial=SAME,
        widget=forms.RadioSelect,
    )
    affected_day = NorwegianDateField(label=_("Dato for de berørte"), required=False)
    affected_clock = NorwegianTimeField(
        label=_("Klokkeslett for de berørte"), required=False, help_text=_("Tomt felt betyr kl. 08.00.")
    )
    staff_matter = asked_staff_matter()

    def __init__(self, *args: Any, item: NewsItem, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.item = item
        units = Unit.objects.filter(news_links__in=NewsUnit.objects.active().filter(item=item)).order_by("name")
        names = list(units.values_list("name", flat=True))
        if names:
            self.fields["affected"].help_text = _("Berørt er de som arbeider i %s.") % ", ".join(names)
        else:
            for name in ("affected", "affected_day", "affected_clock"):
                del self.fields[name]
        if not self.is_bound:
            del self.fields["staff_matter"]
            self.show_plan()

    def show_plan(self) -> None:
        """Show when it is to come out, where that is settled already."""
        for moment, names in (
            (self.item.published_at, ("when", "day", "clock")),
            (self.item.affected_at, ("affected", "affected_day", "affected_clock")),
        ):
            if moment is None or names[0] not in self.fields:
                continue
            local = timezone.localtime(moment)
            for name, value in zip(names, (self.LATER, local.date(), local.time()), strict=True):
                self.fields[name].initial = value

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("when") == self.LATER and not data.get("day") and "day" not in self.errors:
            self.add_error("day", _("Skriv datoen nyheten skal ut."))
        wanted = data.get("affected")
        if wanted == self.LATER and not data.get("affected_day") and "affected_day" not in self.errors:
            self.add_error("affected_day", _("Skriv datoen de berørte skal få nyheten."))
        if wanted == self.NOW and data.get("when") == self.NOW:
            data["affected"] = self.SAME
        self.ask_about_names(self.item.project, self.item.title, self.item.text)
        return data

    def moment(self) -> datetime | None:
        """Return when it is to come out; None is now."""
        if self.cleaned_data["when"] == self.NOW:
            return None
        return _moment(self.cleaned_data["day"], self.cleaned_data.get("clock"))

    def affected_moment(self, now: datetime) -> datetime | None:
        """Return when those whom it concerns get it; None is together with the others."""
        wanted = self.cleaned_data.get("affected")
        if wanted == self.NOW:
            return now
        if wanted == self.LATER:
            return _moment(self.cleaned_data["affected_day"], self.cleaned_data.get("affected_clock"))
        return None


def _moment(day: Any, at: time | None) -> datetime:
    return timezone.make_aware(datetime.combine(day, at or time(8)))
