"""A decision that is looked at again: a case in a body that shows what it promised beside what came of it."""

from __future__ import annotations

from django.utils.translation import gettext as _

from budget.models import MeasureDecision
from budget.services import link_case
from omstilling.accounts.models import User
from omstilling.audit.errors import DomainError
from omstilling.audit.uow import unit_of_work
from omstilling.ui.formats import date_text
from projects.models import Body, Case, CaseKind, Decision
from projects.services.cases import register_case
from projects.services.rows import check_open, check_parts, store

from ..models import Meeting
from .agenda import put_on_agenda

TITLE_MOST = 200


def review_title(decision: Decision) -> str:
    """Return what the case is called: «Gjennomgang av PS 7/10 …», within its column."""
    words = _("Gjennomgang av %(number)s %(title)s") % {
        "number": decision.case.case_number,
        "title": decision.case.title,
    }
    return words if len(words) <= TITLE_MOST else words[: TITLE_MOST - 1].rstrip() + "…"


def revisit_decision(
    *,
    decision: Decision,
    body: Body,
    title: str,
    year: int,
    by: User,
    meeting: Meeting | None = None,
    reason: str = "",
) -> Case:
    """Register a case that looks at a decision again, with its measures and its access, and list it in a meeting.

    The date on which it was to be looked at is met: a new one is set where it is to come back once more.
    """
    with unit_of_work(by=by, reason=reason or _("Vedtaket er tatt opp igjen")):
        check_open(decision)
        check_parts(decision.project, body=body)
        if meeting is not None and meeting.body_id != body.pk:
            raise DomainError(_("Møtet er i et annet organ. Velg et møte i organet."), field="meeting")
        about = decision.case
        words = {"body": decision.body.name, "number": about.case_number, "day": date_text(decision.decided_on)}
        case = register_case(
            body=body,
            kind=CaseKind.DECISION,
            title=title,
            year=year,
            background=_("%(body)s behandlet %(number)s %(day)s. Det ble bestemt at saken skulle ses på igjen.")
            % words,
            access=about.access,
            legal_basis=about.legal_basis,
            public_title=_("Gjennomgang av %(number)s") % words if about.public_title else "",
            by=by,
        )
        case.reviews = decision
        store(case)
        for link in MeasureDecision.objects.active().filter(decision=decision).select_related("measure"):
            if not link.measure.is_withdrawn:
                link_case(measure=link.measure, case=case, by=by)
        if meeting is not None:
            put_on_agenda(meeting=meeting, case=case, by=by)
        decision.review_on = None
        decision.save()
    return case
