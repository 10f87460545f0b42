"""Who is called to a meeting: the list, one's own answer, an answer for somebody else, and the substitutes."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from django.http import Http404
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from omstilling.ui.forms import ServiceForm
from projects.models import Seat
from projects.views.base import Crumbs, ProjectPage

from ..access import sees_everything
from ..forms.summons import AnswerForm, RegisterAnswerForm, ReleaseForm
from ..models import Summons
from ..notices.build import when_and_where
from ..selectors import seats_of
from ..services.summons import answer_summons, call_members, call_substitute, release_substitute
from ..summons import Called, calling_of, in_turn, may_answer, own_seat, rule_words, seat_words
from .base import MeetingForms, MeetingMixin


class SummonsView(MeetingMixin, ProjectPage):
    """Everybody who is called, with their answers. For the body's members and those who run the project."""

    shows_earlier = False
    access_rule = "visible"
    template_name = "meetings/summons.html"

    def check(self) -> None:
        super().check()
        if not sees_everything(self.request.user, self.meeting):
            raise Http404

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        meeting = self.meeting
        seats = seats_of(meeting)
        mine = own_seat(meeting, self.request.user)
        return super().get_context_data(
            heading=_("Innkalte"),
            breadcrumbs=self.trail((_("Innkalte"), None)),
            meeting=meeting,
            calling=calling_of(meeting),
            rule=rule_words(seats),
            own=mine,
            open=may_answer(meeting),
            may_run=self.may("may_run_meeting", meeting) and may_answer(meeting),
            **self.beyond_address(kwargs),
        )


class SummonsForms(MeetingForms):
    """A form of the calling. It ends on the list of those who are called."""

    def get_object(self) -> Any:
        return None

    def get_cancel_url(self) -> str:
        return self.url("summons")

    def get_success_url(self, result: Any = None) -> str:
        return self.url("summons")

    def get_breadcrumbs(self) -> Crumbs:
        return self.trail((_("Innkalte"), self.url("summons")), (self.get_heading(), None))


class CallMembersView(SummonsForms):
    """Call the members in, before the notice goes out."""

    template_name = "ui/confirm.html"
    form_class = ServiceForm
    heading = gettext_lazy("Kall inn medlemmene")
    intro = gettext_lazy(
        "Alle som har plass i organet, kan da svare om de kommer. De får e-posten når innkallingen sendes."
    )
    submit_label = gettext_lazy("Kall inn medlemmene")
    success_message = gettext_lazy("Medlemmene er kalt inn.")

    def perform(self, form: Any) -> list[Summons]:
        return call_members(meeting=self.meeting, by=self.request.user)


class AnswerSummonsView(SummonsForms):
    """Answer the call, for oneself."""

    access_rule = "may_answer_summons"
    form_class = AnswerForm
    heading = gettext_lazy("Svar på innkallingen")
    submit_label = gettext_lazy("Send svaret")
    success_message = gettext_lazy("Svaret ditt er registrert.")

    @cached_property
    def seat(self) -> Seat:
        seat = own_seat(self.meeting, self.request.user)
        if seat is None:
            raise Http404
        return seat

    def check(self) -> None:
        super().check()
        bool(self.seat)

    @cached_property
    def called(self) -> Called | None:
        return calling_of(self.meeting).of(self.seat.pk)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Say first which meeting it is about."""
        return super().get_context_data(intro=f"{self.meeting.body.name}, {when_and_where(self.meeting)}", **kwargs)

    def get_initial(self) -> dict[str, Any]:
        summons = self.called.summons if self.called is not None else None
        if summons is None or not summons.answered_on:
            return {}
        return {"answer": summons.answer, "apology": summons.reason}

    def perform(self, form: Any) -> Summons:
        return answer_summons(meeting=self.meeting, seat=self.seat, by=self.request.user, **form.cleaned_data)

    def get_cancel_url(self) -> str:
        return str(self.meeting.get_absolute_url())

    def get_success_url(self, result: Any = None) -> str:
        return str(self.meeting.get_absolute_url())


class SeatForms(SummonsForms):
    """A form about one seat that is called, or is to be."""

    @cached_property
    def called(self) -> Called:
        found = calling_of(self.meeting).of(self.kwargs["seat"])
        if found is None:
            raise Http404
        return found

    def check(self) -> None:
        super().check()
        bool(self.called)

    def get_facts(self) -> list[Any]:
        facts = [(_("Navn"), seat_words(self.called.seat))]
        facts.append((_("Funksjon"), capfirst(self.called.seat.get_function_display())))
        return facts


class RegisterAnswerView(SeatForms):
    """Take somebody's answer: it came by telephone, or in another e-mail."""

    form_class = RegisterAnswerForm
    submit_label = gettext_lazy("Lagre svaret")
    success_message = gettext_lazy("Svaret er registrert.")

    def get_heading(self) -> str:
        return _("Svar for %(name)s") % {"name": self.called.name}

    def get_initial(self) -> dict[str, Any]:
        summons = self.called.summons
        answered = summons is not None and summons.answered_on is not None
        return {"answer": summons.answer, "apology": summons.reason} if answered and summons is not None else {}

    def perform(self, form: Any) -> Summons:
        return answer_summons(meeting=self.meeting, seat=self.called.seat, by=self.request.user, **form.cleaned_data)


class CallSubstituteView(SeatForms):
    """Call the substitute whose turn it is."""

    template_name = "ui/confirm.html"
    form_class = ServiceForm
    submit_label = gettext_lazy("Kall inn varamedlemmet")

    def get_heading(self) -> str:
        return _("Varamedlem for %(name)s") % {"name": self.called.name}

    def get_facts(self) -> list[Any]:
        turn = in_turn(self.called.seat, calling_of(self.meeting).free)
        summons = self.called.summons
        return [
            (_("Forfall"), seat_words(self.called.seat), summons.reason if summons is not None else ""),
            (_("Neste varamedlem"), seat_words(turn[0]) if turn else _("ingen ledige")),
            (_("Rekkefølge"), rule_words(seats_of(self.meeting))),
        ]

    def perform(self, form: Any) -> Summons:
        return call_substitute(meeting=self.meeting, seat=self.called.seat, by=self.request.user)

    def get_success_message(self, result: Any) -> str:
        return _("%(name)s er kalt inn, og får e-post om det.") % {"name": result.seat.person.full_name}


class ReleaseSubstituteView(SeatForms):
    """Let a substitute who is called in stay at home."""

    form_class = ReleaseForm
    template_name = "ui/confirm.html"
    submit_label = gettext_lazy("Frigi varamedlemmet")
    success_message = gettext_lazy("Varamedlemmet er frigitt, og får e-post om det.")

    def check(self) -> None:
        super().check()
        if self.called.summons is None or self.called.summons.called_for_id is None:
            raise Http404

    def get_heading(self) -> str:
        return _("Frigi %(name)s") % {"name": self.called.name}

    def perform(self, form: Any) -> Summons:
        return release_substitute(
            meeting=self.meeting, seat=self.called.seat, by=self.request.user, reason=form.cleaned_data["reason"]
        )
