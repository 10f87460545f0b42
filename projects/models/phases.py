"""Phases and decision points in Prosjektveiviseren's terms, and the municipal year that the plan lies on."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from omstilling.audit.models import TrackedModel
from omstilling.ui.addresses import address

from ..querysets import CheckPointQuerySet, ProjectChildQuerySet, ThroughPhaseQuerySet
from .project import Project


class PhaseKind(models.TextChoices):
    CONCEPT = "concept", _("konsept")
    PLANNING = "planning", _("planlegge")
    DELIVERY = "delivery", _("gjennomføre")
    CLOSING = "closing", _("avslutte")
    BENEFITS = "benefits", _("realisere gevinster")


class Phase(TrackedModel):
    """A phase of the project. Its dates may be unknown."""

    project = models.ForeignKey(Project, verbose_name=_("prosjekt"), on_delete=models.PROTECT, related_name="phases")
    order = models.PositiveSmallIntegerField(_("rekkefølge"), default=0)
    kind = models.CharField(_("fase"), max_length=8, choices=PhaseKind)
    title = models.CharField(_("navn"), max_length=120)
    description = models.TextField(_("hva fasen skal gi"), blank=True)
    starts_on = models.DateField(_("start"), null=True, blank=True)
    ends_on = models.DateField(_("slutt"), null=True, blank=True)

    objects = ProjectChildQuerySet.as_manager()

    class Meta:
        verbose_name = _("fase")
        verbose_name_plural = _("faser")
        ordering = ["order", "id"]
        default_permissions = ()
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(starts_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
                name="phase_dates_in_order",
                violation_error_message=_("Sluttdatoen må være etter startdatoen."),
            )
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return address("projects:phases", self.project.slug)


class PointResult(models.TextChoices):
    OPEN = "open", _("ikke avgjort")
    GO = "go", _("gå videre")
    CHANGES = "changes", _("gå videre med endringer")
    STOP = "stop", _("stopp")


class DecisionPoint(TrackedModel):
    """The decision point (BP) that a phase ends in. What was decided is a decision of a body."""

    phase = models.ForeignKey(Phase, verbose_name=_("fase"), on_delete=models.PROTECT, related_name="points")
    code = models.CharField(_("betegnelse"), max_length=6, help_text=_("For eksempel «BP2»."))
    title = models.CharField(_("hva som skal avgjøres"), max_length=200)
    planned_on = models.DateField(_("planlagt"), null=True, blank=True)
    result = models.CharField(_("utfall"), max_length=8, choices=PointResult, default=PointResult.OPEN)
    decided_on = models.DateField(_("avgjort"), null=True, blank=True)
    decision = models.ForeignKey(
        "projects.Decision",
        verbose_name=_("vedtak"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="decision_points",
    )

    objects = ThroughPhaseQuerySet.as_manager()

    class Meta:
        verbose_name = _("beslutningspunkt")
        verbose_name_plural = _("beslutningspunkter")
        ordering = ["id"]
        default_permissions = ()
        constraints = [
            models.CheckConstraint(
                condition=Q(result="open") | Q(decided_on__isnull=False),
                name="decision_point_decided_has_date",
                violation_error_message=_("Oppgi når det ble avgjort."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.title}"

    def get_absolute_url(self) -> str:
        return address("projects:decision_point", self.phase.project.slug, self.pk)


class CheckPoint(TrackedModel):
    """A line of a decision point's checklist."""

    decision_point = models.ForeignKey(
        DecisionPoint, verbose_name=_("beslutningspunkt"), on_delete=models.PROTECT, related_name="checks"
    )
    order = models.PositiveSmallIntegerField(_("rekkefølge"), default=0)
    text = models.CharField(_("sjekkpunkt"), max_length=200)
    done_on = models.DateField(_("i orden"), null=True, blank=True)
    done_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("krysset av"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    note = models.CharField(_("merknad"), max_length=200, blank=True)

    objects = CheckPointQuerySet.as_manager()

    class Meta:
        verbose_name = _("sjekkpunkt")
        verbose_name_plural = _("sjekkpunkter")
        ordering = ["order", "id"]
        default_permissions = ()

    def __str__(self) -> str:
        return self.text


class YearMarkKind(models.TextChoices):
    BUDGET = "budget", _("budsjett")
    COUNCIL = "council", _("kommunestyret")
    HOLIDAY = "holiday", _("ferie og fridager")
    OTHER = "other", _("annet")


class YearMark(TrackedModel):
    """A day or a period of the municipal year (årshjul) that the plan lies on."""

    project = models.ForeignKey(
        Project, verbose_name=_("prosjekt"), on_delete=models.PROTECT, related_name="year_marks"
    )
    kind = models.CharField(_("slag"), max_length=8, choices=YearMarkKind)
    title = models.CharField(_("navn"), max_length=120)
    starts_on = models.DateField(_("dato"))
    ends_on = models.DateField(_("til og med"), null=True, blank=True)

    objects = ProjectChildQuerySet.as_manager()

    class Meta:
        verbose_name = _("merke i årshjulet")
        verbose_name_plural = _("merker i årshjulet")
        ordering = ["starts_on", "id"]
        default_permissions = ()
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
                name="year_mark_dates_in_order",
                violation_error_message=_("Sluttdatoen må være etter startdatoen."),
            )
        ]

    def __str__(self) -> str:
        return self.title
