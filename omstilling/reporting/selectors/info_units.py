"""What the decided measures mean for those who work there or use the service, for all units or for one."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import Case, F, Q, QuerySet, Value, When
from django.utils.translation import gettext as _

from budget.selectors import measures_for
from omstilling.ui import formats
from omstilling.ui.prose import opening
from projects.access import access_map, question
from projects.models import Project
from projects.selectors.news import meanings_for
from projects.unit_lines import UnitLine

from .. import links
from .info_values import Meaning, UnitPart, Written

MEASURES, IN_UNITS = 12, 60
#: What is read of a measure to say what it means.
MEANT = (
    "number",
    "title",
    "unit_id",
    "unit__name",
    "effective_from",
    "service_impact",
    "description",
    "fte_change",
    "is_example_figure",
)


@question
def _meant(
    project: Project, reader: Any, today: date, units: tuple[int, ...] | None, told: tuple[int, ...]
) -> QuerySet[Any]:
    """Return the decided measures: what begins next first, then what is undated, then what has begun last.

    With ``units``, those there and those of the whole municipality. Those in the units ``told`` are left out.
    """
    adopted = measures_for(project, reader, today).active().filter(is_adopted=True)  # type: ignore[attr-defined]
    ahead = Q(effective_from__gt=today)
    found = adopted.order_by(
        Case(When(ahead, then=Value(0)), default=Value(1)),
        Case(When(ahead, then=F("effective_from"))),
        F("effective_from").desc(nulls_first=True),
        "number",
    )
    if units is not None:
        found = found.filter(Q(unit_id__in=units) | Q(unit__isnull=True))
    if told:
        found = found.exclude(unit_id__in=told)
    return found.values(*MEANT)[: MEASURES if units is None else IN_UNITS]  # type: ignore[no-any-return]


def meanings(project: Project, reader: Any, today: date, beside: UnitLine | None = None) -> list[Meaning]:
    """Return what the decided measures mean: what begins next first, then what is undated, then what has begun.

    ``beside`` a unit's own part, what is told there is left out.
    """
    told = _scope(beside) if beside is not None else ()
    return _meanings(project, reader, today, None, told)


def _meanings(
    project: Project, reader: Any, today: date, units: tuple[int, ...] | None, told: tuple[int, ...] = ()
) -> list[Meaning]:
    public = access_map(reader).only_public
    return [meaning_of(project, measure, today, public) for measure in _meant(project, reader, today, units, told)]


def _scope(line: UnitLine) -> tuple[int, ...]:
    return (*line.reaches, *sorted(line.below))


def unit_part(project: Project, reader: Any, line: UnitLine, today: date) -> UnitPart:
    """Return what the project means for a unit: with what is below it, and what those above are concerned by."""
    found = _meanings(project, reader, today, _scope(line))
    mine, above = {line.pk, *line.below}, set(line.above)
    return UnitPart(
        line.pk,
        line.name,
        tuple(written_of(project, reader, item) for item in meanings_for(project, reader, line.reaches)),
        tuple(one for one in found if one.unit_id in mine),
        tuple(one for one in found if one.unit_id in above),
        tuple(one for one in found if one.unit_id is None),
    )


def written_of(project: Project, reader: Any, item: Any) -> Written:
    """Return what is written of what the project means."""
    return Written(item.title, item.text, news_url(project, reader, item))


def news_url(project: Project, reader: Any, item: Any) -> str:
    """Return where a piece of news is read: for the public there is a page of its own."""
    name = "reporting:info_news" if access_map(reader).only_public else "projects:news_item"
    return links.to(project, name, item.pk)


def meaning_of(project: Project, measure: dict[str, Any], today: date, public: bool) -> Meaning:
    """Return one decided measure in plain words. The public gets no figures: in a small unit they point at people."""
    return Meaning(
        measure["title"],
        when_words(measure["effective_from"], today),
        measure["service_impact"] or opening(measure["description"]),
        "" if public else fte_words(measure["fte_change"], measure["is_example_figure"]),
        "" if public else links.to(project, "budget:measure", measure["number"]),
        _("Gjelder %s.") % measure["unit__name"] if measure["unit__name"] else "",
        measure["unit_id"],
    )


def when_words(start: date | None, today: date) -> str:
    """Say when something begins."""
    if start is None:
        return _("Når det begynner, er ikke bestemt.")
    if start <= today:
        return _("Gjelder fra %s.") % formats.date_text(start)
    return _("Begynner %s.") % formats.date_text(start)


def fte_words(change: Decimal | None, example: bool) -> str:
    """Say a change in staff in words, nothing where it is unknown."""
    if change is None:
        return ""
    if not change:
        return _("Antall årsverk er det samme.")
    said = (_("%s færre") if change < 0 else _("%s flere")) % formats.fte(abs(change))
    return _("%s (eksempeltall).") % said if example else f"{said}."
