"""Investments: the list, one investment, and what can be done with it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import Any

from django.db.models import Case, IntegerField, QuerySet, Value, When
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from omstilling.ui import formats
from omstilling.ui.lists import FORMAT, Column, Totals
from omstilling.ui.rounding import rounding_note
from omstilling.ui.templatetags.ui import status_tag
from projects.views.base import Crumbs, ProjectList, ProjectPage, RowFormView, RowMixin

from ..capital import weight
from ..filters import InvestmentFilter
from ..forms.investments import InvestmentForm, WithdrawForm
from ..models import Investment
from ..models import InvestmentStatus as Status
from ..plan_drawings import invested
from ..plan_panels import parts_history
from ..selectors import investment_status, target_status
from ..selectors.investments import (
    InvestmentLine,
    all_figures,
    figures_of,
    horizon,
    with_figures,
    years_of_investments,
)
from ..services import create_investment, update_investment, withdraw_investment

MENU = "tiltak.investeringer"


def years(investment: Investment) -> str:
    """Return the years in words."""
    first, last = investment.first_year, investment.last_year
    if first is None:
        return ""
    return f"{first}–{last}" if last is not None and last != first else str(first)


class InvestmentListView(ProjectList):
    """The investments. What is on hold stands apart and is in no sum."""

    keeps_question = True
    access_rule = "visible"
    menu_key = MENU
    template_name = "budget/investments.html"
    filterset_class = InvestmentFilter
    default_sort = "status"
    heading = gettext_lazy("Investeringer")
    export_name = "investeringer"
    empty_title = gettext_lazy("Ingen investeringer ennå")
    empty_text = gettext_lazy(
        "Her kommer det som er i gang, planlagt eller satt på vent, med hva det gjør med driften."
    )

    def get_queryset(self) -> QuerySet[Investment]:
        place = Case(
            When(status=Status.ONGOING, then=Value(1)),
            When(status=Status.PLANNED, then=Value(2)),
            default=Value(3),
            output_field=IntegerField(),
        )
        found = Investment.objects.active().filter(project=self.project).visible_to(self.request.user)
        return with_figures(found.annotate(by_status=place))

    def get_columns(self) -> Sequence[Column]:
        return self.file_columns if self.request.GET.get(FORMAT) in {"csv", "xlsx"} else self.page_columns

    @cached_property
    def page_columns(self) -> Sequence[Column]:
        slug = self.project.slug
        return (
            Column("nr", _("Nr."), "number", "number", numeric=True),
            Column(
                "investering",
                _("Investering"),
                "title",
                "title",
                link=lambda i: reverse("budget:investment", args=[slug, i.number]),
            ),
            Column("status", _("Status"), lambda i: status_tag(i.get_status_display()), ("by_status", "number")),
            Column("ar", _("År"), years, ("first_year", "last_year")),
            Column("ramme", _("Ramme, 1\u00a0000\u00a0kr"), _amount("whole"), "whole", numeric=True),
            Column(
                "drift",
                _("Drift per år, 1\u00a0000\u00a0kr"),
                _amount("level"),
                "level",
                numeric=True,
            ),
        )

    @cached_property
    def file_columns(self) -> Sequence[Column]:
        return (
            Column("nr", _("Nr."), "number", "number"),
            Column("investering", _("Investering"), "title", "title"),
            Column("status", _("Status"), "get_status_display", ("by_status", "number")),
            Column("fra", _("Første år"), "first_year", "first_year"),
            Column("til", _("Siste år"), "last_year", "last_year"),
            Column("ramme", _("Ramme, kr"), "whole", "whole"),
            Column(
                "drift",
                _("Driftskonsekvens per år, kr (minus er en kostnad)"),
                "level",
                "level",
            ),
            Column("rente", _("Rente, prosent per år"), "interest_rate"),
            Column("nedbetaling", _("Nedbetalingstid, år"), "repayment_years"),
            *(
                Column(
                    f"{name}_{year}",
                    _("%(what)s %(year)s, kr") % {"what": words, "year": year},
                    self.of_year(name, year),
                )
                for name, words in (
                    ("amount", _("Investert")),
                    ("loan", _("Lån")),
                    ("grants", _("Tilskudd")),
                    ("own_funds", _("Egne midler")),
                    ("interest", _("Renter")),
                    ("instalment", _("Avdrag")),
                    ("running", _("Driftskonsekvens")),
                )
                for year in horizon(self.project)
            ),
            Column("beskrivelse", _("Beskrivelse"), "description"),
            Column("eksempel", _("Eksempeltall"), "is_example_figure"),
        )

    def get_new(self) -> tuple[str, str] | None:
        if not self.may("may_manage_investments"):
            return None
        return reverse("budget:investment_new", args=[self.project.slug]), _("Ny investering")

    def count_text(self, count: int) -> str:
        return ngettext("%(n)s investering", "%(n)s investeringer", count) % {"n": formats.number(count)}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        measures = reverse("budget:measures", args=[self.project.slug])
        status = investment_status(self.project, self.request.user)
        lines = years_of_investments(self.project, all_figures(self.project, self.request.user))
        return super().get_context_data(
            breadcrumbs=[(_("Tiltak"), measures), (_("Investeringer"), None)],
            status=status,
            facts=self.facts(status),
            lines=lines,
            is_known=any(v is not None for n in lines for v in (n.amount, n.cost, n.running)),
            drawing=invested(lines),
            **kwargs,
        )

    @cached_property
    def by_key(self) -> dict[int, dict[int, InvestmentLine]]:
        """The years of every investment, for the file."""
        return {
            one.investment.pk: {line.year: line for line in one.lines}
            for one in all_figures(self.project, self.request.user)
        }

    def of_year(self, name: str, year: int) -> Any:
        """Return what reads a figure of a year."""
        return lambda investment: getattr(self.by_key[investment.pk][year], name)

    def get_totals(self, rows: QuerySet[Any]) -> Totals | None:
        live: list[Any] = [i for i in rows if i.status != Status.ON_HOLD]
        amounts = [i.whole for i in live if i.whole is not None]
        running = [i.level for i in live if i.level is not None]
        unstated = formats.NOT_STATED
        return Totals(
            _("Sum av det som er oppgitt og ikke står på vent"),
            {
                "ramme": formats.thousands(sum(amounts) if amounts else None, unknown=unstated),
                "drift": formats.thousands(sum(running) if running else None, unknown=unstated),
            },
            rounding_note([(amounts, sum(amounts)), (running, sum(running))]) if self.whole_page else "",
        )

    def facts(self, status: Any) -> list[tuple[Any, ...]]:
        """Return the sums of what is known, each with how many it is a sum of."""
        told = _("kjent for %(known)s av %(live)s")
        amount = formats.mnok(status.amount if status.amount_known else None, unknown=formats.NOT_STATED)
        running = formats.mnok(
            status.operating_consequence if status.consequence_known else None, unknown=formats.NOT_STATED
        )
        return [
            (
                _("I gang eller planlagt"),
                formats.number(status.live),
                _("dessuten %(n)s på vent") % {"n": status.on_hold},
            ),
            (_("Samlet ramme"), amount, told % {"known": status.amount_known, "live": status.live}),
            (
                _("Driftskonsekvens per år"),
                running,
                told % {"known": status.consequence_known, "live": status.live},
            ),
            (
                _("Tyngde mot målet"),
                formats.percent(self.weight(status)),
                _("driften i %(year)s mot innsparingsmålet") % {"year": self.project.target_year},
            ),
        ]

    def weight(self, status: Any) -> Any:
        """Return how much of the target the running of the investments takes in the target year."""
        if not status.starts:
            return None
        target = target_status(self.project, self.request.user, self.project.today()).target
        return weight(status.running(self.project.target_year), target)


def _amount(name: str) -> Any:
    def cell(investment: Investment) -> Any:
        value = getattr(investment, name)
        if value is None:
            return format_html('<span class="unknown">{}</span>', formats.NOT_STATED)
        return formats.thousands(value)

    return cell


class InvestmentMixin(RowMixin):
    """Finds the investment as the user may see it."""

    menu_key = MENU

    def find(self) -> Investment:
        found = Investment.objects.filter(project=self.project).visible_to(self.request.user)
        if self.request.method != "POST":
            found = found.active()
        investment: Investment = get_object_or_404(found, number=self.kwargs["number"])
        investment.project = self.project
        return investment

    def above(self, row: Any) -> Crumbs:
        slug = self.project.slug
        return [
            (_("Tiltak"), reverse("budget:measures", args=[slug])),
            (_("Investeringer"), reverse("budget:investments", args=[slug])),
        ]


class InvestmentView(InvestmentMixin, ProjectPage):
    """One investment with what a source says about it."""

    access_rule = "visible"
    template_name = "budget/investment.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        investment = self.find()
        figures = figures_of(investment, self.request.user)
        may_change = self.may("may_manage_investments", investment)
        unstated = formats.NOT_STATED
        target = target_status(self.project, self.request.user, self.project.today()).target
        part = weight(figures.level, target)
        slug, number = self.project.slug, investment.number
        return super().get_context_data(
            heading=investment.title,
            breadcrumbs=self.trail(investment),
            investment=investment,
            figures=figures,
            facts=[
                (_("År"), years(investment)),
                (
                    _("Ramme"),
                    formats.mnok(figures.whole, unknown=unstated),
                    _("summen av årene") if investment.amount is None and figures.whole is not None else "",
                ),
                (
                    _("Driftskonsekvens per år"),
                    formats.mnok(figures.level, unknown=unstated),
                    _("minus er en kostnad"),
                ),
                (
                    _("Tyngde mot målet"),
                    formats.percent(part),
                    _("av innsparingsmålet for %(year)s") % {"year": self.project.target_year},
                ),
                (
                    _("Rente"),
                    _("%(rate)s prosent") % {"rate": formats.number(investment.interest_rate, 2, trim=True)}
                    if investment.interest_rate is not None
                    else "",
                ),
                (
                    _("Nedbetalingstid"),
                    formats.plural(investment.repayment_years, _("år"), _("år"))
                    if investment.repayment_years is not None
                    else "",
                ),
            ],
            lines=[
                (line, reverse("budget:investment_year", args=[slug, number, line.year]) if may_change else "")
                for line in figures.lines
            ],
            is_known=any(v is not None for n in figures.lines for v in (n.amount, n.cost, n.running)),
            drawing=invested(figures.lines),
            may_change=may_change,
            history_heading=_("Historikken til årene"),
            history=parts_history(
                self.request,
                self.project,
                ((y.year, y) for y in investment.years.visible_to(self.request.user).order_by("year", "pk")),
            ),
            **kwargs,
        )


class InvestmentForms(InvestmentMixin, RowFormView):
    """What the form pages of investments have in common."""

    access_rule = "may_manage_investments"


class InvestmentNewView(InvestmentForms):
    """A new investment."""

    form_class = InvestmentForm
    heading = gettext_lazy("Ny investering")
    submit_label = gettext_lazy("Legg til investeringen")
    reason = gettext_lazy("La til investeringen")

    def get_object(self) -> Investment | None:
        return None

    def perform(self, form: Any) -> Investment:
        return create_investment(project=self.project, by=self.by, **form.cleaned_data)

    def get_cancel_url(self) -> str:
        return reverse("budget:investments", args=[self.project.slug])

    def get_success_message(self, result: Any) -> str:
        return _("Investeringen «%s» er lagt til.") % result.title


class InvestmentEditView(InvestmentForms):
    """What is known of an investment."""

    form_class = InvestmentForm
    heading = gettext_lazy("Rediger investeringen")
    submit_label = gettext_lazy("Lagre endringene")
    reason = gettext_lazy("Endret investeringen")
    success_message = gettext_lazy("Endringene er lagret.")

    def perform(self, form: Any) -> Investment:
        changes = dict(form.cleaned_data)
        reason = changes.pop("reason", "")
        return update_investment(investment=self.object, changes=changes, by=self.by, reason=reason)


class InvestmentWithdrawView(InvestmentForms):
    """The investment leaves the list."""

    form_class = WithdrawForm
    template_name = "ui/confirm.html"
    heading = gettext_lazy("Trekk investeringen")
    intro = gettext_lazy("Investeringen går ut av lista og summene. Nummeret og historikken blir stående.")
    submit_label = gettext_lazy("Trekk investeringen")
    danger = True

    def get_facts(self) -> list[Any]:
        return [(_("Investering"), f"{self.object.number} {self.object.title}"), (_("År"), years(self.object))]

    def perform(self, form: Any) -> Investment:
        return withdraw_investment(investment=self.object, by=self.by, reason=form.cleaned_data["reason"])

    def get_success_url(self, result: Any = None) -> str:
        return reverse("budget:investments", args=[self.project.slug])

    def get_success_message(self, result: Any) -> str:
        return _("Investeringen «%s» er trukket.") % result.title
