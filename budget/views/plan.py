"""The financial plan: the four years, one year's figures, and the plan in its usual form."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from omstilling.audit.errors import DomainError
from omstilling.ui import exports, formats
from omstilling.ui.flow import VERSION
from omstilling.ui.lists import FORMAT
from projects.views.base import ProjectFormView, ProjectPage

from .. import plan_drawings, table_sums
from ..forms.plan import PlanYearForm
from ..models import BudgetArea, PlanYear
from ..selectors import sees_everything
from ..selectors.plan import PlanSheet, PlanStatus, lines_for, note_rows, plan_sheet, plan_status
from ..services import set_plan_year
from .base import MoneyMixin

MENU = "tiltak.okonomiplan"
#: So many lines are shown on the page; the file has every one.
SHOWN = 400
#: A hyphen that shows only where the word is broken, on the narrowest screens.
SOFT = "\u00ad"


class PlanMixin(MoneyMixin):
    """What the pages of the plan have in common."""

    menu_key = MENU

    def trail(self, *more: tuple[Any, str | None]) -> list[tuple[Any, str | None]]:
        """Return the path to a page under the plan."""
        plan = self.url("plan") if more else None
        return [(_("Tiltak"), self.url("measures")), (_("Økonomiplan"), plan), *more]


class PlanView(PlanMixin, ProjectPage):
    """What is missing each year beside what measures give, and what is left."""

    access_rule = "visible"
    template_name = "budget/plan.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show the page, or hand out the years as a file."""
        if request.GET.get(FORMAT) in {"csv", "xlsx"}:
            return self.export(request.GET[FORMAT])
        return super().get(request, *args, **kwargs)

    def export(self, kind: str) -> HttpResponse:
        """Return the years as a file, in kroner; a saving is plus, as on the page."""
        plan = plan_status(self.project, self.request.user, self.project.today())
        head = [_("Kroner, pluss er innsparing"), *(str(c.year) for c in plan.columns)]
        lines = [[row["label"].replace(SOFT, ""), *row["values"]] for row in _rows(plan)]
        lines.append([_("Kilde"), *(c.source for c in plan.columns)])
        return as_file(kind, _("Omstillingsbehov og tiltak"), head, lines)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        plan = plan_status(self.project, self.request.user, self.project.today())
        may_manage = self.may("may_manage_budget")
        lines = lines_for(self.project, self.request.user).order_by().count()
        areas = BudgetArea.objects.active().visible_to(self.request.user).filter(project=self.project).count()
        notes = note_rows(self.project, self.request.user)
        years = self.project.plan_years
        return super().get_context_data(
            heading=_("Økonomiplan %(first)s–%(last)s") % {"first": years[0], "last": years[-1]},
            breadcrumbs=self.trail(),
            plan=plan,
            rows=_rows(plan),
            rounding=table_sums.of_plan(plan),
            drawing=plan_drawings.needs(plan) if plan.has_needs else None,
            edits=[(c, self.url("plan_year", c.year) if may_manage else "") for c in plan.columns],
            may_manage=may_manage,
            lines=lines,
            areas=areas,
            notes=notes,
            differing=sum(1 for row in notes if row.difference),
            xlsx_url=f"{self.request.path}?{FORMAT}=xlsx",
            csv_url=f"{self.request.path}?{FORMAT}=csv",
            **kwargs,
        )


def _rows(plan: PlanStatus) -> list[dict[str, Any]]:
    """Return the table's rows: (words, a figure per year, whether it is a sum)."""
    columns, unstated = plan.columns, formats.NOT_STATED

    def row(label: Any, values: list[int | None], *, strong: bool = False, note: Any = "") -> dict[str, Any]:
        cells = [formats.thousands(value, unknown=unstated) for value in values]
        return {
            "label": label,
            "cells": [(c, v is None) for c, v in zip(cells, values, strict=True)],
            "values": values,
            "strong": strong,
            "note": note,
        }

    rows = [
        row(_("Basisbudsjett"), [c.base_budget for c in columns]),
        row(
            _("Omstillingsbehov").replace("sbehov", f"s{SOFT}behov"),
            [c.need for c in columns],
            strong=True,
            note=_("mangler før tiltak"),
        ),
        row(_("Vedtatte varige tiltak"), [c.level.decided for c in columns], note=_("nivået i året")),
    ]
    if plan.status.investments.starts:
        rows += [
            row(_("Drift av investeringer"), [c.level.running for c in columns], note=_("minus er en kostnad")),
            row(_("Vedtatt netto"), [c.level.net_decided for c in columns]),
        ]
    rows += [
        row(_("Gjenstår"), [c.left for c in columns], strong=True),
        row(_("Forslag i tillegg"), [c.proposed for c in columns], note=_("ikke vedtatt ennå")),
        row(_("Gjenstår om alle forslag vedtas"), [c.left_with_proposals for c in columns]),
    ]
    if any(c.over for c in columns):
        rows.insert(-2, row(_("Vedtatt ut over behovet"), [c.over for c in columns]))
    return rows


def opened_empty(request: Any) -> bool:
    """Tell whether the form that is sent was opened while nothing was stated: it carries no row version."""
    return request.method == "POST" and not request.POST.get(VERSION)


def stated_meanwhile() -> str:
    """Say that somebody else was first, so that nothing is written over unseen."""
    return _(
        "Noen andre har ført tall for året mens du skrev. Ingenting av ditt er lagret. "
        "Åpne siden i et nytt vindu for å se tallene."
    )


class PlanYearView(PlanMixin, ProjectFormView):
    """What one year of the plan starts from, and what is missing in it."""

    access_rule = "may_manage_budget"
    form_class = PlanYearForm
    submit_label = gettext_lazy("Lagre året")

    @cached_property
    def year(self) -> int:
        year: int = self.kwargs["year"]
        if year not in self.project.plan_years:
            raise Http404
        return year

    def find(self) -> PlanYear | None:
        """Return the year as it stands, if anything is stated."""
        found = PlanYear.objects.active().visible_to(self.request.user)
        row: PlanYear | None = found.filter(project=self.project, year=self.year).first()
        return row

    def get_object(self) -> PlanYear | None:
        return None if opened_empty(self.request) else self.find()

    def get_heading(self) -> str:
        return _("Økonomiplanen for %(year)s") % {"year": self.year}

    def get_breadcrumbs(self) -> list[tuple[Any, str | None]]:
        return self.trail((self.get_heading(), None))

    def get_cancel_url(self) -> str:
        return self.url("plan")

    def get_success_url(self, result: Any = None) -> str:
        return self.url("plan")

    def perform(self, form: Any) -> PlanYear:
        if self.object is None and self.find() is not None:
            raise DomainError(stated_meanwhile())
        return set_plan_year(project=self.project, year=self.year, by=self.by, **form.cleaned_data)

    def get_success_message(self, result: PlanYear) -> str:
        if result.is_withdrawn:
            return _("Tallene for %(year)s er fjernet.") % {"year": self.year}
        return _("Tallene for %(year)s er lagret.") % {"year": self.year}


class PlanSheetView(PlanMixin, ProjectPage):
    """The plan in its usual form: years as columns, thousands, and a saving as minus. Also as a file."""

    access_rule = "visible"
    template_name = "budget/plan_sheet.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show the page, or hand out the file."""
        if request.GET.get(FORMAT) in {"csv", "xlsx"}:
            return self.export(request.GET[FORMAT])
        return super().get(request, *args, **kwargs)

    @cached_property
    def sheet(self) -> PlanSheet:
        return plan_sheet(self.project, self.request.user)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            heading=_("Planen i vanlig oppstilling"),
            breadcrumbs=self.trail((_("Oppstilling"), None)),
            years=self.sheet.years,
            parts=list(_shown(self.sheet)),
            sums=[(y, _written(total)) for y, total in zip(self.sheet.years, self.sheet.sums, strict=True)],
            rounding=table_sums.of_sheet(self.sheet),
            count=self.sheet.count,
            sees_everything=sees_everything(self.request.user, self.project),
            has_example_figures=any(one.line.is_example_figure for part in self.sheet.parts for one in part.lines),
            hidden=max(self.sheet.count - SHOWN, 0),
            xlsx_url=f"{self.request.path}?{FORMAT}=xlsx",
            csv_url=f"{self.request.path}?{FORMAT}=csv",
            new_line=self.url("budget_line_new") if self.may("may_manage_budget") else "",
            **kwargs,
        )

    def export(self, kind: str) -> HttpResponse:
        """Return the plan as a file: thousands as numbers, a saving as minus."""
        title = _("Økonomiplan %(first)s–%(last)s") % {"first": self.sheet.years[0], "last": self.sheet.years[-1]}
        head = [_("Tiltak (i 1000 kroner, minus er innsparing)"), _("Slag"), _("Rammeområde"), _("Tiltak nr.")]
        head += [str(year) for year in self.sheet.years]
        return as_file(kind, title, head, _lines(self.sheet))


def as_file(kind: str, title: str, head: Sequence[str], lines: Iterable[Sequence[Any]]) -> HttpResponse:
    """Hand out a table as CSV or XLSX."""
    name = f"{slugify(title)}-{timezone.localdate():%Y-%m-%d}.{kind}"
    if kind == "csv":
        response = HttpResponse(exports.to_csv(head, lines), content_type=exports.CSV_TYPE)
    else:
        response = HttpResponse(exports.to_xlsx(head, lines, title=title), content_type=exports.XLSX_TYPE)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _written(amount: int | None) -> str:
    """Return an amount as plans write it: thousands, a saving as minus."""
    return formats.thousands(None if amount is None else -amount, unknown=formats.NOT_STATED)


def _shown(sheet: PlanSheet) -> Iterator[dict[str, Any]]:
    room = SHOWN
    for part in sheet.parts:
        mine = part.lines[:room]
        room -= len(mine)
        yield {
            "label": part.label,
            "lines": [
                (one.line, [(y, _written(a), a is None) for y, a in zip(sheet.years, one.amounts, strict=True)])
                for one in mine
            ],
            "sums": [(y, _written(total)) for y, total in zip(sheet.years, part.sums, strict=True)],
            "sum_label": _("Sum %(part)s") % {"part": part.label},
        }


def _thousands(amount: int | None) -> int | Decimal | None:
    """Return thousands as a number, with decimals where the kroner are not whole thousands: nothing is lost."""
    if amount is None:
        return None
    return -amount // 1000 if amount % 1000 == 0 else Decimal(-amount) / 1000


def _lines(sheet: PlanSheet) -> Iterator[list[Any]]:
    for part in sheet.parts:
        for one in part.lines:
            line = one.line
            area = str(line.budget_area) if line.budget_area else ""
            number = line.measure.number if line.measure else None
            yield [line.title, part.label, area, number, *map(_thousands, one.amounts)]
        yield [_("Sum %(part)s") % {"part": part.label}, "", "", None, *map(_thousands, part.sums)]
    if sheet.parts:
        yield [_("Sum"), "", "", None, *map(_thousands, sheet.sums)]
