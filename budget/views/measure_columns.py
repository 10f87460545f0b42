"""The columns of the measures' file: everything a measure carries, in whole kroner, the sign told in the head."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property
from typing import Any

from django.utils.translation import gettext as _

from omstilling.ui.lists import Column
from projects.models import Body, Goal, Project, StudyArea

from ..models import Measure, MeasureGoal, UnionStatement
from ..selectors import MeasureRow, effect_of, measure_rows, stated_years, years_of
from ..selectors.measure_changes import reasons_for_difference

RowOf = Callable[[Any], MeasureRow]


class Read:
    """What the file needs beside the measures, asked once: names the reader may see, stated years, goals."""

    def __init__(self, project: Project, user: Any) -> None:
        self.project, self.user = project, user

    @cached_property
    def stated(self) -> dict[int, dict[int, int]]:
        return stated_years(self.project, self.user)

    @cached_property
    def areas(self) -> dict[int, str]:
        found = StudyArea.objects.visible_to(self.user).active().filter(project=self.project)
        return dict(found.order_by().values_list("pk", "title"))

    @cached_property
    def bodies(self) -> dict[int, str]:
        found = Body.objects.visible_to(self.user).filter(project=self.project)
        return dict(found.order_by().values_list("pk", "name"))

    def reasons(self, row: MeasureRow) -> str:
        """Return why a measure is not what was adopted; the versions are asked for once."""
        return self._reasons.get(row.measure.pk, "")

    @cached_property
    def _reasons(self) -> dict[int, str]:
        rows = measure_rows(self.project, self.user, self.project.today())
        return reasons_for_difference(rows, self.user)

    @cached_property
    def offices(self) -> dict[int, list[str]]:
        rows = UnionStatement.objects.visible_to(self.user).active().filter(measure__project=self.project)
        found: dict[int, list[str]] = {}
        for measure, office in rows.order_by("written_on", "pk").values_list("measure_id", "organisation"):
            found.setdefault(measure, []).append(office)
        return found

    @cached_property
    def goals(self) -> dict[int, list[str]]:
        seen = Goal.objects.visible_to(self.user).active().filter(project=self.project)
        links = MeasureGoal.objects.active().filter(goal__in=seen.order_by().values("pk"))
        found: dict[int, list[str]] = {}
        for measure, title in links.order_by("goal__kind", "goal__number").values_list("measure_id", "goal__title"):
            found.setdefault(measure, []).append(title)
        return found


def file_columns(project: Project, user: Any, row_of: RowOf) -> Sequence[Column]:
    """Return the columns of the file. Texts of what the reader may not see are left empty."""
    read, years = Read(project, user), years_of(project)
    last = max(project.plan_years)
    told: dict[str, Any] = {"price": project.price_year, "after": last + 1}

    def level_after(measure: Measure) -> int | None:
        return effect_of(measure, read.stated.get(measure.pk, {})).level_after(last)

    def stated(measure: Measure) -> str:
        found = sorted(read.stated.get(measure.pk, {}).items())
        return "; ".join(f"{year}: {amount}" for year, amount in found)

    sign = _("kr i %(price)s-priser (pluss er innsparing)") % told
    return (
        Column("nr", _("Nr."), "number", "number"),
        Column("tiltak", _("Tiltak"), "title", "title"),
        Column("beskrivelse", _("Beskrivelse"), "description"),
        Column("sektor", _("Sektor"), "unit.name", "unit__name"),
        Column("omrade", _("Utredningsområde"), lambda m: read.areas.get(m.study_area_id, "")),
        Column("ramme", _("Rammeområde"), lambda m: str(m.budget_area or "")),
        Column("funksjon", _("KOSTRA-funksjon"), "kostra_function"),
        Column("steg", _("Trinn"), lambda m: row_of(m).word, "step_no"),
        Column("utsatt", _("Utsatt"), lambda m: row_of(m).is_postponed),
        Column("bekreftet", _("Protokoll"), lambda m: _confirmed(row_of(m))),
        Column("droftet", _("Drøftet"), lambda m: row_of(m).proofs.discussed),
        Column("slag", _("Slag"), "get_kind_display"),
        Column("teller", _("Teller mot målet"), lambda m: row_of(m).counted),
        Column("helar", _("Helårsvirkning, %(sign)s") % {"sign": sign}, "full_year_effect", "full_year_effect"),
        Column("utgift", _("Herav lavere utgifter, kr"), "expense_effect"),
        Column("inntekt", _("Herav høyere inntekter, kr"), "income_effect"),
        *(
            Column(
                f"virkning{year}" if year != project.target_year else "virkning",
                _("Virkning i %(year)s, %(sign)s") % {"year": year, "sign": sign},
                _effect(row_of, year),
            )
            for year in years
        ),
        Column("etter", _("Hvert år fra %(after)s, kr") % told, level_after),
        Column("oppgitt", _("Oppgitte årsbeløp, kr"), stated),
        Column("prisniva", _("Prisnivå"), lambda m: m.price_year or project.price_year),
        Column("fra", _("Virker fra"), "effective_from", "effective_from"),
        Column("til", _("Virker til og med"), "effective_to"),
        Column("vedtatt", _("Vedtatt helårsvirkning, kr"), lambda m: row_of(m).adopted_effect),
        Column("vedtatt_fra", _("Vedtatt å virke fra"), lambda m: row_of(m).adopted_from),
        Column("avvik", _("Ventet minus vedtatt, kr"), lambda m: row_of(m).difference),
        Column("dager", _("Dager senere enn vedtatt"), lambda m: row_of(m).days_later),
        Column("avviksgrunn", _("Hvorfor det er endret"), lambda m: read.reasons(row_of(m))),
        Column("tidligst", _("Tidligste start"), "earliest_start"),
        Column("senest", _("Seneste start"), "latest_start"),
        Column("opptrapping", _("Opptrapping (prosent@måned)"), "ramp"),
        Column("arsverk", _("Endring i årsverk (minus er færre)"), "fte_change", "fte_change"),
        Column("avgang", _("Herav naturlig avgang"), "fte_attrition"),
        Column("vakanse", _("Herav vakanse"), "fte_vacancy"),
        Column("oppsigelse", _("Herav oppsigelse"), "fte_redundancy"),
        Column("kostnad", _("Omstillingskostnad, kr (engangs)"), "restructuring_cost"),
        Column("vurdering", _("Vurdering"), "get_grade_display"),
        Column("sannsynlighet", _("Sannsynlighet, prosent"), "probability"),
        Column("berorer", _("Berører ansatte"), "touches_staff"),
        Column("forhandles", _("Skal forhandles"), "needs_negotiation"),
        Column("arbeidsmiljo", _("Skal til arbeidsmiljøutvalget eller verneombudet"), "needs_environment"),
        Column("samiske", _("Kan berøre samiske interesser direkte"), "needs_sami"),
        Column("uttalelser", _("Uttalelser fra tillitsvalgte"), lambda m: "; ".join(read.offices.get(m.pk, ()))),
        Column("lovpalagt", _("Lovpålagt tjeneste"), "statutory"),
        Column("hjemmel", _("Hjemmel for tjenesten"), "statutory_basis"),
        Column("tjenesten", _("Konsekvens for tjenesten"), "service_impact"),
        Column("brukerne", _("Konsekvens for brukerne"), "impact_users"),
        Column("ansatte", _("Konsekvens for ansatte"), "impact_employees"),
        Column("likestilling", _("Konsekvens for likestilling"), "impact_equality"),
        Column("samisk", _("Konsekvens for samiske interesser"), "impact_sami"),
        Column("forutsetninger", _("Forutsetninger"), "assumptions"),
        Column("risiko", _("Risiko"), "risk"),
        Column("mal", _("Mål"), lambda m: "; ".join(read.goals.get(m.pk, ()))),
        Column("eier", _("Eier"), "owner.full_name", "owner__full_name"),
        Column("organ", _("Organ"), lambda m: read.bodies.get(m.body_id, "")),
        Column("tilgang", _("Tilgang"), "get_access_display"),
        Column("eksempel", _("Eksempeltall"), "is_example_figure"),
    )


def _effect(row_of: RowOf, year: int) -> Callable[[Any], int | None]:
    return lambda measure: row_of(measure).effect(year)


def _confirmed(row: MeasureRow) -> str:
    if not row.is_decided:
        return ""
    return _("ikke godkjent") if row.is_unconfirmed else _("bekreftet")
