"""Goals, indicators and what was measured."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from omstilling.audit.models import TrackedModel
from omstilling.ui.addresses import address

from ..querysets import IndicatorQuerySet, ProjectChildQuerySet, ReadingQuerySet
from .bodies import Body
from .project import Project
from .tenancy import Unit


class GoalKind(models.TextChoices):
    PURPOSE = "purpose", _("formål")
    OUTCOME = "outcome", _("effektmål")
    RESULT = "result", _("resultatmål")


class Goal(TrackedModel):
    """A purpose, an outcome goal or a result goal, numbered within its kind."""

    project = models.ForeignKey(Project, verbose_name=_("prosjekt"), on_delete=models.PROTECT, related_name="goals")
    kind = models.CharField(_("slag"), max_length=8, choices=GoalKind)
    number = models.PositiveSmallIntegerField(_("nummer"))
    title = models.CharField(_("mål"), max_length=200)
    description = models.TextField(_("utdyping"), blank=True)
    team = models.ForeignKey(
        Body,
        verbose_name=_("gruppe som følger målet"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="goals",
        help_text=_("For eksempel et nærværsteam."),
    )

    objects = ProjectChildQuerySet.as_manager()

    class Meta:
        verbose_name = _("mål")
        verbose_name_plural = _("mål")
        ordering = ["kind", "number"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["project", "kind", "number"],
                condition=Q(withdrawn_at__isnull=True),
                name="goal_number_once",
                violation_error_message=_("Nummeret er i bruk."),
            )
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return address("projects:goal", self.project.slug, self.pk)


class IndicatorKind(models.TextChoices):
    GENERAL = "general", _("alminnelig måltall")
    ATTENDANCE = "attendance", _("nærvær")
    SURVEY = "survey", _("medarbeiderundersøkelse")


class Indicator(TrackedModel):
    """What a goal is measured by. Values carry the indicator's own unit, for example percent with one decimal."""

    goal = models.ForeignKey(Goal, verbose_name=_("mål"), on_delete=models.PROTECT, related_name="indicators")
    name = models.CharField(_("navn"), max_length=150)
    kind = models.CharField(
        _("slag"),
        max_length=10,
        choices=IndicatorKind,
        default=IndicatorKind.GENERAL,
        help_text=_("Måltall om de ansatte vises aldri for grupper på under fem."),
    )
    measured_in = models.CharField(_("måleenhet"), max_length=30)
    baseline_value = models.DecimalField(_("startverdi"), max_digits=14, decimal_places=2, null=True, blank=True)
    baseline_date = models.DateField(_("startverdiens dato"), null=True, blank=True)
    target_value = models.DecimalField(_("målverdi"), max_digits=14, decimal_places=2, null=True, blank=True)
    higher_is_better = models.BooleanField(_("høyere er bedre"), default=True)
    is_example_figure = models.BooleanField(_("eksempeltall"), default=False)

    objects = IndicatorQuerySet.as_manager()

    class Meta:
        verbose_name = _("måleindikator")
        verbose_name_plural = _("måleindikatorer")
        ordering = ["id"]
        default_permissions = ()

    def __str__(self) -> str:
        return self.name

    @property
    def is_about_people(self) -> bool:
        """Whether the readings are of groups of employees, so that small groups must be kept back."""
        return self.kind != IndicatorKind.GENERAL


class Reading(TrackedModel):
    """A measured value of an indicator, for a month (its first day) and, where given, a unit."""

    indicator = models.ForeignKey(
        Indicator, verbose_name=_("måleindikator"), on_delete=models.PROTECT, related_name="readings"
    )
    unit = models.ForeignKey(
        Unit, verbose_name=_("enhet"), on_delete=models.PROTECT, null=True, blank=True, related_name="readings"
    )
    month = models.DateField(_("måned"))
    value = models.DecimalField(_("målt verdi"), max_digits=14, decimal_places=2)
    group_size = models.PositiveIntegerField(
        _("antall ansatte i gruppa"), null=True, blank=True, help_text=_("Trengs for måltall om de ansatte.")
    )
    note = models.CharField(_("merknad"), max_length=200, blank=True)
    is_example_figure = models.BooleanField(_("eksempeltall"), default=False)

    objects = ReadingQuerySet.as_manager()

    class Meta:
        verbose_name = _("måling")
        verbose_name_plural = _("målinger")
        ordering = ["month", "id"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["indicator", "unit", "month"],
                condition=Q(withdrawn_at__isnull=True, unit__isnull=False),
                name="reading_once_per_unit",
                violation_error_message=_("Det finnes en måling for denne måneden."),
            ),
            models.UniqueConstraint(
                fields=["indicator", "month"],
                condition=Q(withdrawn_at__isnull=True, unit__isnull=True),
                name="reading_once",
                violation_error_message=_("Det finnes en måling for denne måneden."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.indicator_id} {self.month}"
