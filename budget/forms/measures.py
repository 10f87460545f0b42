"""The form of a measure, new or changed, and the one that lets it lapse."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from omstilling.ui import formats
from omstilling.ui.fields import FteField, KronerField, PercentField, YearField
from omstilling.ui.forms import ReasonForm, Section, ServiceModelForm, show_again
from projects.access import STEERING, access_map, roles_in
from projects.forms.choices import access_field, bodies, long_text, offer, people, study_areas
from projects.models import Access, Goal, Project, Unit

from .. import kostra
from ..models import BudgetArea, Grade, Measure, MeasureGoal, MeasureKind
from ..ramps import ramp_words
from ..selectors import years_of
from ..services.measure_parts import stated_years
from ..services.measure_sums import disagreement
from .measure_parts import (
    BASE,
    KostraInput,
    Parts,
    YesNoField,
    changed_meanwhile,
    ramp_fields,
    ramp_initial,
    read_ramp,
    steps_in,
    year_fields,
)

REASON_HELP = _("Står i historikken og kan leses av dem som ser tiltaket.")


def _amount(label: Any, help_text: Any = "", *, negative: bool = True) -> KronerField:
    return KronerField(label=label, required=False, allow_negative=negative, help_text=help_text)


def _fte(label: Any, help_text: Any = "") -> FteField:
    return FteField(label=label, required=False, help_text=help_text)


class MeasureForm(ServiceModelForm):
    """What is expected of a measure. Amounts are typed as people write them, and a saving is plus."""

    #: Only the title must be filled in; the page says so once.
    mark_optional = False

    description = long_text(_("Hva tiltaket går ut på"))
    kostra_function = forms.CharField(
        label=_("KOSTRA-funksjon"),
        required=False,
        max_length=80,
        help_text=_("Tre sifre, for eksempel 202 for grunnskole."),
    )
    expense_effect = _amount(_("Lavere utgifter i et helt år"), _("Minus er høyere utgifter."))
    income_effect = _amount(_("Høyere inntekter i et helt år"), _("Minus er tapt inntekt."))
    full_year_effect = _amount(
        _("Helårsvirkning"),
        _(
            "Netto innsparing i et helt år. Pluss er innsparing, minus er merutgift. Fyller du ut to av de tre "
            "beløpene, regnes det tredje ut. For engangstiltak: hele beløpet. Tomt felt betyr ikke beregnet."
        ),
    )
    price_year = YearField(label=_("Prisnivå"), required=False)
    fte_change = _fte(_("Endring i årsverk"), _("Minus er færre, for eksempel −2,5."))
    fte_attrition = _fte(_("Herav naturlig avgang"))
    fte_vacancy = _fte(_("Herav vakanse"))
    fte_redundancy = _fte(_("Herav oppsigelse"))
    restructuring_cost = _amount(
        _("Omstillingskostnad"),
        _("Engangskostnaden ved å få det til. Trekkes ikke fra helårsvirkningen."),
        negative=False,
    )
    service_impact = long_text(_("Konsekvens for tjenesten"), help_text=_("Hva merker brukere og ansatte?"), rows=4)
    impact_users = long_text(_("Konsekvens for brukerne"), rows=3)
    impact_employees = long_text(
        _("Konsekvens for ansatte"), help_text=_("Skriv om stillinger og enheter, aldri om enkeltpersoner."), rows=3
    )
    impact_equality = long_text(_("Konsekvens for likestilling"), rows=3)
    impact_sami = long_text(_("Konsekvens for samiske interesser"), rows=3)
    statutory = YesNoField(
        label=_("Er tjenesten lovpålagt?"), required=False, widget=forms.RadioSelect(attrs={"class": ""})
    )
    touches_staff = YesNoField(
        label=_("Berører tiltaket ansatte?"),
        required=False,
        widget=forms.RadioSelect(attrs={"class": ""}),
        help_text=_("Da skal de tillitsvalgte informeres, og tiltaket skal drøftes med dem."),
    )
    assumptions = long_text(_("Forutsetninger"), help_text=_("Hva må på plass for at beløpet skal holde?"), rows=3)
    risk = long_text(_("Risiko"), help_text=_("Hva kan gå galt, og hva betyr det for beløpet?"), rows=3)
    probability = PercentField(
        label=_("Sannsynlighet for gjennomføring"),
        required=False,
        decimals=0,
        help_text=_("Deres eget anslag. Det endrer ingen summer, men brukes i prognosen."),
    )
    goals = forms.ModelMultipleChoiceField(
        label=_("Mål tiltaket bygger opp under"),
        queryset=Goal.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    reason = forms.CharField(
        label=_("Begrunnelse"), required=False, max_length=1000, widget=forms.Textarea(attrs={"rows": 3})
    )

    class Meta(ServiceModelForm.Meta):
        model = Measure
        fields = [
            "title",
            "description",
            "unit",
            "study_area",
            "budget_area",
            "kostra_function",
            "kind",
            "expense_effect",
            "income_effect",
            "full_year_effect",
            "price_year",
            "effective_from",
            "effective_to",
            "earliest_start",
            "latest_start",
            "fte_change",
            "fte_attrition",
            "fte_vacancy",
            "fte_redundancy",
            "restructuring_cost",
            "service_impact",
            "impact_users",
            "impact_employees",
            "impact_equality",
            "impact_sami",
            "touches_staff",
            "needs_negotiation",
            "needs_environment",
            "needs_sami",
            "statutory",
            "statutory_basis",
            "assumptions",
            "risk",
            "probability",
            "grade",
            "owner",
            "body",
            "access",
        ]
        help_texts = {
            "title": _("Kort, slik det skal stå i lista, for eksempel «Felles renhold for skolene»."),
            "kind": _("Bare varige tiltak teller mot målet."),
            "effective_from": _("Første dag med virkning, for eksempel 01.07.2011."),
            "effective_to": _("Bare for tiltak som tar slutt."),
            "earliest_start": _("Brukes i prognosen sammen med seneste start."),
            "latest_start": _("Den dagen det må ha startet."),
            "unit": _("Sektoren eller enheten som bærer tiltaket."),
            "budget_area": _("Rammen beløpet tas fra."),
            "needs_negotiation": _("Når gjennomføringen krever en avtale med organisasjonene."),
            "needs_environment": _("Planer av vesentlig betydning for arbeidsmiljøet, for eksempel nedbemanning."),
            "needs_sami": _("Da konsulteres representanter for dem det gjelder, før vedtaket."),
            "statutory_basis": _("Lov og paragraf, slik kommunen viser til den."),
            "grade": _("Administrasjonens råd om forslaget."),
            "owner": _("Den som svarer for at det blir gjennomført."),
            "body": _("Organet som arbeider med tiltaket."),
        }

    def __init__(
        self,
        *args: Any,
        project: Project,
        user: Any,
        decided: bool = False,
        of_own_study: bool = False,
        **kwargs: Any,
    ) -> None:
        """``of_own_study``: of somebody who may because of the study alone; then area and body are not chosen."""
        super().__init__(*args, **kwargs)
        self.user, self.project = user, project
        for name in ("study_area", "body") if of_own_study else ():
            del self.fields[name]
        fields: Any = self.fields
        fields["kind"].choices = [(value, str(label).capitalize()) for value, label in MeasureKind.choices]
        fields["grade"].choices = [
            ("", _now("Ikke vurdert")),
            *((value, str(label).capitalize()) for value, label in Grade.choices),
        ]
        fields["price_year"].help_text = _now("Tomt betyr prosjektets prisnivå, %(year)s.") % {
            "year": project.price_year
        }
        fields["kostra_function"].widget = KostraInput(years_of(project))
        self._offer(project, user)
        self._add_parts(project)
        if not self.instance.pk:
            del self.fields["reason"]
        elif decided:
            fields["reason"].help_text = _(
                "Tiltaket er vedtatt. Endrer du beløp, datoer eller slag, må du skrive hvorfor. "
                "Det vedtatte blir stående ved siden av."
            )
        else:
            fields["reason"].help_text = REASON_HELP
        self.groups = self._groups()

    def _offer(self, project: Project, user: Any) -> None:
        units = Unit.objects.visible_to(user).active().filter(municipality_id=project.municipality_id)
        offer(self, "unit", units.valid_on(project.today()).order_by("name"))
        offer(self, "study_area", study_areas(project, user))
        areas = BudgetArea.objects.visible_to(user).active().filter(project=project).order_by("code")
        offer(self, "budget_area", areas)
        offer(self, "owner", people(project))
        offer(self, "body", bodies(project, user))
        access_field(self)
        goals = Goal.objects.visible_to(user).active().filter(project=project)
        served: set[int] = set()
        if self.instance.pk:
            links = MeasureGoal.objects.active().filter(measure=self.instance, goal__in=goals)
            served = set(links.values_list("goal_id", flat=True))
        field: Any = self.fields["goals"]
        field.queryset = goals.order_by("kind", "number")
        self.now = Parts(stated_years(self.instance) if self.instance.pk else {}, self.instance.ramp, served)
        self.initial.setdefault("goals", sorted(served))
        for name in ("budget_area", "goals"):
            choice: Any = self.fields.get(name)
            if choice is not None and not choice.queryset.exists():
                del self.fields[name]

    def _add_parts(self, project: Project) -> None:
        """Add the years, the pairs of the ramp, and what they were when the form was opened."""
        self.years = tuple(sorted({*years_of(project), *self.now.years}))
        self.steps = steps_in(self.now.ramp)
        self.fields.update(ramp_fields(self.steps))
        self.fields.update(year_fields(self.years, project.target_year))
        self.fields[BASE] = forms.CharField(required=False, widget=forms.HiddenInput, max_length=10_000)
        self.initial.update(ramp_initial(self.now.ramp))
        self.initial.update({f"year_{year}": amount for year, amount in self.now.years.items()})
        self.initial[BASE] = self.now.text()

    def _groups(self) -> tuple[Section, ...]:
        ramp = [(f"ramp_month_{n}", f"ramp_percent_{n}") for n in range(1, self.steps + 1)]
        years = [f"year_{year}" for year in self.years]
        pairs: list[Any] = [tuple(years[at : at + 2]) for at in range(0, len(years), 2)]
        return (
            Section(_("Tiltaket"), ["title", "description", "unit", "study_area"]),
            Section(
                _("Virkning i et helt år"),
                ["kind", ("expense_effect", "income_effect"), "full_year_effect", "price_year"],
                True,
            ),
            Section(
                _("Når det virker"),
                [("effective_from", "effective_to"), ("earliest_start", "latest_start")],
                True,
            ),
            Section(
                _("Opptrapping"),
                ramp,
                True,
                _(
                    "Bare når virkningen kommer gradvis, for eksempel 25 % fra start, 60 % etter 6 måneder og 100 % "
                    "etter 12. Det siste trinnet er alltid 100 %."
                ),
            ),
            Section(
                _("Beløp oppgitt år for år"),
                pairs,
                True,
                _(
                    "Bare når kilden har egne beløp for årene. De brukes i stedet for det som regnes ut; tomme år "
                    "regnes ut. Hvert beløp er nivået det året, pluss er innsparing."
                ),
            ),
            Section(
                _("Årsverk og omstillingskostnad"),
                ["fte_change", "fte_attrition", "fte_vacancy", "fte_redundancy", "restructuring_cost"],
                True,
            ),
            Section(
                _("Konsekvenser"),
                ["service_impact", "impact_users", "impact_employees", "impact_equality", "impact_sami"],
                True,
            ),
            Section(
                _("Medbestemmelse"),
                ["touches_staff", "needs_negotiation", "needs_environment", "needs_sami"],
                True,
            ),
            Section(
                _("Vurdering"),
                ["grade", "statutory", "statutory_basis", "assumptions", "risk", "probability"],
                True,
            ),
            Section(_("Budsjett og mål"), ["budget_area", "kostra_function", "goals"], True),
            Section(_("Ansvar og innsyn"), ["owner", "body", "access"], True),
            Section(_("Hvorfor endringen"), ["reason"]),
        )

    def clean_probability(self) -> int | None:
        """Return whole percent."""
        value = self.cleaned_data["probability"]
        return None if value is None else int(value)

    def clean_kostra_function(self) -> str:
        """Return the code; an unknown one is refused here, and one of another time by the service."""
        code = kostra.code_of(self.cleaned_data["kostra_function"])
        if code and code not in kostra.FUNCTIONS:
            raise ValidationError(kostra.refusal(code, self.project.target_year))
        return code

    def clean(self) -> dict[str, Any]:
        """Say what is wrong with dates and amounts, and keep people from hiding a measure from themselves."""
        data: dict[str, Any] = super().clean() or self.cleaned_data
        self._clean_dates(data)
        wrong = disagreement(*(data.get(name) for name in ("full_year_effect", "expense_effect", "income_effect")))
        if wrong:
            self.add_error("full_year_effect", wrong)
        if data.get("access") == Access.RESTRICTED and "body" in data:
            body = data["body"]
            steers = bool(roles_in(self.user, self.project) & STEERING)
            if body is None:
                self.add_error("body", _("Velg organet som skal se arbeidsmaterialet."))
            elif not steers and body.pk not in access_map(self.user).body_ids:
                self.add_error("body", _("Velg et organ du selv er med i. Ellers ser du ikke tiltaket etterpå."))
        self._merge(data)
        return data

    def _clean_dates(self, data: dict[str, Any]) -> None:
        start, end = data.get("effective_from"), data.get("effective_to")
        if end is not None and "effective_from" in data and start is None:
            self.add_error("effective_from", _("Oppgi også når tiltaket virker fra."))
        if start is not None and end is not None and end < start:
            self.add_error("effective_to", _("Sluttdatoen må være etter startdatoen."))
        early, late = data.get("earliest_start"), data.get("latest_start")
        if early is not None and late is not None and late < early:
            self.add_error("latest_start", _("Seneste start må være på eller etter tidligste start."))

    def _merge(self, data: dict[str, Any]) -> None:
        """Put together what was typed and what somebody else has saved of years, ramp and goals since."""
        base = Parts.read(data.pop(BASE, ""), self.now)
        self.typed_years = {}
        for year in self.years:
            name = f"year_{year}"
            if name not in data:
                continue
            mine, was, now = data.pop(name), base.years.get(year), self.now.years.get(year)
            if now != was and mine == was:
                mine = now
            elif now != was and mine != now:
                self.add_error(name, changed_meanwhile(formats.kroner(now)))
            self.typed_years[year] = mine
        ramp = read_ramp(data, self.steps, self.add_error)
        for number in range(1, self.steps + 1):
            data.pop(f"ramp_month_{number}", None), data.pop(f"ramp_percent_{number}", None)
        if self.now.ramp != base.ramp and ramp == base.ramp:
            ramp = self.now.ramp
        elif self.now.ramp != base.ramp and ramp != self.now.ramp:
            self.add_error("ramp_percent_1", changed_meanwhile(ramp_words(self.now.ramp)))
        data["ramp"] = ramp
        self._merge_goals(data, base)
        if self.errors:
            show_again(self, BASE, self.now.text())

    def _merge_goals(self, data: dict[str, Any], base: Parts) -> None:
        chosen = data.pop("goals", None)
        self.typed_goals = None if chosen is None else list(chosen)
        if chosen is None or self.now.goals == base.goals:
            return
        field: Any = self.fields["goals"]
        mine, offered = {goal.pk for goal in chosen}, field.queryset
        if mine == base.goals:
            self.typed_goals = [goal for goal in offered if goal.pk in self.now.goals]
        elif mine != self.now.goals:
            names = ", ".join(str(goal) for goal in offered if goal.pk in self.now.goals)
            self.add_error("goals", changed_meanwhile(names or _now("ingen")))


class WithdrawForm(ReasonForm):
    """Why the measure lapses."""

    reason = forms.CharField(
        label=_("Hvorfor bortfaller det?"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Står på tiltakets side og i historikken."),
    )
