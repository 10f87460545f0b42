"""Made-up pages with every piece of the page floor on them, for the tests and for looking at."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.contrib.auth.models import AnonymousUser
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import include, path

from omstilling.ui import registry
from omstilling.ui.registry import MenuEntry
from omstilling.ui.scope import PageScope

SCOPE = PageScope(
    title="Omstilling 2010",
    home_url="/prosjekt/",
    owner_name="Nordbygd kommune",
    notice="Eksempel, ikke et dokument fra noen kommune",
    today_text="Eksempelets dato er 15. mars 2011.",
)


class Person(AnonymousUser):
    """A logged-in person who needs no database."""

    is_authenticated = True  # type: ignore[assignment]

    def get_full_name(self) -> str:
        return "Ingrid Nordvik"


def register_menu() -> None:
    """Hang the seven places and their company in the registry."""
    places = [
        ("oversikt", "Oversikt", "/prosjekt/"),
        ("tiltak", "Tiltak", "/prosjekt/tiltak/"),
        ("plan", "Plan", "/prosjekt/plan/"),
        ("moter", "Møter og vedtak", "/prosjekt/moter/"),
        ("mal", "Mål", "/prosjekt/mal/"),
        ("dokumenter", "Dokumenter", "/prosjekt/dokumenter/"),
        ("infoside", "Infoside", "/prosjekt/infoside/"),
    ]
    entries = [MenuEntry(key, label, order, lambda r, u=url: u) for order, (key, label, url) in enumerate(places)]
    children = [
        ("tiltak.liste", "Liste", "/prosjekt/tiltak/", "tiltak"),
        ("tiltak.malet", "Målet", "/prosjekt/tiltak/malet/", "tiltak"),
        ("tiltak.pakker", "Pakker", "/prosjekt/tiltak/pakker/", "tiltak"),
        ("tiltak.investeringer", "Investeringer", "/prosjekt/tiltak/investeringer/", "tiltak"),
        ("enheter", "Enheter", "/prosjekt/enheter/", registry.PROJECT),
        ("organer", "Organer og personer", "/prosjekt/organer/", registry.PROJECT),
        ("sok", "Søk", "/prosjekt/sok/", registry.HEADER),
        ("profil", "Profil", "/profil/", registry.USER),
        ("oppsett", "Oppsett av prosjektet", "/prosjekt/oppsett/", registry.SETUP),
        ("tilgjengelighet", "Tilgjengelighetserklæring", "/tilgjengelighet/", registry.FOOTER),
    ]
    entries += [MenuEntry(k, lab, i, lambda r, u=url: u, parent) for i, (k, lab, url, parent) in enumerate(children)]
    entries.append(MenuEntry("varsler", "Varsler", 9, lambda r: "/varsler/", registry.HEADER, lambda r: "3"))
    entries.append(MenuEntry("ut", "Logg ut", 99, lambda r: "/ut/", registry.USER, None, "post"))
    entries.append(MenuEntry("skjult", "Skjult", 99, lambda r: None))
    for entry in entries:
        registry.register_menu(entry)


class DecisionForm(forms.Form):
    """Each kind of field once."""

    title = forms.CharField(
        label="Vedtakets tittel", max_length=120, help_text="Kort, slik det skal stå i registeret."
    )
    text = forms.CharField(label="Vedtakstekst", widget=forms.Textarea, max_length=2000)
    amount = forms.IntegerField(label="Helårsvirkning", help_text="Varig netto virkning i et helt år.")
    deadline = forms.DateField(label="Frist", required=False, input_formats=["%d.%m.%Y"])
    body = forms.ChoiceField(
        label="Organ", choices=[("", "Velg organ"), ("1", "Styringsgruppa"), ("2", "Kommunestyret")]
    )
    kind = forms.ChoiceField(
        label="Hva slags vedtak er det?",
        widget=forms.RadioSelect,
        choices=[("final", "Endelig vedtak"), ("advice", "Innstilling til kommunestyret")],
    )
    concerns = forms.MultipleChoiceField(
        label="Hva gjelder det?",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        choices=[("1", "Felles legevakt"), ("2", "Færre administrative enheter"), ("3", "Strukturen i grunnskolen")],
    )
    unanimous = forms.BooleanField(label="Vedtaket var enstemmig", required=False, help_text="Ellers føres stemmene.")
    paper = forms.FileField(label="Saksfremlegg", required=False, help_text="PDF, høyst 5 MB.")

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["amount"].suffix = "kr"  # type: ignore[attr-defined]


def framed(request: HttpRequest) -> None:
    """Give a request its frame and its person."""
    request.page_scope = SCOPE  # type: ignore[attr-defined]
    request.user = Person()  # type: ignore[assignment]


def form_page(request: HttpRequest) -> HttpResponse:
    """A form that is never good enough."""
    framed(request)
    form = DecisionForm(request.POST if request.method == "POST" else None)
    status = 200
    if form.is_bound:
        form.add_error("deadline", "Fristen må være etter vedtaksdatoen (17.09.2010).")
        status = 422
    context = {
        "form": form,
        "heading": "Før et vedtak",
        "intro": "Vedtaket gjelder med én gang og står som «protokoll ikke godkjent» til møteleder har bekreftet det.",
        "submit_label": "Før vedtaket",
        "cancel_url": "/prosjekt/moter/",
        "form_token": "abc",
        "row_version": 3,
        "breadcrumbs": [
            ("Møter og vedtak", "/prosjekt/moter/"),
            ("17. september 2010", "/prosjekt/moter/1/"),
            ("Før et vedtak", None),
        ],
    }
    return render(request, "ui/form_page.html", context, status=status)


def thing_page(request: HttpRequest) -> HttpResponse:
    """A thing with facts, tags, a side list and a message."""
    framed(request)
    messages.success(request, "Vedtaket er ført. Angre i saken om det ble feil.")
    return render(request, "demo_thing.html", {"heading": "Felles legevakt med nabokommunen"})


def missing(request: HttpRequest) -> HttpResponse:
    raise Http404


urlpatterns = [
    path("", include("omstilling.ui.urls")),
    path("prosjekt/moter/ny/", form_page),
    path("prosjekt/tiltak/14/", thing_page),
]
handler400 = "omstilling.ui.views.errors.bad_request"
handler403 = "omstilling.ui.views.errors.permission_denied"
handler404 = "omstilling.ui.views.errors.page_not_found"
handler500 = "omstilling.ui.views.errors.server_error"
