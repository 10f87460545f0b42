"""The meetings with the unions, as the user may see them."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet

from ..access import question
from ..models import Consultation, ConsultationPaper, Document, Project


@question
def consultations(project: Project, user: Any) -> QuerySet[Consultation]:
    """Return what is on record, the latest first."""
    found = Consultation.objects.visible_to(user).active().filter(project=project)
    return found.select_related("body").order_by("-held_on", "-number")


def papers_of(consultation: Consultation, user: Any) -> list[Document]:
    """Return the documents that the parties had before them and that the user may read. One query."""
    links = ConsultationPaper.objects.visible_to(user).active().filter(consultation=consultation)
    found = links.filter(document__withdrawn_at__isnull=True).select_related("document__project")
    return [link.document for link in found.order_by("document__number")]
