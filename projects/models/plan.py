"""The plan: milestones with adopted and current dates, study areas with their conclusions, risks."""

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from omstilling.audit.models import TrackedModel
from omstilling.ui.addresses import address

from ..querysets import ProjectContentQuerySet, StudyAlternativeQuerySet, ThroughMilestoneQuerySet
from .bodies import Body
from .project import Access, Project


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

    objects = ThroughMilestoneQuerySet.as_manager()

    class Meta:
        verbose_name = _("flytting")
        verbose_name_plural = _("flyttinger")
        ordering = ["moved_on", "id"]
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.from_date} – {self.to_date}"


class Risk(TrackedModel):
    """An uncertainty: probability and consequence on a scale of 1 to 5, and what is done about it."""

    project = models.ForeignKey(Project, verbose_name=_("prosjekt"), on_delete=models.PROTECT, related_name="risks")
    number = models.PositiveIntegerField(_("nummer"))
    title = models.CharField(_("risiko"), max_length=200)
    cause = models.TextField(_("årsak"), blank=True)
    response = models.TextField(_("tiltak mot risikoen"), blank=True)
    probability = models.PositiveSmallIntegerField(
        _("sannsynlighet"), validators=[MinValueValidator(1), MaxValueValidator(5)], help_text=_("1 er lav, 5 er høy.")
    )
    consequence = models.PositiveSmallIntegerField(
        _("konsekvens"), validators=[MinValueValidator(1), MaxValueValidator(5)], help_text=_("1 er lav, 5 er høy.")
    )
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
