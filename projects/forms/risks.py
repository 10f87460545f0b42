"""The form of a risk."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from omstilling.ui.forms import ServiceModelForm

from ..models import Project, Risk
from .choices import access_field, bodies, long_text, offer, people

SCALE = (
    (1, _("1 – svært lav")),
    (2, _("2 – lav")),
    (3, _("3 – middels")),
    (4, _("4 – høy")),
    (5, _("5 – svært høy")),
)


def scale(label: Any, help_text: Any) -> forms.TypedChoiceField:
    """Return a field of the scale from 1 to 5."""
    return forms.TypedChoiceField(
        label=label, help_text=help_text, coerce=int, choices=[("", _("Velg …")), *SCALE], empty_value=None
    )


class RiskForm(ServiceModelForm):
    """What may happen, how likely and how grave, and what is done about it."""

    cause = long_text(_("Årsak"), help_text=_("Hva kan føre til at det skjer?"), rows=3)
    probability = scale(_("Sannsynlighet"), _("Hvor trolig er det at det skjer?"))
    consequence = scale(_("Konsekvens"), _("Hvor mye går det ut over prosjektet om det skjer?"))
    response = long_text(_("Tiltak mot risikoen"), help_text=_("Hva gjøres, og når?"))

    class Meta(ServiceModelForm.Meta):
        model = Risk
        fields = ["title", "cause", "probability", "consequence", "response", "owner", "body", "access"]
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
        access_field(self)
        self.groups = (
            (_("Hva kan skje"), ["title", "cause", "probability", "consequence"]),
            (_("Oppfølging"), ["response", "owner", "body", "access"]),
        )
