"""Forms of the notice: who gets a copy, and moving a meeting."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from omstilling.accounts.models import User
from omstilling.ui.fields import NorwegianDateField, NorwegianTimeField
from omstilling.ui.forms import Section, ServiceForm
from projects.models import Access, Grant, Seat

from ..models import Meeting
from ..notices.letters import sees_meeting
from .meetings import PLACE_HELP, TIME_HELP


class CopyChoice(forms.ModelMultipleChoiceField):
    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.full_name}, {obj.title}" if obj.title else str(obj.full_name)


class SendNoticeForm(ServiceForm):
    """Who gets the notice beside those who are called."""

    copies = CopyChoice(
        label=_("Kopi til"),
        queryset=None,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("De får beskjed om møtet uten å bli kalt inn. De leser det de ellers har tilgang til."),
    )

    def __init__(self, *args: Any, meeting: Meeting, called: list[int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        day = meeting.project.today()
        seats = Seat.objects.active().filter(body__project_id=meeting.project_id).valid_on(day)
        grants = Grant.objects.active().filter(municipality_id=meeting.project.municipality_id)
        grants = grants.filter(Q(project_id=meeting.project_id) | Q(project__isnull=True), kind="auditor")
        people = User.objects.filter(
            Q(pk__in=seats.order_by().values("person_id")) | Q(pk__in=grants.order_by().values("person_id")),
            is_active=True,
        ).exclude(pk__in=called)
        if meeting.access == Access.RESTRICTED:
            people = people.filter(pk__in=[one.pk for one in people if sees_meeting(one, meeting)])
        self.fields["copies"].queryset = people.order_by("full_name", "pk")  # type: ignore[attr-defined]
        self.groups = [Section(_("Kopi til andre"), ["copies"], folded=True)]


class MoveMeetingForm(ServiceForm):
    """The new time and place, and why."""

    held_on = NorwegianDateField(label=_("Ny dato"), help_text=_("For eksempel 17.09.2010."))
    starts_at = NorwegianTimeField(label=_("Starter"), required=False, help_text=TIME_HELP)
    ends_at = NorwegianTimeField(label=_("Slutter"), required=False, help_text=TIME_HELP)
    place = forms.CharField(label=_("Sted"), required=False, max_length=120, help_text=PLACE_HELP)
    reason = forms.CharField(
        label=_("Hvorfor møtet flyttes"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Står i e-posten og på møtets side. Skriv ikke noe som er unntatt offentlighet."),
    )
