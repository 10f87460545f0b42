"""The steps of the minutes: begun, sent, sent back, approved, published, corrected."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from omstilling.accounts.fresh import AsksFreshly
from omstilling.ui.formats import join_and
from omstilling.ui.forms import ReasonForm, ServiceForm

from ..approval import Approval, Way, approval_of, may_approve, parties_of, way_of
from ..documents import request_issue
from ..forms.minutes import ApproveMinutesForm, MinutesCorrectionForm, ReturnMinutesForm, SendMinutesForm
from ..models import Minutes, MinutesState
from ..services import (
    approve_minutes,
    drop_correction,
    open_minutes,
    publish_minutes,
    return_to_draft,
    send_for_approval,
    start_correction,
)
from ..words import about_minutes
from .base import Crumbs, MeetingForms
from .minutes import MinutesMixin


class MinutesForms(MinutesMixin, MeetingForms):
    """A step of the minutes, which ends on their page. Concerns the newest version."""

    access_rule = "may_write_minutes"
    template_name = "ui/confirm.html"
    form_class: Any = ServiceForm

    @cached_property
    def minutes(self) -> Minutes:
        minutes: Minutes = get_object_or_404(
            Minutes.objects.active().filter(meeting=self.meeting), version=self.newest.version if self.newest else 0
        )
        minutes.meeting = self.meeting
        return minutes

    @cached_property
    def approval(self) -> Approval:
        return approval_of(self.minutes)

    def get_object(self) -> Any:
        return self.minutes

    def get_facts(self) -> list[Any]:
        return [(_("Møte"), str(self.meeting)), (_("Versjon"), self.minutes.version)]

    def get_breadcrumbs(self) -> Crumbs:
        return self.trail((self.word, self.url("minutes")), (self.get_heading(), None))

    def get_heading(self) -> Any:
        return about_minutes(self.heading, self.meeting)

    def get_success_message(self, result: Any) -> str:
        return about_minutes(self.success_message, self.meeting)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        intro = about_minutes(self.intro, self.meeting)
        said = {"intro": intro, "text": intro, "submit_label": about_minutes(self.submit_label, self.meeting)}
        return super().get_context_data(**{**said, **kwargs})

    def get_cancel_url(self) -> str:
        return self.url("minutes")

    def get_success_url(self, result: Any = None) -> str:
        return self.url("minutes")


class OpenMinutesView(MinutesForms):
    """Begin the minutes."""

    heading = gettext_lazy("Begynn på %(it)s")
    intro = gettext_lazy("%(It)s bygges av det som er ført i møtet, og kan rettes fram til godkjenningen.")
    submit_label = gettext_lazy("Begynn på %(it)s")
    success_message = gettext_lazy("%(It)s er påbegynt.")

    def get_object(self) -> Any:
        return None

    def get_facts(self) -> list[Any]:
        return [(_("Møte"), str(self.meeting))]

    def perform(self, form: Any) -> Minutes:
        return open_minutes(meeting=self.meeting, by=self.request.user)


class SendMinutesView(MinutesForms):
    """Put the minutes to those who approve them, and tell the members."""

    heading = gettext_lazy("Send %(it)s til godkjenning")
    form_class = SendMinutesForm
    intro = gettext_lazy(
        "Mens %(it)s er til godkjenning, kan ingen endre det som er ført i møtet. "
        "Medlemmene får en e-post med lenke, og kan skrive merknader."
    )
    submit_label = gettext_lazy("Send til godkjenning")
    success_message = gettext_lazy("%(It)s er sendt til godkjenning, og medlemmene har fått beskjed.")

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "meeting": self.meeting, "approval": self.approval}

    def get_facts(self) -> list[Any]:
        return [*super().get_facts(), (_("Godkjennes av"), self.approved_by())]

    def approved_by(self) -> str:
        """Return who is to approve, in words."""
        way = way_of(self.meeting)
        if way == Way.PARTIES:
            return join_and([str(seat.person.full_name) for seat in parties_of(self.meeting)]) or _("ikke kjent")
        return {
            Way.CHAIR: _("organets leder"),
            Way.NAMED: _("medlemmene du velger"),
            Way.NEXT_MEETING: _("organet i et senere møte"),
        }[way]

    def perform(self, form: Any) -> Minutes:
        return send_for_approval(
            minutes=self.minutes, approvers=form.cleaned_data.get("approvers", ()), by=self.request.user
        )


class ReturnMinutesView(MinutesForms):
    """Take the minutes back to draft."""

    access_rule = "may_return_minutes"
    template_name = "ui/form_page.html"
    form_class = ReturnMinutesForm
    heading = gettext_lazy("Send %(it)s tilbake")
    submit_label = gettext_lazy("Send tilbake til utkast")
    success_message = gettext_lazy("%(It)s er et utkast igjen.")

    def perform(self, form: Any) -> Minutes:
        return return_to_draft(minutes=self.minutes, by=self.request.user, reason=form.cleaned_data["reason"])


class ApproveMinutesView(AsksFreshly, MinutesForms):
    """Approve the minutes: the decisions are confirmed, and both documents are made and frozen.

    Where several approve, this is one of them; who it is for follows from the minutes themselves.
    """

    access_rule = "may_join_approval"
    form_class = ApproveMinutesForm
    heading = gettext_lazy("Godkjenn %(it)s")
    submit_label = gettext_lazy("Godkjenn %(it)s")

    def check(self) -> None:
        """Refuse those for whom it is not to approve."""
        super().check()
        newest = self.newest
        if newest is not None and not may_approve(self.request.user, newest):
            raise PermissionDenied
        if newest is None and not self.may("may_approve_minutes", self.meeting):
            raise PermissionDenied

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Say what the approval does, and whose it waits for."""
        said = _(
            "Det som er ført fra møtet, blir bekreftet, og %(it)s kan ikke endres etterpå. "
            "En rettelse blir en ny versjon. PDF-ene lages i bakgrunnen."
        )
        if self.approval.each_approves and len(self.approval.missing) > 1:
            said = _("%(It)s er godkjent når alle som skal godkjenne, har gjort det.") + " " + said
        text = about_minutes(said, self.meeting)
        return super().get_context_data(**{"intro": text, "text": text, **kwargs})

    def get_form_kwargs(self) -> dict[str, Any]:
        more = {"minutes": self.minutes, "approval": self.approval, "user": self.request.user}
        return {**super().get_form_kwargs(), **more}

    def get_success_message(self, result: Any) -> str:
        told = _("%(It)s er godkjent, og det som er ført fra møtet, er bekreftet. PDF-ene lages nå.")
        if result.state == MinutesState.FOR_APPROVAL:
            told = _("Godkjenningen din er ført. %(It)s venter på de andre.")
        return about_minutes(told, self.meeting)

    def perform(self, form: Any) -> Minutes:
        minutes = approve_minutes(minutes=self.minutes, by=self.request.user, **form.cleaned_data)
        if minutes.state == MinutesState.APPROVED:
            request_issue(minutes, self.request.user)
        return minutes


class PublishMinutesView(MinutesForms):
    """Open the public version to all who see the meeting."""

    heading = gettext_lazy("Publiser %(it)s")
    intro = gettext_lazy(
        "Den offentlige utgaven kan leses av alle som ser møtet. Det som er unntatt, er ikke med i den."
    )
    submit_label = gettext_lazy("Publiser")
    success_message = gettext_lazy("%(It)s er publisert.")

    def perform(self, form: Any) -> Minutes:
        return publish_minutes(minutes=self.minutes, by=self.request.user)


class CorrectMinutesView(MinutesForms):
    """Begin a new version that corrects the approved one."""

    template_name = "ui/form_page.html"
    form_class = MinutesCorrectionForm
    heading = gettext_lazy("Rett %(it)s")
    intro = gettext_lazy(
        "Vedtakene fra møtet åpnes, slik at tekst, stemmer og frammøte kan rettes. "
        "Det som er godkjent, vises fram til den rettede versjonen er godkjent."
    )
    submit_label = gettext_lazy("Begynn på en ny versjon")
    success_message = gettext_lazy("En ny versjon er påbegynt. Den godkjente blir stående.")

    def perform(self, form: Any) -> Minutes:
        return start_correction(minutes=self.minutes, by=self.request.user, **form.cleaned_data)


class DropCorrectionView(MinutesForms):
    """Give up a correction in which nothing was changed."""

    form_class = ReasonForm
    danger = True
    heading = gettext_lazy("Forkast rettelsen")
    intro = gettext_lazy("Utkastet til ny versjon tas bort, og den godkjente versjonen er den nyeste igjen.")
    submit_label = gettext_lazy("Forkast rettelsen")
    success_message = gettext_lazy("Rettelsen er forkastet. Den godkjente versjonen gjelder.")

    def perform(self, form: Any) -> Minutes:
        return drop_correction(minutes=self.minutes, by=self.request.user, reason=form.cleaned_data["reason"])
