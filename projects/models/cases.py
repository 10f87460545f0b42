"""Cases, their papers and what is attached. Measures, milestones and minutes cite them."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from omstilling.audit.models import TrackedModel
from omstilling.ui.addresses import address

from ..querysets import (
    CaseAttachmentQuerySet,
    CaseExemptPartQuerySet,
    CaseQuerySet,
)
from .bodies import Body
from .project import Access, Project


class CaseKind(models.TextChoices):
    DECISION = "decision", _("vedtakssak")
    INFORMATION = "information", _("orienteringssak")
    DISCUSSION = "discussion", _("drøftingssak")
    REPORT = "report", _("referatsak")
    QUESTION = "question", _("spørsmål")
    ELECTION = "election", _("valg")


class CaseSeries(models.Model):
    """The last case number given for a body in a year; stepped in the transaction that registers the case."""

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    last = models.PositiveIntegerField()

    class Meta:
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["body", "year"], name="case_series_once")]


class Case(TrackedModel):
    """A case of a body: a number without gaps per body and year; a withdrawn case keeps its number."""

    project = models.ForeignKey(Project, verbose_name=_("prosjekt"), on_delete=models.PROTECT, related_name="cases")
    body = models.ForeignKey(Body, verbose_name=_("organ"), on_delete=models.PROTECT, related_name="cases")
    year = models.PositiveSmallIntegerField(_("år"))
    number = models.PositiveIntegerField(_("nummer"))
    kind = models.CharField(_("sakstype"), max_length=12, choices=CaseKind, default=CaseKind.DECISION)
    title = models.CharField(_("tittel"), max_length=200)
    public_title = models.CharField(
        _("offentlig tittel"), max_length=200, blank=True, help_text=_("Brukes når tittelen selv er unntatt.")
    )
    background = models.TextField(_("bakgrunn"), blank=True)
    assessment = models.TextField(_("vurdering"), blank=True)
    economy = models.TextField(_("økonomi"), blank=True)
    co_determination = models.TextField(_("medbestemmelse"), blank=True)
    alternatives = models.TextField(_("alternativer"), blank=True)
    recommendation = models.TextField(_("forslag til vedtak"), blank=True)
    access = models.CharField(_("tilgang"), max_length=10, choices=Access, default=Access.PUBLIC)
    legal_basis = models.CharField(_("hjemmel for unntak"), max_length=120, blank=True)
    exempt_from = models.DateField(_("unntatt fra"), null=True, blank=True)
    exempt_to = models.DateField(_("unntatt til og med"), null=True, blank=True)
    external_number = models.CharField(
        _("organets eget saksnummer"),
        max_length=40,
        blank=True,
        help_text=_("For saker som behandles utenfor portalen, for eksempel kommunestyrets «PS 45/10»."),
    )
    continues = models.ForeignKey(
        "self",
        verbose_name=_("kommer fra sak"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="continued_by",
    )
    reviews = models.ForeignKey(
        "Decision",
        verbose_name=_("ser på igjen"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="review_cases",
    )
    study_area = models.ForeignKey(
        "projects.StudyArea",
        verbose_name=_("kommer fra utredningen"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="cases",
    )

    objects = CaseQuerySet.as_manager()
    #: What is kept back later closes what is shown of an earlier day, where it stood open.
    closing_parts = ("exempt_parts",)

    class Meta:
        verbose_name = _("sak")
        verbose_name_plural = _("saker")
        ordering = ["-year", "-number"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["body", "year", "number"], name="case_number_once"),
            models.CheckConstraint(
                condition=~Q(access="exempt") | ~Q(legal_basis=""),
                name="case_exempt_needs_basis",
                violation_error_message=_("Oppgi hjemmelen når saken er unntatt offentlighet."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.case_number} {self.title}"

    def get_absolute_url(self) -> str:
        return address("projects:case", self.project.slug, self.pk)

    @property
    def case_number(self) -> str:
        """The number as printed, for example «PS 7/10». Needs ``body`` unless the body has a number of its own."""
        if self.external_number:
            return self.external_number
        return f"{self.body.abbreviation} {self.number}/{self.year % 100:02d}"

    @property
    def open_title(self) -> str:
        """The title that may be shown to anyone."""
        if self.access == Access.EXEMPT:
            return self.public_title or str(_("Sak unntatt offentlighet"))
        return self.title


class PaperSection(models.TextChoices):
    """The headings of a case paper."""

    BACKGROUND = "background", _("bakgrunn")
    ASSESSMENT = "assessment", _("vurdering")
    ECONOMY = "economy", _("økonomi")
    CO_DETERMINATION = "co_determination", _("medbestemmelse")
    ALTERNATIVES = "alternatives", _("alternativer")
    RECOMMENDATION = "recommendation", _("innstilling")


class CaseExemptPart(TrackedModel):
    """A part of a case paper that is kept back, under the heading where it belongs, with its ground and dates."""

    case = models.ForeignKey(Case, verbose_name=_("sak"), on_delete=models.PROTECT, related_name="exempt_parts")
    section = models.CharField(_("del av saksframlegget"), max_length=16, choices=PaperSection)
    text = models.TextField(_("tekst som er unntatt"))
    legal_basis = models.CharField(_("hjemmel for unntak"), max_length=120)
    exempt_from = models.DateField(_("unntatt fra"), null=True, blank=True)
    exempt_to = models.DateField(_("unntatt til og med"), null=True, blank=True)

    objects = CaseExemptPartQuerySet.as_manager()

    class Meta:
        verbose_name = _("unntatt del av saksframlegget")
        verbose_name_plural = _("unntatte deler av saksframlegget")
        ordering = ["case", "id"]
        default_permissions = ()
        constraints = [
            models.CheckConstraint(
                condition=~Q(legal_basis=""),
                name="exempt_part_needs_basis",
                violation_error_message=_("Oppgi hjemmelen."),
            ),
            models.CheckConstraint(
                condition=Q(exempt_to__isnull=True) | Q(exempt_from__isnull=True) | Q(exempt_to__gte=F("exempt_from")),
                name="exempt_part_dates_in_order",
                violation_error_message=_("Sluttdatoen må være etter startdatoen."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.case.case_number}: {self.get_section_display()}"

    def get_absolute_url(self) -> str:
        return self.case.get_absolute_url()


class CaseAttachment(TrackedModel):
    """A document of the register attached to a case, in order. Who may see the document is the document's matter."""

    case = models.ForeignKey(Case, verbose_name=_("sak"), on_delete=models.PROTECT, related_name="attachments")
    document = models.ForeignKey(
        "projects.Document", verbose_name=_("dokument"), on_delete=models.PROTECT, related_name="case_links"
    )
    order = models.PositiveSmallIntegerField(_("rekkefølge"), default=0)

    objects = CaseAttachmentQuerySet.as_manager()

    class Meta:
        verbose_name = _("vedlegg til sak")
        verbose_name_plural = _("vedlegg til saker")
        ordering = ["case", "order", "id"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["case", "document"],
                condition=Q(withdrawn_at__isnull=True),
                name="case_attachment_once",
                violation_error_message=_("Dokumentet er lagt ved saken fra før."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.case_id} – {self.document_id}"

    def get_absolute_url(self) -> str:
        return self.case.get_absolute_url()
