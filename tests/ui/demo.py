"""Made-up pages with every piece of the page floor on them, for the tests and for looking at."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import django_filters
from django import forms
from django.contrib import messages
from django.contrib.auth.models import AnonymousUser, Group
from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import include, path
from django.utils.safestring import SafeString

from omstilling.ui import registry
from omstilling.ui.lists import Column, ListPage, Totals
from omstilling.ui.registry import MenuEntry
from omstilling.ui.scope import PageScope
from omstilling.ui.templatetags.ui import status_tag

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


STATUSES = ["forslag", "drøftet", "vedtatt", "realisert", "forsinket"]


def status_of(row: Group) -> SafeString:
    return status_tag(STATUSES[row.pk % 5])


class MeasureFilter(django_filters.FilterSet):
    """A text and two choices."""

    navn = django_filters.CharFilter(field_name="name", lookup_expr="icontains", label="Navn")
    status = django_filters.ChoiceFilter(
        label="Status", choices=[("0", "Forslag"), ("2", "Vedtatt")], method="by_status", empty_label="Alle"
    )
    nummer = django_filters.ModelMultipleChoiceFilter(
        label="Tiltak", field_name="pk", to_field_name="pk", queryset=Group.objects.all()
    )
    fra = django_filters.RangeFilter(field_name="pk", label="Nummer")

    class Meta:
        model = Group
        fields: list[str] = []

    def by_status(self, rows: Any, name: str, value: str) -> Any:
        return rows.filter(pk__in=[g.pk for g in Group.objects.all() if g.pk % 5 == int(value)])


class MeasureList(ListPage):
    """A list of groups that plays a list of measures."""

    access_rule = "anonymous"
    heading = "Tiltak"
    export_name = "tiltak"
    filterset_class = MeasureFilter
    default_sort = "nr"
    empty_title = "Ingen tiltak ennå"
    empty_text = "Her kommer tiltakene som til sammen skal nå målet."
    columns = (
        Column("navn", "Tiltak", "name", sort="name", link=lambda g: f"/prosjekt/tiltak/{g.pk}/"),
        Column("nr", "Nr.", "pk", sort="pk", numeric=True),
        Column("status", "Status", status_of),
        Column("frist", "Frist", lambda g: None),
        Column("virkning", "1 000 kr", lambda g: -1250 * g.pk, numeric=True),
        Column("andel", "Andel", export=lambda g: Decimal("1.5")),
    )

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        framed(request)
        super().setup(request, *args, **kwargs)

    def get_queryset(self) -> Any:
        return Group.objects.all()

    def get_totals(self, rows: Any) -> Totals:
        return Totals("Sum av listen", {"virkning": sum(-1250 * g.pk for g in rows)})

    def get_new(self) -> tuple[str, str]:
        return "/prosjekt/tiltak/ny/", "Nytt tiltak"

    def count_text(self, count: int) -> str:
        return f"{count} tiltak"


class ConflictField:
    """One field that two people changed."""

    def __init__(self, name: str, label: str, mine: str, theirs: str, base: str) -> None:
        self.name, self.label, self.mine, self.theirs, self.base = name, label, mine, theirs, base
        self.changed_by, self.changed_at = "Per Aas", None


def conflict_page(request: HttpRequest) -> HttpResponse:
    """Two people on the same form."""
    framed(request)
    fields = [
        ConflictField("title", "Vedtakets tittel", "Felles legevakt fra 1. juli", "Felles legevakt", "Legevakt"),
        ConflictField("deadline", "Frist", "01.07.2011", "", "01.06.2011"),
    ]
    form = DecisionForm({"title": "Felles legevakt fra 1. juli", "deadline": "01.07.2011"})
    return render(
        request, "ui/conflict.html", {"form": form, "conflict": {"fields": fields}, "row_version": 4}, status=409
    )


def resume_page(request: HttpRequest) -> HttpResponse:
    """Back after having been logged out."""
    framed(request)
    fields = [("title", 'Et "vedtak" & mer'), ("text", "Linje 1\nLinje 2")]
    texts = ["Linje 1\nLinje 2"]
    form = {"key": "a", "path": "/prosjekt/moter/ny/", "fields": fields, "texts": texts, "had_files": True}
    intro = "Du var logget ut da du sendte skjemaet."
    context = {"intro": intro, "forms": [form], "discard_action": "/prosjekt/fortsett/"}
    return render(request, "ui/resume.html", context)


def confirm_page(request: HttpRequest) -> HttpResponse:
    """A question before something that is not easily undone."""
    framed(request)
    context = {
        "heading": "Trekk tiltaket",
        "text": "Tiltaket går ut av listene og av regnestykket, men historien står.",
        "facts": [("Tiltak", "Felles legevakt"), ("Ansvarlig", None)],
        "submit_label": "Trekk tiltaket",
        "danger": True,
        "cancel_url": "/prosjekt/tiltak/14/",
    }
    return render(request, "ui/confirm.html", context)


def broken(request: HttpRequest) -> HttpResponse:
    raise RuntimeError("hemmelig")


def refused(request: HttpRequest) -> HttpResponse:
    raise PermissionDenied("hemmelig")


def suspicious(request: HttpRequest) -> HttpResponse:
    raise SuspiciousOperation("hemmelig")


def missing(request: HttpRequest) -> HttpResponse:
    raise Http404


# The live server starts before a test can choose its middleware, so the portal's own closes what states no rule.
for view in (form_page, thing_page, conflict_page, resume_page, confirm_page, broken, refused, suspicious, missing):
    view.access_rule = "anonymous"  # type: ignore[attr-defined]

urlpatterns = [
    path("", include("omstilling.ui.urls")),
    path("prosjekt/moter/ny/", form_page),
    path("prosjekt/tiltak/", MeasureList.as_view()),
    path("prosjekt/tiltak/14/", thing_page),
    path("prosjekt/konflikt/", conflict_page),
    path("prosjekt/fortsett/", resume_page),
    path("prosjekt/trekk/", confirm_page),
    path("feil/400/", suspicious),
    path("feil/403/", refused),
    path("feil/404/", missing),
    path("feil/500/", broken),
]
handler400 = "omstilling.ui.views.errors.bad_request"
handler403 = "omstilling.ui.views.errors.permission_denied"
handler404 = "omstilling.ui.views.errors.page_not_found"
handler500 = "omstilling.ui.views.errors.server_error"
