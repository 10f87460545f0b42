"""What a meeting with the unions leaves behind when its record is approved: one consultation for each case.

A consultation or negotiation puts the measures of the case on the step «drøftet»; information never does.
"""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from budget.models import Measure, MeasureConsultation
from budget.services import set_measures
from omstilling.accounts.models import User
from omstilling.audit.uow import current_act
from projects.models import Access, Consultation, ConsultationForm
from projects.services.consultations import record_consultation, update_consultation
from projects.services.rows import store

from ..approval import employer_seat, union_seats
from ..models import AgendaItem, Meeting, MeetingPurpose, PartyView
from .rules import name_of

FORMS = {
    MeetingPurpose.INFORMATION: ConsultationForm.INFORMATION,
    MeetingPurpose.CONSULTATION: ConsultationForm.CONSULTATION,
    MeetingPurpose.NEGOTIATION: ConsultationForm.NEGOTIATION,
}
HIDDEN = frozenset({Access.EXEMPT, Access.RESTRICTED})


def record_consultations(meeting: Meeting, by: User) -> list[Consultation]:
    """Enter what was said in each case, or put right what was entered before. Inside a unit of work."""
    current_act()
    items = AgendaItem.objects.active().filter(meeting=meeting).select_related("case", "consultation", "meeting__body")
    return [_record(item, meeting, by) for item in items.order_by("order", "id")]


def _record(item: AgendaItem, meeting: Meeting, by: User) -> Consultation:
    informs = meeting.purpose == MeetingPurpose.INFORMATION
    said: dict[str, Any] = {
        "form": FORMS[MeetingPurpose(meeting.purpose)],
        "held_on": meeting.held_on,
        "parties": party_lines(meeting),
        "papers": f"{item.case.case_number} {item.case.open_title}"[:300],
        "views": view_lines(item),
        "reply": item.employer_reply or (item.discussion if informs else ""),
        "agreed": None if informs else item.agreed,
        "body": meeting.body,
        "access": Access.RESTRICTED if {item.case.access, meeting.access} & HIDDEN else Access.INTERNAL,
    }
    about = _("%(case)s: ført fra møtets protokoll") % {"case": item.case.case_number}
    known = item.consultation
    if known is not None and not known.is_withdrawn:
        made = update_consultation(consultation=known, changes=said, by=by, reason=about)
    else:
        made = record_consultation(project=meeting.project, by=by, reason=about, **said)
        item.consultation = made
        store(item)
    wanted = list(Measure.objects.active().filter(case_links__case=item.case, case_links__withdrawn_at__isnull=True))
    held = MeasureConsultation.objects.active().filter(consultation=made).select_related("measure")
    set_measures(about=made, measures=wanted, among=[*wanted, *(link.measure for link in held)], by=by)
    return made


def party_lines(meeting: Meeting) -> str:
    """Return the parties, one on each line: offices, never anyone's membership."""
    employer = employer_seat(meeting)
    lines = [_("Arbeidsgiver: %(name)s") % {"name": name_of(employer)}] if employer is not None else []
    lines += [f"{seat.organisation or seat.get_function_display()}: {name_of(seat)}" for seat in union_seats(meeting)]
    return "\n".join(lines)


def view_lines(item: AgendaItem) -> str:
    """Return each party's view under its office."""
    views = PartyView.objects.active().filter(item=item).order_by("id")
    return "\n\n".join(f"{view.party}:\n{view.text}" for view in views)
