"""Lets the meeting that is planned in the example be held today, with everybody there."""

from __future__ import annotations

from tests.browser.portal import Portal

MEETING = "/alta-2010/moter/styringsgruppa-2011-04-07/"
OPEN = """
from meetings.models import Attendance, Meeting, MeetingState
from omstilling.audit.uow import SystemActor, unit_of_work
from projects.models import Seat
meeting = Meeting.objects.get(slug="styringsgruppa-2011-04-07")
with unit_of_work(by=SystemActor("Testen"), reason="Oppsett"):
    meeting.held_on, meeting.state = meeting.project.today(), MeetingState.RUNNING
    meeting.save()
    for seat in Seat.objects.filter(body=meeting.body).exclude(function="substitute").valid_on(meeting.held_on):
        Attendance(meeting=meeting, seat=seat, status="present").save()
print(*meeting.items.order_by("order").values_list("pk", flat=True))
"""


def open_meeting(portal: Portal) -> list[str]:
    """Open the meeting and return the addresses of its cases on the secretary's page."""
    found = portal.manage("shell", "-v", "0", "-c", OPEN).split()
    return [f"{MEETING}gjennomfor/{pk}/" for pk in found]
