"""Findings of Tallvakta that somebody has accepted, and why."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from omstilling.audit.models import TrackedModel
from projects.models import Project

from ..querysets import AcceptedFindingQuerySet


class AcceptedFinding(TrackedModel):
    """A finding that stands with a reason. ``key`` names what it was found on; when that changes, it is new again."""

    project = models.ForeignKey(
        Project, verbose_name=_("prosjekt"), on_delete=models.PROTECT, related_name="accepted_findings"
    )
    code = models.CharField(_("kode"), max_length=10)
    key = models.CharField(_("gjelder"), max_length=200)
    reason = models.TextField(_("begrunnelse"))

    objects = AcceptedFindingQuerySet.as_manager()

    class Meta:
        verbose_name = _("godtatt funn")
        verbose_name_plural = _("godtatte funn")
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["project", "code", "key"], condition=Q(withdrawn_at__isnull=True), name="finding_accepted_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.key}"
