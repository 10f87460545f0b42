"""The unions' own words on a measure, and the risks that threaten it."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from omstilling.audit.models import TrackedModel
from projects.models import Risk, Seat

from ..querysets import MeasurePartQuerySet, MeasureRiskQuerySet
from .measures import Measure


class UnionStatement(TrackedModel):
    """A union's own statement on a measure: written from its seat, and changed by nobody else.

    ``organisation`` is the office as it stood when the statement was written.
    """

    measure = models.ForeignKey(
        Measure, verbose_name=_("tiltak"), on_delete=models.PROTECT, related_name="union_statements"
    )
    seat = models.ForeignKey(Seat, verbose_name=_("plass"), on_delete=models.PROTECT, related_name="union_statements")
    organisation = models.CharField(_("verv"), max_length=120)
    text = models.TextField(_("uttalelse"))
    written_on = models.DateField(_("skrevet"))
    reply = models.TextField(_("arbeidsgivers begrunnede svar"), blank=True)
    replied_on = models.DateField(_("besvart"), null=True, blank=True)

    objects = MeasurePartQuerySet.as_manager()

    class Meta:
        verbose_name = _("uttalelse fra tillitsvalgte")
        verbose_name_plural = _("uttalelser fra tillitsvalgte")
        ordering = ["written_on", "id"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["measure", "seat"],
                condition=Q(withdrawn_at__isnull=True),
                name="union_statement_once",
                violation_error_message=_("Dere har en uttalelse om tiltaket. Endre den."),
            )
        ]

    def __str__(self) -> str:
        return self.organisation


class MeasureRisk(TrackedModel):
    """That a risk threatens, or an opportunity helps, a measure."""

    measure = models.ForeignKey(Measure, verbose_name=_("tiltak"), on_delete=models.PROTECT, related_name="risk_links")
    risk = models.ForeignKey(Risk, verbose_name=_("risiko"), on_delete=models.PROTECT, related_name="measure_links")

    objects = MeasureRiskQuerySet.as_manager()

    class Meta:
        verbose_name = _("risiko for tiltak")
        verbose_name_plural = _("risikoer for tiltak")
        ordering = ["id"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["measure", "risk"], condition=Q(withdrawn_at__isnull=True), name="measure_risk_once"
            )
        ]

    def __str__(self) -> str:
        return str(self.risk)
