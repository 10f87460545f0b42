"""Investments with their yearly amounts. Amounts are whole kroner; what no source gives is empty."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from omstilling.audit.models import TrackedModel
from omstilling.ui.addresses import address
from projects.models import Project

from ..querysets import InvestmentPartQuerySet, ProjectChildQuerySet


class InvestmentStatus(models.TextChoices):
    ONGOING = "ongoing", _("i gang")
    PLANNED = "planned", _("planlagt")
    ON_HOLD = "on_hold", _("på vent")


class Investment(TrackedModel):
    """A project in the investment budget. Amounts that no source gives are empty and shown as «ikke oppgitt»."""

    project = models.ForeignKey(
        Project, verbose_name=_("prosjekt"), on_delete=models.PROTECT, related_name="investments"
    )
    number = models.PositiveIntegerField(_("nummer"))
    title = models.CharField(_("tittel"), max_length=150)
    description = models.TextField(_("beskrivelse"), blank=True)
    status = models.CharField(_("status"), max_length=8, choices=InvestmentStatus)
    first_year = models.PositiveSmallIntegerField(_("fra år"), null=True, blank=True)
    last_year = models.PositiveSmallIntegerField(_("til år"), null=True, blank=True)
    amount = models.BigIntegerField(_("ramme"), null=True, blank=True, help_text=_("Hele kroner."))
    operating_consequence = models.BigIntegerField(
        _("driftskonsekvens per år"), null=True, blank=True, help_text=_("Hele kroner; minus er en kostnad.")
    )
    interest_rate = models.DecimalField(
        _("rente"),
        max_digits=5,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MinValueValidator(0), MaxValueValidator(100)],
        help_text=_("Prosent per år."),
    )
    repayment_years = models.PositiveSmallIntegerField(
        _("nedbetalingstid"), null=True, blank=True, validators=[MinValueValidator(1), MaxValueValidator(100)]
    )
    is_example_figure = models.BooleanField(_("eksempeltall"), default=False, editable=False)

    objects = ProjectChildQuerySet.as_manager()

    class Meta:
        verbose_name = _("investering")
        verbose_name_plural = _("investeringer")
        ordering = ["number"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["project", "number"], name="investment_number_once"),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return address("budget:investment", self.project.slug, self.number)


class InvestmentYear(TrackedModel):
    """One year of an investment: what it costs, how it is paid for, and what it does to the running budget.

    ``operating_consequence`` is the level of that year against today's budget, minus is a cost; empty is unknown.
    """

    investment = models.ForeignKey(
        Investment, verbose_name=_("investering"), on_delete=models.PROTECT, related_name="years"
    )
    year = models.PositiveSmallIntegerField(_("år"))
    amount = models.BigIntegerField(_("investert"), null=True, blank=True, validators=[MinValueValidator(0)])
    loan = models.BigIntegerField(_("lån"), null=True, blank=True, validators=[MinValueValidator(0)])
    grants = models.BigIntegerField(_("tilskudd"), null=True, blank=True, validators=[MinValueValidator(0)])
    own_funds = models.BigIntegerField(_("egne midler"), null=True, blank=True, validators=[MinValueValidator(0)])
    operating_consequence = models.BigIntegerField(_("driftskonsekvens"), null=True, blank=True)

    objects = InvestmentPartQuerySet.as_manager()

    class Meta:
        verbose_name = _("investeringsår")
        verbose_name_plural = _("investeringsår")
        ordering = ["year"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["investment", "year"],
                condition=Q(withdrawn_at__isnull=True),
                name="investment_year_once",
                violation_error_message=_("Året er ført fra før."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.investment} {self.year}"

    def get_absolute_url(self) -> str:
        return self.investment.get_absolute_url()
