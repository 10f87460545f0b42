"""How a decision is followed up: by whom, by when, how far it has come, and when it is to be looked at again."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from omstilling.accounts.models import User
from omstilling.audit.errors import DomainError
from omstilling.audit.uow import unit_of_work
from omstilling.ui.formats import date_table

from ..models import Decision, FollowUpState
from .decisions import check_decision
from .rows import apply_changes, check_open

#: What is agreed: the secretary's.
AGREED = ("responsible", "deadline", "meaning", "review_on")
#: What came of it: the responsible person's too.
REPORTED = ("follow_up_state", "follow_up_note", "carried_out_on")


def change_follow_up(*, decision: Decision, changes: Mapping[str, Any], by: User, reason: str = "") -> Decision:
    """Change how a decision is followed up. What was decided is not touched, confirmed or not.

    What is followed up has a day: today, when none is given. What is not, has none.
    """
    with unit_of_work(by=by, reason=reason or _("Oppfølgingen er endret")):
        check_open(decision)
        apply_changes(decision, changes, (*AGREED, *REPORTED))
        changed = set(decision.changed_fields())
        _settle_day(decision, changed)
        if "review_on" in changed and decision.review_on is not None and decision.review_on <= decision.decided_on:
            raise DomainError(
                _("Dagen må være etter vedtaksdatoen (%(day)s).") % {"day": date_table(decision.decided_on)},
                field="review_on",
            )
        check_decision(decision)
        decision.full_clean()
        decision.save()
    return decision


def _settle_day(decision: Decision, changed: set[str]) -> None:
    """Have state and day agree."""
    if not changed & {"follow_up_state", "carried_out_on"}:
        return
    done, today = decision.follow_up_state == FollowUpState.DONE, decision.project.today()
    if not done:
        if decision.carried_out_on is not None and "carried_out_on" in changed:
            raise DomainError(_("Velg «fulgt opp» når datoen er satt."), field="follow_up_state")
        decision.carried_out_on = None
        return
    day = decision.carried_out_on or today
    if day < decision.decided_on:
        raise DomainError(
            _("Datoen må være på eller etter vedtaksdatoen (%(day)s).") % {"day": date_table(decision.decided_on)},
            field="carried_out_on",
        )
    if day > today:
        raise DomainError(_("Datoen kan ikke være fram i tid."), field="carried_out_on")
    decision.carried_out_on = day
