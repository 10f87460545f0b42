"""The form of an agreement between the parties."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from omstilling.ui.forms import ServiceModelForm, why_field

from ..models import Agreement
from .choices import long_text


class AgreementForm(ServiceModelForm):
    """What was agreed, who the parties are, and the period."""

    period = ("valid_from", "valid_to")

    parties = long_text(
        _("Parter"),
        rows=4,
        most=2000,
        help_text=_("Verv og organisasjon, én per linje: «hovedtillitsvalgt for …». Ikke skriv hvem som er medlem."),
    )
    reason = why_field()

    class Meta(ServiceModelForm.Meta):
        model = Agreement
        fields = ["title", "version", "parties", "valid_from", "valid_to", "protects_jobs"]
        help_texts = {
            "title": _("For eksempel «Omstillingsavtale»."),
            "version": _("Hvis avtalen er revidert, for eksempel «2»."),
            "valid_to": _("Tomt felt betyr inntil videre."),
            "protects_jobs": _(
                "Avtalen lover at ingen sies opp i perioden. Da melder Tallvakta fra om tiltak med oppsigelser."
            ),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not self.instance.pk:
            del self.fields["reason"]
