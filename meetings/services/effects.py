"""What a decision sets going in the same act: dates of milestones, a work group, the day it is looked at again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from django.utils.translation import gettext as _

from omstilling.accounts.models import User
from omstilling.audit.errors import DomainError
from omstilling.ui.formats import date_table
from projects.models import (
    Body,
    BodyKind,
    Decision,
    DecisionKind,
    DecisionMilestone,
    DecisionOutcome,
    LegalBasis,
    Milestone,
)
from projects.services.bodies import create_body
from projects.services.follow_up import change_follow_up
from projects.services.plan import move_milestone
from projects.services.rows import store

MilestoneDates = Mapping[Milestone, date]
#: ``name`` and ``mandate`` of a work group.
WorkGroup = Mapping[str, str]
WORK_GROUP_ABBREVIATION = "AG"


def check_effects(decision: Decision, *, dates: MilestoneDates, work_group: WorkGroup | None) -> None:
    """Refuse to carry out what was not decided: a final decision that was adopted moves dates and sets up groups."""
    final = decision.kind == DecisionKind.FINAL and decision.outcome == DecisionOutcome.ADOPTED
    if final:
        return
    if dates:
        raise DomainError(
            _("Bare et endelig vedtak som ble vedtatt, flytter milepæler. Dette er ført som %(what)s.")
            % _told(decision),
            field="milestone_dates",
        )
    if work_group:
        raise DomainError(
            _("Bare et endelig vedtak som ble vedtatt, oppretter en arbeidsgruppe. Dette er ført som %(what)s.")
            % _told(decision),
            field="work_group",
        )


def _told(decision: Decision) -> dict[str, str]:
    if decision.kind != DecisionKind.FINAL and decision.outcome == DecisionOutcome.ADOPTED:
        return {"what": decision.get_kind_display()}
    return {"what": f"{decision.get_kind_display()}, {decision.outcome_word}"}


def carry_out(
    decision: Decision,
    *,
    dates: MilestoneDates,
    work_group: WorkGroup | None,
    review_on: date | None,
    by: User,
) -> Body | None:
    """Move the milestones with the decision as reason, set up the work group, and note when to look again."""
    check_effects(decision, dates=dates, work_group=work_group)
    for milestone, day in dates.items():
        _move(decision, milestone, day, by)
    if review_on is not None:
        change_follow_up(decision=decision, changes={"review_on": review_on}, by=by)
    return _set_up(decision, work_group, by) if work_group else None


def with_dates(milestones: Iterable[Milestone], dates: MilestoneDates) -> list[Milestone]:
    """Return what the decision concerns: the milestones that were named, and those whose date it moves."""
    found = list(milestones)
    known = {milestone.pk for milestone in found}
    return [*found, *(m for m in dates if m.pk not in known)]


def _move(decision: Decision, milestone: Milestone, day: date, by: User) -> None:
    link = DecisionMilestone.objects.active().get(decision=decision, milestone=milestone)
    link.new_date = day
    store(link)
    if milestone.current_date == day:
        return
    why = _("%(number)s, vedtatt %(day)s") % {
        "number": decision.case.case_number,
        "day": date_table(decision.decided_on),
    }
    try:
        move_milestone(milestone=milestone, to=day, reason=why, by=by, decision=decision)
    except DomainError as error:
        raise DomainError(f"{milestone.title}: {error.message}", field=f"milestone-{milestone.pk}-to") from None


def _set_up(decision: Decision, work_group: WorkGroup, by: User) -> Body:
    name = str(work_group.get("name") or "").strip()
    if not name:
        raise DomainError(_("Gi arbeidsgruppa et navn."), field="work_group")
    if Body.objects.active().filter(project=decision.project, name__iexact=name).exists():
        raise DomainError(_("Prosjektet har et organ med dette navnet."), field="work_group")
    body = create_body(
        project=decision.project,
        kind=BodyKind.WORK_GROUP,
        legal_basis=LegalBasis.ADMINISTRATIVE,
        name=name,
        abbreviation=WORK_GROUP_ABBREVIATION,
        mandate=str(work_group.get("mandate") or "").strip(),
        by=by,
    )
    body.established_by = decision
    return store(body)
