"""What is decided and what is proposed, as the info page tells it: in plain words, without numbers of cases."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import CharField, Exists, F, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Cast, Concat
from django.utils.translation import gettext as _

from budget.models import MeasureDecision
from budget.selectors import adopted_savings
from meetings.models import AgendaItem, Meeting, Minutes, MinutesState
from meetings.open_pages import SENT
from meetings.words import about_minutes
from omstilling.ui import formats
from omstilling.ui.prose import opening
from projects.access import access_map, question
from projects.models import Access, Decision, DecisionKind, DecisionOutcome, DecisionStatus, Project

from .. import links
from ..readers import everybody
from .info_values import Decided

DECISIONS = 8
#: What is read of a decision to tell of it.
READ = (
    "decided_on",
    "meaning",
    "text",
    "kind",
    "confirmed_at",
    "confirmed_by",
    "row_version",
    "case__title",
    "case__public_title",
    "case__access",
    "body__name",
    "body__legal_basis",
    "body__recommends_to__name",
)


@question
def _adopted(project: Project, reader: Any, today: date, units: tuple[int, ...] | None) -> QuerySet[Decision]:
    found = (
        Decision.objects.visible_to(reader)
        .active()
        .filter(
            project=project,
            decided_on__lte=today,
            outcome=DecisionOutcome.ADOPTED,
            status__in=[DecisionStatus.IN_FORCE, DecisionStatus.CHANGED],
        )
        # Whoever reads: what an employee knows to be settled is proposed to nobody.
        .exclude(settled_q(everybody(project)))
        .select_related("case", "body__recommends_to")
        .only(*READ)
        .order_by("-decided_on", "body_id", "case_id", "pk")
    )
    if access_map(reader).only_public:
        # Others than the members read it when it is sure that this is what was decided.
        found = found.filter(case__access=Access.PUBLIC, confirmed_at__isnull=False).annotate(open_at=_open_at())
    else:
        found = found.annotate(saved=adopted_savings(reader))
    if units is not None:
        about = MeasureDecision.objects.visible_to(reader).active().filter(measure__unit_id__in=units)
        found = found.filter(pk__in=about.order_by().values("decision_id"))
    return found[: 2 * DECISIONS]


def _open_at() -> Subquery:
    """Return where a decision stands on the pages that are open to all: body, meeting and line; nothing elsewhere."""
    published = Minutes.objects.active().filter(meeting=OuterRef("meeting_id"), state=MinutesState.PUBLISHED)
    lines = AgendaItem.objects.active().filter(
        Exists(published),
        decision=OuterRef("pk"),
        meeting__in=Meeting.objects.open_to_all().filter(state__in=SENT).order_by().values("pk"),
    )
    sign = Value("/")
    told = Concat(
        F("meeting__body__slug"), sign, F("meeting__slug"), sign, Cast("pk", CharField()), output_field=CharField()
    )
    return Subquery(lines.order_by().values_list(told)[:1])


def open_url(project: Project, open_at: str | None) -> str:
    """Return the address of a decision on the pages that are open to all."""
    if not open_at:
        return ""
    body, meeting, line = open_at.split("/")
    return f"{links.to(project, 'meetings:open_meeting', body, meeting)}#sak-{line}"


def decided(project: Project, reader: Any, today: date, units: tuple[int, ...] | None = None) -> list[Decided]:
    """Return the latest decisions that were adopted and hold, final ones and proposals to others, in plain words.

    With ``units``, those about measures there.
    """
    found = _adopted(project, reader, today, units)
    public = access_map(reader).only_public
    return [
        Decided(
            decision.case.open_title,
            _("%(body)s %(day)s") % {"body": decision.body.name, "day": formats.date_text(decision.decided_on)},
            decision.meaning or opening(decision.standing.text),
            tuple(notes_of(decision)),
            decision.kind == DecisionKind.FINAL,
            open_url(project, decision.open_at)  # type: ignore[attr-defined]
            if public
            else links.decision_url(project, decision),
            money_words(decision.saved)  # type: ignore[attr-defined]
            if decision.kind == DecisionKind.FINAL and not public
            else "",
        )
        for decision in found
    ]


def money_words(saved: int | None) -> str:
    """Say what a decision saves in a year, nothing where it does not say."""
    if saved is None:
        return ""
    words = _("Varig innsparing: %s i året.") if saved >= 0 else _("Varig utgift: %s i året.")
    size = abs(saved)
    return words % (formats.mnok(size) if size >= 1_000_000 else formats.kroner(size))


def settled_q(reader: Any) -> Q:
    """Return the condition that a proposal has been settled: a final decision since adopts one of its measures."""
    adopted = (
        MeasureDecision.objects.visible_to(reader)
        .adopting()
        .filter(measure=OuterRef("measure_id"), decision__decided_on__gte=OuterRef("decision__decided_on"))
    )
    settled = MeasureDecision.objects.active().exclude(decision__kind=DecisionKind.FINAL).filter(Exists(adopted))
    return Q(pk__in=settled.order_by().values("decision_id"))


def notes_of(decision: Decision) -> list[str]:
    """Say how far a decision binds, and that its wording may change."""
    notes = []
    if decision.kind == DecisionKind.RECOMMENDATION:
        to = decision.body.recommends_to
        name = to.name.lower() if to is not None else _("et annet organ")
        # The one body that every municipality has is called what it is in the reader's language.
        name = _("kommunestyret") if name == "kommunestyret" else name
        notes.append(_("Dette er et forslag til %s, som avgjør saken.") % name)
    elif decision.kind == DecisionKind.ADVICE:
        notes.append(_("Dette er en anbefaling og ikke et endelig vedtak."))
    if not decision.is_confirmed:
        notes.append(
            about_minutes(_("%(It)s fra møtet er ikke godkjent ennå, så ordlyden kan bli rettet."), decision.body)
        )
    return notes
