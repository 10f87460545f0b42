"""The project's risks as the user may see them, and as a matrix."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models import F, QuerySet
from django.utils.translation import gettext_lazy as _

from omstilling.ui.charts import Risk as RiskMark
from omstilling.ui.charts import RiskMatrix
from omstilling.ui.charts.risks import LEVELS, level

from ..models import Project, Risk

#: How each level looks in a tag.
LEVEL_KINDS = ("good", "slipping", "late")


def risks(project: Project, user: Any) -> QuerySet[Risk]:
    """Return the risks in force, the gravest first."""
    return (
        Risk.objects.visible_to(user)
        .active()
        .filter(project=project)
        .select_related("owner", "body")
        .annotate(gravity=F("probability") * F("consequence"))
        .order_by("-gravity", "number")
    )


def level_of(risk: Risk) -> int:
    """Return 0 for low, 1 for medium, 2 for high."""
    return level(risk.probability, risk.consequence)


def level_word(risk: Risk) -> str:
    """Return the level in a word."""
    return str(LEVELS[level_of(risk)])


def level_kind(risk: Risk) -> str:
    """Return how the level looks in a tag."""
    return LEVEL_KINDS[level_of(risk)]


def matrix_of(found: Iterable[Risk]) -> RiskMatrix:
    """Return the risks as a matrix."""
    marks = tuple(RiskMark(r.number, r.title, r.probability, r.consequence) for r in found)
    return RiskMatrix(_("Risikoer etter sannsynlighet og konsekvens"), marks)
