"""The form that takes a decision up again."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from omstilling.ui.fields import YearField
from omstilling.ui.forms import ServiceForm
from projects.forms.choices import bodies
from projects.models import Decision

from ..models import Meeting, MeetingState
from ..services.revisit import TITLE_MOST, review_title


class RevisitForm(ServiceForm):
    """Where the decision is looked at again, under what title, and in which meeting."""

    body: forms.ModelChoiceField = forms.ModelChoiceField(
        label=_("Organ"), queryset=None, help_text=_("Organet som ser på vedtaket igjen.")
    )
    title = forms.CharField(label=_("Tittel"), max_length=TITLE_MOST)
    year = YearField(label=_("År"), help_text=_("Saken får organets neste nummer i året."))
    meeting: forms.ModelChoiceField = forms.ModelChoiceField(
        label=_("Møte"),
        queryset=None,
        required=False,
        empty_label=_("Ikke ennå"),
        help_text=_("Saken settes på sakslista med en gang hvis du velger et møte i organet."),
    )

    def __init__(self, *args: Any, decision: Decision, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        project = decision.project
        fields: dict[str, Any] = self.fields
        fields["body"].empty_label = _("Velg …")
        fields["body"].queryset = bodies(project, user)
        coming = (
            Meeting.objects.visible_to(user)
            .active()
            .filter(
                project=project,
                state__in=[MeetingState.PLANNED, MeetingState.CALLED],
                held_on__gte=project.today(),
            )
        )
        fields["meeting"].queryset = coming.select_related("body").order_by("held_on")
        self.initial.setdefault("body", decision.body_id)
        self.initial.setdefault("title", review_title(decision))
        self.initial.setdefault("year", project.today().year)
