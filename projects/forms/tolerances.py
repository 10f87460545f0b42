"""The form of a tolerance."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from omstilling.ui.fields import KronerField
from omstilling.ui.forms import ServiceForm

from ..models import Body, Project, ToleranceKind
from .choices import bodies

#: What the limit means, by kind.
LIMITS = {
    ToleranceKind.TIME: _("Antall dager en milepæl kan ligge etter datoen som er vedtatt."),
    ToleranceKind.COST: _("Hvor mye prosjektet kan bruke over prosjektbudsjettet, i kroner."),
    ToleranceKind.EFFECT: _("Hvor mye som kan mangle vedtak før målet er nådd, i kroner."),
    ToleranceKind.QUALITY: _("Hvor mange åpne funn Tallvakta kan ha."),
}


class ToleranceForm(ServiceForm):
    """How far the project may stray, and who is to be told."""

    limit = forms.IntegerField(label=_("Grense"), min_value=0, max_value=9999)
    tell = forms.ModelChoiceField(
        label=_("Meldes til"),
        queryset=Body.objects.none(),
        required=False,
        empty_label=_("Ingen"),
        help_text=_("Organet som skal ta stilling når grensen er passert."),
    )
    note = forms.CharField(label=_("Merknad"), required=False, max_length=200)

    def __init__(self, *args: Any, kind: str, project: Project, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if kind in (ToleranceKind.COST, ToleranceKind.EFFECT):
            self.fields["limit"] = KronerField(label=_("Grense"))
        self.fields["limit"].help_text = str(LIMITS[ToleranceKind(kind)])
        field: Any = self.fields["tell"]
        field.queryset = bodies(project, user)
