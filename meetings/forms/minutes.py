"""Forms of the minutes: who is to approve, in which meeting, what members remark, and what is answered."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from omstilling.ui.formats import date_text
from omstilling.ui.forms import ReasonForm, ServiceForm
from projects.forms.choices import long_text
from projects.models import Seat

from ..approval import Approval, Way, later_meetings, may_be_named, way_of
from ..models import Meeting, Minutes
from ..words import about_minutes


class SeatBoxes(forms.ModelMultipleChoiceField):
    """Boxes to tick, one for each seat, by the person's name and function."""

    widget = forms.CheckboxSelectMultiple

    def label_from_instance(self, obj: Any) -> str:
        party = f", {obj.party}" if obj.party else ""
        return f"{obj.person.full_name} ({obj.get_function_display()}{party})"


class MeetingChoice(forms.ModelChoiceField):
    """A choice of meetings of one body, by their day."""

    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.body.name} {date_text(obj.held_on)}"


class SendMinutesForm(ServiceForm):
    """Sends the minutes to approval; where the body's rules name the approvers, they are chosen here."""

    def __init__(self, *args: Any, meeting: Meeting, approval: Approval, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if way_of(meeting) != Way.NAMED:
            return
        seats = [seat.pk for seat in may_be_named(meeting)]
        self.fields["approvers"] = SeatBoxes(
            queryset=Seat.objects.filter(pk__in=seats).select_related("person").order_by("order", "id"),
            label=about_minutes(_("Hvem skal godkjenne %(it)s?"), meeting),
            help_text=about_minutes(_("De som møtet pekte ut. %(It)s er godkjent når alle har godkjent."), meeting),
            initial=[review.seat_id for review in approval.approvers],
            error_messages={"required": _("Velg minst én.")},
        )


class ApproveMinutesForm(ServiceForm):
    """Approves the minutes. What is asked for follows from who approves."""

    def __init__(self, *args: Any, minutes: Minutes, approval: Approval, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        meeting = minutes.meeting
        if approval.way == Way.CHAIR:
            self.fields["approved_by_text"] = forms.CharField(
                label=_("Godkjent av"),
                max_length=200,
                required=False,
                help_text=_("Tomt felt gir navnet og funksjonen din."),
            )
        if approval.way == Way.NEXT_MEETING:
            later = later_meetings(meeting, user)
            self.fields["approved_in"] = MeetingChoice(
                queryset=later,
                label=_("Godkjent i møtet"),
                empty_label=_("Velg …"),
                initial=later.first(),
                help_text=about_minutes(_("Møtet der organet godkjente %(it)s. Bare møter som er holdt."), meeting),
            )


class ReturnMinutesForm(ReasonForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reason"].label = _("Hva må rettes?")


class MinutesCorrectionForm(ServiceForm):
    correction = long_text(
        gettext_lazy("Hva rettes?"),
        required=True,
        rows=3,
        most=2000,
        help_text=gettext_lazy(
            "Står først i den nye versjonen, også i den offentlige utgaven: skriv ikke noe som er unntatt. "
            "Den godkjente versjonen blir stående."
        ),
    )


class MinutesRemarkForm(ServiceForm):
    """A member's remark on minutes that are for approval."""

    remark = long_text(
        gettext_lazy("Merknad"),
        required=True,
        rows=5,
        most=4000,
        help_text=gettext_lazy(
            "Si hva som er gjengitt feil, og hvor. Organets medlemmer ser merknaden og hvem som har skrevet den. "
            "Den trykkes ikke."
        ),
    )


class ReplyForm(ServiceForm):
    """The secretary's answer to a remark."""

    reply = long_text(
        gettext_lazy("Svar"),
        required=True,
        rows=4,
        most=4000,
        help_text=gettext_lazy(
            "Organets medlemmer ser svaret. Skal noe rettes, send tilbake til utkast når du har svart."
        ),
    )
