"""A member follows the meeting on a screen of their own: reads, keeps notes, delivers a proposal or a remark."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import View

from omstilling.audit.errors import DomainError
from omstilling.ui.flow import new_token
from omstilling.ui.formats import clock, date_text
from omstilling.ui.forms import ServiceForm
from projects.models import Seat
from projects.views.base import ProjectFormView, ProjectPage

from ..forms.items import own_seat
from ..forms.live import DeliverForm, NoteForm
from ..live.fields import Tokens
from ..live.following import FollowWay, Now, delivered, hours
from ..live.reading import Live, read, stamp
from ..models import AgendaItem, Contribution, ContributionKind, MeetingState
from ..services import deliver_contribution, keep_note, take_back_contribution
from ..services.notes import notes_of
from .base import ItemMixin, MeetingMixin
from .live import answered, fragment


class FollowMixin(MeetingMixin):
    """What both the page and the part of it that is fetched again read."""

    @property
    def picked(self) -> int | None:
        """The case that was picked; ``None`` follows the one that is up."""
        return self.kwargs.get("item")

    @property
    def follows(self) -> bool:
        """Whether the page goes along when another case comes up."""
        return self.picked is None or "folg" in self.request.GET

    def read(self) -> Live:
        live = read(self.meeting, self.request.user, self.picked)
        if self.picked is not None and live.line is None:
            raise Http404
        return live

    def now(self, live: Live) -> Now:
        request = self.request
        tokens = Tokens(lambda: get_token(request), lambda: new_token(request.user))
        mine = delivered(live.item.pk, request.user.pk) if live.item is not None else ()
        return Now(live, mine, tokens, follows=self.follows)


class FollowView(FollowMixin, ProjectPage):
    """The case that is up, with the papers, and what one may do oneself."""

    access_rule = "visible"
    shows_earlier = False
    template_name = "meetings/follow.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        meeting, user = self.meeting, self.request.user
        live = self.read()
        item = live.item
        kwargs.pop("item", None)
        context: dict[str, Any] = {
            "heading": f"{meeting.body.name} {date_text(meeting.held_on)}",
            "breadcrumbs": self.trail((_("Følg møtet"), None)),
            "meeting": meeting,
            "live": live,
            "way": FollowWay(live),
            "now": self.now(live),
            "hours": hours(live),
            "poll_url": self._poll_url(live),
            "tag": f"{stamp(meeting)}-{user.pk}",
            "may_run": self.may("may_run_meeting", meeting),
        }
        if item is not None:
            context |= {"paper_url": self.url("live_paper", item.pk), "item": item, "case": item.case}
            if self.may("may_keep_notes", meeting):
                context |= {
                    "note_url": self.url("note", item.pk),
                    "note": notes_of(user, meeting.pk).get(item.pk, ""),
                    "form_token": new_token(user),
                }
            if meeting.state == MeetingState.RUNNING and self.may("may_deliver_contribution", meeting):
                context |= {"kinds": kinds_of(item, user, live), "deliver_url": self.url("deliver", item.pk)}
        return super().get_context_data(**{**self.beyond_address(kwargs), **context})

    def _poll_url(self, live: Live) -> str:
        if live.line is None:
            return self.url("follow_now")
        return self.url("follow_item_now", live.line.pk) + ("" if self.picked else "?folg")


class FollowItemView(FollowView):
    """A case that was picked from the agenda."""


class FollowNowView(FollowMixin, View):
    """What has happened since: fetched every few seconds, and not drawn when nothing has."""

    access_rule = "visible"
    http_method_names = ["get", "head", "options"]

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return fragment(request, f"{stamp(self.meeting)}-{request.user.pk}", lambda: str(self.now(self.read())))

    def read(self) -> Live:
        """Return the case that the page shows: none, where it was opened before any was up."""
        return super().read() if self.picked is not None else read(self.meeting, self.request.user, 0)


class FollowItemNowView(FollowNowView):
    """The same of a case that was picked."""


def kinds_of(item: AgendaItem, user: Any, live: Live) -> list[tuple[str, str]]:
    """Return what the person may deliver in the case: without a vote no proposals, and when recused nothing."""
    here = live.here
    mine = {p.seat.pk for p in live.room.places if p.seat.person_id == user.pk}
    inside = {p.seat.pk for p in (*here.voting, *here.others)}
    found: list[tuple[str, str]] = []
    if item.decision_id is None and any(p.seat.pk in mine for p in here.voting):
        found.append((ContributionKind.PROPOSAL, _("Forslag")))
    if mine & inside:
        found.append((ContributionKind.REMARK, _("Protokolltilførsel")))
    return found


class DeliverView(ItemMixin, FollowMixin, ProjectFormView):
    """Deliver a proposal or a remark to the secretary."""

    access_rule = "may_deliver_contribution"
    form_class: Any = DeliverForm
    heading = gettext_lazy("Lever til sekretæren")
    submit_label = gettext_lazy("Lever")
    success_message = gettext_lazy("Levert. Sekretæren ser det nå.")

    def get_object(self) -> Any:
        return None

    def check(self) -> None:
        """Ask the rule, and find the case: one that the user may not see is not found."""
        super().check()
        bool(self.item)

    def get_form(self, form_class: Any = None) -> Any:
        form = super().get_form(form_class)
        live = read(self.meeting, self.request.user, self.item.pk)
        form.fields["kind"].choices = kinds_of(self.item, self.request.user, live)
        return form

    def get_cancel_url(self) -> str:
        return self.url("follow_item", self.item.pk)

    def get_success_url(self, result: Any = None) -> str:
        return f"{self.url('follow_item', self.item.pk)}#na"

    def get_breadcrumbs(self) -> list[tuple[Any, str | None]]:
        return self.trail((_("Følg møtet"), self.url("follow")), (self.heading, None))

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return answered(request, super().post(request, *args, **kwargs))

    def perform(self, form: Any) -> Contribution:
        seat: Seat | None = own_seat(self.item, self.request.user)
        if seat is None:
            raise DomainError(_("Du har ingen plass i organet."))
        return deliver_contribution(item=self.item, seat=seat, by=self.by, **form.cleaned_data)


class TakeBackView(DeliverView):
    """Take back what one has delivered."""

    form_class = ServiceForm
    heading = gettext_lazy("Trekk det du har levert")
    submit_label = gettext_lazy("Trekk")
    success_message = gettext_lazy("Trukket.")

    def get_form(self, form_class: Any = None) -> Any:
        return ProjectFormView.get_form(self, form_class)

    def perform(self, form: Any) -> Contribution:
        mine = Contribution.objects.filter(item=self.item, seat__person_id=self.request.user.pk)
        row = get_object_or_404(mine.select_related("seat"), pk=self.kwargs["pk"])
        row.item = self.item
        return take_back_contribution(contribution=row, by=self.by)


class NoteView(ItemMixin, ProjectFormView):
    """Keep one's own note. Sent by script it answers in JSON; by its button it leads back, or shows what is wrong."""

    access_rule = "may_keep_notes"
    form_class = NoteForm
    heading = gettext_lazy("Egne notater")
    intro = gettext_lazy("Bare du ser dem.")
    submit_label = gettext_lazy("Lagre notatene")

    def get_object(self) -> Any:
        return None

    def check(self) -> None:
        """Ask the rule, and find the case: one that the user may not see is not found."""
        super().check()
        bool(self.item)

    def get_initial(self) -> dict[str, Any]:
        return {"text": notes_of(self.request.user, self.meeting.pk).get(self.item.pk, "")}

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not request.headers.get("X-Live"):
            return super().post(request, *args, **kwargs)
        if request.POST.get("who") != str(request.user.pk):
            return JsonResponse({"message": _("En annen er logget inn i denne nettleseren nå.")}, status=403)
        form = NoteForm(request.POST)
        try:
            if form.is_valid():
                self.perform(form)
                return JsonResponse({"version": 0, "at": clock(timezone.localtime())})
            message = next(iter(form.errors.values()))[0]
        except DomainError as error:
            message = str(error)
        return JsonResponse({"message": str(message)}, status=422)

    def perform(self, form: Any) -> Any:
        return keep_note(item=self.item, by=self.by, text=form.cleaned_data["text"].replace("\r\n", "\n"))

    def get_cancel_url(self) -> str:
        return f"{self.url('follow_item', self.item.pk)}#notat"

    def get_success_url(self, result: Any = None) -> str:
        return self.get_cancel_url()

    def get_success_message(self, result: Any) -> str:
        return ""

    def get_breadcrumbs(self) -> list[tuple[Any, str | None]]:
        return self.trail((_("Følg møtet"), self.url("follow")), (self.heading, None))
