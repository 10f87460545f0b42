"""Forms of cases: registered, changed, withdrawn."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from omstilling.ui.fields import YearField
from omstilling.ui.forms import ReasonForm, ServiceModelForm

from ..law import EXEMPTIONS
from ..models import Access, Case, Project
from .choices import bodies, long_text

ACCESS_HELP = _(
    "Offentlig kan vises for alle. Intern vises for alle med tilgang til prosjektet. Organets arbeidsmateriale og det "
    "som er unntatt offentlighet, vises bare for organet og dem som leder prosjektet."
)


class CaseForm(ServiceModelForm):
    """A case's papers. Body and year are chosen once: the number is given from them."""

    year = YearField(label=_("År"), help_text=_("Saksnummeret løper for hvert organ og år, for eksempel PS 7/10."))
    background = long_text(_("Bakgrunn"), help_text=_("Hva saken gjelder, og hvorfor den kommer nå."), most=20000)
    assessment = long_text(_("Vurdering"), help_text=_("Alternativer, konsekvenser og begrunnelse."), most=20000)
    recommendation = long_text(
        _("Forslag til vedtak"),
        help_text=_("Ordrett slik det skal kunne vedtas. Teksten kan velges med ett trykk når vedtaket føres."),
        most=10000,
    )

    class Meta(ServiceModelForm.Meta):
        model = Case
        fields = [
            "body",
            "kind",
            "year",
            "title",
            "background",
            "assessment",
            "recommendation",
            "access",
            "legal_basis",
            "public_title",
        ]
        help_texts = {
            "body": _("Organet som skal behandle saken. Det kan ikke endres etterpå."),
            "title": _("Kort og dekkende, uten personnavn."),
            "access": ACCESS_HELP,
            "legal_basis": _("Bare når saken er unntatt offentlighet, for eksempel «%(basis)s».")
            % {"basis": EXEMPTIONS[0]},
            "public_title": _("Bare når tittelen selv ikke kan vises: det alle får se i stedet."),
        }

    def __init__(self, *args: Any, project: Project, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user
        if self.instance.pk:
            del self.fields["body"], self.fields["year"]
        else:
            self.fields["body"].queryset = bodies(project, user)  # type: ignore[attr-defined]
        for name in ("kind", "access"):
            field: Any = self.fields[name]
            field.choices = [(value, str(label).capitalize()) for value, label in field.choices if value]
        self.groups = (
            (_("Saken"), ["body", "year", "kind", "title"]),
            (_("Saksframlegg"), ["background", "assessment", "recommendation"]),
            (_("Hvem kan se saken"), ["access", "legal_basis", "public_title"]),
        )

    def clean(self) -> dict[str, Any]:
        """Ask for the ground of an exemption, and take no ground for what is open."""
        data = super().clean() or {}
        if data.get("access") == Access.EXEMPT:
            if not data.get("legal_basis"):
                self.add_error("legal_basis", _("Oppgi hjemmelen når saken er unntatt offentlighet."))
        elif data.get("access") and data.get("legal_basis"):
            self.add_error(
                "access", _("Det er oppgitt hjemmel for unntak. Velg «Unntatt offentlighet», eller stryk hjemmelen.")
            )
        return data

    def _post_clean(self) -> None:
        """Leave the row's own checks to the service, which knows the number and the body."""


class CaseWithdrawForm(ReasonForm):
    """Why the case is not to be treated."""
