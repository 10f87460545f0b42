"""What has been said to, discussed with and agreed with the unions, and agreements that measures are held against."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from omstilling.audit.models import TrackedModel
from omstilling.ui.addresses import address

from ..querysets import AgreementQuerySet, ConsultationPaperQuerySet, ProjectContentQuerySet
from .bodies import Body
from .documents import Document
from .project import Access, Project


class ConsultationForm(models.TextChoices):
    """Information, consultation and negotiation are three things; informed never counts as discussed."""

    INFORMATION = "information", _("informert")
    CONSULTATION = "consultation", _("drøftet")
    NEGOTIATION = "negotiation", _("forhandlet")
    ENVIRONMENT = "environment", _("behandlet i arbeidsmiljøutvalget")
    SAFETY = "safety", _("verneombudet er hørt")
    SAMI = "sami", _("konsultert med samiske interesser")


#: Forms that end in agreement or disagreement between the parties.
AGREED_FORMS = frozenset({ConsultationForm.CONSULTATION, ConsultationForm.NEGOTIATION, ConsultationForm.SAMI})


class Consultation(TrackedModel):
    """A meeting between the employer and the unions: when, who, each party's view and the employer's answer."""

    project = models.ForeignKey(
        Project, verbose_name=_("prosjekt"), on_delete=models.PROTECT, related_name="consultations"
    )
    number = models.PositiveIntegerField(_("nummer"))
    form = models.CharField(_("form"), max_length=12, choices=ConsultationForm)
    held_on = models.DateField(_("dato"))
    parties = models.TextField(
        _("parter"),
        help_text=_("Verv og organisasjon, ikke medlemskap: «hovedtillitsvalgt for …», én per linje."),
    )
    papers = models.CharField(_("papirer"), max_length=300, blank=True)
    views = models.TextField(_("organisasjonenes syn"), blank=True)
    reply = models.TextField(_("arbeidsgivers svar"), blank=True)
    agreed = models.BooleanField(_("enighet"), null=True, blank=True)
    body = models.ForeignKey(
        Body, verbose_name=_("organ"), on_delete=models.PROTECT, null=True, blank=True, related_name="consultations"
    )
    access = models.CharField(_("tilgang"), max_length=10, choices=Access, default=Access.INTERNAL)

    objects = ProjectContentQuerySet.as_manager()

    class Meta:
        verbose_name = _("drøfting")
        verbose_name_plural = _("drøftinger")
        ordering = ["-held_on", "-number"]
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["project", "number"], name="consultation_number_once")]

    def __str__(self) -> str:
        return f"{self.number} {self.get_form_display()} {self.held_on}"

    @property
    def is_discussion(self) -> bool:
        """Tell whether it counts as discussed: informed never does."""
        return self.form in {ConsultationForm.CONSULTATION, ConsultationForm.NEGOTIATION}

    @property
    def is_information(self) -> bool:
        """Tell whether the unions were informed, and no more."""
        return self.form == ConsultationForm.INFORMATION

    @property
    def outcome_word(self) -> str:
        """Agreement or disagreement, where it is known and asked for."""
        if self.agreed is None or self.form not in AGREED_FORMS:
            return ""
        return str(_("enighet") if self.agreed else _("uenighet"))

    def get_absolute_url(self) -> str:
        return address("projects:consultation", self.project.slug, self.number)


class ConsultationPaper(TrackedModel):
    """A document of the register that the parties had before them."""

    consultation = models.ForeignKey(
        Consultation, verbose_name=_("drøfting"), on_delete=models.PROTECT, related_name="paper_links"
    )
    document = models.ForeignKey(
        Document, verbose_name=_("dokument"), on_delete=models.PROTECT, related_name="consultation_links"
    )

    objects = ConsultationPaperQuerySet.as_manager()

    class Meta:
        verbose_name = _("papir til drøfting")
        verbose_name_plural = _("papirer til drøfting")
        ordering = ["id"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["consultation", "document"],
                condition=Q(withdrawn_at__isnull=True),
                name="consultation_paper_once",
                violation_error_message=_("Dokumentet er lagt ved fra før."),
            )
        ]

    def __str__(self) -> str:
        return str(self.document)


class Agreement(TrackedModel):
    """An agreement between the parties, with its period. A promise of jobs is what redundancies are held against."""

    project = models.ForeignKey(
        Project, verbose_name=_("prosjekt"), on_delete=models.PROTECT, related_name="agreements"
    )
    title = models.CharField(_("tittel"), max_length=150)
    version = models.CharField(_("versjon"), max_length=20, blank=True)
    parties = models.TextField(_("parter"), blank=True)
    valid_from = models.DateField(_("gjelder fra"))
    valid_to = models.DateField(_("gjelder til og med"), null=True, blank=True)
    replaces = models.ForeignKey(
        "self",
        verbose_name=_("erstatter"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="replaced_by",
    )
    document = models.ForeignKey(
        Document,
        verbose_name=_("dokument"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="agreements",
    )
    protects_jobs = models.BooleanField(
        _("stillingsvern"), default=False, help_text=_("Ingen skal sies opp i avtalens periode.")
    )

    objects = AgreementQuerySet.as_manager()

    class Meta:
        verbose_name = _("avtale")
        verbose_name_plural = _("avtaler")
        ordering = ["-valid_from", "id"]
        default_permissions = ()
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gte=F("valid_from")),
                name="agreement_dates_in_order",
                violation_error_message=_("Sluttdatoen må være etter startdatoen."),
            )
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def name(self) -> str:
        """The title, with the version where there is one: «Omstillingsavtale, versjon 2»."""
        if not self.version:
            return self.title
        return str(_("%(title)s, versjon %(version)s") % {"title": self.title, "version": self.version})

    def get_absolute_url(self) -> str:
        return address("projects:agreement", self.project.slug, self.pk)
