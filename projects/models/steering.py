"""How the project is steered between meetings: signals, work groups' reports, tolerances, assumptions, lessons."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from omstilling.audit.models import TrackedModel
from omstilling.ui.addresses import address

from ..querysets import GroupReportQuerySet, ProjectChildQuerySet, ProjectContentQuerySet, ProposedUnitQuerySet
from .bodies import Body
from .documents import Document
from .phases import Phase
from .plan import StudyAlternative
from .project import Access, Project
from .tenancy import Unit, UnitKind


class SignalState(models.TextChoices):
    GIVEN = "given", _("gitt")
    MANDATED = "mandated", _("mandat er gitt")
    ANSWERED = "answered", _("besvart")


class Signal(TrackedModel):
    """A signal from a body to the rådmann (styringssignal), which becomes the mandate of a work group. No decision."""

    project = models.ForeignKey(Project, verbose_name=_("prosjekt"), on_delete=models.PROTECT, related_name="signals")
    number = models.PositiveIntegerField(_("nummer"))
    title = models.CharField(_("tittel"), max_length=150)
    text = models.TextField(_("signalet"))
    given_on = models.DateField(_("gitt"))
    body = models.ForeignKey(Body, verbose_name=_("gitt av"), on_delete=models.PROTECT, related_name="signals")
    decision = models.ForeignKey(
        "projects.Decision",
        verbose_name=_("bygger på vedtak"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="signals",
    )
    work_group = models.ForeignKey(
        Body,
        verbose_name=_("arbeidsgruppe"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="signals_behind",
    )
    answer = models.TextField(_("hva som ble gjort"), blank=True)
    state = models.CharField(_("tilstand"), max_length=8, choices=SignalState, default=SignalState.GIVEN)
    access = models.CharField(_("tilgang"), max_length=10, choices=Access, default=Access.INTERNAL)

    objects = ProjectContentQuerySet.as_manager()

    class Meta:
        verbose_name = _("styringssignal")
        verbose_name_plural = _("styringssignaler")
        ordering = ["-given_on", "-number"]
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["project", "number"], name="signal_number_once")]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return address("projects:signal", self.project.slug, self.number)


class GroupReport(TrackedModel):
    """What a work group has delivered: an interim or a final report."""

    body = models.ForeignKey(Body, verbose_name=_("arbeidsgruppe"), on_delete=models.PROTECT, related_name="reports")
    title = models.CharField(_("tittel"), max_length=150)
    delivered_on = models.DateField(_("levert"))
    text = models.TextField(_("sammendrag"), blank=True)
    is_final = models.BooleanField(_("sluttrapport"), default=False)
    document = models.ForeignKey(
        Document,
        verbose_name=_("dokument"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="group_reports",
    )
    decision = models.ForeignKey(
        "projects.Decision",
        verbose_name=_("vedtak om rapporten"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="group_reports",
    )
    access = models.CharField(_("tilgang"), max_length=10, choices=Access, default=Access.INTERNAL)

    objects = GroupReportQuerySet.as_manager()

    class Meta:
        verbose_name = _("rapport fra arbeidsgruppe")
        verbose_name_plural = _("rapporter fra arbeidsgrupper")
        ordering = ["-delivered_on", "-id"]
        default_permissions = ()

    def __str__(self) -> str:
        return self.title


class ToleranceKind(models.TextChoices):
    TIME = "time", _("tid")
    COST = "cost", _("kostnad")
    EFFECT = "effect", _("effekt")
    QUALITY = "quality", _("kvalitet")


class Tolerance(TrackedModel):
    """How far the project may stray before a flag is raised.

    ``limit``: days late for time, kroner over the project budget for cost, kroner under the target for effect,
    and open findings of Tallvakta for quality.
    """

    project = models.ForeignKey(
        Project, verbose_name=_("prosjekt"), on_delete=models.PROTECT, related_name="tolerances"
    )
    kind = models.CharField(_("hva det gjelder"), max_length=7, choices=ToleranceKind)
    limit = models.BigIntegerField(_("grense"))
    tell = models.ForeignKey(
        Body, verbose_name=_("meldes til"), on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    note = models.CharField(_("merknad"), max_length=200, blank=True)

    objects = ProjectChildQuerySet.as_manager()

    class Meta:
        verbose_name = _("toleranse")
        verbose_name_plural = _("toleranser")
        ordering = ["id"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["project", "kind"],
                condition=Q(withdrawn_at__isnull=True),
                name="tolerance_once",
                violation_error_message=_("Toleransen er satt fra før. Endre den."),
            ),
            models.CheckConstraint(
                condition=Q(limit__gte=0),
                name="tolerance_not_negative",
                violation_error_message=_("Grensen kan ikke være under null."),
            ),
        ]

    def __str__(self) -> str:
        return self.get_kind_display()


class AssumptionState(models.TextChoices):
    OPEN = "open", _("ikke bekreftet")
    HOLDS = "holds", _("holder")
    BROKEN = "broken", _("holder ikke")


class Assumption(TrackedModel):
    """Something that the plan takes for granted."""

    project = models.ForeignKey(
        Project, verbose_name=_("prosjekt"), on_delete=models.PROTECT, related_name="assumptions"
    )
    number = models.PositiveIntegerField(_("nummer"))
    text = models.CharField(_("forutsetning"), max_length=300)
    state = models.CharField(_("status"), max_length=6, choices=AssumptionState, default=AssumptionState.OPEN)
    checked_on = models.DateField(_("sist vurdert"), null=True, blank=True)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("ansvarlig"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    note = models.TextField(_("merknad"), blank=True)

    objects = ProjectChildQuerySet.as_manager()

    class Meta:
        verbose_name = _("forutsetning")
        verbose_name_plural = _("forutsetninger")
        ordering = ["number"]
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["project", "number"], name="assumption_number_once")]

    def __str__(self) -> str:
        return self.text

    def get_absolute_url(self) -> str:
        return address("projects:assumption", self.project.slug, self.number)


class Lesson(TrackedModel):
    """What was learned, and what others should do."""

    project = models.ForeignKey(Project, verbose_name=_("prosjekt"), on_delete=models.PROTECT, related_name="lessons")
    number = models.PositiveIntegerField(_("nummer"))
    title = models.CharField(_("tittel"), max_length=150)
    happened = models.TextField(_("hva som hendte"))
    advice = models.TextField(_("råd til andre"), blank=True)
    phase = models.ForeignKey(
        Phase, verbose_name=_("fase"), on_delete=models.PROTECT, null=True, blank=True, related_name="lessons"
    )
    noted_on = models.DateField(_("notert"))

    objects = ProjectChildQuerySet.as_manager()

    class Meta:
        verbose_name = _("erfaring")
        verbose_name_plural = _("erfaringer")
        ordering = ["-noted_on", "-number"]
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["project", "number"], name="lesson_number_once")]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return address("projects:lesson", self.project.slug, self.number)


class OrganisationProposal(TrackedModel):
    """A proposed organisation chart, as a whole: what is put forward beside the units of today."""

    project = models.ForeignKey(
        Project, verbose_name=_("prosjekt"), on_delete=models.PROTECT, related_name="organisation_proposals"
    )
    title = models.CharField(_("tittel"), max_length=150)
    description = models.TextField(_("beskrivelse"), blank=True)
    valid_from = models.DateField(_("foreslått fra"), null=True, blank=True)
    alternative = models.ForeignKey(
        StudyAlternative,
        verbose_name=_("alternativ i utredningen"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="organisation_proposals",
    )
    body = models.ForeignKey(
        Body, verbose_name=_("organ"), on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    access = models.CharField(_("tilgang"), max_length=10, choices=Access, default=Access.INTERNAL)

    objects = ProjectContentQuerySet.as_manager()

    class Meta:
        verbose_name = _("forslag til organisering")
        verbose_name_plural = _("forslag til organisering")
        ordering = ["id"]
        default_permissions = ()

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return address("projects:organisation_proposal", self.project.slug, self.pk)


class ProposedUnit(TrackedModel):
    """A unit as proposed: a new one, or one of today's where it would lie."""

    proposal = models.ForeignKey(
        OrganisationProposal, verbose_name=_("forslag"), on_delete=models.PROTECT, related_name="units"
    )
    parent = models.ForeignKey(
        "self",
        verbose_name=_("ligger under"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="children",
    )
    unit = models.ForeignKey(
        Unit, verbose_name=_("dagens enhet"), on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    kind = models.CharField(_("nivå"), max_length=12, choices=UnitKind)
    name = models.CharField(_("navn"), max_length=120)
    order = models.PositiveSmallIntegerField(_("rekkefølge"), default=0)

    objects = ProposedUnitQuerySet.as_manager()

    class Meta:
        verbose_name = _("foreslått enhet")
        verbose_name_plural = _("foreslåtte enheter")
        ordering = ["order", "id"]
        default_permissions = ()

    def __str__(self) -> str:
        return self.name
