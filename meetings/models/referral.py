"""The way of a recommendation to the body that decides, and back."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from omstilling.audit.models import TrackedModel
from omstilling.pdf.models import IssuedDocument
from projects.models import Body, Decision, Project

from ..querysets import ReferralQuerySet


class Referral(TrackedModel):
    """A recommendation sent to the body that decides; ``answer`` is what that body decided, when it has."""

    project = models.ForeignKey(
        Project, verbose_name=_("prosjekt"), on_delete=models.PROTECT, related_name="referrals"
    )
    decision = models.ForeignKey(
        Decision, verbose_name=_("innstilling"), on_delete=models.PROTECT, related_name="referrals"
    )
    to_body = models.ForeignKey(Body, verbose_name=_("sendt til"), on_delete=models.PROTECT, related_name="referrals")
    sent_on = models.DateField(_("sendt"))
    expected_on = models.DateField(_("ventes behandlet"), null=True, blank=True)
    note = models.CharField(_("merknad"), max_length=300, blank=True)
    document = models.ForeignKey(
        IssuedDocument,
        verbose_name=_("oversendelsen"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    answer = models.ForeignKey(
        Decision,
        verbose_name=_("organets vedtak"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="answers",
    )

    objects = ReferralQuerySet.as_manager()

    class Meta:
        verbose_name = _("oversendelse")
        verbose_name_plural = _("oversendelser")
        ordering = ["-sent_on", "-id"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["decision", "to_body"],
                condition=Q(withdrawn_at__isnull=True),
                name="referral_once",
                violation_error_message=_("Innstillingen er sendt dit fra før."),
            ),
            models.CheckConstraint(
                condition=Q(expected_on__isnull=True) | Q(expected_on__gte=F("sent_on")),
                name="referral_dates_in_order",
                violation_error_message=_("Behandlingen kan ikke være før oversendelsen."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.decision} → {self.to_body}"
