"""What the project is to reach, for the whole and for each sector."""

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from omstilling.audit.models import TrackedModel
from projects.models import Project, Unit

from ..querysets import ProjectChildQuerySet


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


class SectorTarget(TrackedModel):
    """A sector's share of the target of a year. The shares need not add up to the whole; the page says the rest."""

    project = models.ForeignKey(
        Project, verbose_name=_("prosjekt"), on_delete=models.PROTECT, related_name="sector_targets"
    )
    unit = models.ForeignKey(Unit, verbose_name=_("sektor"), on_delete=models.PROTECT, related_name="sector_targets")
    year = models.PositiveSmallIntegerField(_("år"))
    amount = models.BigIntegerField(_("mål"), validators=[MinValueValidator(0)], help_text=_("Hele kroner."))

    objects = ProjectChildQuerySet.as_manager()

    class Meta:
        verbose_name = _("innsparingsmål for sektor")
        verbose_name_plural = _("innsparingsmål for sektorer")
        ordering = ["year", "id"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["project", "unit", "year"],
                condition=Q(withdrawn_at__isnull=True),
                name="sector_target_once",
                violation_error_message=_("Sektoren har et mål for året fra før."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.unit_id} {self.year}: {self.amount}"
