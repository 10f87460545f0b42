"""The meeting plan of a body: several meetings alike, planned in one act."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from omstilling.accounts.models import User
from omstilling.audit.errors import DomainError
from omstilling.audit.uow import unit_of_work
from omstilling.ui.formats import date_table
from projects.models import Body

from ..models import Meeting
from .meetings import plan_meeting

#: So many meetings are planned at once: two a week for a year is more than any body has.
MOST = 60


def plan_meetings(*, body: Body, days: Iterable[date], by: User, reason: str = "", **alike: Any) -> list[Meeting]:
    """Plan a meeting on each of the days, all alike. One that is refused is told by its date, and none is planned."""
    wanted = sorted(set(days))
    if len(wanted) > MOST:
        raise DomainError(_("Planlegg høyst %(most)s møter om gangen.") % {"most": MOST}, field="also_on")
    with unit_of_work(by=by, reason=reason or _("Møteplanen er lagt")):
        planned = []
        for day in wanted:
            try:
                planned.append(plan_meeting(body=body, held_on=day, by=by, **alike))
            except DomainError as error:
                if error.field != "held_on" or len(wanted) == 1:
                    raise
                told = _("%(day)s: %(why)s") % {"day": date_table(day), "why": error.message}
                raise DomainError(told, field="also_on") from None
        return planned
