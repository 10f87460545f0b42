"""What the parties say of a case in a meeting with the unions."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from projects.models import Seat

from ..forms.parties import AGREED, DISAGREED, NO_REMARK, EmployerReplyForm, PartyViewForm
from ..models import AgendaItem, MeetingPurpose, PartyView
from ..services import set_reply, write_view
from ..services.parties import may_reply, may_write_view, view_of
from .base import ItemForms


class UnionItemForms(ItemForms):
    """A form of a case in a meeting with the unions; in other meetings it is not there."""

    def check(self) -> None:
        super().check()
        if self.meeting.purpose == MeetingPurpose.ORDINARY:
            raise Http404


class PartyViewView(UnionItemForms):
    """Write a union's view: by its own seat, or taken in by the secretary while there is none."""

    access_rule = "may_write_union_statement"
    form_class = PartyViewForm
    submit_label = gettext_lazy("Lagre synet")
    success_message = gettext_lazy("Synet er ført i protokollen.")

    @cached_property
    def seat(self) -> Seat:
        found = Seat.objects.active().filter(body_id=self.meeting.body_id, is_union=True).select_related("person")
        seat: Seat = get_object_or_404(found, pk=self.kwargs["seat"])
        return seat

    @cached_property
    def standing(self) -> PartyView | None:
        return view_of(self.item, self.seat)

    def check(self) -> None:
        """Refuse those who would edit what another party has said."""
        super().check()
        if not may_write_view(self.request.user, self.item, self.seat, self.standing):
            raise PermissionDenied

    def get_heading(self) -> Any:
        return _("Syn fra %s") % (self.seat.organisation or self.seat.person.full_name)

    def get_object(self) -> Any:
        return self.standing

    def get_initial(self) -> dict[str, Any]:
        text = self.standing.text if self.standing is not None else ""
        return {"text": "" if text == NO_REMARK else text, "no_remark": text == NO_REMARK}

    def perform(self, form: Any) -> PartyView:
        return write_view(item=self.item, seat=self.seat, text=form.cleaned_data["text"], by=self.request.user)


class EmployerReplyView(UnionItemForms):
    """Write the employer's reply, and whether the parties agreed."""

    access_rule = "may_reply_to_unions"
    form_class = EmployerReplyForm
    heading = gettext_lazy("Arbeidsgivers svar")
    submit_label = gettext_lazy("Lagre svaret")
    success_message = gettext_lazy("Svaret er ført i protokollen.")

    def check(self) -> None:
        super().check()
        if not may_reply(self.request.user, self.item):
            raise PermissionDenied

    def get_object(self) -> Any:
        return self.item

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "purpose": self.meeting.purpose}

    def get_initial(self) -> dict[str, Any]:
        agreed = self.item.agreed
        return {
            "reply": self.item.employer_reply,
            "agreed": "" if agreed is None else AGREED if agreed else DISAGREED,
        }

    def perform(self, form: Any) -> AgendaItem:
        return set_reply(
            item=self.item, reply=form.cleaned_data["reply"], agreed=form.agreement(), by=self.request.user
        )
