"""The minutes of a meeting, version by version, and who has read and approved them."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from omstilling.audit.models import TrackedModel
from omstilling.pdf.models import IssuedDocument
from projects.models import Seat

from ..querysets import ThroughMeetingQuerySet, ThroughMinutesQuerySet
from .meeting import Meeting


class MinutesState(models.TextChoices):
    DRAFT = "draft", _("utkast")
    FOR_APPROVAL = "for_approval", _("til godkjenning")
    APPROVED = "approved", _("godkjent")
    PUBLISHED = "published", _("publisert")


class Minutes(TrackedModel):
    """A version of a meeting's minutes. A correction is a new version.

    Approval freezes what the version says (``full_source``, ``public_source``), then the documents made of it.
    The history holds the fingerprints of what it says and not the text: more people read it than read the cases.
    """

    untracked_fields = ("full_source", "public_source")

    meeting = models.ForeignKey(Meeting, verbose_name=_("møte"), on_delete=models.PROTECT, related_name="minutes")
    version = models.PositiveSmallIntegerField(_("versjon"), default=1)
    state = models.CharField(_("tilstand"), max_length=12, choices=MinutesState, default=MinutesState.DRAFT)
    correction = models.TextField(_("hva som er rettet"), blank=True)
    approved_on = models.DateField(_("godkjent dato"), null=True, blank=True)
    approved_by = models.CharField(_("godkjent av"), max_length=200, blank=True)
    approved_in = models.ForeignKey(
        Meeting, verbose_name=_("godkjent i møtet"), on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    full_source = models.JSONField(_("fullstendig innhold"), null=True, blank=True, editable=False)
    public_source = models.JSONField(_("offentlig innhold"), null=True, blank=True, editable=False)
    full_sha256 = models.CharField(_("fullstendig innholds fingeravtrykk"), max_length=64, blank=True, editable=False)
    public_sha256 = models.CharField(_("offentlig innholds fingeravtrykk"), max_length=64, blank=True, editable=False)
    full_document = models.ForeignKey(
        IssuedDocument,
        verbose_name=_("fullstendig"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    public_document = models.ForeignKey(
        IssuedDocument, verbose_name=_("offentlig"), on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = ThroughMeetingQuerySet.as_manager()

    class Meta:
        verbose_name = _("møteprotokoll")
        verbose_name_plural = _("møteprotokoller")
        ordering = ["meeting", "-version"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["meeting", "version"], name="minutes_version_once"),
        ]

    def __str__(self) -> str:
        return str(_("Protokollen, versjon %s")) % self.version


class MinutesReview(TrackedModel):
    """One seat's reading of a version of the minutes: a remark with the secretary's answer, and an approval."""

    minutes = models.ForeignKey(Minutes, verbose_name=_("protokoll"), on_delete=models.PROTECT, related_name="reviews")
    seat = models.ForeignKey(Seat, verbose_name=_("plass"), on_delete=models.PROTECT, related_name="+")
    is_approver = models.BooleanField(_("skal godkjenne"), default=False)
    approved_on = models.DateField(_("godkjent"), null=True, blank=True)
    remark = models.TextField(_("merknad"), blank=True)
    reply = models.TextField(_("svar på merknaden"), blank=True)

    objects = ThroughMinutesQuerySet.as_manager()

    class Meta:
        verbose_name = _("gjennomlesing av protokollen")
        verbose_name_plural = _("gjennomlesinger av protokollen")
        ordering = ["minutes", "id"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["minutes", "seat"], condition=Q(withdrawn_at__isnull=True), name="minutes_review_once"
            ),
        ]

    def __str__(self) -> str:
        return str(self.seat)
