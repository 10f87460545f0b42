"""The list of meetings, a meeting's page, and the forms of its life."""

from __future__ import annotations

from typing import Any

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery
from django.middleware.csrf import get_token
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from omstilling.audit.kept import kept
from omstilling.ui.flow import new_token
from omstilling.ui.formats import date_text, weekday_date
from omstilling.ui.lists import Column
from omstilling.ui.templatetags.ui import status_tag
from projects import law
from projects.models import Decision
from projects.views.base import ProjectFormView, ProjectList, ProjectPage

from ..access import may_see_minutes, sees_everything
from ..agenda import agenda_lines
from ..drawings import Agenda, Roll
from ..filters import MeetingFilter
from ..forms.meetings import CallMeetingForm, CancelMeetingForm, EditMeetingForm, HoldMeetingForm, PlanMeetingForm
from ..minutes.parties import is_with_unions
from ..models import Meeting, MeetingForm, MeetingState, Minutes, MinutesState
from ..selectors import attendance_of
from ..services import call_meeting, hold_meeting, update_meeting
from ..services.notices import call_off_meeting
from ..services.plan import plan_meetings
from ..whereabouts import hours_of
from ..words import about_minutes, minutes_kind, minutes_word, the_minutes
from .base import MENU, MeetingForms, MeetingMixin

MINUTES_WORDS = dict(MinutesState.choices)


def minutes_state(meeting: Any) -> str:
    """Return how far the minutes have come, in a word. Needs ``minutes_state`` on the row."""
    if meeting.state != MeetingState.HELD:
        return ""
    return str(MINUTES_WORDS.get(meeting.minutes_state or "", _("ikke påbegynt")))


class MeetingListView(ProjectList):
    """Meetings to come and meetings held, of every body whose meetings the user may see."""

    keeps_question = True
    access_rule = "visible"
    menu_key = MENU
    filterset_class = MeetingFilter
    default_sort = "-dato"
    heading = gettext_lazy("Møter")
    export_name = "moter"
    empty_title = gettext_lazy("Ingen møter ennå")
    empty_text = gettext_lazy("Her kommer organenes møter med saksliste, frammøte, vedtak og protokoll eller referat.")
    columns = (
        Column(
            "mote",
            gettext_lazy("Møte"),
            lambda m: f"{m.body.name} {date_text(m.held_on)}",
            ("body__order", "body__name", "held_on"),
            link=lambda m: m.get_absolute_url(),
        ),
        Column("dato", gettext_lazy("Dato"), "held_on", "held_on"),
        Column(
            "tid",
            gettext_lazy("Tid"),
            lambda m: f"{m.starts_at:%H.%M}" if m.starts_at else None,
        ),
        Column(
            "sted",
            gettext_lazy("Sted"),
            lambda m: m.place or (capfirst(m.get_form_display()) if m.form == MeetingForm.REMOTE else None),
            "place",
        ),
        Column("saker", gettext_lazy("Saker"), "item_count", "item_count", numeric=True),
        Column("vedtak", gettext_lazy("Med vedtak"), "decided_count", "decided_count", numeric=True),
        Column(
            "tilstand",
            gettext_lazy("Status"),
            lambda m: status_tag(m.get_state_display()),
            "state",
            export=lambda m: m.get_state_display(),
        ),
        Column(
            "protokoll",
            gettext_lazy("Protokoll eller referat"),
            lambda m: status_tag(minutes_state(m)) if minutes_state(m) else None,
            export=minutes_state,
        ),
    )

    def get_queryset(self) -> QuerySet[Meeting]:
        newest = Minutes.objects.active().filter(meeting=OuterRef("pk")).order_by("-version")
        live = Q(items__withdrawn_at__isnull=True)
        seen = Decision.objects.visible_to(self.request.user).active().filter(project=self.project)
        return (
            Meeting.objects.visible_to(self.request.user)
            .active()
            .filter(project=self.project)
            .select_related("project", "body")
            .annotate(
                item_count=Count("items", filter=live),
                decided_count=Count("items", filter=live & Q(items__decision__in=seen.order_by().values("pk"))),
                minutes_state=Subquery(newest.values("state")[:1]),
            )
        )

    def get_new(self) -> tuple[str, Any] | None:
        if not self.may("may_plan_meetings"):
            return None
        return reverse("meetings:plan_meeting", args=[self.project.slug]), _("Planlegg møte")

    def count_text(self, count: int) -> str:
        return ngettext("%(n)s møte", "%(n)s møter", count) % {"n": count}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(breadcrumbs=[(_("Møter"), None)], **kwargs)


def _newest_minutes(meeting: int) -> QuerySet[Minutes]:
    return Minutes.objects.active().filter(meeting_id=meeting).order_by("-version")[:1]


class MeetingView(MeetingMixin, ProjectPage):
    """A meeting: facts, agenda, who was there, and the minutes."""

    access_rule = "visible"
    template_name = "meetings/meeting.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        kwargs = self.beyond_address(kwargs)
        meeting, user = self.meeting, self.request.user
        held = meeting.state == MeetingState.HELD
        minutes = next(iter(kept(_newest_minutes, meeting.pk)), None)
        if minutes is not None:
            minutes.meeting = meeting
        locked = minutes is not None and minutes.state != MinutesState.DRAFT
        with_unions = is_with_unions(meeting)
        cancelled = meeting.state == MeetingState.CANCELLED
        run = self.may("may_run_meeting", meeting)
        room, lines = attendance_of(meeting), agenda_lines(meeting, user)
        agenda = Agenda(
            meeting,
            lines,
            first_open=next((line.pk for line in lines if line.is_open), None) if room.is_recorded else None,
            may_log=held and not locked and not with_unions and self.may("may_log_decision", meeting),
            may_order=run and not locked and not held and not cancelled,
            csrf_token=lambda: get_token(self.request),
            form_token=lambda: new_token(self.request.user),
        )
        return super().get_context_data(
            heading=f"{meeting.body.name} {date_text(meeting.held_on)}",
            breadcrumbs=self.trail(),
            meeting=meeting,
            facts=self.facts(),
            lines=lines,
            agenda=agenda,
            roll=Roll(room),
            room=room,
            minutes=minutes,
            minutes_kind=minutes_kind(meeting),
            minutes_word=minutes_word(meeting),
            the_minutes=the_minutes(meeting),
            next_step=self.next_step(minutes, lines) if room.is_recorded else "",
            held=held,
            cancelled=cancelled,
            before=meeting.state in (MeetingState.PLANNED, MeetingState.CALLED),
            may_run=run and not locked and not cancelled,
            may_write=self.may("may_write_minutes", meeting),
            is_due=meeting.held_on <= self.project.today(),
            sees_minutes=minutes is not None and may_see_minutes(user, minutes, public=True),
            is_member=sees_everything(user, meeting),
            **kwargs,
        )

    def next_step(self, minutes: Minutes | None, lines: Any) -> str:
        """Return what the secretary does when every case has its decision: the minutes come next."""
        waiting = not is_with_unions(self.meeting) and any(line.is_open for line in lines)
        if waiting or not self.may("may_write_minutes", self.meeting):
            return ""
        text = _("Begynn på %(it)s") if minutes is None else _("Les gjennom og send %(it)s")
        return about_minutes(text, self.meeting)

    def facts(self) -> list[tuple[Any, ...]]:
        """Return what stands first on the page."""
        meeting = self.meeting
        form = (capfirst(meeting.get_form_display()), meeting.remote_basis)
        rows: list[tuple[Any, ...]] = [
            (_("Organ"), meeting.body.name),
            (_("Møte nr."), meeting.number),
            (_("Dato"), capfirst(weekday_date(meeting.held_on))),
            (_("Tid"), hours_of(meeting) or None),
            (_("Sted"), meeting.place or (_("Fjernmøte") if meeting.form == MeetingForm.REMOTE else None)),
            (_("Møteform"), *form),
            (_("Innkalling sendt"), date_text(meeting.notice_sent_on) if meeting.notice_sent_on else None),
        ]
        if is_with_unions(meeting):
            rows.insert(1, (_("Slags møte"), capfirst(meeting.get_purpose_display())))
        if meeting.chaired_by is not None:
            rows.append((_("Møteleder"), meeting.chaired_by.person.full_name))
        if meeting.body.is_elected and not is_with_unions(meeting):
            rows.append((_("Møtereglene står i"), law.cite(law.Rule.DECIDED_IN_MEETINGS, meeting.held_on)))
        return rows


class PlanMeetingView(ProjectFormView):
    """Plan a meeting."""

    access_rule = "may_plan_meetings"
    menu_key = MENU
    form_class = PlanMeetingForm
    heading = gettext_lazy("Planlegg møte")
    submit_label = gettext_lazy("Planlegg møtet")
    success_message = gettext_lazy("Møtet er planlagt. Sett sakene på sakslista.")

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "project": self.project, "user": self.request.user}

    def get_initial(self) -> dict[str, Any]:
        body = self.request.GET.get("organ", "")
        return {"body": body if body.isascii() and body.isdecimal() else None}

    def perform(self, form: Any) -> Meeting:
        data = dict(form.cleaned_data)
        days = [data.pop("held_on"), *data.pop("also_on")]
        return plan_meetings(days=days, by=self.request.user, **data)[0]

    def get_success_message(self, result: Any) -> str:
        if self.request.POST.get("also_on", "").strip():
            return _("Møteplanen er lagt. Sett sakene på sakslistene etter hvert.")
        return super().get_success_message(result)

    def get_cancel_url(self) -> str:
        return reverse("meetings:meetings", args=[self.project.slug])

    def get_breadcrumbs(self) -> list[tuple[Any, str | None]]:
        return [(_("Møter"), self.get_cancel_url()), (self.heading, None)]


class EditMeetingView(MeetingForms):
    """Change what is known of a meeting."""

    form_class = EditMeetingForm
    heading = gettext_lazy("Endre møtet")
    submit_label = gettext_lazy("Lagre møtet")
    success_message = gettext_lazy("Møtet er endret.")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Say where time and place are changed when everybody has been told of them."""
        if "form" not in kwargs:
            kwargs["form"] = self.get_form()
        if "held_on" not in kwargs["form"].fields:
            kwargs["intro"] = _("Innkallingen er sendt. Tid og sted endres med «Flytt», så alle får beskjed.")
        return super().get_context_data(**kwargs)

    def perform(self, form: Any) -> Meeting:
        return update_meeting(meeting=self.meeting, changes=form.cleaned_data, by=self.request.user)

    def get_success_url(self, result: Any = None) -> str:
        return str((result or self.meeting).get_absolute_url())


class CallMeetingView(MeetingForms):
    """Record that the notice went out."""

    form_class = CallMeetingForm
    heading = gettext_lazy("Innkalt på annen måte")
    intro = gettext_lazy(
        "For et møte som er innkalt utenom portalen. Ingen får e-post. Etterpå er nye saker tilleggssaker."
    )
    submit_label = gettext_lazy("Registrer innkallingen")
    success_message = gettext_lazy("Innkallingen er registrert.")

    def get_initial(self) -> dict[str, Any]:
        return {"on": self.meeting.notice_sent_on or min(self.project.today(), self.meeting.held_on)}

    def perform(self, form: Any) -> Meeting:
        return call_meeting(meeting=self.meeting, on=form.cleaned_data["on"], by=self.request.user)


class HoldMeetingView(MeetingForms):
    """Record that the meeting was held."""

    form_class = HoldMeetingForm
    heading = gettext_lazy("Registrer at møtet er holdt")
    intro = gettext_lazy("Etterpå kan frammøtet og det som skjedde i sakene, føres.")
    submit_label = gettext_lazy("Møtet er holdt")
    success_message = gettext_lazy("Møtet er registrert som holdt. Før frammøtet.")

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "meeting": self.meeting}

    def perform(self, form: Any) -> Meeting:
        return hold_meeting(meeting=self.meeting, by=self.request.user, **form.cleaned_data)


class CancelMeetingView(MeetingForms):
    """Cancel a meeting, with a reason."""

    form_class = CancelMeetingForm
    heading = gettext_lazy("Avlys møtet")
    intro = gettext_lazy("Er innkallingen sendt, får alle e-post, og møtet blir borte fra kalenderen deres.")
    submit_label = gettext_lazy("Avlys møtet")
    success_message = gettext_lazy("Møtet er avlyst.")

    def perform(self, form: Any) -> Meeting:
        return call_off_meeting(meeting=self.meeting, by=self.request.user, reason=form.cleaned_data["reason"])
