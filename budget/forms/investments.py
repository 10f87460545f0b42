"""The form of an investment, new or changed, and the one that takes it off the list."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from omstilling.ui.fields import KronerField, PercentField, YearField
from omstilling.ui.forms import ReasonForm, ServiceModelForm, why_field
from projects.forms.choices import long_text

from ..models import Investment, InvestmentStatus, InvestmentYear


class InvestmentForm(ServiceModelForm):
    """What is known of an investment. What no source gives is left empty."""

    description = long_text(_("Beskrivelse"))
    first_year = YearField(label=_("Første år"), required=False)
    last_year = YearField(label=_("Siste år"), required=False)
    amount = KronerField(
        label=_("Ramme"), required=False, help_text=_("Samlet ramme for alle årene. Tomt felt betyr ikke oppgitt.")
    )
    operating_consequence = KronerField(
        label=_("Driftskonsekvens per år"),
        required=False,
        allow_negative=True,
        help_text=_(
            "Varig virkning på driften: minus er en kostnad, pluss en innsparing. Den regnes med mot målet fra det "
            "første året. Et år som har sitt eget beløp, går foran. Tomt felt betyr ikke oppgitt."
        ),
    )
    interest_rate = PercentField(
        label=_("Rente"),
        required=False,
        decimals=2,
        help_text=_("Prosent per år på lånene, for eksempel 3,75. Trengs for å regne ut kapitalkostnaden."),
    )
    repayment_years = forms.IntegerField(
        label=_("Nedbetalingstid"),
        required=False,
        min_value=1,
        max_value=100,
        widget=forms.TextInput(attrs={"size": "4", "inputmode": "numeric", "autocomplete": "off"}),
        help_text=_("Antall år med like store avdrag (serielån), for eksempel 40."),
    )
    reason = why_field()

    class Meta(ServiceModelForm.Meta):
        model = Investment
        fields = [
            "title",
            "description",
            "status",
            "first_year",
            "last_year",
            "amount",
            "operating_consequence",
            "interest_rate",
            "repayment_years",
        ]
        help_texts = {"status": _("Det som er satt på vent, regnes ikke med i summene.")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        status: Any = self.fields["status"]
        status.choices = [
            ("", _("Velg …")),
            *((value, str(label).capitalize()) for value, label in InvestmentStatus.choices),
        ]
        if not self.instance.pk:
            del self.fields["reason"]
        self.groups = (
            (_("Investeringen"), ["title", "description", "status"]),
            (_("År og kroner"), ["first_year", "last_year", "amount", "operating_consequence"]),
            (_("Lån"), ["interest_rate", "repayment_years"]),
            (_("Hvorfor endringen"), ["reason"]),
        )

    def clean(self) -> dict[str, Any]:
        """Say what is wrong with the years."""
        data: dict[str, Any] = super().clean() or self.cleaned_data
        first, last = data.get("first_year"), data.get("last_year")
        if last is not None and "first_year" in data and first is None:
            self.add_error("first_year", _("Oppgi også det første året."))
        if first is not None and last is not None and last < first:
            self.add_error("last_year", _("Det siste året kan ikke være før det første."))
        return data


class WithdrawForm(ReasonForm):
    """Why the investment leaves the list."""

    reason = forms.CharField(
        label=_("Hvorfor trekkes den?"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Står i historikken."),
    )


class InvestmentYearForm(ServiceModelForm):
    """One year of an investment. All fields empty takes the year's figures away."""

    amount = KronerField(label=_("Investert"), required=False, help_text=_("Det som brukes dette året."))
    loan = KronerField(
        label=_("Lån"),
        required=False,
        help_text=_("Renter og avdrag begynner året etter at lånet er tatt opp."),
    )
    grants = KronerField(label=_("Tilskudd"), required=False)
    own_funds = KronerField(
        label=_("Egne midler"),
        required=False,
        help_text=_("Lån, tilskudd og egne midler skal til sammen være det som investeres."),
    )
    operating_consequence = KronerField(
        label=_("Driftskonsekvens dette året"),
        required=False,
        allow_negative=True,
        help_text=_(
            "Nivået i året mot dagens budsjett: minus er en kostnad, pluss en innsparing. Går foran "
            "driftskonsekvensen per år som står på investeringen."
        ),
    )
    reason = why_field(_("For eksempel hvor tallene er hentet fra. Står i historikken."))

    class Meta(ServiceModelForm.Meta):
        model = InvestmentYear
        fields = ["amount", "loan", "grants", "own_funds", "operating_consequence"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.groups = (
            (_("Hva som investeres, og hvordan det betales"), ["amount", "loan", "grants", "own_funds"]),
            (_("Driften"), ["operating_consequence"]),
            (_("Hvorfor"), ["reason"]),
        )
