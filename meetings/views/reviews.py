"""What members say of minutes that are for approval, and what is answered."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from projects.models import Seat

from ..approval import own_seat_in
from ..forms.minutes import MinutesRemarkForm, ReplyForm
from ..models import MinutesReview, MinutesState
from ..services import remark_on_minutes, reply_to_remark
from .minutes_steps import MinutesForms


class MinutesRemarkView(MinutesForms):
    """Leave a remark on the minutes, from one's own seat."""

    access_rule = "may_review_minutes"
    template_name = "ui/form_page.html"
    form_class = MinutesRemarkForm
    heading = gettext_lazy("Merknad til %(it)s")
    submit_label = gettext_lazy("Send merknaden")
    success_message = gettext_lazy("Merknaden er sendt til sekretæren, og vises for organets medlemmer.")

    @cached_property
    def seat(self) -> Seat:
        seat = own_seat_in(self.meeting, self.request.user)
        if seat is None:
            raise PermissionDenied
        return seat

    def check(self) -> None:
        super().check()
        bool(self.seat)
        if self.newest is not None and self.newest.state != MinutesState.FOR_APPROVAL:
            raise Http404

    @cached_property
    def review(self) -> MinutesReview | None:
        found = MinutesReview.objects.visible_to(self.request.user).active()
        return found.filter(minutes=self.minutes, seat=self.seat).first()

    def get_initial(self) -> dict[str, Any]:
        return {"remark": self.review.remark if self.review is not None else ""}

    def perform(self, form: Any) -> MinutesReview:
        text = form.cleaned_data["remark"]
        return remark_on_minutes(minutes=self.minutes, seat=self.seat, text=text, by=self.request.user)


class ReplyView(MinutesForms):
    """Answer a remark."""

    template_name = "ui/confirm.html"
    form_class = ReplyForm
    heading = gettext_lazy("Svar på merknaden")
    submit_label = gettext_lazy("Send svaret")
    success_message = gettext_lazy("Svaret er ført, og vises for organets medlemmer.")

    @cached_property
    def review(self) -> MinutesReview:
        found = MinutesReview.objects.visible_to(self.request.user).active().exclude(remark="")
        review: MinutesReview = get_object_or_404(
            found.select_related("seat__person"), minutes=self.minutes, pk=self.kwargs["pk"]
        )
        review.minutes = self.minutes
        return review

    def get_object(self) -> Any:
        return self.review

    def get_facts(self) -> list[Any]:
        return [(_("Fra"), str(self.review.seat)), (_("Merknad"), self.review.remark)]

    def get_initial(self) -> dict[str, Any]:
        return {"reply": self.review.reply}

    def perform(self, form: Any) -> MinutesReview:
        return reply_to_remark(review=self.review, reply=form.cleaned_data["reply"], by=self.request.user)
