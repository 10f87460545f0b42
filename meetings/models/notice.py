"""The notice of a meeting as it went out, to whom, and a person's own notes and calendar."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from omstilling.audit.models import TrackedModel
from omstilling.mail.models import OutgoingMail
from omstilling.pdf.models import IssuedDocument
from projects.models import Seat

from ..querysets import CalendarAddressQuerySet, ThroughMeetingQuerySet, ThroughNoticeQuerySet
from .meeting import AgendaItem, Meeting


class NoticeKind(models.TextChoices):
    NOTICE = "notice", _("innkalling")
    SUPPLEMENT = "supplement", _("tilleggsinnkalling")
    MOVED = "moved", _("melding om flytting")
    CANCELLED = "cancelled", _("avlysing")


class Notice(TrackedModel):
    """What was sent for a meeting, frozen: the list of cases with their papers, in full and in public.

    The history holds the fingerprints of what it says and not the text, as with the minutes.
    """

    untracked_fields = ("full_source", "public_source")

    meeting = models.ForeignKey(Meeting, verbose_name=_("møte"), on_delete=models.PROTECT, related_name="notices")
    number = models.PositiveSmallIntegerField(_("nummer"))
    kind = models.CharField(_("slag"), max_length=10, choices=NoticeKind, default=NoticeKind.NOTICE)
    sent_at = models.DateTimeField(_("sendt"))
    reason = models.CharField(_("grunn"), max_length=300, blank=True)
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
        verbose_name = _("innkalling")
        verbose_name_plural = _("innkallinger")
        ordering = ["meeting", "number"]
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["meeting", "number"], name="notice_number_once")]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.number}"


class NoticeRecipient(TrackedModel):
    """Who a notice was sent to: which of the two versions, to what address, by which e-mail."""

    notice = models.ForeignKey(
        Notice, verbose_name=_("innkalling"), on_delete=models.PROTECT, related_name="recipients"
    )
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("person"), on_delete=models.PROTECT, related_name="+"
    )
    seat = models.ForeignKey(
        Seat, verbose_name=_("plass"), on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    full = models.BooleanField(_("fullstendig utgave"), default=False)
    address = models.EmailField(_("e-postadresse"), blank=True)
    mail = models.ForeignKey(
        OutgoingMail, verbose_name=_("e-post"), on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = ThroughNoticeQuerySet.as_manager()

    class Meta:
        verbose_name = _("mottaker av innkalling")
        verbose_name_plural = _("mottakere av innkalling")
        ordering = ["notice", "id"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["notice", "person"], condition=Q(withdrawn_at__isnull=True), name="notice_recipient_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person}"


class MemberNote(models.Model):
    """A person's own notes to a case in a meeting. Nobody else reads them, so they have no history."""

    item = models.ForeignKey(AgendaItem, verbose_name=_("sak"), on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("person"), on_delete=models.PROTECT, related_name="+"
    )
    text = models.TextField(_("egne notater"), blank=True)
    updated_at = models.DateTimeField(_("endret"), auto_now=True)

    class Meta:
        verbose_name = _("eget notat")
        verbose_name_plural = _("egne notater")
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["item", "person"], name="member_note_once")]

    def __str__(self) -> str:
        return str(self.pk)


class CalendarAddress(TrackedModel):
    """A person's own address for a calendar of their meetings. Its fingerprint alone is stored."""

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("person"), on_delete=models.PROTECT, related_name="calendar_addresses"
    )
    secret_sha256 = models.CharField(max_length=64, unique=True, editable=False)

    objects = CalendarAddressQuerySet.as_manager()

    class Meta:
        verbose_name = _("kalenderadresse")
        verbose_name_plural = _("kalenderadresser")
        ordering = ["id"]
        default_permissions = ()

    def __str__(self) -> str:
        return str(self.person)
