"""The filters of the lists of the money."""

from __future__ import annotations

from typing import Any

import django_filters
from django.db.models import CharField, ExpressionWrapper, F, IntegerField, Q, QuerySet, Value
from django.utils.translation import gettext_lazy as _

from omstilling.accounts.models import User
from omstilling.ui.filters import OfferedChoiceFilter
from projects.access import question
from projects.forms.choices import study_areas
from projects.models import Project, StudyArea, Unit

from . import proofs
from .ladder import WITHDRAWN_WORD, Step
from .models import Grade, Investment, InvestmentStatus, Measure, MeasureKind, UnionStatement
from .selectors import years_of

#: The steps by the words that stand in the address.
STEPS: dict[str, Step] = {
    "forslag": Step.PROPOSED,
    "utredet": Step.STUDIED,
    "droftet": Step.DISCUSSED,
    "innstilt": Step.RECOMMENDED,
    "vedtatt": Step.DECIDED,
    "budsjettert": Step.BUDGETED,
    "iverksatt": Step.IMPLEMENTED,
    "realisert": Step.REALISED,
}
WITHDRAWN = "bortfalt"
STEP_CHOICES = [
    *((word, step.word.capitalize()) for word, step in STEPS.items()),
    (WITHDRAWN, str(WITHDRAWN_WORD).capitalize()),
]
KIND_CHOICES = [(value, str(label).capitalize()) for value, label in MeasureKind.choices]


#: What the track with the unions is asked about.
CO_DETERMINATION = [
    ("ikke-droftet", _("Ikke drøftet, berører ansatte")),
    ("uavklart", _("Uavklart om ansatte berøres")),
    ("uttalelse", _("Uttalelse fra tillitsvalgte")),
]
GRADE_CHOICES = [(value, str(label).capitalize()) for value, label in Grade.choices]


def offered_years(request: Any) -> list[tuple[str, str]]:
    """Return the years that figures are given for."""
    return [(str(year), str(year)) for year in years_of(request.project)]


@question
def _units(project: Project, user: Any) -> QuerySet[Unit]:
    found = Unit.objects.visible_to(user).active().filter(municipality_id=project.municipality_id)
    return found.only("name")


def offered_units(request: Any) -> QuerySet[Unit]:
    """Return the municipality's units."""
    return _units(request.project, request.user)


def units_under(request: Any, unit: Unit) -> set[int]:
    """Return a unit and everything under it."""
    under: dict[int | None, list[int]] = {}
    for pk, parent in offered_units(request).order_by().values_list("pk", "parent_id"):
        under.setdefault(parent, []).append(pk)
    wanted, waiting = {unit.pk}, [unit.pk]
    while waiting:
        children = [pk for pk in under.get(waiting.pop(), []) if pk not in wanted]
        wanted.update(children)
        waiting += children
    return wanted


def offered_areas(request: Any) -> QuerySet[StudyArea]:
    """Return the study areas that the user may see."""
    return study_areas(request.project, request.user)


@question
def _owners(project: Project, user: Any) -> QuerySet[User]:
    seen = Measure.objects.visible_to(user).filter(project=project).exclude(owner=None)
    return User.objects.filter(pk__in=seen.order_by().values("owner_id")).only("full_name").order_by("full_name")


def offered_owners(request: Any) -> QuerySet[User]:
    """Return those who own a measure that the user may see."""
    return _owners(request.project, request.user)


@question
def _offered(project: Project, user: Any) -> QuerySet[Any]:
    """Return what the three filters of measures offer, each in its order: one question for the bare list."""
    rows = [
        _offers("sektor", _units(project, user), "name", Value(0)),
        _offers("eier", _owners(project, user), "full_name", Value(0)),
        _offers("omrade", study_areas(project, user), "title", F("order")),
    ]
    return rows[0].union(*rows[1:], all=True).order_by("offer", "place", "word", "pk")


def _offers(name: str, found: QuerySet[Any], word: str, place: Any) -> QuerySet[Any]:
    """Return what one filter offers: which filter, place, what is sorted by where the places are alike, key, words."""
    by_word = isinstance(place, Value)
    return (
        found.order_by()
        .annotate(
            offer=Value(name, output_field=CharField()),
            place=ExpressionWrapper(place, IntegerField()),
            word=F(word) if by_word else Value("", output_field=CharField()),
        )
        .values_list("offer", "place", "word", "pk", word)
    )


class MeasureFilter(django_filters.FilterSet):
    """Narrows the measures. What has lapsed shows only when asked for."""

    @staticmethod
    def options_together(request: Any) -> dict[str, tuple[tuple[Any, str], ...]]:
        """Return what sector, owner and study area offer, by filter: the same as each offers by itself."""
        found: dict[str, list[tuple[Any, str]]] = {"sektor": [], "eier": [], "omrade": []}
        for name, _place, _sorted_by, pk, words in _offered(request.project, request.user):
            found[name].append((pk, words))
        return {name: tuple(options) for name, options in found.items()}

    steg = django_filters.ChoiceFilter(label=_("Trinn"), choices=STEP_CHOICES, empty_label=_("Alle"), method="by_step")
    sektor = django_filters.ModelChoiceFilter(
        label=_("Sektor eller enhet"), queryset=offered_units, empty_label=_("Alle"), method="by_unit"
    )
    slag = django_filters.ChoiceFilter(label=_("Slag"), field_name="kind", choices=KIND_CHOICES, empty_label=_("Alle"))
    eier = django_filters.ModelChoiceFilter(
        label=_("Tiltakseier"), field_name="owner", queryset=offered_owners, empty_label=_("Alle")
    )
    omrade = django_filters.ModelChoiceFilter(
        label=_("Utredningsområde"), field_name="study_area", queryset=offered_areas, empty_label=_("Alle")
    )
    vurdering = django_filters.ChoiceFilter(
        label=_("Vurdering"), field_name="grade", choices=GRADE_CHOICES, empty_label=_("Alle")
    )
    ar = OfferedChoiceFilter(
        label=_("Virker fra"),
        offered=offered_years,
        field_name="effective_from",
        lookup_expr="year",
        empty_label=_("Alle år"),
    )
    medbestemmelse = django_filters.ChoiceFilter(
        label=_("Medbestemmelse"), choices=CO_DETERMINATION, empty_label=_("Alle"), method="by_track"
    )
    tekst = django_filters.CharFilter(label=_("Tekst"), method="by_text")

    class Meta:
        model = Measure
        fields: tuple[str, ...] = ()

    def filter_queryset(self, queryset: QuerySet[Measure]) -> QuerySet[Measure]:
        """Leave out what has lapsed, unless that is what is asked for."""
        found = super().filter_queryset(queryset)
        lapsed = self.form.cleaned_data.get("steg") == WITHDRAWN
        return found if lapsed else found.filter(withdrawn_at__isnull=True)

    def by_step(self, found: QuerySet[Measure], name: str, value: str) -> QuerySet[Measure]:
        """Narrow to one step."""
        if value == WITHDRAWN:
            return found.filter(withdrawn_at__isnull=False)
        wanted: dict[str, Any] = {"step_no": STEPS[value].number}
        return found.filter(**wanted)

    def by_unit(self, found: QuerySet[Measure], name: str, value: Unit) -> QuerySet[Measure]:
        """Narrow to a unit and everything under it."""
        return found.filter(unit_id__in=units_under(self.request, value))

    def by_track(self, found: QuerySet[Measure], name: str, value: str) -> QuerySet[Measure]:
        """Narrow to what lacks a consultation, to what nobody has settled, or to what a union has spoken of."""
        if value == "uavklart":
            return found.filter(touches_staff__isnull=True)
        if value == "uttalelse":
            said = UnionStatement.objects.active().order_by()
            return found.filter(pk__in=said.values("measure_id"))
        held = proofs.consultations(self.request.user, self.request.project.today()).order_by()
        return found.filter(touches_staff=True).exclude(pk__in=held.values("measure_id"))

    def by_text(self, found: QuerySet[Measure], name: str, value: str) -> QuerySet[Measure]:
        """Narrow to a word in the title or the description, or to a number."""
        wanted = Q(title__icontains=value) | Q(description__icontains=value)
        if value.isascii() and value.isdecimal() and len(value) < 9:
            wanted |= Q(number=int(value))
        return found.filter(wanted)


class InvestmentFilter(django_filters.FilterSet):
    """Narrows the investments."""

    status = django_filters.ChoiceFilter(
        label=_("Status"),
        choices=[(value, str(label).capitalize()) for value, label in InvestmentStatus.choices],
        empty_label=_("Alle"),
    )
    tekst = django_filters.CharFilter(label=_("Tekst"), field_name="title", lookup_expr="icontains")

    class Meta:
        model = Investment
        fields: tuple[str, ...] = ()
