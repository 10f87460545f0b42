"""Cases and decisions. A milestone's new date, a measure's step and an item in the minutes all cite them."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from omstilling.audit.models import TrackedModel
from omstilling.ui.addresses import address

from ..querysets import CaseQuerySet, DecisionQuerySet, ThroughDecisionQuerySet
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
    recommendation = models.TextField(_("forslag til vedtak"), blank=True)
    access = models.CharField(_("tilgang"), max_length=10, choices=Access, default=Access.PUBLIC)
    legal_basis = models.CharField(_("hjemmel for unntak"), max_length=120, blank=True)

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
        """The number as printed, for example «PS 7/10». Needs ``body``."""
        return f"{self.body.abbreviation} {self.number}/{self.year % 100:02d}"

    @property
    def open_title(self) -> str:
        """The title that may be shown to anyone."""
        if self.access == Access.EXEMPT:
            return self.public_title or str(_("Sak unntatt offentlighet"))
        return self.title


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
    def unconfirmed_word(self) -> str:
        """What is said until it is confirmed. A group of the administration writes a referat."""
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
