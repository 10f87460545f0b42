"""The meetings with the unions, as the user may see them."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet

from ..access import question
from ..models import Consultation, Project


@question
def consultations(project: Project, user: Any) -> QuerySet[Consultation]:
    """Return what is on record, the latest first."""
    found = Consultation.objects.visible_to(user).active().filter(project=project)
    return found.select_related("body").order_by("-held_on", "-number")
