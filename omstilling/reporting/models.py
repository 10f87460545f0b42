"""Status reports: the rådmann's own words, what was issued, and the versions."""

from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from omstilling.audit.errors import UntrackedWrite
from omstilling.audit.models import TrackedModel
from omstilling.pdf.models import IssuedDocument
from omstilling.ui.addresses import address
from projects.models import Body, Case, Project, Unit

from .querysets import StatusReportPartQuerySet, StatusReportQuerySet


class Light(models.TextChoices):
    """How a side of the project stands; shown as word and shape, never by colour alone."""

    AHEAD = "ahead", _("foran plan")
    ON_PLAN = "on_plan", _("på plan")
    MINOR = "minor", _("mindre forsinkelser")
    LATE = "late", _("forsinket")


class StatusReport(TrackedModel):
    """A status report: a draft until issued; then frozen. A correction is a new version of the same number."""

    project = models.ForeignKey(
        Project, verbose_name=_("prosjekt"), on_delete=models.PROTECT, related_name="status_reports"
    )
    number = models.PositiveIntegerField(_("rapport nr."))
    version = models.PositiveSmallIntegerField(_("versjon"), default=1)
    report_date = models.DateField(_("rapportdato"))
    figures_on = models.DateField(
        _("tallene er per"),
        null=True,
        blank=True,
        help_text=_("La stå tom for tallene fra dagen rapporten utgis."),
    )
    body = models.ForeignKey(
        Body, verbose_name=_("bare for gruppa"), on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    unit = models.ForeignKey(
        Unit, verbose_name=_("bare for sektoren"), on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    previous = models.ForeignKey(
        "self",
        verbose_name=_("forrige rapport"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text=_("Endringene regnes fra denne."),
    )
    progress = models.CharField(_("framdrift"), max_length=8, choices=Light)
    economy = models.CharField(_("økonomi"), max_length=8, choices=Light)
    quality = models.CharField(_("kvalitet"), max_length=8, choices=Light)
    words = models.TextField(_("rådmannens vurdering"))
    next_steps = models.TextField(_("det neste som skjer"), blank=True)
    correction = models.TextField(_("hva som er rettet"), blank=True)
    issued_by = models.CharField(_("utgitt av"), max_length=200, blank=True, editable=False)
    issued_at = models.DateTimeField(_("utgitt"), null=True, blank=True, editable=False)
    document = models.ForeignKey(
        IssuedDocument,
        verbose_name=_("dokument"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        editable=False,
    )
    source = models.JSONField(_("innhold ved utgivelsen"), null=True, blank=True, editable=False)

    objects = StatusReportQuerySet.as_manager()

    class Meta:
        verbose_name = _("statusrapport")
        verbose_name_plural = _("statusrapporter")
        ordering = ["-number", "-version"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["project", "number", "version"], name="status_report_once"),
            models.CheckConstraint(
                condition=Q(issued_at__isnull=True) | Q(document__isnull=False, source__isnull=False),
                name="status_report_issued_has_document",
            ),
            models.CheckConstraint(
                condition=Q(body__isnull=True) | Q(unit__isnull=True),
                name="status_report_of_one_part",
                violation_error_message=_("Rapporten kan gjelde en gruppe eller en sektor, ikke begge."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number}.{self.version}"

    @property
    def part(self) -> str:
        """What the report is about where that is not the whole project: a group's or a sector's name."""
        return str(self.body or self.unit or "")

    @property
    def is_issued(self) -> bool:
        return self.issued_at is not None

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save the draft. Raises UntrackedWrite when the report has gone out: it is never changed."""
        if (self._stored or {}).get("issued_at") is not None and self.changed_fields():
            raise UntrackedWrite("An issued report is frozen: make a new version.")
        super().save(*args, **kwargs)

    def get_absolute_url(self) -> str:
        return address("reporting:status_report", self.project.slug, self.number, self.version)


class ReportCase(TrackedModel):
    """That an issued report was put to a body as a case."""

    report = models.ForeignKey(
        StatusReport, verbose_name=_("statusrapport"), on_delete=models.PROTECT, related_name="case_links"
    )
    case = models.ForeignKey(Case, verbose_name=_("sak"), on_delete=models.PROTECT, related_name="report_links")

    objects = StatusReportPartQuerySet.as_manager()

    class Meta:
        verbose_name = _("statusrapport i sak")
        verbose_name_plural = _("statusrapporter i saker")
        ordering = ["id"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["report", "case"], condition=Q(withdrawn_at__isnull=True), name="report_case_once"
            )
        ]

    def __str__(self) -> str:
        return str(self.case)


class ReportDistribution(TrackedModel):
    """That an issued report was sent to somebody."""

    report = models.ForeignKey(
        StatusReport, verbose_name=_("statusrapport"), on_delete=models.PROTECT, related_name="distributions"
    )
    recipient = models.CharField(_("mottaker"), max_length=200)
    sent_on = models.DateField(_("sendt"))
    how = models.CharField(_("måte"), max_length=100, blank=True)

    objects = StatusReportPartQuerySet.as_manager()

    class Meta:
        verbose_name = _("utsending av statusrapport")
        verbose_name_plural = _("utsendinger av statusrapport")
        ordering = ["-sent_on", "-id"]
        default_permissions = ()

    def __str__(self) -> str:
        return self.recipient
