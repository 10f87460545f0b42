"""What the follow-up list is asked for: a month, a body, and whether what is done is shown."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from omstilling.ui.formats import month as month_words
from omstilling.ui.forms import ServiceForm
from projects.forms.choices import bodies
from projects.models import Project

from ..follow_up import months_until

OPEN = "apne"


class FollowUpListForm(ServiceForm):
    """The choice of list. Nothing is required: this month, every body and everything is what is shown first."""

    maned = forms.ChoiceField(label=_("Måned"), required=False)
    organ: forms.ModelChoiceField = forms.ModelChoiceField(
        label=_("Utvalg"), queryset=None, required=False, empty_label=_("Alle")
    )
    vis = forms.ChoiceField(
        label=_("Vis"),
        required=False,
        choices=[("", _("Alle")), (OPEN, _("Bare åpne"))],
    )

    def __init__(self, *args: Any, project: Project, user: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        months: Any = self.fields["maned"]
        months.choices = [
            ("" if place == 0 else f"{month:%Y-%m}", capfirst(month_words(month)))
            for place, month in enumerate(months_until(today))
        ]
        organ: Any = self.fields["organ"]
        organ.queryset = bodies(project, user)
        self.mark_optional = False
