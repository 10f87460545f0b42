"""The form of a measure, new or changed, and the one that lets it lapse."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from omstilling.ui.fields import FteField, KronerField, PercentField
from omstilling.ui.forms import ReasonForm, ServiceModelForm
from projects.access import STEERING, access_map, roles_in
from projects.forms.choices import access_field, bodies, long_text, offer, people, study_areas
from projects.models import Access, Project, Unit

from ..models import Measure, MeasureKind

REASON_HELP = _("Står i historikken og kan leses av dem som ser tiltaket.")


class MeasureForm(ServiceModelForm):
    """What is expected of a measure. Amounts are typed as people write them, and a saving is plus."""

    description = long_text(_("Hva tiltaket går ut på"))
    full_year_effect = KronerField(
        label=_("Helårsvirkning"),
        required=False,
        allow_negative=True,
        help_text=_(
            "Netto innsparing i et helt år, i prosjektets prisnivå. Pluss er innsparing, minus er merutgift. "
            "For engangstiltak: hele beløpet. Tomt felt betyr ikke beregnet."
        ),
    )
    fte_change = FteField(
        label=_("Endring i årsverk"), required=False, help_text=_("Minus er færre, for eksempel −2,5.")
    )
    restructuring_cost = KronerField(
        label=_("Omstillingskostnad"),
        required=False,
        help_text=_("Engangskostnaden ved å få det til. Trekkes ikke fra helårsvirkningen."),
    )
    service_impact = long_text(_("Konsekvens for tjenesten"), help_text=_("Hva merker brukere og ansatte?"), rows=4)
    probability = PercentField(
        label=_("Sannsynlighet for gjennomføring"),
        required=False,
        decimals=0,
        help_text=_("Deres eget anslag. Det endrer ingen summer."),
    )
    reason = forms.CharField(
        label=_("Begrunnelse"), required=False, max_length=1000, widget=forms.Textarea(attrs={"rows": 3})
    )

    class Meta(ServiceModelForm.Meta):
        model = Measure
        fields = [
            "title",
            "description",
            "unit",
            "study_area",
            "kind",
            "full_year_effect",
            "effective_from",
            "effective_to",
            "fte_change",
            "restructuring_cost",
            "probability",
            "service_impact",
            "owner",
            "body",
            "access",
        ]
        help_texts = {
            "title": _("Kort, slik det skal stå i lista, for eksempel «Felles renhold for skolene»."),
            "kind": _("Bare varige tiltak teller mot målet."),
            "effective_from": _("Første dag tiltaket gir virkning, for eksempel 01.07.2011."),
            "effective_to": _("Bare for tiltak som tar slutt. Et varig tiltak har ingen sluttdato."),
            "unit": _("Sektoren eller enheten som bærer tiltaket."),
            "owner": _("Den som svarer for at det blir gjennomført."),
            "body": _("Organet som arbeider med tiltaket."),
        }

    def __init__(self, *args: Any, project: Project, user: Any, decided: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user, self.project = user, project
        kind: Any = self.fields["kind"]
        kind.choices = [(value, str(label).capitalize()) for value, label in MeasureKind.choices]
        units = Unit.objects.visible_to(user).active().filter(municipality_id=project.municipality_id)
        offer(self, "unit", units.valid_on(project.today()).order_by("name"))
        offer(self, "study_area", study_areas(project, user))
        offer(self, "owner", people(project))
        offer(self, "body", bodies(project, user))
        access_field(self)
        if not self.instance.pk:
            del self.fields["reason"]
        elif decided:
            self.fields["reason"].help_text = _(
                "Tiltaket er vedtatt. Endrer du beløp, datoer eller slag, må du skrive hvorfor. "
                "Det vedtatte blir stående ved siden av."
            )
        else:
            self.fields["reason"].help_text = REASON_HELP
        self.groups = (
            (_("Tiltaket"), ["title", "description", "unit", "study_area"]),
            (_("Virkning"), ["kind", "full_year_effect", "effective_from", "effective_to"]),
            (_("Konsekvenser"), ["fte_change", "restructuring_cost", "probability", "service_impact"]),
            (_("Ansvar og innsyn"), ["owner", "body", "access"]),
            (_("Hvorfor endringen"), ["reason"]),
        )

    def clean_probability(self) -> int | None:
        """Return whole percent."""
        value = self.cleaned_data["probability"]
        return None if value is None else int(value)

    def clean(self) -> dict[str, Any]:
        """Say what is wrong with the dates, and keep people from hiding a measure from themselves."""
        data: dict[str, Any] = super().clean() or self.cleaned_data
        start, end = data.get("effective_from"), data.get("effective_to")
        if end is not None and "effective_from" in data and start is None:
            self.add_error("effective_from", _("Oppgi også når tiltaket virker fra."))
        if start is not None and end is not None and end < start:
            self.add_error("effective_to", _("Sluttdatoen må være etter startdatoen."))
        if data.get("access") == Access.RESTRICTED and "body" in data:
            body = data["body"]
            steers = bool(roles_in(self.user, self.project) & STEERING)
            if body is None:
                self.add_error("body", _("Velg organet som skal se arbeidsmaterialet."))
            elif not steers and body.pk not in access_map(self.user).body_ids:
                self.add_error("body", _("Velg et organ du selv er med i. Ellers ser du ikke tiltaket etterpå."))
        return data


class WithdrawForm(ReasonForm):
    """Why the measure lapses."""

    reason = forms.CharField(
        label=_("Hvorfor bortfaller det?"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Står på tiltakets side og i historikken."),
    )
