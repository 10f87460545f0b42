"""Savings measures, what hangs on them, and what decisions adopted. Amounts are whole kroner."""

from decimal import Decimal

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from omstilling.audit.models import TrackedModel
from omstilling.ui.addresses import address
from projects.models import (
    Access,
    Body,
    Case,
    Consultation,
    Decision,
    Document,
    Goal,
    Project,
    StudyAlternative,
    StudyArea,
    Unit,
)

from ..querysets import (
    MeasureCaseQuerySet,
    MeasureConsultationQuerySet,
    MeasureDecisionQuerySet,
    MeasureDocumentQuerySet,
    MeasurePartQuerySet,
    MeasureQuerySet,
    MeasureRelationQuerySet,
)
from .plan import BudgetArea


class Grade(models.TextChoices):
    """How the administration grades a proposal."""

    GREEN = "green", _("grønn: bør gjøres")
    YELLOW = "yellow", _("gul: mulig")
    RED = "red", _("rød: ikke anbefalt")


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
    alternative = models.ForeignKey(
        StudyAlternative,
        verbose_name=_("alternativ i utredningen"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="measures",
    )
    budget_area = models.ForeignKey(
        BudgetArea,
        verbose_name=_("rammeområde"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="measures",
    )
    kostra_function = models.CharField(_("KOSTRA-funksjon"), max_length=3, blank=True)
    full_year_effect = models.BigIntegerField(
        _("helårsvirkning"), null=True, blank=True, help_text=_("Netto innsparing i et helt år, i kroner.")
    )
    expense_effect = models.BigIntegerField(
        _("herav lavere utgifter"),
        null=True,
        blank=True,
        help_text=_("Kroner i et helt år; minus er høyere utgifter."),
    )
    income_effect = models.BigIntegerField(
        _("herav høyere inntekter"), null=True, blank=True, help_text=_("Kroner i et helt år; minus er tapt inntekt.")
    )
    effective_from = models.DateField(_("virker fra"), null=True, blank=True)
    effective_to = models.DateField(_("virker til og med"), null=True, blank=True)
    earliest_start = models.DateField(_("tidligste start"), null=True, blank=True)
    latest_start = models.DateField(_("seneste start"), null=True, blank=True)
    ramp = models.CharField(
        _("opptrapping"),
        max_length=100,
        blank=True,
        help_text=_("Prosent av helårsvirkningen fra måned etter start: «25@0 60@6 100@12»."),
    )
    price_year = models.PositiveSmallIntegerField(
        _("prisnivå"), null=True, blank=True, help_text=_("Tomt betyr prosjektets prisnivå.")
    )
    fte_change = models.DecimalField(
        _("endring i årsverk"), max_digits=7, decimal_places=2, null=True, blank=True, help_text=_("Minus er færre.")
    )
    fte_attrition = models.DecimalField(
        _("herav naturlig avgang"), max_digits=7, decimal_places=2, null=True, blank=True
    )
    fte_vacancy = models.DecimalField(_("herav vakanse"), max_digits=7, decimal_places=2, null=True, blank=True)
    fte_redundancy = models.DecimalField(_("herav oppsigelse"), max_digits=7, decimal_places=2, null=True, blank=True)
    restructuring_cost = models.BigIntegerField(
        _("omstillingskostnad"), null=True, blank=True, validators=[MinValueValidator(0)], help_text=_("Engangs.")
    )
    service_impact = models.TextField(_("konsekvens for tjenesten"), blank=True)
    impact_users = models.TextField(_("konsekvens for brukerne"), blank=True)
    impact_employees = models.TextField(_("konsekvens for ansatte"), blank=True)
    impact_equality = models.TextField(_("konsekvens for likestilling"), blank=True)
    impact_sami = models.TextField(_("konsekvens for samiske interesser"), blank=True)
    assumptions = models.TextField(_("forutsetninger"), blank=True)
    risk = models.TextField(_("risiko"), blank=True)
    touches_staff = models.BooleanField(
        _("berører ansatte"), null=True, blank=True, help_text=_("Da skal det informeres og drøftes.")
    )
    needs_negotiation = models.BooleanField(_("skal forhandles"), default=False)
    needs_environment = models.BooleanField(_("skal til arbeidsmiljøutvalget eller verneombudet"), default=False)
    needs_sami = models.BooleanField(_("kan berøre samiske interesser direkte"), default=False)
    statutory = models.BooleanField(_("lovpålagt tjeneste"), null=True, blank=True)
    statutory_basis = models.CharField(_("hjemmel for tjenesten"), max_length=150, blank=True)
    grade = models.CharField(_("vurdering"), max_length=6, choices=Grade, blank=True)
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
    started_on = models.DateField(_("iverksatt"), null=True, blank=True, editable=False)
    started_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("iverksatt bekreftet av"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="started_measures",
    )
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
            models.CheckConstraint(
                condition=Q(expense_effect__isnull=True)
                | Q(income_effect__isnull=True)
                | Q(full_year_effect=F("expense_effect") + F("income_effect")),
                name="measure_effect_is_its_parts",
                violation_error_message=_("Utgifter og inntekter må til sammen bli helårsvirkningen."),
            ),
            models.CheckConstraint(
                condition=Q(earliest_start__isnull=True)
                | Q(latest_start__isnull=True)
                | Q(latest_start__gte=F("earliest_start")),
                name="measure_starts_in_order",
                violation_error_message=_("Seneste start må være på eller etter tidligste start."),
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


class MeasureYear(TrackedModel):
    """What the source says a measure gives in one year, in the place of what would be computed. Whole kroner."""

    measure = models.ForeignKey(
        Measure, verbose_name=_("tiltak"), on_delete=models.PROTECT, related_name="stated_years"
    )
    year = models.PositiveSmallIntegerField(_("år"))
    amount = models.BigIntegerField(_("virkning"), help_text=_("Hele kroner; pluss er innsparing."))

    objects = MeasurePartQuerySet.as_manager()

    class Meta:
        verbose_name = _("oppgitt årsbeløp")
        verbose_name_plural = _("oppgitte årsbeløp")
        ordering = ["year"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["measure", "year"],
                condition=Q(withdrawn_at__isnull=True),
                name="measure_year_once",
                violation_error_message=_("Året er oppgitt fra før."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.measure_id} {self.year}"


class RelationKind(models.TextChoices):
    REQUIRES = "requires", _("forutsetter")
    EXCLUDES = "excludes", _("utelukker")
    OVERLAPS = "overlaps", _("overlapper")


class MeasureRelation(TrackedModel):
    """How one measure stands to another. Of an overlap, ``overlap`` kroner a year are the same money."""

    measure = models.ForeignKey(Measure, verbose_name=_("tiltak"), on_delete=models.PROTECT, related_name="relations")
    other = models.ForeignKey(
        Measure, verbose_name=_("det andre tiltaket"), on_delete=models.PROTECT, related_name="related_from"
    )
    kind = models.CharField(_("forhold"), max_length=8, choices=RelationKind)
    overlap = models.BigIntegerField(
        _("samme penger"), null=True, blank=True, validators=[MinValueValidator(0)], help_text=_("Hele kroner.")
    )
    note = models.CharField(_("merknad"), max_length=200, blank=True)

    objects = MeasureRelationQuerySet.as_manager()

    class Meta:
        verbose_name = _("avhengighet")
        verbose_name_plural = _("avhengigheter")
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["measure", "other", "kind"],
                condition=Q(withdrawn_at__isnull=True),
                name="measure_relation_once",
                violation_error_message=_("Avhengigheten finnes fra før."),
            ),
            models.CheckConstraint(
                condition=~Q(measure=F("other")),
                name="measure_relation_to_another",
                violation_error_message=_("Et tiltak kan ikke avhenge av seg selv."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.measure_id} {self.get_kind_display()} {self.other_id}"


class MeasureGoal(TrackedModel):
    """A goal that a measure serves."""

    measure = models.ForeignKey(Measure, verbose_name=_("tiltak"), on_delete=models.PROTECT, related_name="goal_links")
    goal = models.ForeignKey(Goal, verbose_name=_("mål"), on_delete=models.PROTECT, related_name="measure_links")

    objects = MeasurePartQuerySet.as_manager()

    class Meta:
        verbose_name = _("mål for tiltak")
        verbose_name_plural = _("mål for tiltak")
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["measure", "goal"], condition=Q(withdrawn_at__isnull=True), name="measure_goal_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.measure_id} – {self.goal_id}"


class MeasureDocument(TrackedModel):
    """An attachment: a document of the register. Who may read it is the document's own matter."""

    measure = models.ForeignKey(
        Measure, verbose_name=_("tiltak"), on_delete=models.PROTECT, related_name="document_links"
    )
    document = models.ForeignKey(
        Document, verbose_name=_("vedlegg"), on_delete=models.PROTECT, related_name="measure_links"
    )

    objects = MeasureDocumentQuerySet.as_manager()

    class Meta:
        verbose_name = _("vedlegg til tiltak")
        verbose_name_plural = _("vedlegg til tiltak")
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["measure", "document"], condition=Q(withdrawn_at__isnull=True), name="measure_document_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.measure_id} – {self.document_id}"


class MeasureCase(TrackedModel):
    """A case that concerns a measure. A case paper with an assessment is proof that the measure is studied."""

    measure = models.ForeignKey(Measure, verbose_name=_("tiltak"), on_delete=models.PROTECT, related_name="case_links")
    case = models.ForeignKey(Case, verbose_name=_("sak"), on_delete=models.PROTECT, related_name="measure_links")

    objects = MeasureCaseQuerySet.as_manager()

    class Meta:
        verbose_name = _("sak om tiltak")
        verbose_name_plural = _("saker om tiltak")
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["measure", "case"], condition=Q(withdrawn_at__isnull=True), name="measure_case_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.measure_id} – {self.case_id}"


class MeasureConsultation(TrackedModel):
    """A consultation in which a measure was on the table."""

    measure = models.ForeignKey(
        Measure, verbose_name=_("tiltak"), on_delete=models.PROTECT, related_name="consultation_links"
    )
    consultation = models.ForeignKey(
        Consultation, verbose_name=_("drøfting"), on_delete=models.PROTECT, related_name="measure_links"
    )

    objects = MeasureConsultationQuerySet.as_manager()

    class Meta:
        verbose_name = _("drøfting av tiltak")
        verbose_name_plural = _("drøftinger av tiltak")
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["measure", "consultation"],
                condition=Q(withdrawn_at__isnull=True),
                name="measure_consultation_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.measure_id} – {self.consultation_id}"
