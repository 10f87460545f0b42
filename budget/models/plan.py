"""The financial plan: budget areas, what each year needs, budget lines, budget notes and the project's own budget."""

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from omstilling.audit.models import TrackedModel
from omstilling.ui.addresses import address
from omstilling.ui.formats import date_table
from projects.models import Decision, Project, Unit

from ..querysets import BudgetLineQuerySet, LinePartQuerySet, ProjectChildQuerySet, SpendingQuerySet


class BudgetArea(TrackedModel):
    """A budget area (rammeområde): the level on which the council appropriates."""

    project = models.ForeignKey(
        Project, verbose_name=_("prosjekt"), on_delete=models.PROTECT, related_name="budget_areas"
    )
    code = models.CharField(_("kode"), max_length=20)
    name = models.CharField(_("navn"), max_length=100)
    unit = models.ForeignKey(
        Unit, verbose_name=_("sektor"), on_delete=models.PROTECT, null=True, blank=True, related_name="budget_areas"
    )

    objects = ProjectChildQuerySet.as_manager()

    class Meta:
        verbose_name = _("rammeområde")
        verbose_name_plural = _("rammeområder")
        ordering = ["code"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["project", "code"],
                condition=Q(withdrawn_at__isnull=True),
                name="budget_area_once",
                violation_error_message=_("Koden er i bruk."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.name}"


class PlanYear(TrackedModel):
    """One year of the financial plan: the base budget, and what is missing before any measure. Whole kroner."""

    project = models.ForeignKey(
        Project, verbose_name=_("prosjekt"), on_delete=models.PROTECT, related_name="plan_year_rows"
    )
    year = models.PositiveSmallIntegerField(_("år"))
    base_budget = models.BigIntegerField(_("basisbudsjett"), null=True, blank=True)
    need = models.BigIntegerField(
        _("omstillingsbehov"),
        null=True,
        blank=True,
        validators=[MinValueValidator(0)],
        help_text=_("Det som mangler i året før tiltak, som nivå. Hele kroner."),
    )
    source = models.CharField(_("kilde"), max_length=200, blank=True)
    is_example_figure = models.BooleanField(_("eksempeltall"), default=False, editable=False)

    objects = ProjectChildQuerySet.as_manager()

    class Meta:
        verbose_name = _("planår")
        verbose_name_plural = _("planår")
        ordering = ["year"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["project", "year"],
                condition=Q(withdrawn_at__isnull=True),
                name="plan_year_once",
                violation_error_message=_("Året er ført fra før."),
            )
        ]

    def __str__(self) -> str:
        return str(self.year)


class LineKind(models.TextChoices):
    BASE = "base", _("basisbudsjett")
    TECHNICAL = "technical", _("budsjetteknisk justering")
    MEASURE = "measure", _("tiltak")


class BudgetLine(TrackedModel):
    """A line of the financial plan. One of kind «tiltak» takes up a measure: the proof that it is budgeted."""

    project = models.ForeignKey(
        Project, verbose_name=_("prosjekt"), on_delete=models.PROTECT, related_name="budget_lines"
    )
    number = models.PositiveIntegerField(_("nummer"))
    kind = models.CharField(_("slag"), max_length=9, choices=LineKind)
    title = models.CharField(_("tittel"), max_length=150)
    measure = models.ForeignKey(
        "budget.Measure",
        verbose_name=_("tiltak"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="budget_lines",
    )
    unit = models.ForeignKey(
        Unit,
        verbose_name=_("sektor eller enhet"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="budget_lines",
    )
    budget_area = models.ForeignKey(
        BudgetArea,
        verbose_name=_("rammeområde"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="lines",
    )
    kostra_function = models.CharField(_("KOSTRA-funksjon"), max_length=3, blank=True)
    reference = models.CharField(
        _("budsjettlinje"), max_length=60, blank=True, help_text=_("Linjen i budsjettdokumentet eller kontoplanen.")
    )
    price_year = models.PositiveSmallIntegerField(_("prisnivå"), null=True, blank=True)
    decision = models.ForeignKey(
        Decision,
        verbose_name=_("budsjettvedtak"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="budget_lines",
    )
    is_example_figure = models.BooleanField(_("eksempeltall"), default=False, editable=False)

    objects = BudgetLineQuerySet.as_manager()

    class Meta:
        verbose_name = _("budsjettlinje")
        verbose_name_plural = _("budsjettlinjer")
        ordering = ["number"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["project", "number"], name="budget_line_number_once"),
            models.CheckConstraint(
                condition=Q(kind="measure", measure__isnull=False) | (~Q(kind="measure") & Q(measure__isnull=True)),
                name="budget_line_measure_is_named",
                violation_error_message=_("En linje for et tiltak må si hvilket tiltak; andre linjer har ikke noe."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.title}"

    def get_absolute_url(self) -> str:
        return address("budget:budget_line", self.project.slug, self.number)


class BudgetAmount(TrackedModel):
    """What a budget line says for one year: the level against the base budget. Whole kroner; plus is a saving."""

    line = models.ForeignKey(
        BudgetLine, verbose_name=_("budsjettlinje"), on_delete=models.PROTECT, related_name="amounts"
    )
    year = models.PositiveSmallIntegerField(_("år"))
    amount = models.BigIntegerField(_("beløp"), help_text=_("Hele kroner; pluss er innsparing."))

    objects = LinePartQuerySet.as_manager()

    class Meta:
        verbose_name = _("budsjettbeløp")
        verbose_name_plural = _("budsjettbeløp")
        ordering = ["year"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["line", "year"],
                condition=Q(withdrawn_at__isnull=True),
                name="budget_amount_once",
                violation_error_message=_("Året er ført fra før."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.line} {self.year}"

    def get_absolute_url(self) -> str:
        return self.line.get_absolute_url()


class BudgetNote(TrackedModel):
    """What a budget document says that its measures add up to in a year: held against the lines by Tallvakta."""

    project = models.ForeignKey(
        Project, verbose_name=_("prosjekt"), on_delete=models.PROTECT, related_name="budget_notes"
    )
    year = models.PositiveSmallIntegerField(_("år"))
    budget_area = models.ForeignKey(
        BudgetArea,
        verbose_name=_("rammeområde"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="notes",
    )
    amount = models.BigIntegerField(_("beløp"), help_text=_("Hele kroner; pluss er innsparing."))
    source = models.CharField(_("kilde"), max_length=200)

    objects = ProjectChildQuerySet.as_manager()

    class Meta:
        verbose_name = _("budsjettnotat")
        verbose_name_plural = _("budsjettnotater")
        ordering = ["year", "id"]
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.year} {self.source}"


class CostKind(models.TextChoices):
    SECRETARY = "secretary", _("prosjektsekretær")
    CONSULTANT = "consultant", _("konsulenter")
    RELEASE = "release", _("frikjøp")
    TRAINING = "training", _("opplæring")
    OTHER = "other", _("annet")


class ProjectCost(TrackedModel):
    """A post of the project's own budget for a year. Whole kroner; empty is «ikke oppgitt»."""

    project = models.ForeignKey(
        Project, verbose_name=_("prosjekt"), on_delete=models.PROTECT, related_name="project_costs"
    )
    kind = models.CharField(_("slag"), max_length=10, choices=CostKind)
    title = models.CharField(_("post"), max_length=150)
    year = models.PositiveSmallIntegerField(_("år"))
    amount = models.BigIntegerField(_("budsjett"), null=True, blank=True, validators=[MinValueValidator(0)])

    objects = ProjectChildQuerySet.as_manager()

    class Meta:
        verbose_name = _("post i prosjektbudsjettet")
        verbose_name_plural = _("poster i prosjektbudsjettet")
        ordering = ["year", "id"]
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.title} {self.year}"

    def get_absolute_url(self) -> str:
        return address("budget:cost", self.project.slug, self.pk)


class ProjectSpending(TrackedModel):
    """What has been spent of a post. Whole kroner; minus is a refund."""

    cost = models.ForeignKey(ProjectCost, verbose_name=_("post"), on_delete=models.PROTECT, related_name="spending")
    spent_on = models.DateField(_("dato"))
    amount = models.BigIntegerField(_("beløp"))
    note = models.CharField(_("merknad"), max_length=200, blank=True)

    objects = SpendingQuerySet.as_manager()

    class Meta:
        verbose_name = _("forbruk")
        verbose_name_plural = _("forbruk")
        ordering = ["spent_on", "id"]
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.cost.title} {date_table(self.spent_on)}"

    def get_absolute_url(self) -> str:
        return self.cost.get_absolute_url()
