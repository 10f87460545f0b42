"""The pages that are open to all: the open bodies, a body's meetings, a meeting, a case paper, the minutes."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from django.http import Http404
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.views.generic import TemplateView

from omstilling.ui.formats import weekday_date
from projects import law

from ..documents import front_of
from ..models import Meeting, MeetingForm, MeetingState
from ..open_pages import Calendar, agenda_is_sent, calendar_of, latest_decisions, open_notices, open_paper
from ..whereabouts import hours_of
from ..words import minutes_word
from .open_base import OpenView, scope_of


def place_of(meeting: Meeting) -> str:
    """Return where the meeting is."""
    remote = capfirst(str(meeting.get_form_display())) if meeting.form == MeetingForm.REMOTE else ""
    return ", ".join(part for part in (meeting.place, remote) if part)


class OpenPage(OpenView, TemplateView):
    """A page."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        known = {key: value for key, value in kwargs.items() if key not in self.kwargs}
        today = self.project.today()
        # Only now that the page is there: the one that says it is not has the same frame whatever the address names.
        self.request.page_scope = scope_of(self.project)  # type: ignore[attr-defined]
        return super().get_context_data(
            **{
                "project": self.project,
                "breadcrumbs": self.trail(),
                "open_rule": law.cite(law.Rule.NOTICE, today),
                **known,
            }
        )


class OpenIndexView(OpenPage):
    """The project's open bodies, each with its next and its latest meeting."""

    template_name = "meetings/open/index.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            heading=_("Åpne møter"),
            breadcrumbs=[],
            bodies=[(body, self.shown(calendar_of(body))) for body in self.bodies],
            **kwargs,
        )

    def shown(self, calendar: Calendar) -> list[tuple[str, Any]]:
        """Return the next meeting and the latest, each under its words."""
        rows = [(_("Neste møte"), next((r for r in calendar.coming if not _cancelled(r.meeting)), None))]
        held = (row for _year, found in calendar.held for row in found if not _cancelled(row.meeting))
        rows.append((_("Forrige møte"), next(held, None)))
        return [(words, row) for words, row in rows if row is not None]


def _cancelled(meeting: Meeting) -> bool:
    return meeting.state == MeetingState.CANCELLED


class OpenBodyView(OpenPage):
    """A body's meetings, to come and held, and its latest decisions."""

    template_name = "meetings/open/body.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        calendar = calendar_of(self.body)
        return super().get_context_data(
            heading=self.body.name,
            calendar=calendar,
            decisions=latest_decisions(calendar),
            open_body=self.body,
            word=minutes_word(self.body),
            **kwargs,
        )


class OpenMeetingView(OpenPage):
    """A meeting: when and where, the agenda in order with open papers, and what was decided when that is published."""

    template_name = "meetings/open/meeting.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        meeting = self.meeting
        unknown = _("ikke oppgitt")
        facts = [
            (_("Dato"), capfirst(weekday_date(meeting.held_on))),
            (_("Tid"), hours_of(meeting) or unknown),
            (_("Sted"), place_of(meeting) or unknown),
            (_("Møtenummer"), str(meeting.number)),
        ]
        return super().get_context_data(
            heading=str(meeting.body.name),
            open_body=self.body,
            open_meeting=meeting,
            agenda=[(name, list(lines)) for name, lines in groupby(self.agenda, lambda line: line.item.section)],
            is_sent=agenda_is_sent(meeting),
            cancelled=_cancelled(meeting),
            published=self.minutes,
            notices=open_notices(meeting),
            word=minutes_word(meeting.body),
            facts=facts,
            **kwargs,
        )


class OpenMinutesView(OpenPage):
    """The published minutes, as they were frozen for the public."""

    template_name = "meetings/open/minutes.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        if self.minutes is None:
            raise Http404
        minutes, document = self.minutes.minutes, self.minutes.document
        return super().get_context_data(
            heading=document.heading,
            breadcrumbs=self.trail((document.kind, None)),
            open_body=self.body,
            open_meeting=self.meeting,
            published=minutes,
            document=document,
            front=front_of(document),
            **kwargs,
        )


class OpenCaseView(OpenPage):
    """A case paper, without what is exempt."""

    template_name = "meetings/open/case.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        found = self.item
        case = found.item.case
        case.project = self.project
        paper = open_paper(case)
        if paper.withheld:
            raise Http404
        return super().get_context_data(
            heading=paper.title,
            breadcrumbs=self.trail((paper.number, None)),
            open_body=self.body,
            open_meeting=self.meeting,
            line=found,
            paper=paper,
            **kwargs,
        )
