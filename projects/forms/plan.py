"""Forms of milestones: what it is, whose it is, when it is to be reached, and each verb's own small form."""

from __future__ import annotations

import copy
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from omstilling.ui.fields import NorwegianDateField
from omstilling.ui.formats import date_table
from omstilling.ui.forms import ReasonForm, ServiceForm, ServiceModelForm, show_again

from ..models import Decision, Milestone, Project
from .choices import access_field, bodies, long_text, offer, people, phases, study_areas

REASON_HELP = _("Står i historikken og på milepælens side, for alle som ser milepælen.")


def reason_field(label: Any, **more: Any) -> forms.CharField:
    """Return the field that asks why."""
    widget = forms.Textarea(attrs={"rows": 3})
    return forms.CharField(label=label, max_length=1000, widget=widget, **{"help_text": REASON_HELP, **more})


class MilestoneForm(ServiceModelForm):
    """A milestone, new or changed. The adopted date can be filled in while it is empty, and is not asked for after."""

    description = long_text(_("Beskrivelse"), help_text=_("Hva skal være gjort når milepælen er nådd?"))

    deliverable = long_text(
        _("Leveranse"), help_text=_("Det som skal foreligge, for eksempel en rapport eller et vedtak."), rows=3
    )
    acceptance = long_text(
        _("Krav til godkjenning"),
        help_text=_("Hva som må til for at leveransen er god nok, og hvem som sier det."),
        rows=3,
    )

    class Meta(ServiceModelForm.Meta):
        model = Milestone
        fields = [
            "title",
            "description",
            "deliverable",
            "acceptance",
            "baseline_date",
            "current_date",
            "starts_on",
            "body",
            "responsible",
            "phase",
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
        offer(self, "phase", phases(project, user))
        access_field(self)
        self.groups = (
            (_("Hva"), ["title", "description", "deliverable", "acceptance"]),
            (_("Når"), ["baseline_date", "current_date", "starts_on", "phase"]),
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


ALL, ALONE = "alle", "bare"


class DecisionChoice(forms.ModelChoiceField):
    """A decision, told by its case and day."""

    def label_from_instance(self, obj: Any) -> str:
        return f"{obj}, {date_table(obj.decided_on)}"


class MoveForm(ServiceForm):
    """A new date, and why. Where others are drawn along, that is shown first, and one chooses."""

    to = NorwegianDateField(label=_("Ny dato"))
    reason = reason_field(_("Hvorfor flyttes den?"))
    decision = DecisionChoice(
        label=_("Vedtaket bak"),
        queryset=Decision.objects.none(),
        required=False,
        help_text=_("Når det er vedtatt at milepælen flyttes."),
    )
    along = forms.ChoiceField(
        label=_("Hva skal flyttes?"), widget=forms.RadioSelect, initial=ALL, choices=[(ALL, ALL), (ALONE, ALONE)]
    )
    seen = forms.CharField(widget=forms.HiddenInput, required=False, max_length=16)

    def __init__(self, *args: Any, offered: QuerySet[Decision], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["decision"]
        field.queryset, field.empty_label = offered, _("Ingen")
        if not offered.exists():
            del self.fields["decision"]
        if "along" not in self.data:
            del self.fields["along"]

    def ask_along(self, mark: str, count: int) -> None:
        """Show the form again with the choice of what is moved; ``mark`` tells what has been shown."""
        show_again(self, "seen", mark)
        if not count:
            self.fields.pop("along", None)
            return
        if "along" not in self.fields:
            self.fields["along"] = copy.deepcopy(self.base_fields["along"])
            show_again(self, "along", ALL)
        field: Any = self.fields["along"]
        field.choices = [
            (
                ALL,
                ngettext("Denne og den som følger etter", "Denne og de %(n)s som følger etter", count) % {"n": count},
            ),
            (ALONE, _("Bare denne")),
        ]
        self.order_fields(["along", "to", "reason", "decision", "seen"])


class LinkForm(ServiceForm):
    """Which other milestone this one waits for, or which waits for this."""

    way = forms.ChoiceField(
        label=_("Rekkefølge"),
        widget=forms.RadioSelect,
        choices=[
            ("before", _("Den andre må være nådd først")),
            ("after", _("Den andre kan først nås etter denne")),
        ],
        initial="before",
    )
    other = forms.ModelChoiceField(label=_("Den andre milepælen"), queryset=Milestone.objects.none())
    days = forms.IntegerField(
        label=_("Dager mellom"),
        min_value=0,
        max_value=1000,
        initial=0,
        help_text=_("Minste antall dager mellom de to, for eksempel 14 når papirene skal ut to uker før."),
    )

    def __init__(self, *args: Any, offered: QuerySet[Milestone], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["other"]
        field.queryset, field.empty_label = offered, _("Velg …")
        field.label_from_instance = lambda one: f"{one.number} {one.title}"


class UndoMoveForm(ServiceForm):
    """Why it is moved back."""

    reason = reason_field(_("Hvorfor angres flyttingen?"))


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


class DayForm(forms.Form):
    """The day that the plan is held against."""

    dag = NorwegianDateField(label=_("Dag"))
