"""Notices: sent, read, previewed, as files; and moving a meeting that is called."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from omstilling.mail.models import MailState
from omstilling.pdf.responses import stream_issued
from omstilling.ui.forms import ServiceForm
from projects.views.base import Crumbs, ProjectPage

from ..access import sees_everything
from ..forms.notices import MoveMeetingForm, SendNoticeForm
from ..models import MeetingState, Notice, NoticeKind, NoticeRecipient
from ..notices.build import listed_items, notice_document, when_and_where
from ..notices.document import front_of
from ..notices.files import ChangedNotice, document_of, may_see_notice, request_issue
from ..notices.letters import Addressee, addressees_of
from ..notices.readiness import hints_of, lateness, limit_words
from ..selectors import seats_of
from ..services.notices import move_meeting, new_items, send_notice, send_supplement
from .base import MeetingForms, MeetingMixin

PUBLIC = "offentlig"
LOOKS = {
    MailState.SENT: "good",
    MailState.WAITING: "under_way",
    MailState.FAILED: "late",
    MailState.NO_ADDRESS: "slipping",
}


class SendNoticeView(MeetingForms):
    """Send the notice, or the cases that came after it. The page shows who gets what before anything goes out."""

    form_class = SendNoticeForm
    template_name = "meetings/send_notice.html"

    def get_object(self) -> Any:
        return None

    @cached_property
    def is_supplement(self) -> bool:
        return Notice.objects.active().filter(meeting=self.meeting).exists()

    def get_heading(self) -> str:
        return _("Send tilleggsinnkalling") if self.is_supplement else _("Send innkalling")

    @cached_property
    def addressees(self) -> list[Addressee]:
        """Who gets it: everybody who is called now, and those who will be when it is sent."""
        found = addressees_of(self.meeting)
        known = {one.person.pk for one in found}
        for seat in seats_of(self.meeting):
            if seat.function != "substitute" and seat.person_id not in known:
                known.add(seat.person_id)
                found.append(Addressee(seat.person, seat, full=True, is_member=True))
        return found

    def get_form_kwargs(self) -> dict[str, Any]:
        called = [one.person.pk for one in self.addressees]
        return {**super().get_form_kwargs(), "meeting": self.meeting, "called": called}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        meeting, today = self.meeting, self.project.today()
        items = listed_items(meeting)
        fresh = new_items(meeting) if self.is_supplement else items
        open_ = meeting.state in (MeetingState.PLANNED, MeetingState.CALLED)
        count = len(self.addressees)
        return super().get_context_data(
            meeting=meeting,
            addressees=self.addressees,
            hints=hints_of(meeting, self.addressees, fresh),
            late=lateness(meeting, today),
            limit=limit_words(meeting, today),
            when=when_and_where(meeting),
            items=fresh,
            is_supplement=self.is_supplement,
            may_send=open_ and bool(fresh or (not self.is_supplement and not meeting.body.is_elected)),
            is_open=open_,
            count_words=ngettext("%(n)s mottaker", "%(n)s mottakere", count) % {"n": count},
            submit_label=_("Send tilleggsinnkallingen") if self.is_supplement else _("Send innkallingen"),
            **self.beyond_address(kwargs),
        )

    def perform(self, form: Any) -> Notice:
        send = send_supplement if self.is_supplement else send_notice
        return send(meeting=self.meeting, by=self.request.user, copies=form.cleaned_data["copies"])

    def get_success_url(self, result: Any = None) -> str:
        return self.url("notice", result.number) if result is not None else self.meeting.get_absolute_url()

    def get_success_message(self, result: Any) -> str:
        return _("%(what)s er sendt. PDF-ene lages i bakgrunnen.") % {"what": capfirst(result.get_kind_display())}


class NoticePages(MeetingMixin, ProjectPage):
    """A page that shows a notice: as it would be, or as it was sent."""

    access_rule = "visible"
    template_name = "meetings/notice.html"

    @cached_property
    def public(self) -> bool:
        """Which of the two is asked for; who does not see everything reads the public one."""
        if not sees_everything(self.request.user, self.meeting):
            return True
        return self.request.GET.get("utgave") == PUBLIC


class NoticeDraftView(NoticePages):
    """What the notice would say if it were sent now."""

    access_rule = "may_run_meeting"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        sent = Notice.objects.active().filter(meeting=self.meeting).count()
        kind = NoticeKind.SUPPLEMENT if sent else NoticeKind.NOTICE
        document = notice_document(self.meeting, public=self.public, kind=kind, number=sent + 1)
        return super().get_context_data(
            heading=document.title,
            breadcrumbs=self.trail((self.get_words(), self.url("send_notice")), (_("Forhåndsvisning"), None)),
            meeting=self.meeting,
            document=document,
            front=front_of(document),
            public=self.public,
            sees_everything=True,
            **self.beyond_address(kwargs),
        )

    def get_words(self) -> str:
        return _("Send innkalling")


class NoticeMixin(MeetingMixin):
    """Finds a notice of the meeting by its number."""

    @cached_property
    def notice(self) -> Notice:
        found = Notice.objects.active().visible_to(self.request.user).filter(meeting=self.meeting)
        notice: Notice = get_object_or_404(
            found.select_related("full_document", "public_document"), number=self.kwargs["number"]
        )
        notice.meeting = self.meeting
        return notice


class NoticeView(NoticeMixin, NoticePages):
    """A notice as it was sent, to whom, and its files."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        notice, user = self.notice, self.request.user
        document, changed = None, ""
        try:
            if may_see_notice(user, notice, public=self.public):
                document = document_of(notice, public=self.public)
            else:
                changed = _("En sak i det som ble sendt, er siden unntatt. Det vises derfor ikke lenger for deg.")
        except ChangedNotice as error:
            changed = str(error)
        everything = sees_everything(user, self.meeting)
        word = capfirst(notice.get_kind_display())
        return super().get_context_data(
            heading=document.title if document is not None else f"{word}: {self.meeting}",
            breadcrumbs=self.trail((word, None)),
            meeting=self.meeting,
            notice=notice,
            document=document,
            changed=changed,
            front=front_of(document) if document is not None else [],
            public=self.public,
            sees_everything=everything,
            recipients=self.recipients(),
            missing_files=self.may("may_run_meeting", self.meeting)
            and not (notice.full_document_id and notice.public_document_id),
            may_see_log=self.may("may_see_mail_log"),
            **self.beyond_address(kwargs),
        )

    def recipients(self) -> list[tuple[NoticeRecipient, str, str]]:
        """Return who got it, with how far the e-mail came and how that is drawn. For those who may know. One query."""
        rows = NoticeRecipient.objects.active().visible_to(self.request.user).filter(notice=self.notice)
        found = []
        for row in rows.select_related("person", "mail").order_by("id"):
            state = row.mail.state if row.mail is not None else ""
            words = row.mail.get_state_display() if row.mail is not None else _("ikke sendt")
            found.append((row, str(words), LOOKS[MailState(state)] if state else "missing"))
        return found


class NoticeFileView(NoticeMixin, ProjectPage):
    """Hand out one of the two files of a notice."""

    shows_earlier = False
    access_rule = "visible"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:  # type: ignore[override]
        public = self.kwargs["edition"] == PUBLIC
        if not may_see_notice(request.user, self.notice, public=public):
            raise PermissionDenied
        issued = self.notice.public_document if public else self.notice.full_document
        if issued is None:
            raise Http404
        return stream_issued(issued, request)


class NoticePdfView(NoticeMixin, MeetingForms):
    """Ask again for the files of a notice, when they were not made."""

    form_class = ServiceForm
    template_name = "ui/confirm.html"
    heading = gettext_lazy("Lag PDF-ene på nytt")
    intro = gettext_lazy("Filene lages av det som ble frosset da innkallingen ble sendt. Det tar noen sekunder.")
    submit_label = gettext_lazy("Lag PDF-ene")

    def get_object(self) -> Any:
        return None

    def get_breadcrumbs(self) -> Crumbs:
        word = capfirst(self.notice.get_kind_display())
        return self.trail((word, self.url("notice", self.notice.number)), (self.heading, None))

    def get_cancel_url(self) -> str:
        return self.url("notice", self.notice.number)

    def perform(self, form: Any) -> Notice:
        request_issue(self.notice, self.request.user)
        return self.notice

    def get_success_url(self, result: Any = None) -> str:
        return self.url("notice", self.notice.number)

    def get_success_message(self, result: Any) -> str:
        return _("PDF-ene er bestilt.")


class MoveMeetingView(MeetingForms):
    """Move a meeting that is called, and tell everybody."""

    form_class = MoveMeetingForm
    heading = gettext_lazy("Flytt møtet")
    intro = gettext_lazy(
        "Alle som er innkalt, får e-post med den nye tiden, og møtet flyttes i kalenderen deres. "
        "Flyttes det til en annen dag, må alle svare på nytt, og innkalte varamedlemmer blir frigitt."
    )
    submit_label = gettext_lazy("Flytt møtet og send melding")
    success_message = gettext_lazy("Møtet er flyttet, og alle innkalte får melding.")

    def get_initial(self) -> dict[str, Any]:
        return {name: getattr(self.meeting, name) for name in ("held_on", "starts_at", "ends_at", "place")}

    def perform(self, form: Any) -> Notice:
        return move_meeting(meeting=self.meeting, by=self.request.user, **form.cleaned_data)
