"""The form of a risk."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from omstilling.ui.fields import NorwegianDateField
from omstilling.ui.forms import ServiceForm, ServiceModelForm

from ..models import Project, Risk, RiskKind
from ..selectors.goals import goals
from ..selectors.plan import milestones
from .choices import access_field, bodies, long_text, offer, people, study_areas

SCALE = (
    (1, _("1 – svært lav")),
    (2, _("2 – lav")),
    (3, _("3 – middels")),
    (4, _("4 – høy")),
    (5, _("5 – svært høy")),
)


def scale(label: Any, help_text: Any, *, required: bool = True) -> forms.TypedChoiceField:
    """Return a field of the scale from 1 to 5."""
    nothing = _("Velg …") if required else _("Ikke vurdert")
    return forms.TypedChoiceField(
        label=label,
        help_text=help_text,
        coerce=int,
        choices=[("", nothing), *SCALE],
        empty_value=None,
        required=required,
    )


class RiskForm(ServiceModelForm):
    """What may happen, how likely and how grave, what is done about it, and how it stands after that."""

    kind = forms.ChoiceField(
        label=_("Slag"),
        choices=[
            (RiskKind.THREAT.value, _("Risiko – kan gjøre skade")),
            (RiskKind.OPPORTUNITY.value, _("Mulighet – kan gi gevinst")),
        ],
        widget=forms.RadioSelect,
    )
    cause = long_text(_("Årsak"), help_text=_("Hva kan føre til at det skjer?"), rows=3)
    probability = scale(_("Sannsynlighet"), _("Hvor trolig er det at det skjer?"))
    consequence = scale(_("Konsekvens"), _("Hvor mye går det ut over prosjektet om det skjer?"))
    response = long_text(
        _("Tiltak mot risikoen"), help_text=_("Hva gjøres, og når? For en mulighet: hvordan den gripes.")
    )
    probability_after = scale(_("Sannsynlighet etter tiltak"), _("Når tiltakene er gjennomført."), required=False)
    consequence_after = scale(_("Konsekvens etter tiltak"), _("Når tiltakene er gjennomført."), required=False)

    class Meta(ServiceModelForm.Meta):
        model = Risk
        fields = [
            "kind",
            "title",
            "cause",
            "probability",
            "consequence",
            "response",
            "probability_after",
            "consequence_after",
            "milestone",
            "study_area",
            "goal",
            "owner",
            "body",
            "access",
        ]
        labels = {"title": _("Hva kan skje?")}
        help_texts = {
            "title": _("Det som kan skje, for eksempel «Vedtaket kommer for sent til budsjettet»."),
            "owner": _("Den som følger opp risikoen."),
            "body": _("Organet som har ansvaret."),
        }

    def __init__(self, *args: Any, project: Project, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user
        offer(self, "owner", people(project))
        offer(self, "body", bodies(project, user))
        offer(self, "milestone", milestones(project, user).order_by("number"))
        offer(self, "study_area", study_areas(project, user))
        offer(self, "goal", goals(project, user))
        if self.instance.pk is None:
            self.fields["kind"].initial = RiskKind.THREAT.value
        access_field(self)
        self.groups = (
            (_("Hva kan skje"), ["kind", "title", "cause", ("probability", "consequence")]),
            (_("Hva gjøres med det"), ["response", ("probability_after", "consequence_after")]),
            (_("Hva det gjelder"), ["milestone", "study_area", "goal"]),
            (_("Oppfølging"), ["owner", "body", "access"]),
        )


class CloseRiskForm(ServiceForm):
    """What the risk came to, and when it was over."""

    on = NorwegianDateField(label=_("Avsluttet"))
    outcome = long_text(
        _("Hva ble det til?"),
        help_text=_("Skjedde det, og hva førte det til? Står i listen og kan leses senere."),
        required=True,
    )
