"""One case in the meeting: its page, and the forms of what happened in it."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from omstilling.ui.forms import ReasonForm
from projects.models import Seat
from projects.views.base import ProjectPage

from ..forms.items import (
    CloseDoorsForm,
    DiscussionForm,
    ProposalForm,
    RecusalForm,
    RemarkForm,
    UnionStatementForm,
    own_seat,
)
from ..forms.votes import ProposalVoteForm
from ..minutes.build import agenda_of, recusals
from ..minutes.cases import case_part
from ..minutes.document import CasePart, ProposalPart
from ..minutes.parties import is_with_unions
from ..models import AgendaItem, MeetingState, Proposal, Recusal
from ..selectors import attendance_of, room_of
from ..services import (
    add_proposal,
    add_remark,
    close_doors,
    open_doors,
    record_votes,
    recuse,
    set_discussion,
    set_union_statement,
    withdraw_proposal,
    withdraw_recusal,
)
from ..services.rules import BEGUN, LOCKED, may_write_for_unions, newest_minutes
from .base import ItemForms, ItemMixin


class ItemView(ItemMixin, ProjectPage):
    """A case as it was treated in the meeting; the same text as in the minutes, with the actions beside it."""

    access_rule = "visible"
    template_name = "meetings/item.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        kwargs = self.beyond_address(kwargs)
        full = next((i for i in agenda_of(self.meeting) if i.pk == self.item.pk), None)
        if full is None:
            raise Http404
        full.meeting = self.meeting
        room = room_of(full, attendance_of(self.meeting), recusals(full))
        minutes = newest_minutes(self.meeting)
        locked = minutes is not None and minutes.state in LOCKED
        open_ = not locked and self.meeting.state != MeetingState.CANCELLED
        held = self.meeting.state in BEGUN
        with_unions = is_with_unions(self.meeting)
        part = case_part(full, self.meeting, room, withheld=False)
        return super().get_context_data(
            heading=f"{full.case.case_number} {full.case.title}",
            breadcrumbs=self.item_trail(),
            meeting=self.meeting,
            item=full,
            part=part,
            room=room,
            proposals=_pairs(part, full.live_proposals),  # type: ignore[attr-defined]
            recusals=full.live_recusals,  # type: ignore[attr-defined]
            decision=full.decision,
            may_run=open_ and self.may("may_run_meeting", self.meeting),
            with_unions=with_unions,
            may_log=open_
            and held
            and full.decision is None
            and not with_unions
            and self.may("may_log_decision", self.meeting),
            may_remark=open_ and held and not with_unions and self.may("may_enter_remark", self.meeting),
            may_union=open_ and may_write_for_unions(self.request.user, full),
            locked=locked,
            **kwargs,
        )


def _pairs(part: CasePart, rows: list[Proposal]) -> list[tuple[ProposalPart, Proposal | None]]:
    """Return the proposals as printed, each with its row; the case paper's own has none."""
    ordered: list[Proposal | None] = [*sorted(rows, key=lambda p: not p.is_recommendation)]
    missing = len(part.proposals) - len(ordered)
    return list(zip(part.proposals, [*[None] * missing, *ordered], strict=True))


class DiscussionView(ItemForms):
    """Record how the case was treated."""

    form_class = DiscussionForm
    heading = gettext_lazy("Skriv behandlingen")
    submit_label = gettext_lazy("Lagre behandlingen")
    success_message = gettext_lazy("Behandlingen er lagret.")

    def get_object(self) -> Any:
        return self.item

    def get_initial(self) -> dict[str, Any]:
        return {"discussion": self.item.discussion}

    def perform(self, form: Any) -> AgendaItem:
        return set_discussion(item=self.item, text=form.cleaned_data["discussion"], by=self.request.user)


class WithItem(ItemForms):
    """A form that is told which case it is about."""

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "item": self.item}


class ProposalView(WithItem):
    """Record a proposal."""

    form_class = ProposalForm
    heading = gettext_lazy("Før et forslag")
    submit_label = gettext_lazy("Før forslaget")
    success_message = gettext_lazy("Forslaget er ført.")

    def perform(self, form: Any) -> Proposal:
        return add_proposal(item=self.item, by=self.request.user, **form.cleaned_data)


class OneProposal(ItemForms):
    """A form about one proposal in the case."""

    @cached_property
    def proposal(self) -> Proposal:
        found = Proposal.objects.active().filter(item=self.item)
        proposal: Proposal = get_object_or_404(found, pk=self.kwargs["pk"])
        proposal.item = self.item
        return proposal

    def get_object(self) -> Any:
        return self.proposal


class ProposalVoteView(OneProposal):
    """Record the vote over a proposal."""

    template_name = "meetings/proposal_vote.html"
    form_class = ProposalVoteForm
    heading = gettext_lazy("Før voteringen over forslaget")
    submit_label = gettext_lazy("Før voteringen")
    success_message = gettext_lazy("Voteringen er ført.")

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "item": self.item, "proposal": self.proposal}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(proposal=self.proposal, **kwargs)

    def perform(self, form: Any) -> Any:
        return record_votes(
            item=self.item,
            proposal=self.proposal,
            votes=form.votes(),
            unanimous=form.cleaned_data["unanimous"],
            chair_decided=form.cleaned_data["chair_decided"],
            by=self.request.user,
        )


class WithdrawProposalView(OneProposal):
    """Take back a proposal that was recorded."""

    template_name = "ui/confirm.html"
    form_class = ReasonForm
    heading = gettext_lazy("Trekk forslaget")
    submit_label = gettext_lazy("Trekk forslaget")
    success_message = gettext_lazy("Forslaget er trukket.")

    def get_facts(self) -> list[Any]:
        return [(_("Forslag"), self.proposal.text)]

    def perform(self, form: Any) -> Proposal:
        return withdraw_proposal(proposal=self.proposal, by=self.request.user, reason=form.cleaned_data["reason"])


class RecusalView(WithItem):
    """Record that a member left the case."""

    form_class = RecusalForm
    heading = gettext_lazy("Før inhabilitet eller fritak")
    submit_label = gettext_lazy("Før fratredelsen")
    success_message = gettext_lazy("Fratredelsen er ført.")

    def perform(self, form: Any) -> Recusal:
        return recuse(item=self.item, by=self.request.user, **form.cleaned_data)


class WithdrawRecusalView(ItemForms):
    """Take back a recusal that was recorded by mistake."""

    template_name = "ui/confirm.html"
    form_class = ReasonForm
    heading = gettext_lazy("Fjern fratredelsen")
    submit_label = gettext_lazy("Fjern fratredelsen")
    success_message = gettext_lazy("Fratredelsen er fjernet.")

    @cached_property
    def recusal(self) -> Recusal:
        found = Recusal.objects.active().filter(item=self.item).select_related("seat__person")
        recusal: Recusal = get_object_or_404(found, pk=self.kwargs["pk"])
        recusal.item = self.item
        return recusal

    def get_object(self) -> Any:
        return self.recusal

    def get_facts(self) -> list[Any]:
        return [(_("Hvem"), self.recusal.seat.person.full_name), (_("Hjemmel"), self.recusal.basis)]

    def perform(self, form: Any) -> Recusal:
        return withdraw_recusal(recusal=self.recusal, by=self.request.user, reason=form.cleaned_data["reason"])


class CloseDoorsView(WithItem):
    """Record that the doors were closed for the case."""

    form_class = CloseDoorsForm
    heading = gettext_lazy("Før lukking av møtet")
    submit_label = gettext_lazy("Før lukkingen")
    success_message = gettext_lazy("Lukkingen er ført.")

    def get_initial(self) -> dict[str, Any]:
        item = self.item
        return {"basis": item.closed_basis, "vote": item.closed_vote, "mandatory": item.must_close}

    def get_object(self) -> Any:
        return self.item

    def perform(self, form: Any) -> AgendaItem:
        return close_doors(item=self.item, by=self.request.user, **form.cleaned_data)


class OpenDoorsView(ItemForms):
    """Take back that the doors were closed."""

    template_name = "ui/confirm.html"
    form_class = ReasonForm
    heading = gettext_lazy("Fjern lukkingen")
    submit_label = gettext_lazy("Fjern lukkingen")
    success_message = gettext_lazy("Saken er ført som behandlet for åpne dører.")

    def get_object(self) -> Any:
        return self.item

    def perform(self, form: Any) -> AgendaItem:
        return open_doors(item=self.item, by=self.request.user, reason=form.cleaned_data["reason"])


class RemarkView(ItemForms):
    """Enter one's own statement in the minutes."""

    access_rule = "may_enter_remark"
    form_class = RemarkForm
    heading = gettext_lazy("Gi en protokolltilførsel")
    submit_label = gettext_lazy("Gi protokolltilførselen")
    success_message = gettext_lazy("Protokolltilførselen er ført.")

    @cached_property
    def seat(self) -> Seat:
        seat = own_seat(self.item, self.request.user)
        if seat is None:
            raise PermissionDenied
        return seat

    def perform(self, form: Any) -> Any:
        return add_remark(item=self.item, seat=self.seat, text=form.cleaned_data["text"], by=self.request.user)


class UnionStatementView(ItemForms):
    """Attach the unions' statement."""

    access_rule = "may_write_union_statement"
    form_class = UnionStatementForm
    heading = gettext_lazy("Uttalelse fra tillitsvalgte")
    submit_label = gettext_lazy("Lagre uttalelsen")
    success_message = gettext_lazy("Uttalelsen følger saken.")

    def get_object(self) -> Any:
        return self.item

    def check(self) -> None:
        """Refuse those who would edit what the unions have said. What is typed comes back with the reason."""
        super().check()
        if self.request.method != "POST" and not may_write_for_unions(self.request.user, self.item):
            raise PermissionDenied

    def get_initial(self) -> dict[str, Any]:
        return {"union_statement": self.item.union_statement}

    def perform(self, form: Any) -> AgendaItem:
        text = form.cleaned_data["union_statement"]
        return set_union_statement(item=self.item, text=text, by=self.request.user)
