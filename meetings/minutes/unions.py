"""What the unions have said of the measures of a case, and whether these were discussed, for the minutes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django.utils.translation import gettext as _

from budget.models import Measure, MeasureCase
from budget.selectors.unions import Sayings
from omstilling.ui.formats import date_table, join_and
from projects.models import Access

from ..models import AgendaItem, Meeting
from .document import StatementPart

#: What the public version says nothing of.
HIDDEN = frozenset({Access.EXEMPT, Access.RESTRICTED})


def read_statements(meeting: Meeting, items: Iterable[AgendaItem]) -> None:
    """Put on each case the measures it concerns, and what the unions had said of them by the meeting. Three queries.

    The measures are those of the case and those of its decision, whoever reads.
    """
    rows = list(items)
    about: dict[int, dict[int, Measure]] = {item.case_id: {} for item in rows}
    links = MeasureCase.objects.active().filter(case__in=about).with_discussed_by(meeting.held_on)
    for item in rows:
        item.live_concerned = []  # type: ignore[attr-defined]
    by_case = {item.case_id: item for item in rows}
    for link in links.select_related("measure").order_by("measure__number"):
        about[link.case_id][link.measure_id] = link.measure
        by_case[link.case_id].live_concerned.append(link)  # type: ignore[attr-defined]
    for item in rows:
        for link in getattr(item.decision, "live_measures", ()):
            about[item.case_id].setdefault(link.measure_id, link.measure)
    sayings = Sayings({pk for mine in about.values() for pk in mine})
    for item in rows:
        concerned = sorted(about[item.case_id].values(), key=lambda measure: measure.number)
        item.live_statements = [  # type: ignore[attr-defined]
            (measure, said) for measure in concerned for said in sayings.of(measure.pk, meeting.held_on)
        ]


def is_shown(measure: Measure, meeting: Meeting, kept_back: frozenset[str] | None) -> bool:
    """Tell whether minutes say anything of a measure; ``kept_back`` are the levels that the public version hides."""
    if measure.access in HIDDEN and (kept_back is not None or measure.body_id != meeting.body_id):
        return False
    return kept_back is None or measure.access not in kept_back


def concerned(item: AgendaItem, meeting: Meeting, kept_back: frozenset[str] | None) -> Iterable[str]:
    """Return those of the case's measures that the minutes' readers may see, by number and title."""
    for link in getattr(item, "live_concerned", ()):
        if is_shown(link.measure, meeting, kept_back):
            yield _named(link.measure)


def _named(measure: Measure) -> str:
    return _("Tiltak %(number)s %(title)s") % {"number": measure.number, "title": measure.title}


def statements(item: AgendaItem, meeting: Meeting, kept_back: frozenset[str] | None) -> Iterable[StatementPart]:
    """Return the statements on those of the case's measures that the minutes' readers may see."""
    for measure, said in getattr(item, "live_statements", ()):
        if is_shown(measure, meeting, kept_back):
            yield StatementPart(
                heading=said.heading,
                measure=_named(measure),
                day=date_table(said.written_on),
                text=said.text,
                reply=said.reply,
                reply_heading=said.reply_heading if said.reply else "",
            )


def consulted(links: Sequence[Any]) -> str:
    """Return whether the measures had been discussed with the unions when they were decided; empty for no measures.

    One that touches no employee is not asked about.
    """
    asked = [link for link in links if link.was_discussed or link.measure.touches_staff is not False]
    if not asked:
        return ""
    missing = [link.measure.number for link in asked if not link.was_discussed]
    if not missing:
        return _("Drøftet: ja")
    if len(missing) == len(asked):
        return _("Drøftet: nei")
    return _("Drøftet: nei for tiltak %(numbers)s") % {"numbers": join_and(missing)}


def undecided(item: AgendaItem) -> str:
    """Return the same of a case in which nothing is decided of the measures that it concerns."""
    decision = item.decision
    decided: Sequence[Any] = getattr(decision, "live_measures", ())
    if decision is not None and not decision.is_withdrawn and decided:
        return ""
    return consulted(getattr(item, "live_concerned", ()))
