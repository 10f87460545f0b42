"""Decisions, what they concern, and how they stand to one another."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from omstilling.audit.models import TrackedModel
from omstilling.ui.addresses import address

from ..querysets import DecisionQuerySet, ThroughDecisionQuerySet
from .bodies import Body
from .cases import Case
from .plan import Milestone, StudyArea
from .project import Access, Project


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
    def standing(self) -> Decision:
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
