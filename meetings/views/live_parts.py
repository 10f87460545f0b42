"""The forms of the live page. Each is the form it is elsewhere, and ends where it began: at its part of the page."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from omstilling.ui.forms import ServiceForm
from projects.views.base import ProjectFormView

from ..forms.decisions import LogDecisionForm
from ..forms.items import DiscussionForm, ProposalForm, UnionStatementForm
from ..forms.live import (
    PAPER,
    SUBJECTS,
    BallotForm,
    ChairForm,
    DeclineForm,
    DoorsForm,
    EndForm,
    HoursForm,
    MoveForm,
    RecusalBallotForm,
    RollForm,
    StartForm,
    TakenRemarkForm,
    UnlistedForm,
)
from ..live.pages import CASE, END, ROLL
from ..models import AgendaItem, Ballot, BallotSubject, Contribution, Proposal, Recusal
from ..services import (
    add_proposal,
    bring_up,
    close_doors,
    decline_contribution,
    end_meeting,
    enter_remark,
    open_doors,
    record_all_attendance,
    record_ballot,
    set_discussion,
    set_union_statement,
    start_meeting,
    take_in_contribution,
    withdraw_ballot,
    withdraw_proposal,
    withdraw_recusal,
)
from ..services.chairing import LEADERS, elect_chair
from ..services.grounds import judge_recusal
from ..services.live import come_in, go_out, lead_case, note_doors, note_objections
from .base import ItemMixin
from .decisions import LogDecisionView
from .live import DeskMixin, answered


class Part(DeskMixin, ProjectFormView):
    """A form of the live page. With errors the page comes back with it; sent by script it answers where to go."""

    access_rule = "may_run_meeting"
    template_name = "meetings/live.html"
    form_class: Any = ServiceForm
    key = ""
    anchor = ""
    now = CASE

    def get_object(self) -> Any:
        return None

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Lead whoever comes here by an address to the page."""
        return HttpResponseRedirect(self.get_success_url())

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return answered(request, super().post(request, *args, **kwargs))

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "auto_id": f"{self.form_key}-%s"}

    @property
    def form_key(self) -> str:
        """The key of the form on the page: with the row's id where there are several alike."""
        pk = self.kwargs.get("pk")
        return f"{self.key}-{pk}" if pk is not None else self.key

    @property
    def shown(self) -> int | None:
        return self.kwargs.get("item")

    def get_heading(self) -> Any:
        return _("Møtet nå")

    def get_cancel_url(self) -> str:
        return self.get_success_url()

    def get_success_url(self, result: Any = None) -> str:
        where = {ROLL: "live_roll", END: "live_end"}
        address = self.url(where[self.now]) if self.now in where else self.url("live_item", self.shown)
        return f"{address}#{self.anchor}" if self.anchor else address

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        form = kwargs.pop("form", None)
        return super().get_context_data(**{**kwargs, **self.page(self.now, self.shown, form, self.form_key)})


class LiveStartView(Part):
    """Open the meeting."""

    form_class, key, anchor, now = StartForm, "start", "opprop", ROLL
    success_message = gettext_lazy("Møtet er åpnet.")

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "meeting": self.meeting}

    def perform(self, form: Any) -> Any:
        return start_meeting(meeting=self.meeting, by=self.by, **form.arguments())


class LiveFinishView(Part):
    """End the meeting."""

    form_class, key, anchor, now = EndForm, "end", "avslutning", END
    success_message = gettext_lazy("Møtet er avsluttet.")

    def perform(self, form: Any) -> Any:
        return end_meeting(meeting=self.meeting, at=form.cleaned_data["at"], by=self.by)


class LiveAttendanceView(Part):
    """Record the roll call."""

    form_class, key, anchor, now = RollForm, "roll", "opprop", ROLL
    success_message = gettext_lazy("Frammøtet er ført.")

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "meeting": self.meeting}

    def perform(self, form: Any) -> Any:
        return record_all_attendance(meeting=self.meeting, entries=form.entries(), by=self.by)


class ItemPart(ItemMixin, Part):
    """A form of the case that is shown."""

    def check(self) -> None:
        """Ask the rule, and find the case: one that the user may not see is not found."""
        super().check()
        bool(self.item)


class WithItem(ItemPart):
    """A form that is told which case it is about."""

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "item": self.item}


class LiveUpView(ItemPart):
    """Bring a case up. The page that follows is the case's."""

    key, anchor = "up", "sak"

    def perform(self, form: Any) -> Any:
        return bring_up(item=self.item, by=self.by)


class LiveMoveView(WithItem):
    """Record that somebody came or left."""

    form_class, key, anchor = MoveForm, "move", "rommet"

    def perform(self, form: Any) -> Any:
        at = timezone.localtime().time().replace(second=0, microsecond=0)
        verb, seat = (go_out, form.cleaned_data["gone"]) if form.cleaned_data["gone"] else (come_in, None)
        return verb(item=self.item, seat=seat or form.cleaned_data["come"], at=at, by=self.by)


class LiveChairView(WithItem):
    """Choose who leads the case."""

    form_class, key, anchor = ChairForm, "chair", "moteleder"

    def perform(self, form: Any) -> Any:
        seat, body = form.cleaned_data["chaired_by"], self.meeting.body
        told = form.cleaned_data["how"]
        if seat is None or seat.function in LEADERS or not (body.is_elected and told):
            return lead_case(item=self.item, seat=seat, by=self.by)
        onward = form.cleaned_data["onward"]
        return elect_chair(item=self.item, seat=seat, onward=onward, by=self.by, **form.vote_arguments())


class LiveRecusalView(WithItem):
    """Record that a member left the case."""

    form_class, key, anchor = RecusalBallotForm, "recusal", "habilitet"

    def perform(self, form: Any) -> Any:
        return judge_recusal(item=self.item, by=self.by, **form.arguments())


class LiveDoorsView(WithItem):
    """Close the doors by a vote in the open; when they are closed, note the hours and who stayed."""

    form_class, key, anchor = DoorsForm, "doors", "dorer"

    def get_form_class(self) -> Any:
        return HoursForm if self.item.closed_basis else DoorsForm

    def perform(self, form: Any) -> Any:
        data = form.cleaned_data
        if isinstance(form, HoursForm):
            return note_doors(item=self.item, by=self.by, **data)
        item = close_doors(item=self.item, ground=data["ground"], by=self.by, **form.vote_arguments())
        if not (item.closed_basis and data["closed_at"]):
            return item
        return note_doors(item=item, closed_at=data["closed_at"], reopened_at=None, by=self.by)


class LiveOpenDoorsView(ItemPart):
    """Take back that the doors were closed."""

    key, anchor = "undoors", "dorer"

    def perform(self, form: Any) -> Any:
        return open_doors(item=self.item, by=self.by)


class LiveUnlistedView(ItemPart):
    """Note that the case was not on the list, and who objected."""

    form_class, key, anchor = UnlistedForm, "unlisted", "tilleggssak"

    def perform(self, form: Any) -> Any:
        return note_objections(item=self.item, by=self.by, **form.cleaned_data)


class LiveProposalView(WithItem):
    """Record a proposal."""

    form_class, key, anchor = ProposalForm, "proposal", "forslag"

    def perform(self, form: Any) -> Any:
        return add_proposal(item=self.item, by=self.by, **form.cleaned_data)


class LiveBallotView(WithItem):
    """Record a vote."""

    form_class, key, anchor = BallotForm, "ballot", "votering"

    def perform(self, form: Any) -> Any:
        data = form.cleaned_data
        picked, counter = data["picked"], data["against"]
        if counter is not None:
            picked, counter = self._row(picked), self._row(counter)
        proposal = picked if isinstance(picked, Proposal) else None
        subject = BallotSubject.ALTERNATIVES if counter is not None else SUBJECTS.get(data["over"], "proposal")
        return record_ballot(
            item=self.item,
            subject=subject,
            proposal=proposal,
            counter=counter,
            question=data["question"],
            votes=form.votes(),
            seat_votes=form.seat_votes(),
            chair_decided=data["chair_decided"],
            by=self.by,
        )

    def _row(self, picked: Any) -> Any:
        """Return the proposal as a row: the papers' own becomes one when it is set against another."""
        if picked != PAPER:
            return picked
        text = self.item.case.recommendation
        return add_proposal(item=self.item, text=text, is_recommendation=True, by=self.by)


class LiveDecisionView(WithItem):
    """Log the result of the case; «Enstemmig» is the vote and the decision in one act."""

    form_class, key, anchor = LogDecisionForm, "decision", "vedtak"
    reason = gettext_lazy("Vedtaket er ført")
    perform = LogDecisionView.perform
    carry_out = LogDecisionView.carry_out
    item_url: Any

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "user": self.request.user}


class LiveRemarkView(WithItem):
    """Enter a remark that a member handed over."""

    form_class, key, anchor = TakenRemarkForm, "remark", "tilforsler"

    def perform(self, form: Any) -> Any:
        data = form.cleaned_data
        return enter_remark(item=self.item, seat=data["seat"], text=data["text"], by=self.by)


class LiveTextView(ItemPart):
    """Save one text by its button, where no script saves it."""

    FORMS = {"discussion": DiscussionForm, "union_statement": UnionStatementForm}
    SETTERS = {"discussion": set_discussion, "union_statement": set_union_statement}
    ANCHORS = {"discussion": "behandling", "union_statement": "uttalelse"}

    @property
    def field(self) -> str:
        return str(self.kwargs["field"])

    def get_object(self) -> AgendaItem:
        return self.item

    def get_form_class(self) -> Any:
        return self.FORMS[self.field]

    @property
    def form_key(self) -> str:
        return self.field

    def get_success_url(self, result: Any = None) -> str:
        return f"{self.url('live_item', self.item.pk)}#{self.ANCHORS[self.field]}"

    def perform(self, form: Any) -> AgendaItem:
        return self.SETTERS[self.field](item=self.item, text=form.cleaned_data[self.field], by=self.by)


class RowPart(ItemPart):
    """A button about one row of the case."""

    model: Any = None

    def get_object(self) -> Any:
        return None

    @property
    def row(self) -> Any:
        row = get_object_or_404(self.model.objects.active().filter(item=self.item), pk=self.kwargs["pk"])
        row.item = self.item
        return row


class LiveAgreedView(RowPart):
    """All were for the proposal."""

    model, key, anchor = Proposal, "agreed", "votering"

    def perform(self, form: Any) -> Any:
        return record_ballot(
            item=self.item, subject=BallotSubject.PROPOSAL, proposal=self.row, unanimous=True, by=self.by
        )


class LiveWithdrawProposalView(RowPart):
    """Take a proposal back."""

    model, key, anchor = Proposal, "unpropose", "forslag"

    def perform(self, form: Any) -> Any:
        return withdraw_proposal(proposal=self.row, by=self.by)


class LiveWithdrawBallotView(RowPart):
    """Take back a vote that was recorded by mistake."""

    model, key, anchor = Ballot, "unballot", "votering"

    def perform(self, form: Any) -> Any:
        return withdraw_ballot(ballot=self.row, by=self.by)


class LiveWithdrawRecusalView(RowPart):
    """Take back a recusal that was recorded by mistake."""

    model, key, anchor = Recusal, "unrecuse", "habilitet"

    def perform(self, form: Any) -> Any:
        return withdraw_recusal(recusal=self.row, by=self.by)


class LiveTakeInView(RowPart):
    """Take in what a member has delivered."""

    model, key, anchor = Contribution, "take", "innspill"

    def perform(self, form: Any) -> Any:
        return take_in_contribution(contribution=self.row, by=self.by)


class LiveDeclineView(RowPart):
    """Leave it out, and answer."""

    model, form_class, key, anchor = Contribution, DeclineForm, "decline", "innspill"

    def perform(self, form: Any) -> Any:
        return decline_contribution(contribution=self.row, answer=form.cleaned_data["answer"], by=self.by)
