"""Forms of a meeting's life: plan, change, call, hold, cancel."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from omstilling.ui.fields import NorwegianDateField, NorwegianTimeField
from omstilling.ui.forms import ServiceForm, ServiceModelForm
from projects.forms.choices import access_field, bodies, long_text
from projects.models import Project, Seat

from ..models import Meeting, MeetingForm, MeetingPurpose, MeetingState, Notice
from ..rooms import is_member
from ..selectors import seats_of
from ..services.meetings import chair_of
from .dates import DatesField

PLACE_HELP = _("Bygning og rom. For et fjernmøte kan feltet stå tomt.")
REMOTE_HELP = _("Bare for fjernmøte: kommunestyrets vedtak, for eksempel «KS 12/20».")
#: What everybody is told of when it changes after the notice: it is changed by moving the meeting.
MOVED_BY_A_NOTICE = ("held_on", "starts_at", "ends_at", "place", "notice_sent_on")
TIME_HELP = _("For eksempel 13.15.")
PURPOSE_HELP = _("I møter med de tillitsvalgte føres partenes syn og arbeidsgivers svar, og det fattes ikke vedtak.")


def binds(meeting: Meeting) -> bool:
    """Tell whether only members lead the meeting: in an elected body, unless it meets the unions as employer."""
    return bool(meeting.body.is_elected) and meeting.purpose == MeetingPurpose.ORDINARY


class SeatChoice(forms.ModelChoiceField):
    """A choice of seats, by the person's name and function."""

    def label_from_instance(self, obj: Any) -> str:
        party = f", {obj.party}" if obj.party else ""
        return f"{obj.person.full_name} ({obj.get_function_display()}{party})"


def seat_field(meeting: Meeting, seats: list[Seat], **more: Any) -> SeatChoice:
    """Return a field that offers some of the meeting's seats."""
    more.setdefault("empty_label", _("Velg …") if more.get("required", True) else _("Ingen"))
    found = Seat.objects.filter(pk__in=[s.pk for s in seats]).select_related("person").order_by("order", "id")
    return SeatChoice(queryset=found, **more)


class PlanMeetingForm(ServiceForm):
    """A new meeting. Its number and address come of themselves."""

    body: forms.ModelChoiceField = forms.ModelChoiceField(label=_("Organ"), queryset=None, empty_label=_("Velg …"))
    held_on = NorwegianDateField(label=_("Dato"), help_text=_("For eksempel 17.09.2010."))
    also_on = DatesField(
        label=_("Flere datoer"),
        required=False,
        help_text=_("For en møteplan: datoene for de andre møtene, én på hver linje. Resten blir likt for alle."),
    )
    starts_at = NorwegianTimeField(label=_("Starter"), required=False, help_text=TIME_HELP)
    ends_at = NorwegianTimeField(label=_("Slutter"), required=False, help_text=TIME_HELP)
    place = forms.CharField(label=_("Sted"), required=False, max_length=120, help_text=PLACE_HELP)
    purpose = forms.ChoiceField(
        label=_("Slags møte"),
        choices=[(value, capfirst(label)) for value, label in MeetingPurpose.choices],
        initial=MeetingPurpose.ORDINARY.value,
        help_text=PURPOSE_HELP,
    )
    form = forms.ChoiceField(
        label=_("Møteform"), choices=[(v, capfirst(label)) for v, label in MeetingForm.choices], initial="physical"
    )
    remote_basis = forms.CharField(
        label=_("Vedtak som åpner for fjernmøte"), required=False, max_length=150, help_text=REMOTE_HELP
    )

    def __init__(self, *args: Any, project: Project, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["body"].queryset = bodies(project, user)  # type: ignore[attr-defined]


class EditMeetingForm(ServiceModelForm):
    """What is known of a meeting. The remarks are those to notice and agenda, and stand in the minutes."""

    remarks = long_text(
        _("Merknader til innkalling og saksliste"),
        rows=3,
        most=2000,
        help_text=_("Står i protokollen. Tomt betyr at ingen hadde merknader."),
    )

    class Meta(ServiceModelForm.Meta):
        model = Meeting
        fields = [
            "held_on",
            "starts_at",
            "ends_at",
            "place",
            "form",
            "remote_basis",
            "purpose",
            "chaired_by",
            "notice_sent_on",
            "remarks",
            "access",
        ]
        help_texts = {
            "place": PLACE_HELP,
            "remote_basis": REMOTE_HELP,
            "starts_at": TIME_HELP,
            "ends_at": TIME_HELP,
            "chaired_by": _("Den som ledet møtet, når det er en annen enn organets leder."),
            "purpose": PURPOSE_HELP,
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        access_field(self)
        meeting = self.instance
        members = [s for s in seats_of(meeting) if s.votes or not binds(meeting)]
        self.fields["chaired_by"] = seat_field(
            meeting,
            members,
            label=_("Møteleder"),
            required=False,
            help_text=self.Meta.help_texts["chaired_by"],
        )
        field: Any = self.fields["form"]
        field.choices = [(value, capfirst(str(label))) for value, label in field.choices if value]
        if meeting.state in (MeetingState.PLANNED, MeetingState.CALLED):
            kinds: Any = self.fields["purpose"]
            kinds.choices = [(value, capfirst(str(label))) for value, label in kinds.choices if value]
        else:
            del self.fields["purpose"]
        if meeting.state == MeetingState.PLANNED:
            del self.fields["notice_sent_on"]
        if meeting.state == MeetingState.CALLED and Notice.objects.active().filter(meeting=meeting).exists():
            for name in MOVED_BY_A_NOTICE:
                del self.fields[name]
        if meeting.state != MeetingState.HELD:
            del self.fields["chaired_by"]
        when = ["held_on", "starts_at", "ends_at", "place", "form", "remote_basis"]
        when = [name for name in (*when, "purpose") if name in self.fields]
        held = [n for n in ("chaired_by", "notice_sent_on", "remarks", "access") if n in self.fields]
        self.groups = ((_("Tid og sted"), when), (_("Gjennomføring"), held))


class CallMeetingForm(ServiceForm):
    on = NorwegianDateField(
        label=_("Innkalling sendt"), help_text=_("Dagen saksliste og papirer gikk ut til medlemmene.")
    )


class HoldMeetingForm(ServiceForm):
    """Who chaired, and when it began and ended."""

    starts_at = NorwegianTimeField(label=_("Startet"), required=False, help_text=TIME_HELP)
    ends_at = NorwegianTimeField(
        label=_("Sluttet"), required=False, help_text=_("Kan føres senere. Må stå før protokollen godkjennes.")
    )

    def __init__(self, *args: Any, meeting: Meeting, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        seats = [s for s in seats_of(meeting) if is_member(s) or s.votes or not binds(meeting)]
        self.fields["chaired_by"] = seat_field(
            meeting,
            seats,
            label=_("Møteleder"),
            required=False,
            initial=chair_of(meeting),
            help_text=_("Lederen leder møtet. Er lederen og nestlederen borte, velger organet en møteleder."),
        )
        self.initial.setdefault("starts_at", meeting.starts_at)
        self.initial.setdefault("ends_at", meeting.ends_at)
        self.order_fields(["chaired_by", "starts_at", "ends_at"])


class CancelMeetingForm(ServiceForm):
    reason = forms.CharField(
        label=_("Hvorfor møtet avlyses"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Vises på møtets side."),
    )
