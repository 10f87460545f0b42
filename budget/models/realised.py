"""What measures really gave, as the accounts show it. Amounts are whole kroner."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from omstilling.audit.models import TrackedModel

from ..querysets import MeasurePartQuerySet
from .measures import Measure


class EffectSource(models.TextChoices):
    ENTERED = "entered", _("ført for hånd")
    IMPORTED = "imported", _("hentet fra regnskapet")


class RealisedEffect(TrackedModel):
    """What a measure really gave in a period, by the accounts. Counts when another than the estimator confirms it.

    ``first_month`` and ``last_month`` are the first days of the first and the last month.
    """

    measure = models.ForeignKey(
        Measure, verbose_name=_("tiltak"), on_delete=models.PROTECT, related_name="realised_effects"
    )
    first_month = models.DateField(_("fra måned"))
    last_month = models.DateField(_("til og med måned"))
    amount = models.BigIntegerField(_("realisert virkning"), help_text=_("Hele kroner; pluss er innsparing."))
    cause = models.TextField(_("årsak til avvik"), blank=True)
    source = models.CharField(_("kilde"), max_length=8, choices=EffectSource, default=EffectSource.ENTERED)
    entered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("ført av"), on_delete=models.PROTECT, related_name="entered_effects"
    )
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("bekreftet av"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="confirmed_effects",
    )
    confirmed_on = models.DateField(_("bekreftet"), null=True, blank=True, editable=False)
    is_example_figure = models.BooleanField(_("eksempeltall"), default=False, editable=False)

    objects = MeasurePartQuerySet.as_manager()

    class Meta:
        verbose_name = _("realisert virkning")
        verbose_name_plural = _("realiserte virkninger")
        ordering = ["first_month", "id"]
        default_permissions = ()
        constraints = [
            models.CheckConstraint(
                condition=Q(last_month__gte=F("first_month")),
                name="realised_months_in_order",
                violation_error_message=_("Den siste måneden kan ikke være før den første."),
            ),
            models.CheckConstraint(
                condition=Q(confirmed_by__isnull=True) | ~Q(confirmed_by=F("entered_by")),
                name="realised_confirmed_by_another",
                violation_error_message=_("En annen enn den som førte tallet, må bekrefte det."),
            ),
            models.UniqueConstraint(
                fields=["measure", "first_month"],
                condition=Q(withdrawn_at__isnull=True),
                name="realised_once_per_month",
                violation_error_message=_("Perioden er ført fra før."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.measure_id} {self.first_month}"
