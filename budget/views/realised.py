"""Figures from the accounts: the list with plan and forecast beside it, and one figure."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db.models import Count, Q, QuerySet, Sum
from django.shortcuts import get_object_or_404
from django.utils.functional import cached_property
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from omstilling.ui import formats
from omstilling.ui.lists import Column, Totals
from omstilling.ui.markup import esc, text
from omstilling.ui.templatetags.ui import status_tag
from projects.permissions import RULES
from projects.views.base import ProjectList, ProjectPage

from .. import table_sums
from ..accounts_drawings import beside_each_other
from ..accounts_filters import RealisedFilter
from ..accounts_words import period
from ..models import PERMANENT_KINDS, Measure, RealisedEffect
from ..selectors import measure_for_page, row_of
from ..selectors.accounts import (
    account_status,
    adopted_months,
    expected_months,
    figures_for,
    months_of,
    months_over,
    sum_over,
)
from ..services.realised import refusals_of
from .base import MoneyMixin

MENU = "tiltak.realisert"
PICK_FORM = "bekreft-valgte"


class RealisedMixin(MoneyMixin):
    """What the pages of figures from the accounts have in common."""

    menu_key = MENU

    def trail(self, *more: tuple[Any, str | None]) -> list[tuple[Any, str | None]]:
        """Return the path to a page under the list of figures."""
        own = (_("Realisert virkning"), self.url("realised") if more else None)
        return [(_("Tiltak"), self.url("measures")), own, *more]

    def figures(self) -> QuerySet[RealisedEffect]:
        """Return the figures that the user may see, withdrawn ones too: services say why they are not changed."""
        seen: QuerySet[RealisedEffect] = RealisedEffect.objects.visible_to(self.request.user)
        found = seen.filter(measure__project=self.project)
        return found.select_related("measure", "entered_by", "confirmed_by")

    def find(self) -> RealisedEffect:
        """Return the figure of the address."""
        figure: RealisedEffect = get_object_or_404(self.figures(), pk=self.kwargs["pk"])
        figure.measure.project = self.project
        return figure

    def measure_row(self, measure: Measure) -> Any:
        """Return a measure's row, as the user may see it."""
        user, today = self.request.user, self.project.today()
        found = get_object_or_404(measure_for_page(self.project, user, today), pk=measure.pk)
        found.project = self.project
        return row_of(found, self.project, today)

    def compared(self, figure: RealisedEffect, row: Any, stated: Any = None) -> dict[str, int | None]:
        """Return the plan and the forecast of the figure's months, and how far the figure is from the plan."""
        year, months = figure.first_month.year, months_of(figure)
        plan = sum_over(adopted_months(row, year), months)
        return {
            "plan": plan,
            "forecast": sum_over(expected_months(row, year, stated), months),
            "deviation": figure.amount - plan if plan is not None and figure.amount is not None else None,
        }


class RealisedListView(RealisedMixin, ProjectList):
    """Plan, forecast and realised per measure, and every figure. Several can be chosen and confirmed at once."""

    access_rule = "visible"
    template_name = "budget/realised.html"
    filterset_class = RealisedFilter
    default_sort = "-periode"
    heading = gettext_lazy("Realisert virkning")
    export_name = "realisert-virkning"
    empty_title = gettext_lazy("Ingen tall fra regnskapet ennå")
    empty_text = gettext_lazy(
        "Her kommer det tiltakene faktisk ga, måned for måned. Et tall teller når en annen enn den som førte det, har "
        "bekreftet det."
    )
    refusals: dict[int, str] = {}

    def get_queryset(self) -> QuerySet[RealisedEffect]:
        found = figures_for(self.project, self.request.user)
        return found.select_related("measure__unit", "entered_by", "confirmed_by")

    @cached_property
    def may_confirm(self) -> bool:
        return self.may("may_confirm_realised")

    def prepare(self, rows: Sequence[Any]) -> None:
        """Find out which of the page's figures this person cannot confirm, and why."""
        self.refusals = refusals_of(rows, self.by) if self.may_confirm else {}
        self.offers = [row.pk for row in rows if row.pk not in self.refusals] if self.may_confirm else []

    def get_columns(self) -> Sequence[Column]:
        pick = [Column("velg", _("Velg"), self.pick, export="")] if self.may_confirm else []
        return (
            *pick,
            Column("nr", _("Tiltaksnr."), "measure.number", "measure__number", numeric=True),
            Column(
                "tiltak",
                _("Tiltak"),
                "measure.title",
                "measure__title",
                link=lambda f: self.url("realised_figure", f.pk),
            ),
            Column(
                "periode",
                _("Periode"),
                lambda f: period(f.first_month, f.last_month),
                ("first_month", "last_month", "=measure__number"),
                export="",
            ),
            Column("fra", _("Fra måned"), export=lambda f: f"{f.first_month:%m.%Y}"),
            Column("til", _("Til og med måned"), export=lambda f: f"{f.last_month:%m.%Y}"),
            Column("belop", _("Realisert, kr"), amount_of, "amount", numeric=True, export=""),
            Column("realisert", _("Realisert virkning, kr (pluss er innsparing)"), export="amount"),
            Column("tilstand", _("Status"), self.state, ("confirmed_on",), export=state_word),
            Column("arsak", _("Årsak til avvik"), "cause"),
            Column("fort", _("Ført av"), "entered_by.full_name", "entered_by__full_name"),
            Column("bekreftet", _("Bekreftet av"), export=confirmer_of),
            Column("sektor", _("Sektor"), export=lambda f: f.measure.unit.name if f.measure.unit else ""),
            Column("kilde", _("Kilde"), export="get_source_display"),
            Column("eksempel", _("Eksempeltall"), export="is_example_figure"),
        )

    def pick(self, figure: RealisedEffect) -> SafeString:
        """Return the box that chooses a figure; nothing for one that this person cannot confirm."""
        if figure.pk in self.refusals or figure.confirmed_by_id is not None:
            return SafeString('<span class="blank"></span>')
        label = _("Velg %(title)s, %(period)s") % {
            "title": figure.measure.title,
            "period": period(figure.first_month, figure.last_month),
        }
        return SafeString(
            f'<input class="ds-input" type="checkbox" name="tall" value="{figure.pk}" form="{PICK_FORM}" '
            f'aria-label="{esc(label)}">'
        )

    def state(self, figure: RealisedEffect) -> SafeString:
        """Return the state's tag, who confirmed it, and why this person cannot."""
        if figure.confirmed_by is not None:
            tag, note = status_tag(state_word(figure), "realised"), figure.confirmed_by.full_name
        else:
            tag, note = status_tag(state_word(figure), "missing"), self.refusals.get(figure.pk, "")
        more = f' <span class="cell-note">{text(note)}</span>' if note else ""
        return SafeString(f"<span>{tag}{more}</span>")

    def get_totals(self, rows: QuerySet[Any]) -> Totals | None:
        found = rows.order_by().aggregate(
            confirmed=Sum("amount", filter=Q(confirmed_by__isnull=False)),
            waiting=Sum("amount", filter=Q(confirmed_by__isnull=True)),
            beside=Sum("amount", filter=Q(confirmed_by__isnull=False) & ~Q(measure__kind__in=PERMANENT_KINDS)),
            years=Count("first_month__year", distinct=True),
        )
        if found["years"] > 1:
            return Totals(_("Tallene er fra flere år, og år legges ikke sammen. Velg ett år for å få en sum."))
        label = _("Sum av de bekreftede tallene i lista")
        if found["waiting"]:
            label = _("%(label)s; %(waiting)s til venter på bekreftelse") % {
                "label": label,
                "waiting": formats.kroner(int(found["waiting"])),
            }
        if found["beside"]:
            label = _("%(label)s. Av summen er %(beside)s fra tiltak som ikke er varige") % {
                "label": label,
                "beside": formats.kroner(int(found["beside"])),
            }
        return Totals(label, {"belop": formats.number(int(found["confirmed"] or 0))})

    def get_new(self) -> tuple[str, str] | None:
        return (self.url("realised_new"), _("Før tall")) if self.may("may_enter_realised") else None

    def count_text(self, count: int) -> str:
        return ngettext("%(n)s tall", "%(n)s tall", count) % {"n": formats.number(count)}

    @property
    def year(self) -> int:
        """The year of the comparison: the one that is chosen, else the present one."""
        typed = self.request.GET.get("ar", "")
        return int(typed) if typed.isascii() and typed.isdecimal() and len(typed) == 4 else self.project.today().year

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        status = account_status(self.project, self.request.user, self.project.today(), self.year)
        title = _("Plan, prognose og realisert i %(year)s") % {"year": status.year}
        context = super().get_context_data(
            breadcrumbs=self.trail(),
            status=status,
            rounding=table_sums.of_accounts(status),
            so_far=period(status.months[0], status.months[-1]) if status.months else "",
            drawing=beside_each_other(title, status.permanent) if status.months and status.rows else None,
            title=title,
            pick_form=PICK_FORM,
            import_url=self.url("realised_imports") if self.may("may_import") else "",
            **kwargs,
        )
        context["offers"] = len(getattr(self, "offers", ()))
        return context


def amount_of(figure: RealisedEffect) -> SafeString:
    """Return the amount, marked where it is an example."""
    note = f' <span class="cell-note">{esc(_("eksempeltall"))}</span>' if figure.is_example_figure else ""
    return SafeString(f"<span>{esc(formats.number(figure.amount))}{note}</span>")


def confirmer_of(figure: RealisedEffect) -> str:
    return figure.confirmed_by.full_name if figure.confirmed_by is not None else ""


def state_word(figure: RealisedEffect) -> str:
    return _("bekreftet") if figure.confirmed_by_id is not None else _("venter på bekreftelse")


class RealisedView(RealisedMixin, ProjectPage):
    """One figure with the plan and the forecast of its months, and what can be done with it."""

    access_rule = "visible"
    template_name = "budget/realised_figure.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        figure = self.find()
        measure, user = figure.measure, self.request.user
        row = self.measure_row(measure)
        refusal = ""
        if self.may("may_confirm_realised", measure) and figure.confirmed_by_id is None and not figure.is_withdrawn:
            refusal = refusals_of([figure], user).get(figure.pk, "")
        words = period(figure.first_month, figure.last_month)
        return super().get_context_data(
            heading=_("%(title)s, %(period)s") % {"title": measure.title, "period": words},
            breadcrumbs=self.trail((measure.title, measure.get_absolute_url()), (words.capitalize(), None)),
            figure=figure,
            measure=measure,
            period=words,
            state=state_word(figure),
            refusal=refusal,
            withdrawn_because=figure.history.first().history_change_reason if figure.is_withdrawn else "",
            may_change=RULES["may_enter_realised"](user, measure) and not measure.is_withdrawn,
            may_confirm=RULES["may_confirm_realised"](user, measure),
            **self.compared(figure, row),
            **kwargs,
        )


def month_table(row: Any, year: int, today: Any, figures: Sequence[RealisedEffect]) -> list[tuple[str, Any, Any, str]]:
    """Return (month, plan, forecast, what is entered) for each month of a year."""
    plan, forecast = adopted_months(row, year), expected_months(row, year)
    entered = {month: figure for figure in figures for month in months_of(figure)}
    over = set(months_over(year, today))
    shown = []
    for number in range(12):
        month = today.replace(year=year, month=number + 1, day=1)
        figure = entered.get(month)
        word = state_word(figure) if figure is not None else ("" if month not in over else _("ikke ført"))
        shown.append(
            (str(formats.MONTHS[number]), plan[number] if plan else None, forecast[number] if forecast else None, word)
        )
    return shown
