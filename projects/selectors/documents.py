"""The logs of the documentation register, as the user may see them."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet

from ..access import question
from ..models import Document, DocumentDistribution, DocumentVersion, Project


def versions_of(document: Document, user: Any) -> QuerySet[DocumentVersion]:
    """Return the versions of a document, the newest first."""
    found = DocumentVersion.objects.visible_to(user).active().filter(document=document)
    return found.select_related("file").defer("file__content").order_by("-pk")


def distributions_of(document: Document, user: Any) -> QuerySet[DocumentDistribution]:
    """Return whom a document was given to, the latest first."""
    found = DocumentDistribution.objects.visible_to(user).active().filter(document=document)
    return found.order_by("-sent_on", "-pk")


@question
def distributions(project: Project, user: Any) -> QuerySet[DocumentDistribution]:
    """Return the distribution log of the register: of every document in use that the user may see."""
    return (
        DocumentDistribution.objects.visible_to(user)
        .active()
        .filter(document__project=project, document__withdrawn_at__isnull=True)
        .select_related("document")
    )
