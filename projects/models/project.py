"""The project, its texts, and the few portal roles that are not seats in a body."""

from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from omstilling.audit.as_of import day_shown
from omstilling.audit.models import TrackedModel
from omstilling.audit.uow import example_moment
from omstilling.ui.addresses import address

from ..querysets import GrantQuerySet, ProjectChildQuerySet, ProjectQuerySet
from .tenancy import Municipality


class Access(models.TextChoices):
    """Who may see something. ``restricted`` is working material of a body; ``exempt`` needs a legal basis."""

    PUBLIC = "public", _("offentlig")
    INTERNAL = "internal", _("intern")
    RESTRICTED = "restricted", _("organets arbeidsmateriale")
    EXEMPT = "exempt", _("unntatt offentlighet")


class Project(TrackedModel):
    """A restructuring project. Amounts are whole kroner; the target is permanent net effect from the target year."""

    municipality = models.ForeignKey(
        Municipality, verbose_name=_("kommune"), on_delete=models.PROTECT, related_name="projects"
    )
    slug = models.SlugField(
        _("adressenavn"), max_length=60, help_text=_("Står i adressen til alle sidene, for eksempel «alta-2010».")
    )
    name = models.CharField(_("navn"), max_length=150)
    short_name = models.CharField(_("kort navn"), max_length=40)
    vision = models.CharField(_("visjon"), max_length=300, blank=True)
    purpose = models.TextField(_("formål"), blank=True)
    case_reference = models.CharField(_("saksnummer i arkivet"), max_length=40, blank=True)
    target_year = models.PositiveSmallIntegerField(_("målår"))
    plan_first_year = models.PositiveSmallIntegerField(_("økonomiplanens første år"))
    price_year = models.PositiveSmallIntegerField(_("prisnivå"), help_text=_("Året kronebeløpene er regnet i."))
    project_budget = models.BigIntegerField(_("prosjektbudsjett"), null=True, blank=True)
    starts_on = models.DateField(_("start"), null=True, blank=True)
    ends_on = models.DateField(_("slutt"), null=True, blank=True)
    info_open = models.BooleanField(
        _("informasjonssiden er åpen for alle"),
        default=False,
        help_text=_("Det offentlige innholdet på informasjonssiden vises uten innlogging."),
    )
    anonymous_questions = models.BooleanField(
        _("tillat anonyme spørsmål"), default=False, help_text=_("Da lagres ikke hvem som spør.")
    )
    questions_until = models.DateField(_("frist for spørsmål"), null=True, blank=True)
    is_example = models.BooleanField(_("eksempel"), default=False, editable=False)
    frozen_today = models.DateField(_("eksemplets dato"), null=True, blank=True, editable=False)
    notice = models.CharField(_("merknad på hver side"), max_length=200, blank=True, editable=False)

    objects = ProjectQuerySet.as_manager()
    #: While an earlier day is shown, this column holds it.
    clock_field = "frozen_today"

    class Meta:
        verbose_name = _("prosjekt")
        verbose_name_plural = _("prosjekter")
        ordering = ["name"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["slug"],
                name="project_slug",
                violation_error_message=_("Adressenavnet er i bruk. Velg et annet."),
            ),
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(starts_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
                name="project_dates_in_order",
                violation_error_message=_("Sluttdatoen må være etter startdatoen."),
            ),
            models.CheckConstraint(
                condition=Q(target_year__gte=1990) & Q(target_year__lte=2100),
                name="project_target_year",
                violation_error_message=_("Målåret må være mellom 1990 og 2100."),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def today(self) -> date:
        """Return the date the project counts from: the real one, or the example's own.

        While the example's history is written, that is the day of the act; while an earlier day is shown, that day.
        """
        shown = day_shown()
        if shown is not None:
            return shown
        moment = example_moment()
        if moment is not None:
            return timezone.localdate(moment)
        return self.frozen_today or timezone.localdate()

    @property
    def plan_years(self) -> list[int]:
        """The four years of the økonomiplan."""
        return [self.plan_first_year + i for i in range(4)]

    def get_absolute_url(self) -> str:
        return address("projects:home", self.slug)


class TextSection(models.TextChoices):
    BACKGROUND = "background", _("Bakgrunn")
    FRAMEWORK = "framework", _("Rammebetingelser")
    SCOPE = "scope", _("Områder som skal vurderes")
    STEERING = "steering", _("Styring og mål")
    PRIORITY = "priority", _("Styringsgruppas prioriteringer")
    CHALLENGE = "challenge", _("Utfordringen")
    SHORT_TERM = "short_term", _("Kortsiktige tiltak og oppgaver som kan falle bort")
    PEOPLE = "people", _("Nærvær, ledelse og kompetanse")
    PROCESS = "process", _("Prosess")


class ProjectText(TrackedModel):
    """A point in one of the project's descriptive sections, in order."""

    project = models.ForeignKey(Project, verbose_name=_("prosjekt"), on_delete=models.PROTECT, related_name="texts")
    section = models.CharField(_("del"), max_length=12, choices=TextSection)
    order = models.PositiveSmallIntegerField(_("rekkefølge"), default=0)
    heading = models.CharField(_("overskrift"), max_length=200)
    text = models.TextField(_("tekst"), blank=True)

    objects = ProjectChildQuerySet.as_manager()

    class Meta:
        verbose_name = _("prosjekttekst")
        verbose_name_plural = _("prosjekttekster")
        ordering = ["section", "order", "id"]
        default_permissions = ()

    def __str__(self) -> str:
        return self.heading


class GrantKind(models.TextChoices):
    ADMINISTRATOR = "administrator", _("administrator")
    AUDITOR = "auditor", _("revisor")
    EMPLOYEE = "employee", _("ansatt")


class Grant(TrackedModel):
    """A portal role in a municipality, or in one of its projects only."""

    municipality = models.ForeignKey(
        Municipality, verbose_name=_("kommune"), on_delete=models.PROTECT, related_name="grants"
    )
    project = models.ForeignKey(
        Project,
        verbose_name=_("bare i prosjektet"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="grants",
    )
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("person"), on_delete=models.PROTECT, related_name="grants"
    )
    kind = models.CharField(_("rolle"), max_length=15, choices=GrantKind)
    unit = models.ForeignKey(
        "projects.Unit",
        verbose_name=_("enhet"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="grants",
    )

    objects = GrantQuerySet.as_manager()

    class Meta:
        verbose_name = _("portalrolle")
        verbose_name_plural = _("portalroller")
        ordering = ["id"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "person", "kind"],
                condition=Q(project__isnull=True, withdrawn_at__isnull=True),
                name="grant_once_per_municipality",
                violation_error_message=_("Personen har rollen fra før."),
            ),
            models.UniqueConstraint(
                fields=["project", "person", "kind"],
                condition=Q(project__isnull=False, withdrawn_at__isnull=True),
                name="grant_once_per_project",
                violation_error_message=_("Personen har rollen fra før."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person} – {self.get_kind_display()}"
