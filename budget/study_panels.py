"""What the money adds to a study: a measure made of an alternative, and the area's measures in its case."""

from __future__ import annotations

from django.http import HttpRequest
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from omstilling.accounts.models import User
from omstilling.ui.addresses import address
from omstilling.ui.markup import esc
from omstilling.ui.registry import register_panel
from projects.models import Case, StudyAlternative, StudyArea
from projects.permissions import may_manage_measures
from projects.services.study_cases import register_study_carrier

from .models import Measure
from .services.links import link_case


def alternative_actions(request: HttpRequest | None, alternative: StudyAlternative) -> str:
    """Offer to make a measure of an alternative, to those who may. No queries: its area is at hand."""
    if request is None:
        return ""
    area = alternative.study_area
    if not may_manage_measures(request.user, area):
        return ""
    url = f"{address('budget:measure_new', area.project.slug)}?alternativ={alternative.pk}"
    words, name = esc(_("Lag tiltak av alternativet")), esc(alternative.title)
    return SafeString(f'<a class="ds-link" href="{esc(url)}">{words}<span class="ds-sr-only">: {name}</span></a>')


def carry_measures(study_area: StudyArea, case: Case, by: User) -> None:
    """Have the case concern the measures of the study area that its maker may see; those that have lapsed stay."""
    rows = Measure.objects.visible_to(by).active().filter(study_area=study_area)
    for measure in rows.order_by("number"):
        link_case(measure=measure, case=case, by=by)


def register() -> None:
    """Hang the offer, and have measures go along to the case."""
    register_panel("study_alternative.actions", alternative_actions, key="budget.measure")
    register_study_carrier("budget.measures", carry_measures)
