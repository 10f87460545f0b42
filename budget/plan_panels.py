"""What the plan adds to other pages: the budget lines of a measure, and a check when a project is set up."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from omstilling.ui.registry import register_panel
from projects.models import Project
from projects.permissions import may_manage_budget, may_see_history
from projects.selectors.setup import Check, register_check

from .models import BudgetLine, Measure, PlanYear
from .selectors.plan import amounts_of, rows_of_lines


def measure_panel(request: HttpRequest | None, measure: Measure) -> str:
    """Return the lines that take the measure up, and the way to make one for those who may."""
    if request is None:
        return ""
    project = measure.project
    found: Any = BudgetLine.objects.active().filter(project=project, measure=measure)
    lines = list(found.visible_to(request.user).order_by("number"))
    may_add = may_manage_budget(request.user, project) and not measure.is_withdrawn
    if not lines and not may_add:
        return ""
    today = project.today()
    row = rows_of_lines([BudgetLine(project=project, measure=measure)], project, request.user, today).get(measure.pk)
    amounts = amounts_of(lines) if lines else {}
    context = {
        "lines": [(line, [(y, amounts[line.pk].get(y)) for y in project.plan_years]) for line in lines],
        "years": project.plan_years,
        "row": row,
        "project": project,
        "new_url": f"{reverse('budget:budget_line_new', args=[project.slug])}?tiltak={measure.number}"
        if may_add
        else "",
    }
    return render_to_string("budget/measure_lines.html", context, request)


def parts_history(request: Any, project: Project, parts: Iterable[tuple[Any, Any]]) -> list[tuple[str, str]]:
    """Return (words, address) of the history of each part, withdrawn ones too, for those who may read it."""
    if not may_see_history(request.user, project):
        return []
    return [
        (str(words), reverse("projects:history_of", args=[project.slug, part._meta.label_lower, part.pk]))
        for words, part in parts
    ]


def has_need(project: Project) -> bool:
    """Tell whether the need of any year of the plan is stated."""
    return PlanYear.objects.active().filter(project=project, need__isnull=False).exists()


def register() -> None:
    """Hang the panel and the check."""
    register_panel("measure.content", measure_panel, key="budget.lines", order=20)
    register_check(
        Check(
            "plan_need",
            _("Økonomiplanen sier hva som mangler"),
            has_need,
            lambda project: reverse("budget:plan_year", args=[project.slug, project.plan_first_year]),
            _("Omstillingsbehovet hvert år, slik det står i økonomiplanen."),
            rule="may_manage_budget",
            order=25,
            optional=True,
            see=lambda project: reverse("budget:plan", args=[project.slug]),
        )
    )
