"""Competence plans that bind, leadership training, and employee surveys."""

from django.conf import settings
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from omstilling.audit.models import TrackedModel
from omstilling.ui.addresses import address

from ..querysets import CompetenceActivityQuerySet, ProjectChildQuerySet, SurveyResultQuerySet
from .goals import Goal
from .project import Project
from .tenancy import Unit


class CompetenceLevel(models.TextChoices):
    TOP = "top", _("rådmannsnivået")
    SECTOR = "sector", _("sektor")
    DEPARTMENT = "department", _("virksomhet")
    UNIT = "unit", _("enhet")


class CompetencePlan(TrackedModel):
    """A binding competence plan of a level of the organisation."""

    project = models.ForeignKey(
        Project, verbose_name=_("prosjekt"), on_delete=models.PROTECT, related_name="competence_plans"
    )
    title = models.CharField(_("tittel"), max_length=150)
    level = models.CharField(_("nivå"), max_length=10, choices=CompetenceLevel)
    unit = models.ForeignKey(
        Unit,
        verbose_name=_("enhet"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="competence_plans",
    )
    goal = models.ForeignKey(
        Goal,
        verbose_name=_("mål"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="competence_plans",
    )
    valid_from = models.DateField(_("gjelder fra"))
    valid_to = models.DateField(_("gjelder til og med"), null=True, blank=True)

    objects = ProjectChildQuerySet.as_manager()

    class Meta:
        verbose_name = _("kompetanseplan")
        verbose_name_plural = _("kompetanseplaner")
        ordering = ["level", "id"]
        default_permissions = ()
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gte=F("valid_from")),
                name="competence_plan_dates_in_order",
                violation_error_message=_("Sluttdatoen må være etter startdatoen."),
            )
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return address("projects:competence_plan", self.project.slug, self.pk)


class ActivityKind(models.TextChoices):
    COMPETENCE = "competence", _("kompetanse")
    LEADERSHIP = "leadership", _("lederopplæring")


class CompetenceActivity(TrackedModel):
    """An activity of a competence plan. Funds are whole kroner, None where they are not stated."""

    plan = models.ForeignKey(
        CompetencePlan, verbose_name=_("plan"), on_delete=models.PROTECT, related_name="activities"
    )
    kind = models.CharField(_("slag"), max_length=10, choices=ActivityKind, default=ActivityKind.COMPETENCE)
    title = models.CharField(_("aktivitet"), max_length=150)
    description = models.TextField(_("beskrivelse"), blank=True)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("ansvarlig"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    deadline = models.DateField(_("frist"), null=True, blank=True)
    funds = models.BigIntegerField(
        _("midler"), null=True, blank=True, validators=[MinValueValidator(0)], help_text=_("Hele kroner.")
    )
    is_example_figure = models.BooleanField(_("eksempeltall"), default=False, editable=False)
    completed_on = models.DateField(_("gjennomført"), null=True, blank=True)

    objects = CompetenceActivityQuerySet.as_manager()

    class Meta:
        verbose_name = _("aktivitet")
        verbose_name_plural = _("aktiviteter")
        ordering = ["deadline", "id"]
        default_permissions = ()

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return self.plan.get_absolute_url()


class Survey(TrackedModel):
    """An employee survey: when, and what was asked. Answers of single people are never in the portal."""

    project = models.ForeignKey(Project, verbose_name=_("prosjekt"), on_delete=models.PROTECT, related_name="surveys")
    title = models.CharField(_("tittel"), max_length=150)
    held_on = models.DateField(_("dato"))
    goal = models.ForeignKey(
        Goal, verbose_name=_("mål"), on_delete=models.PROTECT, null=True, blank=True, related_name="surveys"
    )
    follow_up = models.TextField(_("hva som følges opp"), blank=True)

    objects = ProjectChildQuerySet.as_manager()

    class Meta:
        verbose_name = _("medarbeiderundersøkelse")
        verbose_name_plural = _("medarbeiderundersøkelser")
        ordering = ["-held_on", "-id"]
        default_permissions = ()

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return address("projects:survey", self.project.slug, self.pk)


class SurveyResult(TrackedModel):
    """A unit's mean for a question of a survey, with how many answered. Fewer than five are never shown."""

    survey = models.ForeignKey(
        Survey, verbose_name=_("undersøkelse"), on_delete=models.PROTECT, related_name="results"
    )
    unit = models.ForeignKey(
        Unit, verbose_name=_("enhet"), on_delete=models.PROTECT, null=True, blank=True, related_name="survey_results"
    )
    question = models.CharField(_("spørsmål"), max_length=200)
    score = models.DecimalField(_("snitt"), max_digits=5, decimal_places=2)
    answers = models.PositiveIntegerField(_("antall svar"))
    invited = models.PositiveIntegerField(_("antall spurt"), null=True, blank=True)
    is_example_figure = models.BooleanField(_("eksempeltall"), default=False, editable=False)

    objects = SurveyResultQuerySet.as_manager()

    class Meta:
        verbose_name = _("resultat av undersøkelse")
        verbose_name_plural = _("resultater av undersøkelser")
        ordering = ["question", "id"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["survey", "unit", "question"],
                condition=Q(withdrawn_at__isnull=True),
                name="survey_result_once",
                violation_error_message=_("Resultatet er ført fra før."),
            )
        ]

    def __str__(self) -> str:
        return self.question
