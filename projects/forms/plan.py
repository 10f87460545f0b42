"""Forms of milestones: what it is, whose it is, when it is to be reached, and each verb's own small form."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from omstilling.ui.fields import NorwegianDateField
from omstilling.ui.forms import ReasonForm, ServiceForm, ServiceModelForm

from ..models import Milestone, Project
from .choices import access_field, bodies, long_text, offer, people, study_areas

REASON_HELP = _("Står i historikken og på milepælens side, for alle som ser milepælen.")


def reason_field(label: Any, **more: Any) -> forms.CharField:
    """Return the field that asks why."""
    widget = forms.Textarea(attrs={"rows": 3})
    return forms.CharField(label=label, max_length=1000, widget=widget, **{"help_text": REASON_HELP, **more})


class MilestoneForm(ServiceModelForm):
    """A milestone, new or changed. The adopted date can be filled in while it is empty, and is not asked for after."""

    description = long_text(_("Beskrivelse"), help_text=_("Hva skal være gjort når milepælen er nådd?"))

    class Meta(ServiceModelForm.Meta):
        model = Milestone
        fields = [
            "title",
            "description",
            "baseline_date",
            "current_date",
            "starts_on",
            "body",
            "responsible",
            "study_area",
            "access",
        ]
        help_texts = {
            "title": _("Det som skal være oppnådd, for eksempel «Ny organisering vedtatt»."),
            "baseline_date": _("Datoen som er vedtatt, for eksempel 01.03.2011. Den endres ikke siden."),
            "current_date": _("Når dere venter å nå milepælen. Tomt felt betyr vedtatt dato."),
            "starts_on": _("Fylles ut når arbeidet fram mot milepælen har en kjent start."),
            "body": _("Organet som skal nå milepælen."),
            "responsible": _("Den som følger den opp."),
        }

    def __init__(self, *args: Any, project: Project, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user
        if self.instance.pk:
            del self.fields["current_date"]
            if self.instance.baseline_date is not None:
                del self.fields["baseline_date"]
        offer(self, "body", bodies(project, user))
        offer(self, "responsible", people(project))
        offer(self, "study_area", study_areas(project, user))
        access_field(self)
        self.groups = (
            (_("Hva"), ["title", "description"]),
            (_("Når"), ["baseline_date", "current_date", "starts_on"]),
            (_("Hvem og hvor"), ["body", "responsible", "study_area", "access"]),
        )


class AssignForm(ServiceModelForm):
    """Whose the milestone is."""

    class Meta(ServiceModelForm.Meta):
        model = Milestone
        fields = ["body", "responsible"]

    def __init__(self, *args: Any, project: Project, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user
        offer(self, "body", bodies(project, user))
        offer(self, "responsible", people(project))


class MoveForm(ServiceForm):
    """A new date, and why."""

    to = NorwegianDateField(label=_("Ny dato"))
    reason = reason_field(_("Hvorfor flyttes den?"))


class CompleteForm(ServiceForm):
    """When it was reached."""

    on = NorwegianDateField(label=_("Nådd dato"))


class StartForm(ServiceForm):
    """When the work began."""

    on = NorwegianDateField(label=_("Arbeidet startet"))


class ReopenForm(ServiceForm):
    """Why it was not reached after all."""

    reason = reason_field(_("Hvorfor gjenåpnes den?"))


class WithdrawForm(ReasonForm):
    """Why it leaves the plan."""

    reason = reason_field(_("Hvorfor trekkes den?"))
