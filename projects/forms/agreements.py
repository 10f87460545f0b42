"""The form of an agreement between the parties."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from omstilling.ui.forms import ServiceModelForm, why_field

from ..models import Agreement, Document
from .choices import long_text, offer


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
        fields = [
            "title",
            "version",
            "parties",
            "valid_from",
            "valid_to",
            "protects_jobs",
            "replaces",
            "document",
        ]
        help_texts = {
            "title": _("For eksempel «Omstillingsavtale»."),
            "version": _("Hvis avtalen er revidert, for eksempel «2»."),
            "replaces": _("Den forrige versjonen. Den gjelder til dagen før denne tar over."),
            "document": _("Den undertegnede avtalen i dokumentlista."),
            "valid_to": _("Tomt felt betyr inntil videre."),
            "protects_jobs": _(
                "Avtalen lover at ingen sies opp i perioden. Da melder Tallvakta fra om tiltak med oppsigelser."
            ),
        }

    def __init__(self, *args: Any, project: Any, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user
        older = Agreement.objects.visible_to(user).active().filter(project=project).exclude(pk=self.instance.pk)
        offer(self, "replaces", older.order_by("-valid_from", "pk"))
        offer(self, "document", Document.objects.visible_to(user).active().filter(project=project).order_by("number"))
        for name in ("replaces", "document"):
            field: Any = self.fields.get(name)
            if field is not None and not field.queryset.exists():
                del self.fields[name]
            elif field is not None:
                field.empty_label = _("Ingen")
        if "replaces" in self.fields:
            self.fields["replaces"].label_from_instance = lambda one: one.name  # type: ignore[attr-defined]
        if not self.instance.pk:
            del self.fields["reason"]
