"""Budget lines: the list, one line, and what can be done with it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import Any

from django.db.models import OuterRef, QuerySet, Subquery
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from omstilling.ui import formats
from omstilling.ui.lists import FORMAT, Column, Totals
from omstilling.ui.rounding import rounding_note
from omstilling.ui.templatetags.ui import status_tag
from projects.models import Decision
from projects.views.base import ProjectFormView, ProjectList, ProjectPage

from ..forms.lines import BudgetLineForm, versions_of
from ..forms.offers import measures
from ..forms.plan import TakeAwayForm
from ..models import BudgetAmount, BudgetLine, LineKind, Measure
from ..plan_filters import LineFilter
from ..plan_panels import parts_history
from ..selectors import MeasureRow, sees_everything
from ..selectors.plan import lines_for, rows_of_lines, sums_of_lines
from ..services import create_budget_line, update_budget_line, withdraw_budget_line
from .plan import PlanMixin


class LineListView(PlanMixin, ProjectList):
    """The budget lines with an amount per year of the plan. A year is a level: the sums stand year by year."""

    access_rule = "visible"
    template_name = "budget/lines.html"
    filterset_class = LineFilter
    default_sort = "nr"
    heading = gettext_lazy("Budsjettlinjer")
    export_name = "budsjettlinjer"
    empty_title = gettext_lazy("Ingen budsjettlinjer ennå")
    empty_text = gettext_lazy(
        "Her kommer linjene i økonomiplanen. En linje som tar inn et vedtatt tiltak, viser at tiltaket er budsjettert."
    )

    def get_queryset(self) -> QuerySet[Any]:
        found: QuerySet[Any] = lines_for(self.project, self.request.user)
        for year in self.project.plan_years:
            amount = BudgetAmount.objects.active().filter(line=OuterRef("pk"), year=year).order_by()
            found = found.annotate(**{f"in_{year}": Subquery(amount.values("amount")[:1])})
        return found

    def get_columns(self) -> Sequence[Column]:
        return self.file_columns if self.request.GET.get(FORMAT) in {"csv", "xlsx"} else self.page_columns

    @cached_property
    def page_columns(self) -> Sequence[Column]:
        return (
            Column("nr", _("Nr."), "number", "number", numeric=True, secondary=True),
            Column("linje", _("Linje"), "title", "title", link=lambda line: self.url("budget_line", line.number)),
            Column("slag", _("Slag"), self.kind, ("kind", "number")),
            Column("ramme", _("Rammeområde"), "budget_area", ("budget_area__code", "number"), secondary=True),
            *(
                Column(str(year), str(year), _in(year), (f"in_{year}", "number"), numeric=True)
                for year in self.project.plan_years
            ),
        )

    @cached_property
    def file_columns(self) -> Sequence[Column]:
        return (
            Column("nr", _("Nr."), "number", "number"),
            Column("linje", _("Linje"), "title", "title"),
            Column("slag", _("Slag"), "get_kind_display", ("kind", "number")),
            Column("tiltak", _("Tiltak nr."), "measure.number"),
            Column("trinn", _("Tiltakets trinn"), self.step),
            Column("sektor", _("Sektor eller enhet"), "unit.name"),
            Column("ramme", _("Rammeområde"), "budget_area", ("budget_area__code", "number")),
            Column("funksjon", _("KOSTRA-funksjon"), "kostra_function"),
            Column("referanse", _("Linje i budsjettdokumentet"), "reference"),
            Column("pris", _("Prisnivå"), lambda line: line.price_year or self.project.price_year),
            *(
                Column(
                    str(year),
                    _("%(year)s, kr (pluss er innsparing)") % {"year": year},
                    f"in_{year}",
                    (f"in_{year}", "number"),
                )
                for year in self.project.plan_years
            ),
            Column("eksempel", _("Eksempeltall"), "is_example_figure"),
        )

    @cached_property
    def steps(self) -> dict[int, MeasureRow]:
        """The measures of all lines, for the file."""
        return rows_of_lines(self.rows, self.project, self.request.user, self.project.today())

    def prepare(self, rows: Sequence[Any]) -> None:
        """Read the steps of the page's measures at once."""
        self.steps = rows_of_lines(rows, self.project, self.request.user, self.project.today())

    def step(self, line: BudgetLine) -> str:
        """Return the word of the step of the line's measure."""
        row = self.steps.get(line.measure_id) if line.measure_id is not None else None
        return row.word if row else ""

    def kind(self, line: BudgetLine) -> SafeString | str:
        """Say what the line is, and of a measure which one and how far it has come."""
        row = self.steps.get(line.measure_id) if line.measure_id is not None else None
        if row is None:
            return str(line.get_kind_display()).capitalize()
        return format_html(
            '<span><a class="ds-link" href="{}">{}</a> {}</span>',
            self.url("measure", row.measure.number),
            _("Tiltak %(n)s") % {"n": row.measure.number},
            status_tag(row.word, row.kind) if row.is_decided else status_tag(_("ikke vedtatt")),
        )

    def get_totals(self, rows: QuerySet[Any]) -> Totals | None:
        sums = sums_of_lines(rows)
        values = {str(year): formats.thousands(sums.get(year, 0)) for year in self.project.plan_years}
        years, shown = self.project.plan_years, self.whole_page
        parts = [([getattr(line, f"in_{year}") for line in shown], sums.get(year)) for year in years]
        return Totals(_("Sum av linjene i lista, år for år"), values, rounding_note(parts))

    def get_new(self) -> tuple[str, str] | None:
        return (self.url("budget_line_new"), _("Ny budsjettlinje")) if self.may("may_manage_budget") else None

    def count_text(self, count: int) -> str:
        return ngettext("%(n)s budsjettlinje", "%(n)s budsjettlinjer", count) % {"n": formats.number(count)}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        found = lines_for(self.project, self.request.user)
        return super().get_context_data(
            breadcrumbs=self.trail((_("Budsjettlinjer"), None)),
            sees_everything=sees_everything(self.request.user, self.project),
            has_example_figures=found.filter(is_example_figure=True).order_by().exists(),
            **kwargs,
        )


def _in(year: int) -> Any:
    def cell(line: Any) -> Any:
        amount = getattr(line, f"in_{year}")
        if amount is None:
            return format_html('<span class="unknown">{}</span>', formats.NOT_STATED)
        return formats.thousands(amount)

    return cell


class LineMixin(PlanMixin):
    """Finds the line as the user may see it."""

    def find(self) -> BudgetLine:
        found: QuerySet[Any] = BudgetLine.objects.filter(project=self.project).visible_to(self.request.user)
        if self.request.method != "POST":
            found = found.active()  # type: ignore[attr-defined]
        found = found.select_related("measure", "unit", "budget_area", "decision__case", "decision__body")
        line: BudgetLine = get_object_or_404(found, number=self.kwargs["number"])
        line.project = self.project
        return line

    def line_trail(self, line: BudgetLine | None, last: Any = "") -> list[tuple[Any, str | None]]:
        """Return the path to a line, or to a page under it."""
        crumbs: list[tuple[Any, str | None]] = [(_("Budsjettlinjer"), self.url("budget_lines"))]
        if line is not None:
            crumbs.append((line.title, line.get_absolute_url() if last else None))
        return self.trail(*crumbs, *([(last, None)] if last else []))


class LineView(LineMixin, ProjectPage):
    """One budget line: its amounts, and the measure that it takes up."""

    access_rule = "visible"
    template_name = "budget/line.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        line = self.find()
        user = self.request.user
        row = rows_of_lines([line], self.project, user, self.project.today()).get(line.measure_id or 0)
        amounts = dict(line.amounts.active().visible_to(user).values_list("year", "amount"))
        seen = line.decision_id is not None and Decision.objects.visible_to(user).filter(pk=line.decision_id).exists()
        return super().get_context_data(
            heading=line.title,
            breadcrumbs=self.line_trail(line),
            line=line,
            row=row,
            years=[
                (year, amounts.get(year), row.effects.get(year) if row else None)
                for year in sorted({*self.project.plan_years, *amounts})
            ],
            facts=[
                (_("Sektor eller enhet"), line.unit.name if line.unit else ""),
                (_("Rammeområde"), str(line.budget_area) if line.budget_area else ""),
                (_("KOSTRA-funksjon"), line.kostra_function),
                (_("Linje i budsjettdokumentet"), line.reference),
                (_("Prisnivå"), line.price_year or self.project.price_year),
            ],
            decision=line.decision if seen else None,
            history_heading=_("Historikken til beløpene"),
            history=parts_history(
                self.request,
                self.project,
                ((a.year, a) for a in line.amounts.visible_to(user).order_by("year", "pk")),
            ),
            may_change=self.may("may_manage_budget", line),
            **kwargs,
        )


class LineForms(LineMixin, ProjectFormView):
    """What the form pages of budget lines have in common."""

    access_rule = "may_manage_budget"

    def get_object(self) -> BudgetLine | None:
        return self.find()

    def get_rule_object(self) -> Any:
        return self.object or self.project

    def get_breadcrumbs(self) -> list[tuple[Any, str | None]]:
        return self.line_trail(self.object, self.get_heading())

    def is_undecided(self, line: BudgetLine) -> bool:
        """Tell whether the line takes up a measure that no final decision carries."""
        row = rows_of_lines([line], self.project, self.request.user, self.project.today()).get(line.measure_id or 0)
        return row is not None and not row.is_decided

    def told(self, line: BudgetLine, said: str) -> str:
        """Say what was done, and plainly when the measure is not decided."""
        if not self.is_undecided(line):
            return said
        return _("%(said)s Tiltaket er ikke vedtatt, så linja viser ikke at det er budsjettert før det er det.") % {
            "said": said
        }


class LineNewView(LineForms):
    """A new line. With ``?tiltak=14`` it is filled in from the measure, its effect year by year too."""

    form_class = BudgetLineForm
    heading = gettext_lazy("Ny budsjettlinje")
    submit_label = gettext_lazy("Legg til linja")
    reason = gettext_lazy("La til budsjettlinja")

    def get_object(self) -> BudgetLine | None:
        return None

    @cached_property
    def measure(self) -> Measure | None:
        """The measure that the address names, as the user may see it."""
        wanted = self.request.GET.get("tiltak", "")
        if not wanted:
            return None
        if not (wanted.isascii() and wanted.isdecimal() and len(wanted) < 9):
            raise Http404
        measure: Measure = get_object_or_404(measures(self.project, self.request.user), number=int(wanted))
        return measure

    def get_form_kwargs(self) -> dict[str, Any]:
        kwargs = {**super().get_form_kwargs(), "project": self.project, "user": self.request.user}
        if self.measure is not None:
            kwargs["initial"] = {**kwargs.get("initial", {}), **self.filled(self.measure)}
        return kwargs

    def filled(self, measure: Measure) -> dict[str, Any]:
        """Return the line that the measure would be in the plan."""
        line = BudgetLine(project=self.project, measure=measure)
        row = rows_of_lines([line], self.project, self.request.user, self.project.today())[measure.pk]
        return {
            "kind": LineKind.MEASURE,
            "measure": measure.pk,
            "title": measure.title,
            "unit": measure.unit_id,
            "budget_area": measure.budget_area_id,
            "kostra_function": measure.kostra_function,
            "price_year": measure.price_year,
            **{f"amount_{year}": row.effects.get(year) for year in self.project.plan_years},
        }

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        if self.measure is not None:
            context["intro"] = _(
                "Linja er fylt ut fra tiltak %(n)s, med virkningen som er regnet ut for hvert år. Se over tallene."
            ) % {"n": self.measure.number}
        return context

    def perform(self, form: BudgetLineForm) -> BudgetLine:
        return create_budget_line(project=self.project, amounts=form.amounts, by=self.by, **form.values)

    def get_cancel_url(self) -> str:
        if self.measure is not None:
            return str(self.measure.get_absolute_url())
        return self.url("budget_lines")

    def get_success_message(self, result: BudgetLine) -> str:
        return self.told(result, _("Budsjettlinja «%s» er lagt til.") % result.title)


class LineEditView(LineForms):
    """What a line is and says."""

    form_class = BudgetLineForm
    heading = gettext_lazy("Rediger budsjettlinja")
    submit_label = gettext_lazy("Lagre endringene")
    reason = gettext_lazy("Endret budsjettlinja")

    def get_form_kwargs(self) -> dict[str, Any]:
        rows = list(BudgetAmount.objects.active().visible_to(self.request.user).filter(line=self.object))
        return {
            **super().get_form_kwargs(),
            "project": self.project,
            "user": self.request.user,
            "amounts": {row.year: row.amount for row in rows},
            "versions": versions_of(rows),
        }

    def perform(self, form: BudgetLineForm) -> BudgetLine:
        reason = form.cleaned_data.get("reason", "")
        return update_budget_line(
            line=self.object, changes=form.values, amounts=form.amounts, by=self.by, reason=reason
        )

    def get_success_message(self, result: BudgetLine) -> str:
        return self.told(result, _("Endringene er lagret."))


class LineWithdrawView(LineForms):
    """The line leaves the plan."""

    form_class = TakeAwayForm
    template_name = "ui/confirm.html"
    heading = gettext_lazy("Trekk budsjettlinja")
    submit_label = gettext_lazy("Trekk budsjettlinja")
    danger = True

    def get_facts(self) -> list[Any]:
        return [(_("Linje"), f"{self.object.number} {self.object.title}"), (_("Slag"), self.object.get_kind_display())]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        text = _("Linja går ut av planen og summene. Nummeret og historikken blir stående.")
        if self.object.measure_id is not None:
            text = _("%(text)s Tiltaket er da ikke lenger budsjettert med denne linja.") % {"text": text}
        context["text"] = text
        return context

    def perform(self, form: Any) -> BudgetLine:
        return withdraw_budget_line(line=self.object, by=self.by, reason=form.cleaned_data["reason"])

    def get_success_url(self, result: Any = None) -> str:
        return self.url("budget_lines")

    def get_success_message(self, result: Any) -> str:
        return _("Budsjettlinja «%s» er trukket.") % result.title
