"""The plan beside that of an earlier day, and the critical chain."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cached_property
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from omstilling.ui import exports
from omstilling.ui.formats import date_table

from ..forms.plan import DayForm
from ..selectors.compare import GONE, NEW, REACHED, Comparison, compare, drawing_of
from ..selectors.schedule import chain_rows, plan_of
from .base import ProjectPage

MENU = "plan.gantt"
#: How long ago the days that are offered lie, and what they are called.
AGO = (
    (30, gettext_lazy("for en måned siden")),
    (91, gettext_lazy("for tre måneder siden")),
    (182, gettext_lazy("for et halvt år siden")),
    (365, gettext_lazy("for et år siden")),
)


class PlanCompareView(ProjectPage):
    """Adopted, then, now and the days between, for a day that one chooses."""

    access_rule = "visible"
    menu_key = MENU
    template_name = "projects/plan_compare.html"

    @cached_property
    def form(self) -> DayForm:
        return DayForm(self.request.GET if "dag" in self.request.GET else None)

    @cached_property
    def day(self) -> date | None:
        """The day that is asked for; three months ago where none is, and ``None`` where it is no day that has been."""
        today = self.project.today()
        if not self.form.is_bound:
            return today - timedelta(days=AGO[1][0])
        day = self.form.cleaned_data.get("dag") if self.form.is_valid() else None
        return day if day is not None and day <= today else None

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.GET.get("format") == "xlsx" and self.day is not None:
            return self.export(compare(self.project, request.user, self.day))
        return super().get(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        project, today, day = self.project, self.project.today(), self.day
        here = reverse("projects:plan_compare", args=[project.slug])
        found = compare(project, self.request.user, day) if day is not None else None
        error = ""
        if day is None:
            errors = self.form.errors.get("dag")
            error = str(errors[0]) if errors else _("Dagen kan ikke være etter i dag (%s).") % date_table(today)
        typed = self.request.GET.get("dag", "") or (date_table(day) if day else "")
        ago = [(words, date_table(today - timedelta(days=days))) for days, words in AGO]
        return super().get_context_data(
            heading=_("Planen da og nå"),
            breadcrumbs=[(_("Plan"), reverse("projects:plan", args=[project.slug])), (_("Da og nå"), None)],
            day=day,
            typed=typed,
            error=error,
            offered=[(words, f"{here}?dag={one}") for words, one in ago],
            found=found,
            counts=[
                (_("Flyttet"), found.moved),
                (_("Nådd siden"), found.count(REACHED)),
                (_("Nye siden"), found.count(NEW)),
                (_("Trukket siden"), found.count(GONE)),
            ]
            if found is not None
            else [],
            gantt=drawing_of(found, project, today) if found is not None and found.rows else None,
            xlsx_url=f"{here}?dag={date_table(day)}&format=xlsx" if day is not None else "",
            **kwargs,
        )

    def export(self, found: Comparison) -> HttpResponse:
        """Return the comparison as a workbook."""
        day = date_table(found.day)
        head = [
            *(_("Nr."), _("Milepæl"), _("Organ"), _("Vedtatt dato"), _("Per %s") % day, _("Nå")),
            *(_("Dager flyttet"), _("Endring")),
        ]
        lines = [
            [
                row.milestone.number,
                row.milestone.title,
                row.milestone.body.name if row.milestone.body is not None else "",
                row.milestone.baseline_date,
                row.then,
                row.now,
                row.days,
                row.word,
            ]
            for row in found.rows
        ]
        response = HttpResponse(exports.to_xlsx(head, lines, title=_("Da og nå")), content_type=exports.XLSX_TYPE)
        response["Content-Disposition"] = f'attachment; filename="planen-{found.day:%Y-%m-%d}-og-na.xlsx"'
        return response


class PlanChainView(ProjectPage):
    """The milestones that decide when the project ends, and what the others can slip."""

    access_rule = "visible"
    menu_key = MENU
    template_name = "projects/plan_chain.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        project = self.project
        plan = plan_of(project, self.request.user)
        chain, others = chain_rows(plan, project, project.today())
        return super().get_context_data(
            heading=_("Den kritiske kjeden"),
            breadcrumbs=[(_("Plan"), reverse("projects:plan", args=[project.slug])), (_("Kritisk kjede"), None)],
            chain=chain,
            others=others,
            **kwargs,
        )
