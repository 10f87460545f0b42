"""Forms of cases: registered, changed, sent on, withdrawn."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from omstilling.ui.fields import YearField
from omstilling.ui.forms import ReasonForm, Section, ServiceForm, ServiceModelForm

from ..models import Access, Body, Case, Project
from ..services.cases import HEADINGS
from .choices import bodies, long_text
from .grounds import FROM_HELP, TO_HELP, check_ground, check_period, ground_field, offer_grounds, openness_field

ACCESS_HELP = gettext_lazy(
    "Offentlig kan vises for alle. Intern vises for alle med tilgang til prosjektet. Organets arbeidsmateriale og det "
    "som er unntatt offentlighet, vises bare for organet og dem som leder prosjektet."
)
KIND_HELP = gettext_lazy(
    "Sakstypen avgjør hva saken kan ende med: en orientering tas til orientering, et valg gir den som er valgt."
)
MOST = 20000
#: Fields that are asked about and not kept as they are.
ASKED = ("more_openness", "neutral_title")


class OriginField(forms.ModelChoiceField):
    """Chooses another case, told by number, title and body."""

    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.case_number} {obj.title} ({obj.body.name})"


def origins(project: Project, user: Any, case: Case | None = None) -> Any:
    """Return the cases that a case can come from."""
    found = Case.objects.visible_to(user).active().filter(project=project).select_related("body")
    return found.exclude(pk=case.pk) if case is not None and case.pk else found


class CaseForm(ServiceModelForm):
    """A case's papers. Body and year are chosen once: the number is given from them."""

    year = YearField(
        label=gettext_lazy("År"), help_text=gettext_lazy("Saksnummeret løper for hvert organ og år, som PS 7/10.")
    )
    background = long_text(
        gettext_lazy("Bakgrunn"), help_text=gettext_lazy("Hva saken gjelder, og hvorfor den kommer nå."), most=MOST
    )
    assessment = long_text(
        gettext_lazy("Vurdering"),
        help_text=gettext_lazy("Konsekvenser og begrunnelse. Med en vurdering regnes tiltakene i saken som utredet."),
        most=MOST,
    )
    economy = long_text(
        gettext_lazy("Økonomi"),
        help_text=gettext_lazy(
            "Det som ikke framgår av tiltakene. Virkning, årsverk og omstillingskostnad for tiltakene saken gjelder, "
            "settes inn av seg selv."
        ),
        most=MOST,
    )
    co_determination = long_text(
        gettext_lazy("Medbestemmelse"),
        help_text=gettext_lazy(
            "Det som ikke er ført ellers. Når tiltakene er informert om og drøftet, settes inn av seg selv."
        ),
        most=MOST,
    )
    alternatives = long_text(
        gettext_lazy("Alternativer"),
        help_text=gettext_lazy("Hva annet som kan gjøres, og hva det fører til."),
        most=MOST,
    )
    recommendation = long_text(
        gettext_lazy("Innstilling (forslag til vedtak)"),
        help_text=gettext_lazy(
            "Ordrett slik det skal kunne vedtas. Teksten kan velges med ett trykk når vedtaket føres."
        ),
        most=10000,
    )
    legal_basis = ground_field()
    more_openness = openness_field()
    neutral_title = forms.BooleanField(
        label=gettext_lazy("Vis bare «Sak unntatt offentlighet»"),
        required=False,
        help_text=gettext_lazy("Når ikke engang en omskrevet tittel kan vises."),
    )
    continues = OriginField(
        label=gettext_lazy("Kommer fra sak"),
        queryset=None,
        required=False,
        empty_label=gettext_lazy("Ingen"),
        help_text=gettext_lazy("Saken i organet som hadde den før. Det organet sa, vises i saken."),
    )

    class Meta(ServiceModelForm.Meta):
        model = Case
        fields = [
            "body",
            "kind",
            "year",
            "title",
            *HEADINGS,
            "access",
            "legal_basis",
            "exempt_from",
            "exempt_to",
            "public_title",
            "continues",
            "external_number",
        ]
        help_texts = {
            "body": gettext_lazy("Organet som skal behandle saken. Det kan ikke endres etterpå."),
            "kind": KIND_HELP,
            "title": gettext_lazy("Kort og dekkende, uten personnavn."),
            "access": ACCESS_HELP,
            "exempt_from": FROM_HELP,
            "exempt_to": TO_HELP,
            "public_title": gettext_lazy("Det alle får se i stedet for tittelen. Bare når saken er unntatt."),
            "external_number": gettext_lazy(
                "Bare når organet behandler saken utenfor portalen, for eksempel kommunestyrets «PS 45/10»."
            ),
        }

    def __init__(self, *args: Any, project: Project, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user
        case = self.instance if self.instance.pk else None
        fields: dict[str, Any] = self.fields
        if case is not None:
            del fields["body"], fields["year"]
            exempt = case.access == Access.EXEMPT
            fields["more_openness"].initial = exempt
            fields["neutral_title"].initial = exempt and not case.public_title
        else:
            fields["body"].queryset = bodies(project, user)
        fields["continues"].queryset = origins(project, user, case)
        if case is not None and case.continues_id and not fields["continues"].queryset.filter(pk=case.continues_id):
            del fields["continues"]  # what the user may not see stays as it is
        offer_grounds(fields["legal_basis"], case.body if case is not None else None, case.legal_basis if case else "")
        for name in ("kind", "access"):
            fields[name].choices = [(value, capfirst(label)) for value, label in fields[name].choices if value]
        self.groups = (
            Section(gettext_lazy("Saken"), ["body", "year", "kind", "title"]),
            Section(gettext_lazy("Saksframlegg"), HEADINGS),
            Section(
                gettext_lazy("Hvem kan se saken"),
                [
                    "access",
                    "legal_basis",
                    "more_openness",
                    ("exempt_from", "exempt_to"),
                    "public_title",
                    "neutral_title",
                ],
            ),
            Section(gettext_lazy("Sammenheng"), ["continues", "external_number"], folded=True),
        )

    def clean(self) -> dict[str, Any]:
        """Ask for the ground of an exemption and its open title, and take no ground for what is open."""
        data = super().clean() or {}
        if data.get("access") == Access.EXEMPT:
            if not data.get("legal_basis") and "legal_basis" not in self.errors:
                self.add_error("legal_basis", _("Oppgi hjemmelen når saken er unntatt offentlighet."))
            check_ground(self, self._body, before=self.instance.legal_basis if self.instance.pk else "")
            check_period(self)
            self._check_title(data)
        elif data.get("access") and data.get("legal_basis"):
            self.add_error(
                "access", _("Det er oppgitt hjemmel for unntak. Velg «Unntatt offentlighet», eller stryk hjemmelen.")
            )
        return data

    @property
    def _body(self) -> Body | None:
        return self.instance.body if self.instance.pk else self.cleaned_data.get("body")

    def _check_title(self, data: dict[str, Any]) -> None:
        if data.get("neutral_title"):
            if data.get("public_title"):
                self.add_error(
                    "neutral_title", _("Det er skrevet en offentlig tittel. Stryk den, eller fjern krysset her.")
                )
        elif not data.get("public_title") and "public_title" not in self.errors:
            self.add_error(
                "public_title",
                _("Skriv tittelen alle kan se, eller kryss av for «Sak unntatt offentlighet»."),
            )

    def _post_clean(self) -> None:
        """Leave the row's own checks to the service, which knows the number and the body."""

    def values(self) -> dict[str, Any]:
        """Return what the service is given."""
        return {name: value for name, value in self.cleaned_data.items() if name not in ASKED}


class CaseWithdrawForm(ReasonForm):
    """Why the case is not to be treated."""


class CaseForwardForm(ServiceForm):
    """Where a case is sent on to. Everything else goes along."""

    body: forms.ModelChoiceField = forms.ModelChoiceField(
        label=gettext_lazy("Neste organ"),
        queryset=None,
        empty_label=gettext_lazy("Velg …"),
        help_text=gettext_lazy("Saken får dette organets neste nummer."),
    )
    year = YearField(label=gettext_lazy("År"), help_text=gettext_lazy("Året saken skal behandles i."))

    def __init__(self, *args: Any, case: Case, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        body: Any = self.fields["body"]
        body.queryset = bodies(case.project, user).exclude(pk=case.body_id)
