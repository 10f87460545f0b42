"""What the money adds when a project is set up: target, checks, and panels on units and on «Om prosjektet»."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from omstilling.accounts.models import User
from omstilling.ui.registry import register_panel
from projects.models import Project, Unit
from projects.selectors.setup import Check, register_check
from projects.services.project import register_after_create

from .models import Measure, Target
from .selectors import measures_for, row_of
from .services import set_target


def set_first_target(*, project: Project, target_amount: int | None, by: User, reason: str = "") -> None:
    """Set the target year's target of a new project, when one was given."""
    if target_amount is not None:
        set_target(project=project, year=project.target_year, amount=target_amount, by=by, reason=reason)


def has_target(project: Project) -> bool:
    return Target.objects.active().filter(project=project, year=project.target_year).exists()


def has_measure(project: Project) -> bool:
    return Measure.objects.active().filter(project=project).exists()


def unit_panel(request: HttpRequest | None, unit: Unit) -> str:
    """Return the project's measures in a unit that the user may see; nothing when there are none."""
    project = getattr(request, "project", None)
    if request is None or project is None:
        return ""
    today = project.today()
    found = measures_for(project, request.user, today).active().filter(unit=unit).order_by("number")
    rows = []
    for measure in found:
        measure.project = project
        rows.append(row_of(measure, project, today))
    if not rows:
        return ""
    return render_to_string("budget/unit_panel.html", {"rows": rows, "project": project}, request)


def about_panel(request: HttpRequest | None, project: Project) -> str:
    """Return the project's target as a fact."""
    if request is None:
        return ""
    targets: Any = Target.objects.active().filter(project=project, year=project.target_year)
    amount = targets.visible_to(request.user).values_list("amount", flat=True).first()
    return render_to_string("budget/about_panel.html", {"amount": amount, "project": project}, request)


def register() -> None:
    """Hang the checks, the panels, and what is done when a project is new."""
    register_after_create(set_first_target)
    register_check(
        Check(
            "target",
            _("Innsparingsmålet er satt"),
            has_target,
            lambda project: reverse("budget:target_set", args=[project.slug, project.target_year]),
            _("Varig netto helårsvirkning i målåret."),
            rule="may_manage_target",
            order=20,
            see=lambda project: reverse("budget:target", args=[project.slug]),
        )
    )
    register_check(
        Check(
            "measure",
            _("Det første tiltaket er lagt inn"),
            has_measure,
            lambda project: reverse("budget:measure_new", args=[project.slug]),
            _("Et forslag er nok. Virkning og datoer kan komme senere."),
            rule="may_manage_measures",
            order=80,
            see=lambda project: reverse("budget:measures", args=[project.slug]),
        )
    )
    register_panel("unit.content", unit_panel, key="budget.measures")
    register_panel("about.facts", about_panel, key="budget.target")
