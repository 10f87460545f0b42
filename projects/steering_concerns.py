"""Decision points past their date and assumptions that do not hold: the overview lists them as needing attention."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import CharField, F, QuerySet, Value
from django.db.models.functions import Coalesce, Concat
from django.utils.translation import gettext as _

from omstilling.ui import formats
from omstilling.ui.addresses import address

from .access import question
from .concerns import Concern, Source, register_concern
from .models import Assumption, AssumptionState, DecisionPoint, PointResult, Project

POINT, ASSUMPTION = "point", "assumption"


@question
def _open(project: Project, user: Any, today: date, most: int) -> QuerySet[Any]:
    """Return (kind, key, text, day, who) of both in one query."""
    points = DecisionPoint.objects.visible_to(user).active()
    late = points.filter(
        phase__project=project, phase__withdrawn_at__isnull=True, result=PointResult.OPEN, planned_on__lt=today
    )
    broken = Assumption.objects.visible_to(user).active().filter(project=project, state=AssumptionState.BROKEN)
    words: Any = CharField()
    return (
        late.order_by()
        .values_list(
            Value(POINT, words),
            F("pk"),
            Concat("code", Value(" "), "title", output_field=words),
            F("planned_on"),
            Value("", words),
        )
        .union(
            broken.order_by().values_list(
                Value(ASSUMPTION, words),
                F("number"),
                F("text"),
                F("checked_on"),
                Coalesce("owner__full_name", Value(""), output_field=words),
            ),
            all=True,
        )[:most]
    )


def open_concerns(project: Project, user: Any, today: date, most: int) -> list[Concern]:
    """Return what somebody has to decide anew, the longest overdue first. One query."""
    found = []
    for kind, key, text, day, who in sorted(
        _open(project, user, today, most), key=lambda row: (row[3] or today, row[1])
    ):
        if kind == POINT:
            days = formats.plural((today - day).days, _("dag"), _("dager"))
            detail = _("Beslutningspunkt %(days)s over datoen") % {"days": days}
            url = address("projects:decision_point", project.slug, key)
            found.append(Concern(_("ikke avgjort"), "late", text, detail, url))
            continue
        when = _("Forutsetning vurdert %s") % formats.date_text(day) if day is not None else _("Forutsetning")
        detail = f"{when}, {who}" if who else when
        url = address("projects:assumption", project.slug, key)
        found.append(Concern(_("holder ikke"), "late", text, detail, url))
    return found


def register() -> None:
    """Look for decision points past their date and assumptions that do not hold."""
    register_concern(Source("steering", open_concerns, lambda project: address("projects:phases", project.slug)))
