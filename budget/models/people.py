"""The unions' own words on a measure, and the risks that threaten it."""

from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from omstilling.audit.errors import DomainError
from omstilling.audit.models import TrackedModel
from omstilling.audit.uow import current_act
from projects.models import Risk, Seat

from ..querysets import MeasurePartQuerySet, MeasureRiskQuerySet
from .measures import Measure

#: What is the employer's in a union's statement; everything else is the union's own.
EMPLOYERS = frozenset({"reply", "replied_on"})


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

    @property
    def project(self) -> Any:
        return self.measure.project

    @property
    def project_id(self) -> int:
        return self.measure.project_id

    @property
    def is_answered(self) -> bool:
        """Whether the employer has answered what stands: a reply to an earlier wording is none."""
        return bool(self.reply) and self.replied_on is not None and self.replied_on >= self.written_on

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Write the statement. Whatever the way here, only the one who has the seat writes what is the union's."""
        own = {name for name in self.changed_fields() if name not in EMPLOYERS}
        actor = current_act().actor_id
        if not self._state.adding and own & {"measure", "seat"}:
            raise DomainError(_now("En uttalelse flyttes ikke til et annet tiltak eller et annet verv."))
        if own and actor != self.seat.person_id:
            raise DomainError(
                _now("Bare den som har vervet, kan skrive, endre eller trekke uttalelsen."), field="text"
            )
        if not self._state.adding and not own and actor == self.seat.person_id:
            raise DomainError(_now("Svaret er arbeidsgivers eget."), field="text")
        super().save(*args, **kwargs)


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
