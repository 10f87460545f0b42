"""The monthly list of how decisions are followed up, in the form that municipalities use. Reads only.

A month's list holds what was decided by the end of the month and was not followed up before the month began: what is
open, and what was finished in the month or later. Page, PDF and files are made of the same lines.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from omstilling.ui.formats import date_table
from projects.models import Access, Body, Decision, FollowUpState, Project
from projects.openness import exempt_words
from projects.selectors.decisions import decisions_of
from projects.selectors.follow_up import UNDONE, awaits_follow_up, follow_up_word, reached

#: So many months are on offer.
MONTHS = 24


@dataclass(frozen=True, slots=True)
class Line:
    """One decision: «Utvalg | Møtedato | Saksnr | Tittel | Vedtak | Status | Merknader»."""

    decision: Decision
    body: str
    day: date
    number: str
    title: str
    text: str
    status: str
    who: str
    note: str
    ground: str = ""

    @property
    def whole_status(self) -> str:
        """The status with who and when, as it stands in the files."""
        return f"{capfirst(self.status)}. {self.who}" if self.who else capfirst(self.status)

    @property
    def cells(self) -> tuple[Any, ...]:
        """The seven columns, in order."""
        return (self.body, self.day, self.number, self.title, self.text, self.whole_status, self.note)


def heads() -> tuple[str, ...]:
    """Return the heads of the seven columns."""
    return (_("Utvalg"), _("Møtedato"), _("Saksnr"), _("Tittel"), _("Vedtak"), _("Status"), _("Merknader"))


def month_of(text: str, today: date) -> date:
    """Return the first day of a month written «2011-03»; this month for anything else."""
    year, _dash, month = text.partition("-")
    if year.isdecimal() and month.isdecimal() and len(year) == 4 and 1 <= int(month) <= 12 and int(year) > 0:
        return date(int(year), int(month), 1)
    return today.replace(day=1)


def months_until(today: date) -> list[date]:
    """Return the months on offer, this one first."""
    count = today.year * 12 + today.month - 1
    return [date(place // 12, place % 12 + 1, 1) for place in range(count, count - MONTHS, -1)]


def in_month(month: date, *, only_open: bool) -> Q:
    """Return the condition for what belongs in a month's list."""
    last = month.replace(day=monthrange(month.year, month.month)[1])
    waiting = awaits_follow_up()
    if only_open:
        return Q(decided_on__lte=last) & (waiting | Q(carried_out_on__gt=last))
    done = reached(FollowUpState.DONE) & (Q(carried_out_on__gte=month) | Q(carried_out_on__isnull=True))
    return Q(decided_on__lte=last) & (waiting | done)


def decisions_in(
    project: Project, user: Any, month: date, body: Body | None, *, only_open: bool
) -> QuerySet[Decision]:
    """Return the decisions of a month's list that the user may see, body by body."""
    found = decisions_of(project, user).filter(in_month(month, only_open=only_open))
    if body is not None:
        found = found.filter(body=body)
    return found.order_by("body__order", "body__name", "decided_on", "case__year", "case__number", "pk")


def lines_of(decisions: Iterable[Decision], today: date) -> list[Line]:
    """Return the lines of the list."""
    return [
        Line(
            decision=decision,
            body=decision.body.name,
            day=decision.decided_on,
            number=decision.case.case_number,
            title=decision.case.title,
            text=decision.standing.text,
            status=follow_up_word(decision, today),
            who=_who(decision),
            note=decision.follow_up_note,
            ground=ground_for(decision),
        )
        for decision in decisions
    ]


def ground_for(decision: Decision) -> str:
    """Say why a decision is not for everyone in the project; nothing of one that is."""
    case = decision.case
    if Access.EXEMPT in (decision.access, case.access):
        return exempt_words(case.legal_basis)
    if Access.RESTRICTED in (decision.access, case.access):
        return capfirst(str(Access.RESTRICTED.label))
    return ""


def _who(decision: Decision) -> str:
    parts = []
    if decision.responsible is not None:
        parts.append(_("Ansvarlig: %(name)s.") % {"name": decision.responsible.full_name})
    if decision.follow_up_reached in UNDONE and decision.deadline is not None:
        parts.append(_("Frist: %(day)s.") % {"day": date_table(decision.deadline)})
    if decision.carried_out_on is not None:
        parts.append(_("Iverksatt: %(day)s.") % {"day": date_table(decision.carried_out_on)})
    return " ".join(parts)
