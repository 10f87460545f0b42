"""The plan: milestones with adopted and current dates, study areas with their conclusions, risks."""

from typing import Any

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from omstilling.audit.models import TrackedModel
from omstilling.ui.addresses import address

from ..querysets import (
    MilestoneLinkQuerySet,
    ProjectContentQuerySet,
    StudyAlternativeQuerySet,
    ThroughMilestoneQuerySet,
)
from .bodies import Body
from .goals import Goal
from .phases import Phase
from .project import Access, Project
from .tenancy import Unit


class StudyStatus(models.TextChoices):
    NOT_STARTED = "not_started", _("ikke startet")
    IN_PROGRESS = "in_progress", _("pågår")
    INTERIM = "interim", _("foreløpig konklusjon")
    CONCLUDED = "concluded", _("konkludert")


class StudyArea(TrackedModel):
    """A study area (utredningsområde): its question, alternatives, interim and final conclusion, who decides."""

    project = models.ForeignKey(
        Project, verbose_name=_("prosjekt"), on_delete=models.PROTECT, related_name="study_areas"
    )
    parent = models.ForeignKey(
        "self",
        verbose_name=_("del av"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="children",
    )
    order = models.PositiveSmallIntegerField(_("rekkefølge"), default=0)
    title = models.CharField(_("tittel"), max_length=200)
    question = models.TextField(_("spørsmål"), blank=True)
    findings = models.TextField(_("det vi vet"), blank=True)
    interim_conclusion = models.TextField(_("foreløpig konklusjon"), blank=True)
    conclusion = models.TextField(_("konklusjon"), blank=True)
    status = models.CharField(_("status"), max_length=12, choices=StudyStatus, default=StudyStatus.NOT_STARTED)
    decided_by = models.ForeignKey(
        Body,
        verbose_name=_("avgjøres av"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="study_areas_to_decide",
    )
    body = models.ForeignKey(
        Body,
        verbose_name=_("utredes av"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="study_areas",
    )
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("ansvarlig"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="study_areas",
    )
    sector = models.ForeignKey(
        Unit,
        verbose_name=_("sektor"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="study_areas",
        help_text=_("Når utredningen hører til en sektor."),
    )
    taken_in_on = models.DateField(
        _("tatt inn i prosjektet"),
        null=True,
        blank=True,
        help_text=_("For en utredning som alt pågikk i sektoren."),
    )
    access = models.CharField(_("tilgang"), max_length=10, choices=Access, default=Access.INTERNAL)

    objects = ProjectContentQuerySet.as_manager()

    class Meta:
        verbose_name = _("utredningsområde")
        verbose_name_plural = _("utredningsområder")
        ordering = ["order", "id"]
        default_permissions = ()

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return address("projects:study_area", self.project.slug, self.pk)


class StudyAlternative(TrackedModel):
    """One of the alternatives of a study area."""

    study_area = models.ForeignKey(
        StudyArea, verbose_name=_("utredningsområde"), on_delete=models.PROTECT, related_name="alternatives"
    )
    order = models.PositiveSmallIntegerField(_("rekkefølge"), default=0)
    title = models.CharField(_("tittel"), max_length=200)
    description = models.TextField(_("beskrivelse"), blank=True)
    pros = models.TextField(_("fordeler"), blank=True)
    cons = models.TextField(_("ulemper"), blank=True)
    effect = models.BigIntegerField(
        _("helårsvirkning"), null=True, blank=True, help_text=_("Netto innsparing i et helt år, i kroner.")
    )
    is_example_figure = models.BooleanField(_("eksempeltall"), default=False, editable=False)
    is_preferred = models.BooleanField(_("foretrukket"), default=False)

    objects = StudyAlternativeQuerySet.as_manager()

    class Meta:
        verbose_name = _("alternativ")
        verbose_name_plural = _("alternativer")
        ordering = ["order", "id"]
        default_permissions = ()

    def __str__(self) -> str:
        return self.title


class MilestoneStatus(models.TextChoices):
    PLANNED = "planned", _("planlagt")
    STARTED = "started", _("i gang")
    DONE = "done", _("nådd")


class Milestone(TrackedModel):
    """A milestone. ``baseline_date`` is the adopted date and stays; ``current_date`` is what is expected now.

    Both may be empty: then the page says «ikke fastsatt».
    """

    project = models.ForeignKey(
        Project, verbose_name=_("prosjekt"), on_delete=models.PROTECT, related_name="milestones"
    )
    number = models.PositiveIntegerField(_("nummer"))
    title = models.CharField(_("tittel"), max_length=150)
    description = models.TextField(_("beskrivelse"), blank=True)
    phase = models.ForeignKey(
        Phase, verbose_name=_("fase"), on_delete=models.PROTECT, null=True, blank=True, related_name="milestones"
    )
    deliverable = models.TextField(_("leveranse"), blank=True, help_text=_("Hva som skal foreligge."))
    acceptance = models.TextField(_("krav til godkjenning"), blank=True, help_text=_("Når leveransen er god nok."))
    body = models.ForeignKey(
        Body, verbose_name=_("organ"), on_delete=models.PROTECT, null=True, blank=True, related_name="milestones"
    )
    study_area = models.ForeignKey(
        StudyArea,
        verbose_name=_("utredningsområde"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="milestones",
    )
    responsible = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("ansvarlig"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="milestones",
    )
    starts_on = models.DateField(_("arbeidet starter"), null=True, blank=True)
    baseline_date = models.DateField(_("vedtatt dato"), null=True, blank=True)
    current_date = models.DateField(_("gjeldende dato"), null=True, blank=True)
    completed_on = models.DateField(_("nådd dato"), null=True, blank=True)
    status = models.CharField(_("status"), max_length=8, choices=MilestoneStatus, default=MilestoneStatus.PLANNED)
    access = models.CharField(_("tilgang"), max_length=10, choices=Access, default=Access.INTERNAL)

    objects = ProjectContentQuerySet.as_manager()

    class Meta:
        verbose_name = _("milepæl")
        verbose_name_plural = _("milepæler")
        ordering = ["current_date", "number"]
        default_permissions = ()
        indexes = [models.Index(fields=["project", "current_date"])]
        constraints = [
            models.UniqueConstraint(fields=["project", "number"], name="milestone_number_once"),
            models.CheckConstraint(
                condition=(Q(status="done") & Q(completed_on__isnull=False))
                | (~Q(status="done") & Q(completed_on__isnull=True)),
                name="milestone_done_has_date",
                violation_error_message=_("En nådd milepæl har en dato, og bare den."),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def shift_days(self) -> int | None:
        """Days from the adopted date to when it was reached or is expected; None when a date is missing."""
        now = self.completed_on or self.current_date
        if self.baseline_date is None or now is None:
            return None
        return (now - self.baseline_date).days

    def get_absolute_url(self) -> str:
        return address("projects:milestone", self.project.slug, self.number)


class MilestoneShift(TrackedModel):
    """One move of a milestone's current date, with its reason."""

    milestone = models.ForeignKey(
        Milestone, verbose_name=_("milepæl"), on_delete=models.PROTECT, related_name="shifts"
    )
    from_date = models.DateField(_("fra"), null=True, blank=True)
    to_date = models.DateField(_("til"), null=True, blank=True)
    reason = models.TextField(_("begrunnelse"))
    moved_on = models.DateField(_("flyttet"))
    decision = models.ForeignKey(
        "projects.Decision",
        verbose_name=_("vedtak"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="milestone_shifts",
    )
    follows = models.ForeignKey(
        "self",
        verbose_name=_("følger av"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="knock_on",
        help_text=_("Flyttingen som drog denne milepælen med seg."),
    )

    objects = ThroughMilestoneQuerySet.as_manager()

    class Meta:
        verbose_name = _("flytting")
        verbose_name_plural = _("flyttinger")
        ordering = ["moved_on", "id"]
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.from_date} – {self.to_date}"


class MilestoneLink(TrackedModel):
    """That a milestone cannot be reached before another: finish to start, with days between."""

    before = models.ForeignKey(
        Milestone, verbose_name=_("må være nådd først"), on_delete=models.PROTECT, related_name="links_after"
    )
    after = models.ForeignKey(
        Milestone, verbose_name=_("kan nås etterpå"), on_delete=models.PROTECT, related_name="links_before"
    )
    days = models.PositiveSmallIntegerField(
        _("dager mellom"), default=0, help_text=_("Minste antall dager mellom de to.")
    )

    objects = MilestoneLinkQuerySet.as_manager()

    class Meta:
        verbose_name = _("avhengighet")
        verbose_name_plural = _("avhengigheter")
        ordering = ["id"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["before", "after"],
                condition=Q(withdrawn_at__isnull=True),
                name="milestone_link_once",
                violation_error_message=_("Avhengigheten finnes fra før."),
            ),
            models.CheckConstraint(
                condition=~Q(before=F("after")),
                name="milestone_link_not_itself",
                violation_error_message=_("En milepæl kan ikke vente på seg selv."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.before_id} – {self.after_id}"


class RiskKind(models.TextChoices):
    THREAT = "threat", _("risiko")
    OPPORTUNITY = "opportunity", _("mulighet")


def _scale(words: Any, **options: Any) -> models.PositiveSmallIntegerField:
    """Return a field for a grade from 1 to 5."""
    limits = [MinValueValidator(1), MaxValueValidator(5)]
    return models.PositiveSmallIntegerField(words, validators=limits, help_text=_("1 er lav, 5 er høy."), **options)


class Risk(TrackedModel):
    """An uncertainty: probability and consequence on a scale of 1 to 5 before and after what is done about it."""

    project = models.ForeignKey(Project, verbose_name=_("prosjekt"), on_delete=models.PROTECT, related_name="risks")
    number = models.PositiveIntegerField(_("nummer"))
    title = models.CharField(_("risiko"), max_length=200)
    cause = models.TextField(_("årsak"), blank=True)
    response = models.TextField(_("tiltak mot risikoen"), blank=True)
    kind = models.CharField(_("slag"), max_length=11, choices=RiskKind, default=RiskKind.THREAT)
    probability = _scale(_("sannsynlighet"))
    consequence = _scale(_("konsekvens"))
    probability_after = _scale(_("sannsynlighet etter tiltak"), null=True, blank=True)
    consequence_after = _scale(_("konsekvens etter tiltak"), null=True, blank=True)
    milestone = models.ForeignKey(
        Milestone,
        verbose_name=_("milepæl den gjelder"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="risks",
    )
    study_area = models.ForeignKey(
        StudyArea,
        verbose_name=_("utredningsområde den gjelder"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="risks",
    )
    goal = models.ForeignKey(
        Goal, verbose_name=_("mål den gjelder"), on_delete=models.PROTECT, null=True, blank=True, related_name="risks"
    )
    closed_on = models.DateField(_("avsluttet"), null=True, blank=True)
    outcome = models.TextField(_("hva det ble til"), blank=True)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("ansvarlig"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="risks",
    )
    body = models.ForeignKey(
        Body, verbose_name=_("organ"), on_delete=models.PROTECT, null=True, blank=True, related_name="risks"
    )
    access = models.CharField(_("tilgang"), max_length=10, choices=Access, default=Access.INTERNAL)

    objects = ProjectContentQuerySet.as_manager()

    class Meta:
        verbose_name = _("risiko")
        verbose_name_plural = _("risikoer")
        ordering = ["number"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["project", "number"], name="risk_number_once"),
            models.CheckConstraint(
                condition=Q(probability__range=(1, 5), consequence__range=(1, 5)),
                name="risk_scale",
                violation_error_message=_("Skalaen går fra 1 til 5."),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return address("projects:risk", self.project.slug, self.number)

    @property
    def score(self) -> int:
        """Probability times consequence, 1 to 25."""
        return self.probability * self.consequence
