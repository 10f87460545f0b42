"""The attendance of the whole meeting on one page."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy

from ..forms.attendance import AttendanceForm
from ..models import AgendaItem, Meeting
from ..services import record_all_attendance
from .base import MeetingForms


class AttendanceView(MeetingForms):
    """Record who was there, seat by seat."""

    form_class = AttendanceForm
    template_name = "meetings/attendance.html"
    heading = gettext_lazy("Før frammøte")
    submit_label = gettext_lazy("Lagre frammøtet")
    success_message = gettext_lazy("Frammøtet er ført.")

    def get_object(self) -> Any:
        return None

    def get_form_kwargs(self) -> dict[str, Any]:
        items = AgendaItem.objects.active().filter(meeting=self.meeting).select_related("case__body").order_by("order")
        lines = [(item.order, item.case.case_number) for item in items]
        return {**super().get_form_kwargs(), "meeting": self.meeting, "items": lines}

    def perform(self, form: Any) -> Meeting:
        record_all_attendance(meeting=self.meeting, entries=form.entries(), by=self.request.user)
        return self.meeting
