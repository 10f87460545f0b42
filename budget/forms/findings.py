"""The forms of Tallvakta: what is shown, why a finding may stand, and why that is taken back."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from omstilling.ui.forms import ServiceForm, ServiceModelForm, why_field

from ..models import AcceptedFinding
from ..selectors.sectors import Units
from ..watch import CHECKS, Severity


class FindingFilterForm(forms.Form):
    """What findings are narrowed by. An unknown choice is no choice."""

    kode = forms.ChoiceField(label=_("Kontroll"), required=False)
    grad = forms.ChoiceField(label=_("Alvor"), required=False)
    sektor = forms.ChoiceField(label=_("Sektor eller enhet"), required=False)

    def __init__(self, *args: Any, units: Units, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.mark_optional = False
        everything = [("", _("Alle"))]
        codes = [(check.code, f"{check.code} {check.title}") for check in CHECKS]
        named = sorted(units.by_pk.values(), key=lambda unit: unit.name.casefold())
        choices = {
            "kode": codes,
            "grad": [(one.value, one.word.capitalize()) for one in Severity],
            "sektor": [(str(unit.pk), unit.name) for unit in named],
        }
        for name, offered in choices.items():
            field: Any = self.fields[name]
            field.choices = [*everything, *offered]


class AcceptForm(ServiceForm):
    """Why a finding may stand."""

    reason = forms.CharField(
        label=_("Hvorfor kan funnet stå?"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Vises ved siden av funnet, med navnet ditt, og står i historikken."),
    )


class TakeBackForm(ServiceModelForm):
    """Why the finding is to be among the open ones again."""

    reason = why_field(_("Står i historikken."))

    class Meta(ServiceModelForm.Meta):
        model = AcceptedFinding
        fields: list[str] = []
