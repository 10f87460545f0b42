"""The minutes: read, sent, approved, corrected, published, and as files."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from omstilling.pdf.jobs import request_render
from omstilling.pdf.models import RenderJob
from omstilling.pdf.responses import stream_issued
from omstilling.ui.flow import SeeOther
from omstilling.ui.forms import ServiceForm
from projects.views.base import ProjectPage

from ..access import FINISHED, may_see_minutes, sees_everything
from ..documents import KIND, ChangedMinutes, document_of, front_of, request_issue
from ..forms.items import ApproveMinutesForm, MinutesCorrectionForm, ReturnMinutesForm
from ..minutes import flaws_of
from ..models import MeetingState, Minutes, MinutesState
from ..services import (
    approve_minutes,
    open_minutes,
    publish_minutes,
    return_to_draft,
    send_for_approval,
    start_correction,
)
from ..words import about_minutes, the_minutes
from .base import Crumbs, MeetingForms, MeetingMixin

PUBLIC, FULL = "offentlig", "fullstendig"


class MinutesMixin(MeetingMixin):
    """Finds the versions of the minutes, and the one that is asked for."""

    @cached_property
    def versions(self) -> list[Minutes]:
        """The versions, the newest first."""
        found = Minutes.objects.active().filter(meeting=self.meeting).order_by("-version")
        rows = list(found.select_related("full_document", "public_document"))
        for row in rows:
            row.meeting = self.meeting
        return rows

    @property
    def newest(self) -> Minutes | None:
        return self.versions[0] if self.versions else None

    @property
    def word(self) -> str:
        return _("Møteprotokoll") if self.meeting.body.is_elected else _("Referat")

    def wants_public(self) -> bool:
        """Tell which of the two is asked for; who does not see everything reads the public one."""
        if not sees_everything(self.request.user, self.meeting):
            return True
        return self.request.GET.get("utgave") == PUBLIC


class MinutesView(MinutesMixin, ProjectPage):
    """The minutes as a page: as complete as the PDF, and made of the same value."""

    access_rule = "visible"
    template_name = "meetings/minutes.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        kwargs = self.beyond_address(kwargs)
        user, public = self.request.user, self.wants_public()
        readable = [m for m in self.versions if may_see_minutes(user, m, public=public)]
        minutes = self.chosen(readable)
        document, changed = None, ""
        try:
            document = document_of(minutes, public=public) if minutes is not None else None
        except ChangedMinutes as error:
            changed = str(error)
        newest = self.newest
        works = self.may("may_write_minutes", self.meeting) or self.may("may_approve_minutes", self.meeting)
        in_hand = newest is not None and newest.state not in FINISHED
        return super().get_context_data(
            heading=f"{self.word}: {self.meeting}" if document is None else document.title,
            word=self.word,
            it=the_minutes(self.meeting.body),
            breadcrumbs=self.trail((self.word, None)),
            meeting=self.meeting,
            minutes=minutes,
            newest=newest,
            is_newest=minutes is not None and minutes == newest,
            versions=readable,
            document=document,
            changed=changed,
            front=front_of(document) if document is not None else [],
            public=public,
            sees_everything=sees_everything(user, self.meeting),
            finished=minutes is not None and minutes.state in FINISHED,
            flaws=flaws_of(self.meeting) if in_hand and works else [],
            steps=self.steps(newest),
            only_back=newest is not None and newest.state == MinutesState.FOR_APPROVAL and not self.may_approve(),
            waiting=self.waiting(minutes),
            **kwargs,
        )

    def chosen(self, readable: list[Minutes]) -> Minutes | None:
        """Return the version asked for, else the newest that the user may read. 404 for one that is not there."""
        asked = self.request.GET.get("versjon", "")
        if not asked:
            return readable[0] if readable else None
        found = next((m for m in readable if str(m.version) == asked), None)
        if found is None:
            raise Http404
        return found

    def may_approve(self) -> bool:
        return self.may("may_approve_minutes", self.meeting)

    def steps(self, newest: Minutes | None) -> list[tuple[str, str]]:
        """Return what this user may do next, as (address, words); the first is the main one."""
        meeting, found = self.meeting, []
        write, approve = self.may("may_write_minutes", meeting), self.may("may_approve_minutes", meeting)
        if newest is None:
            if write and meeting.state == MeetingState.HELD:
                found.append((self.url("open_minutes"), about_minutes(_("Begynn på %(it)s"), meeting.body)))
            return found
        if newest.state == MinutesState.DRAFT and write:
            found.append((self.url("send_minutes"), _("Send til godkjenning")))
        if newest.state == MinutesState.FOR_APPROVAL:
            if approve:
                found.append((self.url("approve_minutes"), about_minutes(_("Godkjenn %(it)s"), meeting.body)))
            if write or approve:
                found.append((self.url("return_minutes"), _("Send tilbake til utkast")))
        if newest.state == MinutesState.APPROVED and write:
            found.append((self.url("publish_minutes"), about_minutes(_("Publiser %(it)s"), meeting.body)))
        if newest.state in FINISHED and write:
            found.append((self.url("correct_minutes"), about_minutes(_("Rett %(it)s"), meeting.body)))
        return found

    def waiting(self, minutes: Minutes | None) -> dict[str, Any] | None:
        """Return what is said while an approved version lacks its files; ``None`` when it has them or is a draft."""
        if minutes is None or minutes.state not in FINISHED:
            return None
        lacks = minutes.full_document_id is None or minutes.public_document_id is None
        if not lacks or not sees_everything(self.request.user, self.meeting):
            return None
        jobs = RenderJob.objects.filter(
            kind=KIND, issue=True, requested_by_id=self.request.user.pk, params__minutes=minutes.pk
        )
        job = jobs.order_by("-created_at").first()
        may = self.may("may_write_minutes", self.meeting) or self.may("may_approve_minutes", self.meeting)
        return {"job": job, "may_make": may and (job is None or not job.is_waiting)}


class MinutesFileView(MinutesMixin, ProjectPage):
    """A frozen document of the minutes."""

    access_rule = "visible"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:  # type: ignore[override]
        public = kwargs["edition"] == PUBLIC
        minutes = next((m for m in self.versions if m.version == kwargs["version"]), None)
        if minutes is None or not may_see_minutes(request.user, minutes, public=public):
            raise Http404
        issued = minutes.public_document if public else minutes.full_document
        if issued is None:
            raise Http404
        return stream_issued(issued, request)


class MinutesPdfView(MinutesMixin, ProjectPage):
    """Ask for a PDF of the version as it is: of a draft with its mark, of an approved one the missing files."""

    access_rule = "visible"
    http_method_names = ["post", "options"]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        public = request.POST.get("utgave") == PUBLIC
        minutes = self.newest
        if minutes is None or not sees_everything(request.user, self.meeting):
            raise Http404
        if minutes.state in FINISHED:
            write = self.may("may_write_minutes", self.meeting) or self.may("may_approve_minutes", self.meeting)
            if not write:
                raise PermissionDenied
            jobs = request_issue(minutes, request.user)
            if not jobs:
                return SeeOther(self.url("minutes"))
            return SeeOther(reverse("pdf:job", args=[jobs[-1].pk]))
        job = request_render(KIND, {"minutes": minutes.pk, "public": public}, request.user)
        return SeeOther(reverse("pdf:job", args=[job.pk]))


class MinutesForms(MinutesMixin, MeetingForms):
    """A step of the minutes, which ends on their page. Concerns the newest version."""

    access_rule = "may_write_minutes"
    template_name = "ui/confirm.html"
    form_class = ServiceForm

    @cached_property
    def minutes(self) -> Minutes:
        minutes: Minutes = get_object_or_404(
            Minutes.objects.active().filter(meeting=self.meeting), version=self.newest.version if self.newest else 0
        )
        minutes.meeting = self.meeting
        return minutes

    def get_object(self) -> Any:
        return self.minutes

    def get_facts(self) -> list[Any]:
        return [(_("Møte"), str(self.meeting)), (_("Versjon"), self.minutes.version)]

    def get_breadcrumbs(self) -> Crumbs:
        return self.trail((self.word, self.url("minutes")), (self.get_heading(), None))

    def get_heading(self) -> Any:
        return about_minutes(self.heading, self.meeting.body)

    def get_success_message(self, result: Any) -> str:
        return about_minutes(self.success_message, self.meeting.body)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        body = self.meeting.body
        intro = about_minutes(self.intro, body)
        said = {"intro": intro, "text": intro, "submit_label": about_minutes(self.submit_label, body)}
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
    """Put the minutes to the chair."""

    heading = gettext_lazy("Send %(it)s til godkjenning")
    intro = gettext_lazy("Mens %(it)s er til godkjenning, kan ingen endre det som er ført i møtet.")
    submit_label = gettext_lazy("Send til godkjenning")
    success_message = gettext_lazy("%(It)s er sendt til godkjenning.")

    def perform(self, form: Any) -> Minutes:
        return send_for_approval(minutes=self.minutes, by=self.request.user)


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


class ApproveMinutesView(MinutesForms):
    """Approve the minutes: the decisions are confirmed, and both documents are made and frozen."""

    access_rule = "may_approve_minutes"
    form_class = ApproveMinutesForm
    heading = gettext_lazy("Godkjenn %(it)s")
    intro = gettext_lazy(
        "Det som er ført fra møtet, blir bekreftet, og %(it)s kan ikke endres etterpå. "
        "En rettelse blir en ny versjon. PDF-ene lages i bakgrunnen."
    )
    submit_label = gettext_lazy("Godkjenn %(it)s")
    success_message = gettext_lazy("%(It)s er godkjent, og det som er ført fra møtet, er bekreftet. PDF-ene lages nå.")

    def perform(self, form: Any) -> Minutes:
        minutes = approve_minutes(minutes=self.minutes, by=self.request.user, **form.cleaned_data)
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
    submit_label = gettext_lazy("Begynn på en ny versjon")
    success_message = gettext_lazy("En ny versjon er påbegynt. Den godkjente blir stående.")

    def perform(self, form: Any) -> Minutes:
        return start_correction(minutes=self.minutes, by=self.request.user, **form.cleaned_data)
