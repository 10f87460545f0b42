"""One case in the meeting: its page, and the forms of what happened in it."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from omstilling.audit.uow import unit_of_work
from omstilling.ui.forms import ReasonForm
from projects import law
from projects.models import Seat
from projects.views.base import ProjectPage

from ..access import sees_everything
from ..ballots import ballots_of
from ..forms.items import (
    DiscussionForm,
    ProposalForm,
    RemarkForm,
    UnionStatementForm,
    own_seat,
)
from ..forms.votes import BallotForm, ClosingForm, JudgeForm, ProposalVoteForm
from ..minutes.build import agenda_of, recusals
from ..minutes.cases import case_part
from ..minutes.document import CasePart, ProposalPart
from ..minutes.parties import is_with_unions
from ..models import AgendaItem, Ballot, BallotSubject, MeetingState, Proposal, Recusal
from ..selectors import attendance_of, room_of
from ..services import (
    add_proposal,
    add_remark,
    close_doors,
    judge_recusal,
    open_doors,
    record_ballot,
    record_votes,
    set_discussion,
    set_union_statement,
    withdraw_ballot,
    withdraw_proposal,
    withdraw_recusal,
)
from ..services.live import note_doors
from ..services.rules import BEGUN, LOCKED, may_write_for_unions, newest_minutes
from ..words import about_minutes
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
        writes = minutes is not None and self.may("may_write_minutes", self.meeting)
        # Why somebody was excused is for the body: others read the rule alone, as in the public minutes.
        public = not sees_everything(self.request.user, self.meeting)
        part = case_part(full, self.meeting, room, withheld=False, public=public)
        return super().get_context_data(
            heading=f"{full.case.case_number} {full.case.title}",
            breadcrumbs=self.item_trail(),
            meeting=self.meeting,
            item=full,
            part=part,
            room=room,
            proposals=_pairs(part, full.live_proposals),  # type: ignore[attr-defined]
            recusals=full.live_recusals,  # type: ignore[attr-defined]
            ballots=[b for b in ballots_of(full, room) if b.recusal_id is None and b.subject != BallotSubject.CLOSING],
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
            to_minutes=about_minutes(_("Til %(it)s"), self.meeting) if writes else "",
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

    def check(self) -> None:
        """A meeting with the unions has the employer's account where others have the treatment."""
        super().check()
        if is_with_unions(self.meeting):
            self.heading = gettext_lazy("Skriv redegjørelsen")
            self.submit_label = gettext_lazy("Lagre redegjørelsen")
            self.success_message = gettext_lazy("Redegjørelsen er lagret.")

    def get_initial(self) -> dict[str, Any]:
        return {"discussion": self.item.discussion}

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "with_unions": is_with_unions(self.meeting)}

    def perform(self, form: Any) -> AgendaItem:
        return set_discussion(item=self.item, text=form.cleaned_data["discussion"], by=self.request.user)


class WithItem(ItemForms):
    """A form that is told which case it is about."""

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "item": self.item}


class VotePage(WithItem):
    """A form with a vote in it."""

    template_name = "meetings/vote_form.html"


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


class ProposalVoteView(VotePage, OneProposal):
    """Record the vote over a proposal."""

    form_class = ProposalVoteForm
    heading = gettext_lazy("Før voteringen over forslaget")
    submit_label = gettext_lazy("Før voteringen")
    success_message = gettext_lazy("Voteringen er ført.")

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "proposal": self.proposal}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(proposal=self.proposal, **kwargs)

    def perform(self, form: Any) -> Any:
        return record_votes(item=self.item, proposal=self.proposal, by=self.request.user, **form.vote_arguments())


class RecordBallotView(VotePage):
    """Record any vote in the case: by party or by name, over one proposal or two against each other."""

    form_class = BallotForm
    heading = gettext_lazy("Før en votering")
    submit_label = gettext_lazy("Før voteringen")
    success_message = gettext_lazy("Voteringen er ført.")

    def perform(self, form: Any) -> Ballot:
        return record_ballot(item=self.item, by=self.request.user, **form.arguments())


class WithdrawBallotView(ItemForms):
    """Take back a vote that was recorded by mistake."""

    template_name = "ui/confirm.html"
    form_class = ReasonForm
    heading = gettext_lazy("Fjern voteringen")
    submit_label = gettext_lazy("Fjern voteringen")
    success_message = gettext_lazy("Voteringen er fjernet.")

    @cached_property
    def ballot(self) -> Ballot:
        ballot: Ballot = get_object_or_404(Ballot.objects.active().filter(item=self.item), pk=self.kwargs["pk"])
        ballot.item = self.item
        return ballot

    def get_object(self) -> Any:
        return self.ballot

    def get_facts(self) -> list[Any]:
        told = next(view for view in ballots_of(self.item) if view.pk == self.ballot.pk)
        return [(_("Det ble stemt over"), told.about), (_("Resultat"), told.sentence)]

    def perform(self, form: Any) -> Ballot:
        return withdraw_ballot(ballot=self.ballot, by=self.request.user, reason=form.cleaned_data["reason"])


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


class RecusalView(VotePage):
    """Let the body decide whether a member leaves the case."""

    form_class = JudgeForm
    heading = gettext_lazy("Før inhabilitet eller fritak")
    submit_label = gettext_lazy("Før avgjørelsen")

    def get_success_message(self, result: Any) -> str:
        _ballot, recusal = result
        if recusal is None:
            return _("Avgjørelsen er ført. Medlemmet blir i saken.")
        return _("Fratredelsen er ført.")

    def perform(self, form: Any) -> Any:
        return judge_recusal(item=self.item, by=self.request.user, **form.arguments())


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


class CloseDoorsView(VotePage):
    """Close the doors for the case by a vote in the open, and note the hours."""

    form_class = ClosingForm
    heading = gettext_lazy("Før lukking av møtet")
    submit_label = gettext_lazy("Før lukkingen")

    def get_object(self) -> Any:
        return self.item

    def get_initial(self) -> dict[str, Any]:
        item, day = self.item, self.item.meeting.held_on
        held = next((g.key for g in law.CLOSING_GROUNDS if g.cite(day) == item.closed_basis), "")
        kept = self.kept()
        return {
            "ground": held,
            "closed_at": item.closed_at,
            "reopened_at": item.reopened_at,
            "staying": item.closed_staying,
            "unanimous": kept is not None and kept.unanimous,
            "chair_decided": kept is not None and kept.by_chair,
        }

    def kept(self) -> Any:
        """Return the vote on closing that stands."""
        return next((b for b in reversed(ballots_of(self.item)) if b.subject == BallotSubject.CLOSING), None)

    def stands(self, data: dict[str, Any]) -> bool:
        """Tell whether only the hours are put right: a unanimous vote is not counted anew after somebody has left."""
        before = self.get_initial()
        return bool(before["unanimous"] and data["unanimous"] and before["ground"] == data["ground"] != "")

    def get_form_kwargs(self) -> dict[str, Any]:
        kept = self.kept()
        return {**super().get_form_kwargs(), "kept": kept if kept is not None and not kept.unanimous else None}

    def get_success_message(self, result: Any) -> str:
        if not result.closed_basis:
            return _("Voteringen er ført. Møtet lukkes ikke.")
        return _("Lukkingen er ført.")

    def perform(self, form: Any) -> AgendaItem:
        data = form.cleaned_data
        with unit_of_work(by=self.request.user, reason=_("Møtet er lukket i saken")):
            item = self.item
            if not self.stands(data):
                item = close_doors(item=item, ground=data["ground"], by=self.request.user, **form.vote_arguments())
            if not item.closed_basis:
                return item
            hours = {name: data[name] for name in ("closed_at", "reopened_at", "staying")}
            return note_doors(item=item, by=self.request.user, **hours)


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
