"""Forms of set-up: a municipality, its look, and a project."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.core.validators import RegexValidator
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from omstilling.ui.fields import KronerField, NorwegianDateField, YearField
from omstilling.ui.forms import ServiceForm, ServiceModelForm

from ..models import Municipality, Project, ProjectText
from ..services.files import MAX_EMBLEM
from .choices import long_text

SLUG_HELP = _("Små bokstaver, tall og bindestrek. La feltet stå tomt, så lages det av navnet. Kan ikke endres senere.")
COLOUR_HELP = _("Skriv fargen som # og seks tegn, for eksempel #00437a. Teksten justeres så den kan leses.")
TEXT_HELP = _("Blank linje gir nytt avsnitt. Linjer som begynner med «- », blir en punktliste.")


def colour_field(**kwargs: Any) -> forms.CharField:
    """Return the field of a colour, written as in a design manual."""
    return forms.CharField(
        label=_("Hovedfarge"),
        help_text=COLOUR_HELP,
        max_length=7,
        widget=forms.TextInput(attrs={"size": "9", "autocomplete": "off", "spellcheck": "false"}),
        validators=[RegexValidator(r"^#[0-9a-fA-F]{6}$", _("Skriv fargen som # og seks tegn, for eksempel #00437a."))],
        **kwargs,
    )


def slug_field() -> forms.CharField:
    """Return the field of a name in addresses. What it may hold is the service's to say."""
    return forms.CharField(
        label=_("Adressenavn"),
        required=False,
        max_length=60,
        help_text=SLUG_HELP,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "off", "spellcheck": "false"}),
    )


class NewMunicipalityForm(ServiceForm):
    """A municipality and the person who is to administer it."""

    groups = (
        (_("Kommunen"), ("name", "slug", "number", "colour")),
        (_("Den første administratoren"), ("admin_name", "admin_email")),
    )
    name = forms.CharField(label=_("Navn"), max_length=100, help_text=_("For eksempel «Nordbygd kommune»."))
    slug = slug_field()
    number = forms.CharField(
        label=_("Kommunenummer"),
        required=False,
        max_length=4,
        help_text=_("Fire sifre."),
        widget=forms.TextInput(attrs={"size": "6", "inputmode": "numeric", "autocomplete": "off"}),
    )
    colour = colour_field(initial="#00437a")
    admin_name = forms.CharField(label=_("Navn"), max_length=150)
    admin_email = forms.EmailField(
        label=_("E-postadresse"), help_text=_("Hit sendes lenken til å velge passord. Den er også brukernavnet.")
    )


class MunicipalityForm(ServiceModelForm):
    """Name and number of a municipality."""

    class Meta(ServiceModelForm.Meta):
        model = Municipality
        fields = ["name", "number"]
        widgets = {"number": forms.TextInput(attrs={"size": "6", "inputmode": "numeric", "autocomplete": "off"})}
        help_texts = {"number": _("Fire sifre.")}


class ColourForm(ServiceModelForm):
    """The municipality's main colour."""

    colour = colour_field()

    class Meta(ServiceModelForm.Meta):
        model = Municipality
        fields = ["colour"]


class EmblemForm(ServiceForm):
    """The municipality's coat of arms."""

    emblem = forms.FileField(
        label=_("Bilde av kommunevåpenet"),
        help_text=_("PNG eller JPEG, høyst 200 kB. Høydeformat passer best."),
        widget=forms.FileInput(attrs={"accept": "image/png,image/jpeg"}),
    )

    def clean_emblem(self) -> UploadedFile:
        found: UploadedFile = self.cleaned_data["emblem"]
        if (found.size or 0) > MAX_EMBLEM:
            raise forms.ValidationError(_("Bildet er større enn 200 kB. Gjør det mindre og prøv igjen."))
        return found


YEAR_HELPS = {
    "target_year": _("Året målet skal være nådd."),
    "plan_first_year": _("Økonomiplanen går over fire år fra dette."),
    "price_year": _("Året kronebeløpene er regnet i."),
}


class NewProjectForm(ServiceForm):
    """A project from nothing. What is not known yet may be left out."""

    groups = (
        (_("Prosjektet"), ("name", "short_name", "slug", "purpose")),
        (_("Målet"), ("target_amount", "target_year", "plan_first_year", "price_year")),
        (_("Rammer"), ("starts_on", "ends_on", "project_budget", "case_reference")),
    )
    name = forms.CharField(
        label=_("Navn"), max_length=150, help_text=_("For eksempel «Omstilling i Nordbygd kommune».")
    )
    short_name = forms.CharField(
        label=_("Kort navn"), max_length=40, help_text=_("Står øverst på alle sider, for eksempel «Omstilling 2027».")
    )
    slug = slug_field()
    purpose = long_text(_("Formål"), help_text=_("Hvorfor prosjektet finnes, i noen få setninger."))
    target_amount = KronerField(
        label=_("Innsparingsmål"),
        required=False,
        help_text=_("Varig netto helårsvirkning i målåret, i hele kroner. «40 mill.» går også."),
    )
    target_year = YearField(label=_("Målår"), help_text=YEAR_HELPS["target_year"])
    plan_first_year = YearField(label=_("Økonomiplanens første år"), help_text=YEAR_HELPS["plan_first_year"])
    price_year = YearField(label=_("Prisnivå"), help_text=YEAR_HELPS["price_year"])
    starts_on = NorwegianDateField(label=_("Start"), required=False)
    ends_on = NorwegianDateField(label=_("Slutt"), required=False)
    project_budget = KronerField(
        label=_("Prosjektbudsjett"), required=False, help_text=_("Hva prosjektet selv kan koste.")
    )
    case_reference = forms.CharField(label=_("Saksnummer i arkivet"), required=False, max_length=40)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        year = timezone.localdate().year
        for name, default in (("target_year", year + 1), ("plan_first_year", year + 1), ("price_year", year + 1)):
            self.fields[name].initial = default


class ProjectForm(ServiceModelForm):
    """What is said about a project."""

    period = ("starts_on", "ends_on")

    groups = (
        (_("Prosjektet"), ("name", "short_name", "purpose", "vision")),
        (_("År"), ("target_year", "plan_first_year", "price_year")),
        (_("Rammer"), ("starts_on", "ends_on", "project_budget", "case_reference")),
        (_("Infosiden"), ("info_open", "questions_until", "anonymous_questions")),
    )
    purpose = long_text(_("Formål"), help_text=TEXT_HELP)
    vision = forms.CharField(
        label=_("Visjon"), required=False, max_length=300, widget=forms.Textarea(attrs={"rows": 2})
    )
    target_year = YearField(label=_("Målår"), help_text=YEAR_HELPS["target_year"])
    plan_first_year = YearField(label=_("Økonomiplanens første år"), help_text=YEAR_HELPS["plan_first_year"])
    price_year = YearField(label=_("Prisnivå"), help_text=YEAR_HELPS["price_year"])
    project_budget = KronerField(
        label=_("Prosjektbudsjett"), required=False, help_text=_("Hva prosjektet selv kan koste.")
    )

    class Meta(ServiceModelForm.Meta):
        model = Project
        fields = [
            "name",
            "short_name",
            "purpose",
            "vision",
            "target_year",
            "plan_first_year",
            "price_year",
            "starts_on",
            "ends_on",
            "project_budget",
            "case_reference",
            "info_open",
            "anonymous_questions",
            "questions_until",
        ]
        help_texts = {
            "short_name": _("Står øverst på alle sider."),
            "info_open": _("Alle kan lese infosiden uten å logge inn. De ser bare det som er merket som offentlig."),
            "anonymous_questions": _(
                "Da lagres ingenting om hvem som spør, og ingen kan få vite det. Svaret må publiseres for å bli lest."
            ),
            "questions_until": _("Siste dag for å stille spørsmål. Tomt felt betyr ingen frist."),
        }


class TextForm(ServiceModelForm):
    """A point on the page about the project."""

    text = long_text(_("Tekst"), help_text=TEXT_HELP, rows=8, most=6000)
    after = forms.ModelChoiceField(
        label=_("Står etter"), queryset=ProjectText.objects.none(), required=False, help_text=_("Rekkefølgen i delen.")
    )

    class Meta(ServiceModelForm.Meta):
        model = ProjectText
        fields = ["section", "heading", "text"]
        help_texts = {"section": _("Overskriften punktet skal stå under.")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        row: ProjectText = self.instance
        section: Any = self.fields["section"]
        section.choices = [(value, words if value else _("Velg …")) for value, words in section.choices]
        if row.pk is None:
            del self.fields["after"]
            return
        beside = ProjectText.objects.active().filter(project=row.project_id, section=row.section).exclude(pk=row.pk)
        after: Any = self.fields["after"]
        after.queryset = beside.order_by("order", "id")
        after.empty_label = str(_("Ingen: punktet står først"))
        before = [r for r in after.queryset if (r.order, r.pk) < (row.order, row.pk)]
        after.initial = before[-1].pk if before else None
