"""The money: target per year, savings measures, what was adopted, and investments. Amounts are whole kroner."""

from decimal import Decimal

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from omstilling.audit.models import TrackedModel
from omstilling.ui.addresses import address
from projects.models import Access, Body, Decision, Project, StudyArea, Unit

from .querysets import MeasureDecisionQuerySet, MeasureQuerySet, ProjectChildQuerySet


class Target(TrackedModel):
    """The permanent net effect the project is to reach in a year: a level, never an increment."""

    project = models.ForeignKey(Project, verbose_name=_("prosjekt"), on_delete=models.PROTECT, related_name="targets")
    year = models.PositiveSmallIntegerField(_("år"))
    amount = models.BigIntegerField(_("mål"), validators=[MinValueValidator(0)], help_text=_("Hele kroner."))

    objects = ProjectChildQuerySet.as_manager()

    class Meta:
        verbose_name = _("innsparingsmål")
        verbose_name_plural = _("innsparingsmål")
        ordering = ["year"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["project", "year"],
                condition=Q(withdrawn_at__isnull=True),
                name="target_once_per_year",
                violation_error_message=_("Året har et mål fra før."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.year}: {self.amount}"


class MeasureKind(models.TextChoices):
    PERMANENT = "permanent", _("varig, strukturelt")
    PERMANENT_OPERATING = "permanent_operating", _("varig, drift")
    TEMPORARY = "temporary", _("midlertidig")
    ONE_OFF = "one_off", _("engangs")
    VACANCY = "vacancy", _("vakanse")


PERMANENT_KINDS = (MeasureKind.PERMANENT, MeasureKind.PERMANENT_OPERATING)


class Measure(TrackedModel):
    """A savings measure. ``full_year_effect`` is positive for a saving, in kroner of the project's price year."""

    project = models.ForeignKey(Project, verbose_name=_("prosjekt"), on_delete=models.PROTECT, related_name="measures")
    number = models.PositiveIntegerField(_("nummer"))
    title = models.CharField(_("tittel"), max_length=150)
    description = models.TextField(_("beskrivelse"), blank=True)
    kind = models.CharField(_("slag"), max_length=20, choices=MeasureKind, default=MeasureKind.PERMANENT)
    unit = models.ForeignKey(
        Unit,
        verbose_name=_("sektor eller enhet"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="measures",
    )
    study_area = models.ForeignKey(
        StudyArea,
        verbose_name=_("utredningsområde"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="measures",
    )
    full_year_effect = models.BigIntegerField(
        _("helårsvirkning"), null=True, blank=True, help_text=_("Netto innsparing i et helt år, i kroner.")
    )
    effective_from = models.DateField(_("virker fra"), null=True, blank=True)
    effective_to = models.DateField(_("virker til og med"), null=True, blank=True)
    fte_change = models.DecimalField(
        _("endring i årsverk"), max_digits=7, decimal_places=2, null=True, blank=True, help_text=_("Minus er færre.")
    )
    restructuring_cost = models.BigIntegerField(
        _("omstillingskostnad"), null=True, blank=True, validators=[MinValueValidator(0)], help_text=_("Engangs.")
    )
    service_impact = models.TextField(_("konsekvens for tjenesten"), blank=True)
    probability = models.PositiveSmallIntegerField(
        _("sannsynlighet for gjennomføring"),
        null=True,
        blank=True,
        validators=[MinValueValidator(0), MaxValueValidator(100)],
        help_text=_("Prosent."),
    )
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("tiltakseier"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="measures",
    )
    body = models.ForeignKey(
        Body, verbose_name=_("organ"), on_delete=models.PROTECT, null=True, blank=True, related_name="measures"
    )
    access = models.CharField(_("tilgang"), max_length=10, choices=Access, default=Access.INTERNAL)
    is_example_figure = models.BooleanField(_("eksempeltall"), default=False, editable=False)

    objects = MeasureQuerySet.as_manager()

    class Meta:
        verbose_name = _("tiltak")
        verbose_name_plural = _("tiltak")
        ordering = ["number"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["project", "number"], name="measure_number_once"),
            models.CheckConstraint(
                condition=Q(effective_to__isnull=True)
                | Q(effective_from__isnull=True)
                | Q(effective_to__gte=F("effective_from")),
                name="measure_dates_in_order",
                violation_error_message=_("Sluttdatoen må være etter startdatoen."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.title}"

    @property
    def is_permanent(self) -> bool:
        """Permanent in kind and without an end date: only such measures count toward the target."""
        return self.kind in PERMANENT_KINDS and self.effective_to is None

    @property
    def fte(self) -> Decimal | None:
        return self.fte_change

    def get_absolute_url(self) -> str:
        return address("budget:measure", self.project.slug, self.number)


class MeasureDecision(TrackedModel):
    """A measure that a decision concerns, with what was adopted: kroner a year and start date."""

    measure = models.ForeignKey(
        Measure, verbose_name=_("tiltak"), on_delete=models.PROTECT, related_name="decision_links"
    )
    decision = models.ForeignKey(
        Decision, verbose_name=_("vedtak"), on_delete=models.PROTECT, related_name="measure_links"
    )
    adopted_effect = models.BigIntegerField(_("vedtatt helårsvirkning"), null=True, blank=True)
    adopted_from = models.DateField(_("vedtatt virkning fra"), null=True, blank=True)

    objects = MeasureDecisionQuerySet.as_manager()

    class Meta:
        verbose_name = _("vedtak om tiltak")
        verbose_name_plural = _("vedtak om tiltak")
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["measure", "decision"],
                condition=Q(withdrawn_at__isnull=True),
                name="measure_decision_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.measure_id} – {self.decision_id}"


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
