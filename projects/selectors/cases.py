"""What hangs on a case, as far as the reader may see it: exempt parts, attachments, exemptions that have lapsed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q
from django.utils.text import capfirst

from ..models import Access, Body, Case, CaseAttachment, CaseExemptPart
from ..openness import exempt_words


@dataclass(frozen=True, slots=True)
class KeptBack:
    """An exempt part as a case page lists it. ``part`` is ``None`` for those who may not see it."""

    heading: str
    ground: str
    exempt_from: date | None
    exempt_to: date | None
    lapsed: bool
    part: CaseExemptPart | None = None


def exempt_parts_of(case: Case, user: Any, today: date) -> list[KeptBack]:
    """Return the parts that are kept back, the texts only for those who may see them. Two queries."""
    every = CaseExemptPart.objects.active().filter(case=case)
    seen = {part.pk: part for part in every.visible_to(user)}
    rows = every.defer("text").order_by("pk")
    return [
        KeptBack(
            heading=capfirst(row.get_section_display()),
            ground=exempt_words(row.legal_basis),
            exempt_from=row.exempt_from,
            exempt_to=row.exempt_to,
            lapsed=has_lapsed(row.exempt_to, today),
            part=seen.get(row.pk),
        )
        for row in rows
    ]


def has_lapsed(until: date | None, today: date) -> bool:
    """Tell whether the last day of an exemption is past."""
    return until is not None and until < today


def lapsed_exemption(user: Any, today: date) -> Q:
    """Return the condition for cases in which an exemption has lapsed, as far as the user may see of them."""
    parts = CaseExemptPart.objects.active().visible_to(user).filter(exempt_to__lt=today)
    return Q(access=Access.EXEMPT, exempt_to__lt=today) | Q(pk__in=parts.order_by().values("case_id"))


def attachments_seen(case: Case, user: Any) -> list[CaseAttachment]:
    """Return the attachments whose document the user may see, in order."""
    rows = CaseAttachment.objects.active().visible_to(user).filter(case=case, document__withdrawn_at__isnull=True)
    return list(rows.select_related("document__project").order_by("order", "pk"))


def next_body(case: Case, bodies: list[Body]) -> Body | None:
    """Return the body that a case would go to next: the one this recommends to, else the next on the common path."""
    if case.body.recommends_to_id is not None:
        return next((body for body in bodies if body.pk == case.body.recommends_to_id), None)
    path = ("work_group", "project_group", "steering_group", "council")
    if case.body.kind not in path:
        return None
    after = path[path.index(case.body.kind) + 1 :]
    found = sorted((body for body in bodies if body.kind in after), key=lambda body: after.index(body.kind))
    return found[0] if found else None
