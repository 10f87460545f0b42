"""Bodies and the seats in them. Which meeting rules bind follows from the body's legal basis."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from omstilling.audit.models import TrackedModel
from omstilling.ui.addresses import address

from ..querysets import BodyQuerySet, SeatQuerySet
from .project import Project


class BodyKind(models.TextChoices):
    COUNCIL = "council", _("kommunestyre")
    STEERING_GROUP = "steering_group", _("styringsgruppe")
    PROJECT_GROUP = "project_group", _("prosjektgruppe")
    WORK_GROUP = "work_group", _("arbeidsgruppe")
    JOINT_COMMITTEE = "joint_committee", _("partssammensatt utvalg")
    OTHER = "other", _("annet organ")


class LegalBasis(models.TextChoices):
    """What the body is in law; the paragraph for a given day is found in ``projects.law``."""

    COUNCIL = "council", _("kommunestyre")
    EXECUTIVE_COMMITTEE = "executive_committee", _("formannskap")
    COMMITTEE = "committee", _("utvalg")
    JOINT_COMMITTEE = "joint_committee", _("partssammensatt utvalg")
    ADMINISTRATIVE = "administrative", _("administrativ gruppe")


ELECTED = frozenset(
    {LegalBasis.COUNCIL, LegalBasis.EXECUTIVE_COMMITTEE, LegalBasis.COMMITTEE, LegalBasis.JOINT_COMMITTEE}
)


class MinutesApproval(models.TextChoices):
    """Who approves the minutes of the body's meetings, as its rules of procedure say."""

    CHAIR = "chair", _("møteleder")
    NAMED = "named", _("medlemmer som møtet peker ut")
    NEXT_MEETING = "next_meeting", _("organet i neste møte")


class Body(TrackedModel):
    """A body of the project. An elected body makes decisions (vedtak); an administrative group recommends."""

    project = models.ForeignKey(Project, verbose_name=_("prosjekt"), on_delete=models.PROTECT, related_name="bodies")
    kind = models.CharField(_("slag"), max_length=16, choices=BodyKind)
    legal_basis = models.CharField(_("rettslig grunnlag"), max_length=20, choices=LegalBasis)
    name = models.CharField(_("navn"), max_length=120)
    slug = models.SlugField(_("adressenavn"), max_length=60)
    abbreviation = models.CharField(
        _("forkortelse i saksnummer"), max_length=6, default="PS", help_text=_("For eksempel PS i «PS 7/10».")
    )
    mandate = models.TextField(_("mandat"), blank=True)
    recommends_to = models.ForeignKey(
        "self",
        verbose_name=_("innstiller til"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="receives_from",
    )
    order = models.PositiveSmallIntegerField(_("rekkefølge"), default=0)
    open_to_all = models.BooleanField(
        _("åpent for alle"),
        default=False,
        help_text=_("Møteplan, sakslister, åpne saksframlegg og protokoller vises uten innlogging."),
    )
    notice_days = models.PositiveSmallIntegerField(
        _("innkallingsfrist i dager"), null=True, blank=True, help_text=_("Så lenge før møtet reglementet krever.")
    )
    minutes_approval = models.CharField(
        _("protokollen godkjennes av"), max_length=12, choices=MinutesApproval, default=MinutesApproval.CHAIR
    )
    established_by = models.ForeignKey(
        "projects.Decision",
        verbose_name=_("opprettet ved vedtak"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="established_bodies",
    )
    deadline = models.DateField(_("frist"), null=True, blank=True, help_text=_("Når arbeidet skal være ferdig."))
    dissolved_on = models.DateField(_("oppløst"), null=True, blank=True)
    dissolved_by = models.ForeignKey(
        "projects.Decision",
        verbose_name=_("oppløst ved vedtak"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="dissolved_bodies",
    )

    objects = BodyQuerySet.as_manager()

    class Meta:
        verbose_name = _("organ")
        verbose_name_plural = _("organer")
        ordering = ["order", "name"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["project", "slug"],
                name="body_slug",
                violation_error_message=_("Prosjektet har et organ med dette adressenavnet."),
            ),
            models.CheckConstraint(
                condition=Q(recommends_to__isnull=True) | ~Q(recommends_to=F("id")),
                name="body_not_to_itself",
                violation_error_message=_("Et organ kan ikke innstille til seg selv."),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return address("projects:body", self.project.slug, self.slug)

    @property
    def is_elected(self) -> bool:
        """Whether the rules of kommuneloven chapter 11 (or the act before it) bind the body's meetings."""
        return self.legal_basis in ELECTED


class SeatFunction(models.TextChoices):
    CHAIR = "chair", _("leder")
    DEPUTY_CHAIR = "deputy_chair", _("nestleder")
    MEMBER = "member", _("medlem")
    SUBSTITUTE = "substitute", _("varamedlem")
    UNION_REP = "union_rep", _("tillitsvalgt")
    SAFETY_DELEGATE = "safety_delegate", _("verneombud")
    CHIEF_EXECUTIVE = "chief_executive", _("rådmann")
    SECRETARY = "secretary", _("sekretær")
    CONTROLLER = "controller", _("økonomi")
    OBSERVER = "observer", _("observatør")


class Seat(TrackedModel):
    """A person's place in a body from a day and until one. Whether it votes is a property of the seat.

    A union seat names the office (``organisation``), never anyone's membership.
    """

    body = models.ForeignKey(Body, verbose_name=_("organ"), on_delete=models.PROTECT, related_name="seats")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("person"), on_delete=models.PROTECT, related_name="seats"
    )
    function = models.CharField(_("funksjon"), max_length=16, choices=SeatFunction)
    votes = models.BooleanField(_("har stemmerett"), default=True)
    party = models.CharField(_("parti"), max_length=60, blank=True)
    organisation = models.CharField(
        _("verv"), max_length=120, blank=True, help_text=_("For eksempel «hovedtillitsvalgt for Utdanningsforbundet».")
    )
    is_union = models.BooleanField(_("plass for tillitsvalgt"), default=False)
    order = models.PositiveSmallIntegerField(
        _("rekkefølge"), default=0, help_text=_("For varamedlemmer: rekkefølgen de kalles inn i.")
    )
    valid_from = models.DateField(_("fra"))
    valid_to = models.DateField(_("til og med"), null=True, blank=True)
    elected_by = models.ForeignKey(
        "projects.Decision",
        verbose_name=_("valgt ved vedtak"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="elected_seats",
    )

    objects = SeatQuerySet.as_manager()

    class Meta:
        verbose_name = _("plass")
        verbose_name_plural = _("plasser")
        ordering = ["body", "order", "id"]
        default_permissions = ()
        indexes = [models.Index(fields=["person", "body"])]
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gte=F("valid_from")),
                name="seat_dates_in_order",
                violation_error_message=_("Sluttdatoen må være etter startdatoen."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person} ({self.get_function_display()})"

    def sits_on(self, day: object) -> bool:
        """Tell whether the seat is valid on the day."""
        return self.valid_from <= day and (self.valid_to is None or self.valid_to >= day)  # type: ignore[operator]
