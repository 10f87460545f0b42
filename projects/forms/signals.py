"""Forms of steering signals."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from omstilling.ui.forms import ServiceForm, ServiceModelForm

from ..models import Project, Signal
from .choices import access_field, bodies, long_text, offer
from .work_groups import offer_decision


class SignalForm(ServiceModelForm):
    """A signal, new or put right."""

    text = long_text(_("Signalet"), required=True, rows=6, help_text=_("Det organet ber rådmannen om."))

    class Meta(ServiceModelForm.Meta):
        model = Signal
        fields = ["title", "text", "given_on", "body", "decision", "access"]
        labels = {"given_on": _("Gitt"), "decision": _("Bygger på vedtak")}
        help_texts = {
            "title": _("Kort, for eksempel «Kultur: kortsiktige tiltak og permanent organisering»."),
            "body": _("Organet som gir signalet, som regel styringsgruppa."),
            "decision": _("Når signalet følger av et vedtak."),
        }

    def __init__(self, *args: Any, project: Project, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user
        offer(self, "body", bodies(project, user))
        offer_decision(self, "decision", project, user)
        access_field(self)


class AnswerForm(ServiceForm):
    """What was done about a signal."""

    answer = long_text(_("Hva som ble gjort"), required=True, rows=6)
