"""Which alternative of a study a measure was made of, and what a measure begins with when it is made of one."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from projects.models import Project, StudyAlternative, StudyArea

from ..models import Measure


def alternative_of(measure: Measure, user: Any) -> StudyAlternative | None:
    """Return the alternative that the measure was made of, when the user may see it."""
    if measure.alternative_id is None:
        return None
    return StudyAlternative.objects.visible_to(user).active().filter(pk=measure.alternative_id).first()


def alternative_named(text: str, project: Project, user: Any) -> StudyAlternative | None:
    """Return the alternative that an address names, with its area, when the user may see it."""
    if not (text.isascii() and text.isdecimal()):
        return None
    seen = StudyAlternative.objects.visible_to(user).active()
    seen = seen.filter(pk=int(text), study_area__project=project, study_area__withdrawn_at__isnull=True)
    found = seen.select_related("study_area__body", "study_area__sector", "study_area__owner").first()
    if found is not None:
        found.study_area.project = project
    return found


def area_named(text: str, project: Project, user: Any) -> StudyArea | None:
    """Return the study area that an address names, when the user may see it."""
    if not (text.isascii() and text.isdecimal()):
        return None
    return StudyArea.objects.visible_to(user).active().filter(project=project, pk=int(text)).first()


def initial_of(alternative: StudyAlternative) -> dict[str, Any]:
    """Return what a measure made of an alternative begins with: nothing that the alternative says is typed anew."""
    area = alternative.study_area
    found: dict[str, Any] = {
        "title": alternative.title[:150],
        "description": _description(alternative),
        "full_year_effect": alternative.effect,
        "unit": area.sector_id,
        "study_area": area.pk,
        "owner": area.owner_id,
        "body": area.body_id,
        "access": area.access,
    }
    return {name: value for name, value in found.items() if value not in (None, "")}


def _description(alternative: StudyAlternative) -> str:
    parts = [alternative.description.strip()]
    for label, text in ((_("Fordeler"), alternative.pros), (_("Ulemper"), alternative.cons)):
        if text.strip():
            parts.append(f"{label}: {text.strip()}")
    return "\n\n".join(part for part in parts if part)
