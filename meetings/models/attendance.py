"""Who is called to a meeting, who says no, and who was there."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from omstilling.audit.models import TrackedModel
from projects.models import Seat

from ..querysets import AttendanceGapQuerySet, SummonsQuerySet, ThroughMeetingQuerySet
from .meeting import Meeting


class AttendanceStatus(models.TextChoices):
    PRESENT = "present", _("til stede")
    APOLOGY = "apology", _("meldt forfall")
    ABSENT = "absent", _("ikke møtt")


class Attendance(TrackedModel):
    """A seat's attendance: the whole meeting, or from one agenda item to another (inclusive orders)."""

    meeting = models.ForeignKey(Meeting, verbose_name=_("møte"), on_delete=models.PROTECT, related_name="attendances")
    seat = models.ForeignKey(Seat, verbose_name=_("plass"), on_delete=models.PROTECT, related_name="attendances")
    status = models.CharField(_("frammøte"), max_length=8, choices=AttendanceStatus)
    substitute_for = models.ForeignKey(
        Seat,
        verbose_name=_("møter for"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="substituted",
    )
    from_item = models.PositiveSmallIntegerField(_("fra og med sak nr. på lista"), null=True, blank=True)
    to_item = models.PositiveSmallIntegerField(_("til og med sak nr. på lista"), null=True, blank=True)
    arrived_at = models.TimeField(_("kom kl."), null=True, blank=True)
    left_at = models.TimeField(_("gikk kl."), null=True, blank=True)
    leave_basis = models.CharField(_("permisjon"), max_length=200, blank=True)

    objects = ThroughMeetingQuerySet.as_manager()

    #: The gaps of the row, in order, where ``selectors.with_gaps`` has read them.
    gaps_read: "tuple[AttendanceGap, ...]" = ()

    class Meta:
        verbose_name = _("frammøte")
        verbose_name_plural = _("frammøte")
        ordering = ["meeting", "id"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "seat"], condition=Q(withdrawn_at__isnull=True), name="attendance_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.seat}: {self.get_status_display()}"

    def is_in(self, order: int) -> bool:
        """Tell whether the seat was in the room for the agenda item with this order. The gaps must have been read."""
        if self.status != AttendanceStatus.PRESENT:
            return False
        if (self.from_item or order) > order or (self.to_item or order) < order:
            return False
        return not any(g.from_item <= order <= (g.to_item or order) for g in self.gaps_read)


class AttendanceGap(TrackedModel):
    """That somebody who attends is away for some cases and comes back: from one item to another (inclusive orders)."""

    attendance = models.ForeignKey(
        Attendance, verbose_name=_("frammøte"), on_delete=models.PROTECT, related_name="gaps"
    )
    from_item = models.PositiveSmallIntegerField(_("borte fra og med sak nr. på lista"))
    to_item = models.PositiveSmallIntegerField(
        _("borte til og med sak nr. på lista"), null=True, blank=True, help_text=_("Tomt til medlemmet er tilbake.")
    )
    left_at = models.TimeField(_("gikk kl."), null=True, blank=True)
    returned_at = models.TimeField(_("kom tilbake kl."), null=True, blank=True)

    objects = AttendanceGapQuerySet.as_manager()

    class Meta:
        verbose_name = _("fravær i møtet")
        verbose_name_plural = _("fravær i møtet")
        ordering = ["attendance", "from_item", "id"]
        default_permissions = ()
        constraints = [
            models.CheckConstraint(
                condition=Q(to_item__isnull=True) | Q(to_item__gte=F("from_item")),
                name="attendance_gap_in_order",
                violation_error_message=_("Saken medlemmet er tilbake etter, kommer ikke før saken det gikk fra."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.attendance_id}: {self.from_item}–{self.to_item or ''}"


class SummonsAnswer(models.TextChoices):
    NONE = "none", _("ikke svart")
    COMING = "coming", _("kommer")
    APOLOGY = "apology", _("meldt forfall")


class Summons(TrackedModel):
    """A seat called to a meeting: a member, or a substitute called in for one, with the answer."""

    meeting = models.ForeignKey(Meeting, verbose_name=_("møte"), on_delete=models.PROTECT, related_name="summonses")
    seat = models.ForeignKey(Seat, verbose_name=_("plass"), on_delete=models.PROTECT, related_name="summonses")
    called_for = models.ForeignKey(
        Seat, verbose_name=_("kalt inn for"), on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    answer = models.CharField(_("svar"), max_length=8, choices=SummonsAnswer, default=SummonsAnswer.NONE)
    reason = models.CharField(
        _("grunn til forfallet"), max_length=200, blank=True, help_text=_("Ikke skriv noe om helse eller familie.")
    )
    answered_on = models.DateField(_("svart"), null=True, blank=True)

    objects = SummonsQuerySet.as_manager()

    class Meta:
        verbose_name = _("innkalt plass")
        verbose_name_plural = _("innkalte plasser")
        ordering = ["meeting", "id"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "seat"], condition=Q(withdrawn_at__isnull=True), name="summons_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.seat}: {self.get_answer_display()}"
