"""What the money knows of how far the project has strayed: cost, effect, and the open findings of Tallvakta."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from omstilling.ui import formats
from omstilling.ui.addresses import address
from projects.access import question
from projects.gauges import Measured, register_gauge
from projects.models import Project, ToleranceKind
from projects.permissions import may_see_findings

from .selectors import TargetStatus, target_status
from .selectors.costs import costs_for, sum_of_costs
from .watch import Watch, watch


@question
def _costs(project: Project, user: Any) -> QuerySet[Any]:
    return costs_for(project, user)


def cost_strayed(project: Project, user: Any, today: date) -> Measured | None:
    """Return how much more the project has spent than it has: the posts' budgets, or the project's own where unset."""
    found = sum_of_costs(_costs(project, user))
    budget = found.budget if found.budget is not None else project.project_budget
    url = address("budget:costs", project.slug)
    if budget is None:
        return Measured(None, _("Prosjektbudsjettet er ikke satt."), url)
    told = {"spent": formats.mnok(found.spent), "budget": formats.mnok(budget)}
    return Measured(max(0, found.spent - budget), _("Brukt %(spent)s av %(budget)s.") % told, url)


def effect_strayed(project: Project, user: Any, today: date) -> Measured | None:
    return effect_of_status(project, target_status(project, user, today))


def effect_of_status(project: Project, status: TargetStatus) -> Measured:
    """Return what is missing to the target, of a status that was read already."""
    url = address("budget:target", project.slug)
    if status.missing is None:
        return Measured(None, _("Innsparingsmålet er ikke satt."), url)
    return Measured(status.missing, status.sentence, url)


def quality_strayed(project: Project, user: Any, today: date) -> Measured | None:
    if not may_see_findings(user, project):
        return None
    return quality_of_watch(project, watch(project, user, today))


def quality_of_watch(project: Project, found: Watch) -> Measured:
    """Return how many findings are open, of what Tallvakta has found already."""
    count = len(found.open)
    if not count:
        return Measured(0, _("Tallvakta har ingen åpne funn."), address("budget:findings", project.slug))
    words = _("Tallvakta har %s.") % formats.plural(count, _("åpent funn"), _("åpne funn"))
    return Measured(count, words, address("budget:findings", project.slug))


def register() -> None:
    """Say who measures what."""
    register_gauge(ToleranceKind.COST, cost_strayed)
    register_gauge(ToleranceKind.EFFECT, effect_strayed)
    register_gauge(ToleranceKind.QUALITY, quality_strayed)
