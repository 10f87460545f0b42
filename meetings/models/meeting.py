"""Meetings of a body and the cases on their agendas."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from omstilling.audit.models import TrackedModel
from omstilling.ui.addresses import address
from projects.models import Access, Body, Case, Consultation, Decision, Project, Seat

from ..querysets import AgendaItemQuerySet, MeetingQuerySet


class MeetingForm(models.TextChoices):
    PHYSICAL = "physical", _("fysisk møte")
    REMOTE = "remote", _("fjernmøte")


class MeetingState(models.TextChoices):
    PLANNED = "planned", _("planlagt")
    CALLED = "called", _("innkalt")
    RUNNING = "running", _("pågår")
    HELD = "held", _("holdt")
    CANCELLED = "cancelled", _("avlyst")


class MeetingPurpose(models.TextChoices):
    """What the meeting is. A meeting with the unions has a record of its own: views, reply, agreement."""

    ORDINARY = "ordinary", _("møte i organet")
    INFORMATION = "information", _("informasjonsmøte med de tillitsvalgte")
    CONSULTATION = "consultation", _("drøftingsmøte")
    NEGOTIATION = "negotiation", _("forhandlingsmøte")


class Meeting(TrackedModel):
    """A meeting of a body; addressed by ``slug``, for example «styringsgruppa-2010-09-17»."""

    project = models.ForeignKey(Project, verbose_name=_("prosjekt"), on_delete=models.PROTECT, related_name="meetings")
    body = models.ForeignKey(Body, verbose_name=_("organ"), on_delete=models.PROTECT, related_name="meetings")
    number = models.PositiveIntegerField(_("møtenummer"))
    slug = models.SlugField(_("adressenavn"), max_length=80)
    held_on = models.DateField(_("møtedato"))
    starts_at = models.TimeField(_("starter"), null=True, blank=True)
    ends_at = models.TimeField(_("slutter"), null=True, blank=True)
    place = models.CharField(_("sted"), max_length=120, blank=True)
    form = models.CharField(_("møteform"), max_length=8, choices=MeetingForm, default=MeetingForm.PHYSICAL)
    remote_basis = models.CharField(_("vedtak som åpner for fjernmøte"), max_length=150, blank=True)
    state = models.CharField(_("tilstand"), max_length=10, choices=MeetingState, default=MeetingState.PLANNED)
    chaired_by = models.ForeignKey(
        Seat, verbose_name=_("møteleder"), on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    notice_sent_on = models.DateField(_("innkalling sendt"), null=True, blank=True)
    remarks = models.TextField(_("merknader til innkalling og saksliste"), blank=True)
    cancellation = models.CharField(_("hvorfor møtet er avlyst"), max_length=300, blank=True)
    access = models.CharField(_("tilgang"), max_length=10, choices=Access, default=Access.PUBLIC)
    purpose = models.CharField(_("slags møte"), max_length=12, choices=MeetingPurpose, default=MeetingPurpose.ORDINARY)
    current_item = models.ForeignKey(
        "AgendaItem",
        verbose_name=_("saken som er oppe"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )

    objects = MeetingQuerySet.as_manager()

    class Meta:
        verbose_name = _("møte")
        verbose_name_plural = _("møter")
        ordering = ["-held_on", "-id"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["project", "slug"],
                name="meeting_slug",
                violation_error_message=_("Organet har et møte denne dagen fra før."),
            ),
            models.UniqueConstraint(fields=["body", "number"], name="meeting_number_once"),
            models.CheckConstraint(
                condition=~Q(form="remote") | ~Q(remote_basis=""),
                name="meeting_remote_needs_basis",
                violation_error_message=_("Oppgi vedtaket som åpner for fjernmøte."),
            ),
            models.CheckConstraint(
                condition=Q(ends_at__isnull=True) | Q(starts_at__isnull=True) | Q(ends_at__gte=F("starts_at")),
                name="meeting_times_in_order",
                violation_error_message=_("Møtet kan ikke slutte før det starter."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.body.name} {self.held_on:%d.%m.%Y}"

    def get_absolute_url(self) -> str:
        return address("meetings:meeting", self.project.slug, self.slug)


class AgendaItem(TrackedModel):
    """A case on a meeting's agenda, in order, with what came of it."""

    meeting = models.ForeignKey(Meeting, verbose_name=_("møte"), on_delete=models.PROTECT, related_name="items")
    case = models.ForeignKey(Case, verbose_name=_("sak"), on_delete=models.PROTECT, related_name="agenda_items")
    order = models.PositiveSmallIntegerField(_("rekkefølge"))
    unlisted = models.BooleanField(_("tilleggssak"), default=False)
    unlisted_note = models.CharField(_("innvendinger mot tilleggssaken"), max_length=300, blank=True)
    decision = models.OneToOneField(
        Decision, verbose_name=_("vedtak"), on_delete=models.PROTECT, null=True, blank=True, related_name="agenda_item"
    )
    discussion = models.TextField(_("behandling"), blank=True)
    draft_text = models.TextField(_("utkast til vedtakstekst"), blank=True)
    unanimous = models.BooleanField(_("enstemmig"), default=False)
    chair_decided = models.BooleanField(_("avgjort med møteleders stemme"), default=False)
    closed_basis = models.CharField(_("hjemmel for lukking"), max_length=120, blank=True)
    closed_vote = models.CharField(_("votering om lukking"), max_length=200, blank=True)
    must_close = models.BooleanField(_("loven krever at saken behandles for lukkede dører"), default=False)
    union_statement = models.TextField(_("uttalelse fra tillitsvalgte"), blank=True)
    section = models.CharField(_("del av sakslista"), max_length=80, blank=True)
    unlisted_objectors = models.PositiveSmallIntegerField(
        _("hvor mange som hadde innvendinger"),
        null=True,
        blank=True,
        help_text=_("En tredel av de frammøtte, eller møteleder, kan hindre at saken avgjøres."),
    )
    unlisted_chair_objected = models.BooleanField(_("møteleder hadde innvendinger"), default=False)
    chaired_by = models.ForeignKey(
        Seat, verbose_name=_("møteleder i saken"), on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    closed_at = models.TimeField(_("dørene lukket kl."), null=True, blank=True)
    reopened_at = models.TimeField(_("dørene åpnet kl."), null=True, blank=True)
    closed_staying = models.CharField(_("hvem som ble i rommet"), max_length=300, blank=True)
    carried_from = models.ForeignKey(
        "self",
        verbose_name=_("utsatt fra"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="carried_to",
    )
    employer_reply = models.TextField(_("arbeidsgivers svar"), blank=True)
    agreed = models.BooleanField(_("enighet"), null=True, blank=True)
    consultation = models.ForeignKey(
        Consultation, verbose_name=_("drøfting"), on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = AgendaItemQuerySet.as_manager()

    class Meta:
        verbose_name = _("sak på sakslista")
        verbose_name_plural = _("saker på sakslista")
        ordering = ["meeting", "order"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "case"],
                condition=Q(withdrawn_at__isnull=True),
                name="agenda_case_once",
                violation_error_message=_("Saken står på sakslista fra før."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.case.case_number} {self.case.open_title}"

    def get_absolute_url(self) -> str:
        return address("meetings:item", self.meeting.project.slug, self.meeting.slug, self.pk)
