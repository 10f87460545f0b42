"""Cases and decisions. A milestone's new date, a measure's step and an item in the minutes all cite them."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from omstilling.audit.models import TrackedModel
from omstilling.ui.addresses import address

from ..querysets import (
    CaseAttachmentQuerySet,
    CaseExemptPartQuerySet,
    CaseQuerySet,
    DecisionQuerySet,
    ThroughDecisionQuerySet,
)
from .bodies import Body
from .plan import Milestone, StudyArea
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

    objects = CaseQuerySet.as_manager()

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


class DecisionKind(models.TextChoices):
    FINAL = "final", _("endelig vedtak")
    RECOMMENDATION = "recommendation", _("innstilling")
    ADVICE = "advice", _("anbefaling")


class DecisionOutcome(models.TextChoices):
    ADOPTED = "adopted", _("vedtatt")
    NOT_ADOPTED = "not_adopted", _("ikke vedtatt")
    POSTPONED = "postponed", _("utsatt")
    FORWARDED = "forwarded", _("oversendt")
    NOTED = "noted", _("tatt til orientering")
    DISMISSED = "dismissed", _("avvist")
    WITHDRAWN = "withdrawn", _("trukket")


#: What the outcome «vedtatt» is called for what is no final decision: proposed is never to be taken for decided.
ADOPTED_WORDS: dict[tuple[str, str], Any] = {
    (DecisionKind.RECOMMENDATION, DecisionOutcome.ADOPTED): _("innstilt"),
    (DecisionKind.RECOMMENDATION, DecisionOutcome.NOT_ADOPTED): _("ikke innstilt"),
    (DecisionKind.ADVICE, DecisionOutcome.ADOPTED): _("anbefalt"),
    (DecisionKind.ADVICE, DecisionOutcome.NOT_ADOPTED): _("ikke anbefalt"),
}


class DecisionStatus(models.TextChoices):
    IN_FORCE = "in_force", _("gjelder")
    CHANGED = "changed", _("endret")
    REPEALED = "repealed", _("opphevet")
    REPLACED = "replaced", _("erstattet")


class FollowUpState(models.TextChoices):
    """How far a decision has been carried out."""

    NOT_STARTED = "not_started", _("ikke påbegynt")
    IN_PROGRESS = "in_progress", _("under arbeid")
    DONE = "done", _("fulgt opp")
    NOT_NEEDED = "not_needed", _("krever ikke oppfølging")


class Decision(TrackedModel):
    """What a body decided in a case. Counts at once; unconfirmed until chair or secretary confirms or minutes do.

    A case has one decision; only a postponement lets it come back under its number.
    """

    project = models.ForeignKey(
        Project, verbose_name=_("prosjekt"), on_delete=models.PROTECT, related_name="decisions"
    )
    body = models.ForeignKey(Body, verbose_name=_("organ"), on_delete=models.PROTECT, related_name="decisions")
    case = models.ForeignKey(Case, verbose_name=_("sak"), on_delete=models.PROTECT, related_name="decisions")
    decided_on = models.DateField(_("vedtaksdato"))
    kind = models.CharField(_("slag"), max_length=14, choices=DecisionKind)
    outcome = models.CharField(_("resultat"), max_length=12, choices=DecisionOutcome)
    text = models.TextField(_("vedtakstekst"), blank=True)
    status = models.CharField(_("status"), max_length=10, choices=DecisionStatus, default=DecisionStatus.IN_FORCE)
    responsible = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("ansvarlig for oppfølging"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="responsible_for_decisions",
    )
    deadline = models.DateField(_("frist"), null=True, blank=True)
    follow_up_state = models.CharField(
        _("oppfølging"), max_length=12, choices=FollowUpState, default=FollowUpState.NOT_STARTED
    )
    follow_up_note = models.TextField(_("merknader til oppfølgingen"), blank=True)
    review_on = models.DateField(
        _("ses på igjen"),
        null=True,
        blank=True,
        help_text=_("Da kommer vedtaket tilbake på en saksliste, med hva det lovet og hva det ble."),
    )
    legality_demanded_on = models.DateField(_("lovlighetskontroll krevd"), null=True, blank=True)
    legality_treated_by = models.CharField(_("lovlighetskontrollen behandles av"), max_length=120, blank=True)
    legality_result = models.CharField(_("utfallet av lovlighetskontrollen"), max_length=300, blank=True)
    legality_annulled = models.BooleanField(_("kjent ugyldig etter lovlighetskontroll"), default=False)
    carried_out_on = models.DateField(_("fulgt opp"), null=True, blank=True)
    confirmed_at = models.DateTimeField(_("bekreftet"), null=True, blank=True, editable=False)
    confirmed_by = models.CharField(_("bekreftet av"), max_length=200, blank=True, editable=False)
    access = models.CharField(_("tilgang"), max_length=10, choices=Access, default=Access.PUBLIC)
    meaning = models.TextField(
        _("hva vedtaket betyr"),
        blank=True,
        help_text=_("Én eller to setninger i klarspråk til infosiden."),
    )

    objects = DecisionQuerySet.as_manager()

    class Meta:
        verbose_name = _("vedtak")
        verbose_name_plural = _("vedtak")
        ordering = ["-decided_on", "-id"]
        default_permissions = ()
        indexes = [models.Index(fields=["project", "-decided_on", "-id"])]
        constraints = [
            models.UniqueConstraint(
                fields=["case"],
                condition=Q(withdrawn_at__isnull=True) & ~Q(outcome="postponed"),
                name="decision_once_per_case",
                violation_error_message=_("Saken har allerede et vedtak. Rett det i stedet for å føre et nytt."),
            ),
            models.UniqueConstraint(
                fields=["case", "decided_on"],
                condition=Q(withdrawn_at__isnull=True),
                name="decision_once_per_day",
                violation_error_message=_("Saken har allerede et vedtak fra denne dagen."),
            ),
            models.CheckConstraint(
                condition=Q(deadline__isnull=True) | Q(deadline__gte=F("decided_on")),
                name="decision_deadline_after",
                violation_error_message=_("Fristen må være på eller etter vedtaksdatoen."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.case.case_number} {self.case.open_title}"

    @property
    def outcome_word(self) -> str:
        """The outcome as it is read: an innstilling is «innstilt», an advice «anbefalt», a decision «vedtatt»."""
        word = ADOPTED_WORDS.get((self.kind, self.outcome))
        return str(word or self.get_outcome_display())

    @property
    def kind_beside_outcome(self) -> str:
        """The kind in words where the outcome's word does not tell it: «ikke vedtatt (innstilling)»."""
        told = self.kind == DecisionKind.FINAL or (self.kind, self.outcome) in ADOPTED_WORDS
        return "" if told else str(self.get_kind_display())

    @property
    def is_confirmed(self) -> bool:
        return self.confirmed_at is not None

    @property
    def follow_up_reached(self) -> str:
        """How far it has been carried out. A day on which that was done says more than a state never set."""
        return FollowUpState.DONE if self.carried_out_on is not None else self.follow_up_state

    @property
    def is_being_corrected(self) -> bool:
        """Whether it was confirmed and has been opened for correction: then who confirmed it still stands."""
        return self.confirmed_at is None and self.confirmed_by != ""

    @property
    def standing(self) -> "Decision":
        """The decision as it counts: while it is being corrected as it was confirmed, else as it is. See the history.

        One query for one that is being corrected.
        """
        if not self.is_being_corrected:
            return self
        known: Decision | None = self.__dict__.get("_standing")
        if known is None or known.row_version >= self.row_version:
            kept = self.history.filter(confirmed_at__isnull=False)  # type: ignore[attr-defined]
            row = kept.order_by("-row_version").first()
            if row is None:
                return self
            known = row.instance
            known._state.fields_cache.update(self._state.fields_cache)
            self.__dict__["_standing"] = known
        return known

    @property
    def unconfirmed_word(self) -> str:
        """What is said until it is confirmed. A group of the administration writes a referat."""
        if self.is_being_corrected:
            return str(_("rettes"))
        return str(_("protokoll ikke godkjent") if self.body.is_elected else _("referat ikke godkjent"))

    @property
    def counts_as_adopted(self) -> bool:
        """Whether the decision is a final one that was adopted and still holds."""
        return (
            self.kind == DecisionKind.FINAL
            and self.outcome == DecisionOutcome.ADOPTED
            and self.status in (DecisionStatus.IN_FORCE, DecisionStatus.CHANGED)
            and self.withdrawn_at is None
        )

    def get_absolute_url(self) -> str:
        return address("projects:decision", self.project.slug, self.pk)


class DecisionMilestone(TrackedModel):
    """A milestone that a decision concerns."""

    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="milestone_links")
    milestone = models.ForeignKey(Milestone, on_delete=models.PROTECT, related_name="decision_links")
    new_date = models.DateField(_("ny dato"), null=True, blank=True)

    objects = ThroughDecisionQuerySet.as_manager()

    class Meta:
        verbose_name = _("vedtak om milepæl")
        verbose_name_plural = _("vedtak om milepæler")
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["decision", "milestone"],
                condition=Q(withdrawn_at__isnull=True),
                name="decision_milestone_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.decision_id} – {self.milestone_id}"


class DecisionStudyArea(TrackedModel):
    """A study area that a decision concerns."""

    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="study_area_links")
    study_area = models.ForeignKey(StudyArea, on_delete=models.PROTECT, related_name="decision_links")

    objects = ThroughDecisionQuerySet.as_manager()

    class Meta:
        verbose_name = _("vedtak om utredningsområde")
        verbose_name_plural = _("vedtak om utredningsområder")
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["decision", "study_area"],
                condition=Q(withdrawn_at__isnull=True),
                name="decision_study_area_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.decision_id} – {self.study_area_id}"


class RelationKind(models.TextChoices):
    CHANGES = "changes", _("endrer")
    REPEALS = "repeals", _("opphever")
    REPLACES = "replaces", _("erstatter")


class DecisionRelation(TrackedModel):
    """A decision that changes, repeals or replaces an earlier one."""

    decision = models.ForeignKey(
        Decision, verbose_name=_("vedtak"), on_delete=models.PROTECT, related_name="relations"
    )
    earlier = models.ForeignKey(
        Decision, verbose_name=_("tidligere vedtak"), on_delete=models.PROTECT, related_name="later_relations"
    )
    kind = models.CharField(_("forhold"), max_length=10, choices=RelationKind)

    objects = ThroughDecisionQuerySet.as_manager()

    class Meta:
        verbose_name = _("forhold mellom vedtak")
        verbose_name_plural = _("forhold mellom vedtak")
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["decision", "earlier"],
                condition=Q(withdrawn_at__isnull=True),
                name="decision_relation_once",
                violation_error_message=_("Vedtakene er knyttet sammen fra før."),
            ),
            models.CheckConstraint(
                condition=~Q(decision=F("earlier")),
                name="decision_relation_not_self",
                violation_error_message=_("Et vedtak kan ikke endre seg selv."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.decision_id} {self.kind} {self.earlier_id}"
