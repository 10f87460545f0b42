"""What happens in the room: meeting, agenda, attendance per case, proposals, votes, and the minutes."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from omstilling.audit.models import TrackedModel
from omstilling.pdf.models import IssuedDocument
from omstilling.ui.addresses import address
from projects.models import Access, Body, Case, Decision, Project, Seat

from .querysets import AgendaItemQuerySet, MeetingQuerySet, ThroughItemQuerySet, ThroughMeetingQuerySet


class MeetingForm(models.TextChoices):
    PHYSICAL = "physical", _("fysisk møte")
    REMOTE = "remote", _("fjernmøte")


class MeetingState(models.TextChoices):
    PLANNED = "planned", _("planlagt")
    CALLED = "called", _("innkalt")
    HELD = "held", _("holdt")
    CANCELLED = "cancelled", _("avlyst")


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
    unanimous = models.BooleanField(_("enstemmig"), default=False)
    chair_decided = models.BooleanField(_("avgjort med møteleders stemme"), default=False)
    closed_basis = models.CharField(_("hjemmel for lukking"), max_length=120, blank=True)
    closed_vote = models.CharField(_("votering om lukking"), max_length=200, blank=True)
    must_close = models.BooleanField(_("loven krever at saken behandles for lukkede dører"), default=False)
    union_statement = models.TextField(_("uttalelse fra tillitsvalgte"), blank=True)

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
    leave_basis = models.CharField(_("permisjon"), max_length=200, blank=True)

    objects = ThroughMeetingQuerySet.as_manager()

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


class Recusal(TrackedModel):
    """A member disqualified in a case, or excused, with ground and the body's decision."""

    item = models.ForeignKey(AgendaItem, verbose_name=_("sak"), on_delete=models.PROTECT, related_name="recusals")
    seat = models.ForeignKey(Seat, verbose_name=_("plass"), on_delete=models.PROTECT, related_name="recusals")
    is_leave = models.BooleanField(_("fritatt av personlige grunner"), default=False)
    basis = models.CharField(_("hjemmel"), max_length=150)
    vote = models.CharField(_("organets avgjørelse"), max_length=200)
    replaced_by = models.ForeignKey(
        Seat, verbose_name=_("varamedlem"), on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = ThroughItemQuerySet.as_manager()

    class Meta:
        verbose_name = _("inhabilitet eller fritak")
        verbose_name_plural = _("inhabilitet og fritak")
        ordering = ["id"]
        default_permissions = ()

    def __str__(self) -> str:
        return str(self.seat)


class Proposal(TrackedModel):
    """A proposal put forward in a case, with proposer and party; ``is_recommendation`` for the one in the papers."""

    item = models.ForeignKey(AgendaItem, verbose_name=_("sak"), on_delete=models.PROTECT, related_name="proposals")
    number = models.PositiveSmallIntegerField(_("nummer"))
    text = models.TextField(_("forslag"))
    proposer = models.ForeignKey(
        Seat, verbose_name=_("forslagsstiller"), on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    party = models.CharField(_("parti"), max_length=60, blank=True)
    is_recommendation = models.BooleanField(_("innstillingen i saken"), default=False)

    objects = ThroughItemQuerySet.as_manager()

    class Meta:
        verbose_name = _("forslag")
        verbose_name_plural = _("forslag")
        ordering = ["item", "number"]
        default_permissions = ()

    def __str__(self) -> str:
        return str(_("forslag %s")) % self.number


class PartyVote(TrackedModel):
    """How a party voted in a case (§ 11-4 letter e): numbers for and against, names where it split."""

    item = models.ForeignKey(AgendaItem, verbose_name=_("sak"), on_delete=models.PROTECT, related_name="party_votes")
    proposal = models.ForeignKey(
        Proposal, verbose_name=_("forslag"), on_delete=models.PROTECT, null=True, blank=True, related_name="votes"
    )
    party = models.CharField(_("parti"), max_length=60)
    votes_for = models.PositiveSmallIntegerField(_("for"), default=0)
    votes_against = models.PositiveSmallIntegerField(_("mot"), default=0)
    names = models.CharField(_("navn når partiet deler seg"), max_length=300, blank=True)

    objects = ThroughItemQuerySet.as_manager()

    class Meta:
        verbose_name = _("partiets stemmer")
        verbose_name_plural = _("partienes stemmer")
        ordering = ["id"]
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.party} {self.votes_for}–{self.votes_against}"


class MinuteRemark(TrackedModel):
    """A statement a member has entered in the minutes (protokolltilførsel), by its author; no one edits it."""

    item = models.ForeignKey(AgendaItem, verbose_name=_("sak"), on_delete=models.PROTECT, related_name="remarks")
    seat = models.ForeignKey(Seat, verbose_name=_("avgitt av"), on_delete=models.PROTECT, related_name="remarks")
    text = models.TextField(_("protokolltilførsel"))

    objects = ThroughItemQuerySet.as_manager()

    class Meta:
        verbose_name = _("protokolltilførsel")
        verbose_name_plural = _("protokolltilførsler")
        ordering = ["id"]
        default_permissions = ()

    def __str__(self) -> str:
        return self.text[:60]


class MinutesState(models.TextChoices):
    DRAFT = "draft", _("utkast")
    FOR_APPROVAL = "for_approval", _("til godkjenning")
    APPROVED = "approved", _("godkjent")
    PUBLISHED = "published", _("publisert")


class Minutes(TrackedModel):
    """A version of a meeting's minutes. A correction is a new version.

    Approval freezes what the version says (``full_source``, ``public_source``), then the documents made of it.
    The history holds the fingerprints of what it says and not the text: more people read it than read the cases.
    """

    untracked_fields = ("full_source", "public_source")

    meeting = models.ForeignKey(Meeting, verbose_name=_("møte"), on_delete=models.PROTECT, related_name="minutes")
    version = models.PositiveSmallIntegerField(_("versjon"), default=1)
    state = models.CharField(_("tilstand"), max_length=12, choices=MinutesState, default=MinutesState.DRAFT)
    correction = models.TextField(_("hva som er rettet"), blank=True)
    approved_on = models.DateField(_("godkjent dato"), null=True, blank=True)
    approved_by = models.CharField(_("godkjent av"), max_length=200, blank=True)
    full_source = models.JSONField(_("fullstendig innhold"), null=True, blank=True, editable=False)
    public_source = models.JSONField(_("offentlig innhold"), null=True, blank=True, editable=False)
    full_sha256 = models.CharField(_("fullstendig innholds fingeravtrykk"), max_length=64, blank=True, editable=False)
    public_sha256 = models.CharField(_("offentlig innholds fingeravtrykk"), max_length=64, blank=True, editable=False)
    full_document = models.ForeignKey(
        IssuedDocument,
        verbose_name=_("fullstendig"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    public_document = models.ForeignKey(
        IssuedDocument, verbose_name=_("offentlig"), on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = ThroughMeetingQuerySet.as_manager()

    class Meta:
        verbose_name = _("møteprotokoll")
        verbose_name_plural = _("møteprotokoller")
        ordering = ["meeting", "-version"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["meeting", "version"], name="minutes_version_once"),
        ]

    def __str__(self) -> str:
        return str(_("Protokollen, versjon %s")) % self.version
