"""The minutes: read, compared with the version before, and as files. Their steps are in ``minutes_steps``."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _

from omstilling.pdf.jobs import request_render
from omstilling.pdf.models import RenderJob
from omstilling.pdf.responses import stream_issued
from omstilling.ui.flow import SeeOther
from omstilling.ui.formats import date_text, join_and
from projects.views.base import ProjectPage

from ..access import FINISHED, may_see_minutes, sees_everything
from ..approval import Approval, Way, approval_of, may_approve, own_seat_in
from ..documents import KIND, ChangedMinutes, document_of, front_of, request_issue
from ..minutes import flaws_of
from ..minutes.differences import changes_between
from ..models import AgendaItem, MeetingState, Minutes, MinutesState
from ..words import about_minutes, minutes_kind, the_minutes
from .base import MeetingMixin

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
        return minutes_kind(self.meeting)

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
            it=the_minutes(self.meeting),
            breadcrumbs=self.trail((self.word, None)),
            meeting=self.meeting,
            minutes=minutes,
            newest=newest,
            is_newest=minutes is not None and minutes == newest,
            corrected=in_hand and newest is not None and minutes is not None and newest.version > minutes.version,
            versions=readable,
            document=document,
            changed=changed,
            front=front_of(document) if document is not None else [],
            public=public,
            sees_everything=sees_everything(user, self.meeting),
            finished=minutes is not None and minutes.state in FINISHED,
            flaws=self.flaws() if in_hand and works else [],
            steps=self.steps(newest),
            only_back=newest is not None and newest.state == MinutesState.FOR_APPROVAL and not self.may_approve(),
            waiting=self.waiting(minutes),
            approval=self.approval_shown(minutes),
            state_line=self.state_line(minutes),
            may_reply=in_hand and self.may("may_write_minutes", self.meeting),
            previous=self.previous(minutes, readable),
            extracts=self.extracts(minutes, document),
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

    @cached_property
    def approval(self) -> Approval | None:
        """How the newest version is approved, and how far it has come."""
        return approval_of(self.newest) if self.newest is not None else None

    def may_approve(self) -> bool:
        newest = self.newest
        return newest is not None and may_approve(self.request.user, newest, self.approval)

    def approval_shown(self, minutes: Minutes | None) -> Approval | None:
        """Return the approval and the remarks of the version that is read: for the body and those who run it."""
        if minutes is None or not sees_everything(self.request.user, self.meeting):
            return None
        return self.approval if minutes == self.newest else approval_of(minutes)

    def state_line(self, minutes: Minutes | None) -> str:
        """Say in one sentence where the minutes stand, and what they wait for."""
        if minutes is None:
            return ""
        it = self.meeting
        if minutes.state == MinutesState.DRAFT:
            if minutes.version > 1:
                return _("En rettelse er under arbeid. Den godkjente versjonen gjelder inntil denne er godkjent.")
            return about_minutes(_("%(It)s er ikke sendt til godkjenning ennå."), it)
        if minutes.state == MinutesState.FOR_APPROVAL:
            return self.waits_for(minutes)
        told = _("Godkjent %(day)s av %(who)s.") % {
            "day": date_text(minutes.approved_on),
            "who": minutes.approved_by,
        }
        if minutes.approved_in_id is not None:
            told = _("Godkjent av %(who)s.") % {"who": minutes.approved_by}
        if minutes.state == MinutesState.PUBLISHED:
            return told + " " + _("Publisert.")
        return told + " " + _("Ikke publisert ennå.")

    def waits_for(self, minutes: Minutes) -> str:
        """Say whose approval is missing. To those who do not see everything, only that it is not there."""
        approval = self.approval_shown(minutes)
        if approval is None:
            return ""
        if approval.each_approves:
            names = join_and([str(review.seat.person.full_name) for review in approval.missing])
            return _("Venter på %(names)s.") % {"names": names}
        if approval.way == Way.NEXT_MEETING:
            return _("Venter på at organet godkjenner i et senere møte.")
        return _("Venter på organets leder.")

    def flaws(self) -> list[dict[str, Any]]:
        """Return what is missing, each with the page that mends it, as far as this user may."""
        found = []
        runs = self.may("may_run_meeting", self.meeting)
        for flaw in flaws_of(self.meeting):
            page = flaw.page if runs else ""
            url = self.url(page or "item", flaw.item_id) if flaw.item_id is not None else self.url(page or "meeting")
            found.append({"text": flaw.text, "demand": flaw.demand, "url": url})
        return found

    def previous(self, minutes: Minutes | None, readable: list[Minutes]) -> Minutes | None:
        """Return the version that the one that is read corrects, where both can be read."""
        if minutes is None:
            return None
        return next((m for m in readable if m.version < minutes.version), None)

    def extracts(self, minutes: Minutes | None, document: Any) -> list[tuple[int, str]]:
        """Return the cases of which an extract can be taken: of approved minutes, those the reader sees whole."""
        if minutes is None or document is None or minutes.state not in FINISHED:
            return []
        seen = AgendaItem.objects.visible_to(self.request.user).active().filter(meeting=self.meeting)
        ids = set(seen.values_list("pk", flat=True))
        return [(case.item, f"{case.number} {case.title}") for case in document.cases if case.item in ids]

    def steps(self, newest: Minutes | None) -> list[tuple[str, str]]:
        """Return what this user may do next, as (address, words); the first is the main one."""
        meeting, found = self.meeting, []
        write, approve = self.may("may_write_minutes", meeting), self.may_approve()
        if newest is None:
            if write and meeting.state == MeetingState.HELD:
                found.append((self.url("open_minutes"), about_minutes(_("Begynn på %(it)s"), meeting)))
            return found
        if newest.state == MinutesState.DRAFT and write:
            found.append((self.url("send_minutes"), _("Send til godkjenning")))
            if len(self.versions) > 1:
                found.append((self.url("drop_correction"), _("Forkast rettelsen")))
        if newest.state == MinutesState.FOR_APPROVAL:
            if approve:
                found.append((self.url("approve_minutes"), about_minutes(_("Godkjenn %(it)s"), meeting)))
            if self.may("may_review_minutes", meeting) and own_seat_in(meeting, self.request.user) is not None:
                found.append((self.url("minutes_remark"), _("Skriv en merknad")))
            if self.may("may_return_minutes", meeting):
                found.append((self.url("return_minutes"), _("Send tilbake til utkast")))
        if newest.state == MinutesState.APPROVED and write:
            found.append((self.url("publish_minutes"), about_minutes(_("Publiser %(it)s"), meeting)))
        if newest.state in FINISHED and write:
            found.append((self.url("correct_minutes"), about_minutes(_("Rett %(it)s"), meeting)))
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


class MinutesChangesView(MinutesMixin, ProjectPage):
    """What a version corrects in the one before it, part by part and word by word."""

    access_rule = "visible"
    template_name = "meetings/minutes_changes.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        kwargs = self.beyond_address(kwargs)
        public, version = self.wants_public(), self.kwargs["version"]
        readable = {m.version: m for m in self.versions if may_see_minutes(self.request.user, m, public=public)}
        new = readable.get(version)
        old = next((minutes for number, minutes in readable.items() if number < version), None)
        if new is None or old is None:
            raise Http404
        try:
            found = changes_between(document_of(old, public=public), document_of(new, public=public))
        except ChangedMinutes:
            raise Http404 from None
        heading = _("Hva som er rettet i versjon %s") % version
        return super().get_context_data(
            heading=heading,
            breadcrumbs=self.trail((self.word, self.url("minutes")), (heading, None)),
            meeting=self.meeting,
            new=new,
            old=old,
            changes=found,
            **kwargs,
        )


class MinutesFileView(MinutesMixin, ProjectPage):
    """A frozen document of the minutes."""

    shows_earlier = False
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

    shows_earlier = False
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
