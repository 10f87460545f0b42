"""The meetings with the unions, as the user may see them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from django.db.models import QuerySet

from ..access import question
from ..models import Consultation, ConsultationPaper, Document, Project


@question
def consultations(project: Project, user: Any) -> QuerySet[Consultation]:
    """Return what is on record, the latest first."""
    found = Consultation.objects.visible_to(user).active().filter(project=project)
    return found.select_related("body").order_by("-held_on", "-number")


#: Answers what was on the table in meetings, by their ids, as far as the user may see it: a line each.
OnTheTable = Callable[[Sequence[int], Any], Mapping[int, Sequence[str]]]
_tables: list[OnTheTable] = []


def register_on_the_table(tell: OnTheTable) -> None:
    """Have a floor tell what was discussed. Again: nothing."""
    if tell not in _tables:
        _tables.append(tell)


def with_table(consultations: Iterable[Any], user: Any) -> None:
    """Give meetings what was on the table, as ``on_table``: so many queries as there are floors that tell of it."""
    rows = list(consultations)
    pks = [row.pk for row in rows]
    told = [tell(pks, user) for tell in _tables] if pks else []
    for row in rows:
        row.on_table = [line for found in told for line in found.get(row.pk, ())]


def papers_of(consultation: Consultation, user: Any) -> list[Document]:
    """Return the documents that the parties had before them and that the user may read. One query."""
    links = ConsultationPaper.objects.visible_to(user).active().filter(consultation=consultation)
    found = links.filter(document__withdrawn_at__isnull=True).select_related("document__project")
    return [link.document for link in found.order_by("document__number")]
