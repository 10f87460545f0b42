"""The secretary's page while the meeting goes on: the roll call, a case, the end; and what is fetched for it."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.generic import View

from omstilling.audit.errors import ConflictError, DomainError
from omstilling.ui.flow import new_token
from omstilling.ui.formats import clock, date_text
from projects.views.base import ProjectPage

from ..forms.attendance import digest
from ..live.case import CasePanel, Waiting
from ..live.desk import Desk
from ..live.fields import Tokens
from ..live.pages import CASE, END, ROLL, Ending, Onward, Opening, Way
from ..live.people import RoomPanel
from ..live.reading import Live, read
from ..models import MeetingPurpose, MeetingState
from ..papers import case_paper
from ..rooms import must_be_closed
from ..services import save_text
from ..services.autosave import SETTERS, TextConflict
from ..services.rules import BEGUN, LOCKED, may_write_for_unions, newest_minutes, require_decidable
from .base import ItemMixin, MeetingMixin


def now_text() -> str:
    """Return the hour as it is typed."""
    return f"{timezone.localtime():%H.%M}"


class DeskMixin(MeetingMixin):
    """Puts the secretary's page together, with the form that came back where there is one."""

    def desk(self, live: Live, form: Any = None, key: str = "") -> Desk:
        request = self.request
        tokens = Tokens(lambda: get_token(request), lambda: new_token(request.user))
        return Desk(live, request.user, tokens, form, key)

    def page(self, now: str, item: int | None = None, form: Any = None, key: str = "") -> dict[str, Any]:
        """Return what the template draws."""
        meeting = self.meeting
        live = read(meeting, self.request.user, item)
        if now == CASE and live.item is None:
            raise Http404
        desk = self.desk(live, form, key)
        context: dict[str, Any] = {
            "heading": f"{meeting.body.name} {date_text(meeting.held_on)}",
            "breadcrumbs": self.trail((_("Møtet nå"), None)),
            "meeting": meeting,
            "live": live,
            "now": now,
            "way": Way(desk, now),
            "follow_url": self.url("follow"),
            "opened_at": clock(meeting.starts_at) if meeting.starts_at and meeting.state in BEGUN else "",
            "form": form,
        }
        if now == CASE:
            assert live.item is not None
            context |= {
                "panel": CasePanel(desk, may_write_for_unions(self.request.user, live.item), _blocked(live)),
                "room_panel": RoomPanel(desk),
                "onward": Onward(desk),
                "heading_sub": live.item.case.case_number,
            }
        elif now == ROLL:
            context["panel"] = Opening(desk, digest(live.room), now_text())
        else:
            context["panel"] = Ending(desk, now_text())
        return context


def _blocked(live: Live) -> str:
    """Return why the case cannot be decided now, in words; empty when it can."""
    assert live.item is not None
    if live.item.decision_id is not None:
        return ""
    quorum = live.here.quorum
    if quorum.binding and not quorum.known:
        return _("Frammøtet er ikke ført. Uten opprop er det ikke kjent om organet er vedtaksført.")
    if quorum.binding and not quorum.reached:
        return _("Organet er ikke vedtaksført i saken. Den kan bare utsettes eller trekkes.")
    if not (live.item.unlisted or must_be_closed(live.item)):
        return ""
    try:
        require_decidable(live.item)
    except DomainError as error:
        return str(error)
    return ""


class LivePage(DeskMixin, ProjectPage):
    """What is shown of the meeting now. Whoever runs it, and only while it can be changed."""

    access_rule = "may_run_meeting"
    template_name = "meetings/live.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        minutes, meeting = newest_minutes(self.meeting), self.meeting
        locked = minutes is not None and minutes.state in LOCKED
        if locked or meeting.state == MeetingState.CANCELLED or meeting.purpose != MeetingPurpose.ORDINARY:
            return HttpResponseRedirect(self.meeting.get_absolute_url())
        return super().get(request, *args, **kwargs)


class LiveView(LivePage):
    """The case that is up; the roll call before the first one."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        begun = self.meeting.state in BEGUN and self.meeting.current_item_id is not None
        return super().get_context_data(**self.page(CASE if begun else ROLL))


class LiveRollView(LivePage):
    """The roll call."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**self.page(ROLL))


class LiveEndView(LivePage):
    """What is left, and the end."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**self.page(END))


class LiveItemView(LivePage):
    """One case. Before the meeting is opened there is only the roll call."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if self.meeting.state not in {*BEGUN, MeetingState.CANCELLED}:
            return HttpResponseRedirect(self.url("live_roll"))
        return super().get(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**self.page(CASE, self.kwargs["item"]))


class LiveSaveView(ItemMixin, View):
    """Save one text while it is typed. Answers in JSON: 200, 409 with the other's text, 422 with why not."""

    access_rule = "may_run_meeting"
    http_method_names = ["post", "options"]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        sent = request.POST
        field, base = sent.get("field", ""), sent.get("base", "")
        if field not in SETTERS or not (base.isascii() and base.isdecimal() and len(base) < 10):
            return JsonResponse({"message": _("Siden er for gammel. Last den på nytt.")}, status=422)
        if sent.get("who") != str(request.user.pk):
            return JsonResponse({"message": _("En annen er logget inn i denne nettleseren nå.")}, status=403)
        try:
            row = save_text(item=self.item, field=field, text=sent.get("text", ""), base=int(base), by=self.by)
        except TextConflict as error:
            theirs = error.theirs
            said = {
                "theirs": theirs.text,
                "version": theirs.row_version,
                "who": theirs.who,
                "when": clock(timezone.localtime(theirs.when)),
            }
            return JsonResponse(said, status=409)
        except ConflictError:
            return JsonResponse({"message": _("Noen lagret samtidig. Prøver igjen.")}, status=503)
        except DomainError as error:
            return JsonResponse({"message": str(error)}, status=422)
        return JsonResponse({"version": row.row_version, "at": clock(timezone.localtime())})


class LiveWaitingView(ItemMixin, DeskMixin, View):
    """What members have delivered in the case, fetched every few seconds."""

    access_rule = "may_run_meeting"
    http_method_names = ["get", "head", "options"]

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        live = read(self.meeting, request.user, self.item.pk)
        return fragment(request, live.waiting_tag, lambda: str(Waiting(self.desk(live))))


class LivePaperView(ItemMixin, View):
    """The case paper, fetched when somebody wants to read it."""

    access_rule = "visible"
    http_method_names = ["get", "head", "options"]

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        paper = case_paper(self.item.case, public=False, user=request.user)
        return render(request, "meetings/live_paper.html", {"paper": paper, "case": self.item.case})


def fragment(request: HttpRequest, tag: str, draw: Any) -> HttpResponse:
    """Answer with a part of a page, or that it is as it was."""
    etag = f'"{tag}"'
    same = request.headers.get("If-None-Match") == etag
    answer = HttpResponse(status=304) if same else HttpResponse(draw())
    answer["ETag"] = etag
    answer["Cache-Control"] = "private, no-cache"
    return answer


def answered(request: HttpRequest, answer: HttpResponse) -> HttpResponse:
    """Tell a script where to go instead of leading it there."""
    if request.headers.get("X-Live") and answer.status_code == 303:
        return JsonResponse({"url": answer["Location"]})
    return answer
