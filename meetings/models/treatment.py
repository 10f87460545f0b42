"""What happens in a case: proposals, votes, disqualification, and what is to stand in the minutes."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from omstilling.audit.models import TrackedModel
from projects.models import Seat

from ..querysets import ThroughBallotQuerySet, ThroughItemQuerySet
from .meeting import AgendaItem


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


class BallotSubject(models.TextChoices):
    """What is voted over."""

    PROPOSAL = "proposal", _("ett forslag")
    ALTERNATIVES = "alternatives", _("to forslag mot hverandre")
    CLOSING = "closing", _("lukking av møtet")
    RECUSAL = "recusal", _("inhabilitet eller fritak")
    POSTPONEMENT = "postponement", _("utsettelse")
    CHAIR = "chair", _("valg av møteleder")
    ELECTION = "election", _("valg")


class Ballot(TrackedModel):
    """One vote taken in a case. Votes for and against are the parties' (``PartyVote``) or the seats' (``SeatVote``).

    With alternatives, «for» is for ``proposal`` and «against» is for ``counter``. In an election ``question`` says
    whom or what it is about, and blank votes are counted; nowhere else are there any.
    """

    item = models.ForeignKey(AgendaItem, verbose_name=_("sak"), on_delete=models.PROTECT, related_name="ballots")
    number = models.PositiveSmallIntegerField(_("nummer"))
    subject = models.CharField(_("hva det stemmes over"), max_length=12, choices=BallotSubject)
    proposal = models.ForeignKey(
        Proposal, verbose_name=_("forslag"), on_delete=models.PROTECT, null=True, blank=True, related_name="ballots"
    )
    counter = models.ForeignKey(
        Proposal, verbose_name=_("mot forslag"), on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    recusal = models.ForeignKey(
        Recusal, verbose_name=_("inhabilitet"), on_delete=models.PROTECT, null=True, blank=True, related_name="ballots"
    )
    question = models.CharField(_("spørsmålet"), max_length=300, blank=True)
    unanimous = models.BooleanField(_("enstemmig"), default=False)
    chair_decided = models.BooleanField(_("avgjort med møteleders stemme"), default=False)
    blank_votes = models.PositiveSmallIntegerField(_("blanke stemmer"), default=0)

    objects = ThroughItemQuerySet.as_manager()

    class Meta:
        verbose_name = _("votering")
        verbose_name_plural = _("voteringer")
        ordering = ["item", "number"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["item", "number"], name="ballot_number_once"),
            models.CheckConstraint(
                condition=Q(subject="election") | Q(blank_votes=0),
                name="ballot_blank_only_in_elections",
                violation_error_message=_("Blanke stemmer finnes bare ved valg."),
            ),
        ]

    def __str__(self) -> str:
        return str(_("votering %s")) % self.number


class PartyVote(TrackedModel):
    """How a party voted in a case (§ 11-4 letter e): numbers for and against, names where it split."""

    item = models.ForeignKey(AgendaItem, verbose_name=_("sak"), on_delete=models.PROTECT, related_name="party_votes")
    proposal = models.ForeignKey(
        Proposal, verbose_name=_("forslag"), on_delete=models.PROTECT, null=True, blank=True, related_name="votes"
    )
    ballot = models.ForeignKey(
        Ballot, verbose_name=_("votering"), on_delete=models.PROTECT, null=True, blank=True, related_name="party_votes"
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


class Choice(models.TextChoices):
    FOR = "for", _("for")
    AGAINST = "against", _("mot")
    BLANK = "blank", _("blank")


class SeatVote(TrackedModel):
    """How one member voted, where the vote was by name."""

    ballot = models.ForeignKey(Ballot, verbose_name=_("votering"), on_delete=models.PROTECT, related_name="seat_votes")
    seat = models.ForeignKey(Seat, verbose_name=_("plass"), on_delete=models.PROTECT, related_name="votes_cast")
    choice = models.CharField(_("stemme"), max_length=7, choices=Choice)

    objects = ThroughBallotQuerySet.as_manager()

    class Meta:
        verbose_name = _("stemme")
        verbose_name_plural = _("stemmer")
        ordering = ["ballot", "id"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["ballot", "seat"], condition=Q(withdrawn_at__isnull=True), name="seat_votes_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.seat_id}: {self.get_choice_display()}"


class PartyView(TrackedModel):
    """What one party to a meeting with the unions thinks of a case. Written by the party, or taken in for it."""

    item = models.ForeignKey(AgendaItem, verbose_name=_("sak"), on_delete=models.PROTECT, related_name="views")
    seat = models.ForeignKey(
        Seat, verbose_name=_("plass"), on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    party = models.CharField(_("part"), max_length=120)
    text = models.TextField(_("syn"))

    objects = ThroughItemQuerySet.as_manager()

    class Meta:
        verbose_name = _("parts syn")
        verbose_name_plural = _("partenes syn")
        ordering = ["id"]
        default_permissions = ()

    def __str__(self) -> str:
        return self.party


class ContributionKind(models.TextChoices):
    PROPOSAL = "proposal", _("forslag")
    REMARK = "remark", _("protokolltilførsel")


class ContributionState(models.TextChoices):
    WAITING = "waiting", _("venter")
    TAKEN = "taken", _("tatt inn")
    DECLINED = "declined", _("ikke tatt inn")


class Contribution(TrackedModel):
    """A proposal or a remark that a member delivers in the meeting, for the secretary to take in."""

    item = models.ForeignKey(AgendaItem, verbose_name=_("sak"), on_delete=models.PROTECT, related_name="contributions")
    seat = models.ForeignKey(Seat, verbose_name=_("levert av"), on_delete=models.PROTECT, related_name="contributions")
    kind = models.CharField(_("slag"), max_length=8, choices=ContributionKind)
    text = models.TextField(_("tekst"))
    state = models.CharField(_("tilstand"), max_length=8, choices=ContributionState, default=ContributionState.WAITING)
    answer = models.CharField(_("svar"), max_length=300, blank=True)

    objects = ThroughItemQuerySet.as_manager()

    class Meta:
        verbose_name = _("innspill i møtet")
        verbose_name_plural = _("innspill i møtet")
        ordering = ["id"]
        default_permissions = ()

    def __str__(self) -> str:
        return self.text[:60]
