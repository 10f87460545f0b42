"""What needs attention: a fact for each, with the page that mends it. Only what the reader may see."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Case, Exists, OuterRef, Q, Value, When
from django.db.models.fields import IntegerField
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from budget.gauges import effect_of_status, quality_of_watch
from budget.models import Measure
from budget.selectors import SeenMeasure, TargetStatus, Together
from budget.watch import Given, Watch, watch
from meetings.approval import waiting_for
from meetings.models import AgendaItem, MeetingPurpose, MeetingState, Minutes
from meetings.wording import in_sentence
from meetings.words import the_minutes
from omstilling.ui import formats
from projects.access import access_map, question
from projects.concerns import sources
from projects.gauges import Measured
from projects.models import CaseKind, Decision, DecisionStatus, Project, ToleranceKind
from projects.permissions import RULES
from projects.selectors.follow_up import awaits_follow_up, is_late
from projects.selectors.plan import MilestoneRow
from projects.selectors.tolerances import ToleranceRow, raised

from .. import links
from .agenda import seen_items

#: So many of a kind are named; what is more is one line with a link to all.
NAMED = 3
#: So many rows of a kind are read at the most.
READ = 40


@dataclass(frozen=True, slots=True)
class Attention:
    """One line: what it is, about what, and where it is mended."""

    key: str
    word: str
    kind: str
    text: str
    detail: str
    url: str


@dataclass(frozen=True, slots=True)
class AttentionGroup:
    """The lines of one kind; ``more`` says in words how many are not named, ``more_url`` where they are."""

    key: str
    items: tuple[Attention, ...]
    more: str = ""
    more_url: str = ""


@dataclass(frozen=True, slots=True)
class Attentions:
    """Everything that needs attention, the gravest kind first."""

    groups: tuple[AttentionGroup, ...] = field(default=())
    #: Where a decision that is missing is logged, for those who may log it.
    log_url: str = ""
    #: Where the minutes are that wait for this person's approval.
    approve_url: str = ""
    approve_it: str = ""


def attention(
    project: Project,
    user: Any,
    today: date,
    late: list[MilestoneRow],
    late_count: int | None = None,
    together: Together | None = None,
    status: TargetStatus | None = None,
) -> Attentions:
    """Gather what needs attention. Late milestones are read by the caller, who may have read the measures too.

    Three queries, a fourth for who has a seat in a body, and those of Tallvakta for who sees it.
    """
    to_approve = minutes_to_approve(project, user)
    waiting = [_waiting(project, minutes) for minutes in to_approve]
    undecided = list(_first_undecided(project, user, today))
    decisions = list(_first_open(project, user, today))
    measures = _doubtful_in(together, today) if together else list(_first_doubtful(project, user, today))
    # Whatever Tallvakta looks for among the decisions is among those that are open.
    given = Given(together, decisions if len(decisions) < READ else None)
    may_log = [item for item in undecided if RULES["may_log_decision"](user, item.meeting)]
    to_meetings, to_decisions = links.to(project, "meetings:meetings"), links.to(project, "projects:decisions")
    to_milestones, to_measures = links.to(project, "projects:milestones"), links.to(project, "budget:measures")
    findings = watch(project, user, today, given) if RULES["may_see_findings"](user, project) else None
    groups = [
        _group("minutes", waiting, to_meetings),
        AttentionGroup("tolerance", flags(project, user, today, status, findings)),
        _group("undecided", [_undecided(project, user, item) for item in undecided], to_meetings),
        _group("late", [_late(row) for row in late], to_milestones, late_count),
        _group("overdue", [_overdue(project, d, today) for d in decisions if is_late(d, today)], to_decisions),
        _group("unconfirmed", [_unconfirmed(project, d) for d in decisions if not d.is_confirmed], to_decisions),
        *(
            _group(key, [_measure(project, m, key, words, kind) for m in measures if test(m, today)], to_measures)
            for key, test, kind, words in MEASURES
        ),
        *_concerns(project, user, today),
        AttentionGroup("watch", watched(project, findings)),
    ]
    log_url = links.log_decision_url(project, may_log[0]) if may_log else ""
    approve_url = waiting[0].url if waiting else ""
    approve_it = the_minutes(to_approve[0].meeting) if to_approve else ""
    return Attentions(tuple(group for group in groups if group.items), log_url, approve_url, approve_it)


@question
def _first_undecided(project: Project, user: Any, today: date) -> Any:
    return items_without_decision(project, user, today)[:READ]


@question
def _first_open(project: Project, user: Any, today: date) -> Any:
    return open_decisions(project, user, today)[:READ]


@question
def _first_doubtful(project: Project, user: Any, today: date) -> Any:
    return doubtful_measures(project, user, today)[:READ]


def _group(key: str, items: list[Attention], all_url: str, total: int | None = None) -> AttentionGroup:
    """Name the first lines, and say how many more there are; where not all were read, only that there are more."""
    rest = (total if total is not None else len(items)) - NAMED
    # One more line says no less than «én til».
    if rest <= 1:
        return AttentionGroup(key, tuple(items))
    uncounted = total is None and len(items) >= READ
    more = _("Flere") if uncounted else _("%s til") % formats.number(rest)
    return AttentionGroup(key, tuple(items[:NAMED]), more, all_url)


# Tolerances


def flags(
    project: Project, user: Any, today: date, status: TargetStatus | None, found: Watch | None
) -> tuple[Attention, ...]:
    """Return a line for each tolerance whose flag is raised. What the page has read already is not read again."""
    known: dict[str, Callable[[], Measured | None]] = {
        ToleranceKind.QUALITY: lambda: quality_of_watch(project, found) if found is not None else None
    }
    if status is not None:
        known[ToleranceKind.EFFECT] = lambda: effect_of_status(project, status)
    return tuple(_flag(project, row) for row in raised(project, user, today, known))


def _flag(project: Project, row: ToleranceRow) -> Attention:
    assert row.tolerance is not None and row.measured is not None
    detail = _("%(now)s, grensen er %(limit)s") % {"now": row.value_words, "limit": row.limit_words}
    if row.tolerance.tell is not None:
        detail += ". " + _("Meldes til %s") % in_sentence(row.tolerance.tell.name)
    return Attention(
        "tolerance",
        _("over grensen"),
        "late",
        _("Toleransen for %s er brutt") % row.label,
        detail,
        links.to(project, "projects:tolerances"),
    )


def _concerns(project: Project, user: Any, today: date) -> list[AttentionGroup]:
    """Return what the floors below have registered to be looked for."""
    found = []
    for source in sources():
        lines = [
            Attention(source.key, one.word, one.kind, one.text, one.detail, one.url)
            for one in source.find(project, user, today, READ)
        ]
        found.append(_group(source.key, lines, source.all_url(project)))
    return found


# Tallvakta


def watched(project: Project, found: Watch | None) -> tuple[Attention, ...]:
    """Return one line that says how many findings are open, to those who see Tallvakta."""
    if found is None or not found.open:
        return ()
    parts = [
        formats.plural(found.errors, _("feil"), _("feil")) if found.errors else "",
        formats.plural(found.warnings, _("advarsel"), _("advarsler")) if found.warnings else "",
    ]
    kind = "late" if found.errors else "slipping"
    text = _("Tallvakta har %(n)s") % {"n": formats.plural(len(found.open), _("åpent funn"), _("åpne funn"))}
    detail = capfirst(formats.join_and(part for part in parts if part))
    word = _("feil") if found.errors else _("advarsel")
    line = Attention("watch", word, kind, text, detail, links.to(project, "budget:findings"))
    return (*_mass_redundancies(project, found), line)


def _mass_redundancies(project: Project, found: Watch) -> tuple[Attention, ...]:
    """Return a line for each period in which so many are to be dismissed that it is a mass redundancy."""
    url = links.to(project, "budget:findings")
    return tuple(
        Attention("mass", _("masseoppsigelse"), "late", one.title, "; ".join(link.words for link in one.about), url)
        for one in found.open
        if one.code == "T17"
    )


# Minutes that wait for the reader's own approval


def minutes_to_approve(project: Project, user: Any) -> list[Minutes]:
    """Return the minutes that this person is asked to approve. Nobody else is shown them, and nobody else asks."""
    return list(_first_to_approve(project, user)) if access_map(user).body_ids else []


@question
def _first_to_approve(project: Project, user: Any) -> Any:
    return waiting_for(user, project)[:READ]


def _waiting(project: Project, minutes: Minutes) -> Attention:
    meeting = minutes.meeting
    when = {"body": meeting.body.name, "day": formats.date_text(meeting.held_on)}
    return Attention(
        "minutes",
        _("til godkjenning"),
        "",
        _("%(It)s fra %(body)s %(day)s") % {**when, "It": capfirst(the_minutes(meeting))},
        _("Venter på at du godkjenner den"),
        links.to(project, "meetings:minutes", meeting.slug),
    )


# Cases of meetings that were held, in which nothing has been logged


def items_without_decision(project: Project, user: Any, today: date) -> Any:
    """Return the cases to be decided in meetings that were held, in which no decision is logged."""
    return (
        seen_items(project, user)
        .filter(
            meeting__state=MeetingState.HELD,
            meeting__purpose=MeetingPurpose.ORDINARY,
            meeting__withdrawn_at__isnull=True,
            meeting__held_on__lte=today,
            case__kind__in=[CaseKind.DECISION, CaseKind.ELECTION],
        )
        .exclude(Exists(Decision.objects.active().filter(case=OuterRef("case_id"))))
        .select_related("meeting__body", "case__body")
        .order_by("-meeting__held_on", "order")
    )


def _undecided(project: Project, user: Any, item: AgendaItem) -> Attention:
    may = RULES["may_log_decision"](user, item.meeting)
    url = links.log_decision_url(project, item) if may else links.meeting_url(project, item.meeting)
    when = {"body": item.meeting.body.name, "day": formats.date_text(item.meeting.held_on)}
    return Attention(
        "undecided",
        _("mangler vedtak"),
        "missing",
        f"{item.case.case_number} {item.case.open_title}",
        _("%(body)s %(day)s: ikke ført") % when,
        url,
    )


# Milestones


def _late(row: MilestoneRow) -> Attention:
    days = formats.plural(row.days_late, _("dag"), _("dager"))
    who = row.milestone.responsible
    name = who.full_name if who else _("ingen ansvarlig")
    return Attention(
        "late",
        _("forsinket"),
        "late",
        row.milestone.title,
        _("%(days)s over datoen, %(who)s") % {"days": days, "who": name},
        row.url,
    )


# Decisions


def open_decisions(project: Project, user: Any, today: date) -> Any:
    """Return decisions in force that are not confirmed, or whose deadline has passed without follow-up."""
    return (
        Decision.objects.visible_to(user)
        .active()
        .filter(
            Q(confirmed_at__isnull=True) | Q(deadline__lt=today) & awaits_follow_up(),
            project=project,
            status__in=[DecisionStatus.IN_FORCE, DecisionStatus.CHANGED],
            decided_on__lte=today,
        )
        .select_related("case__body", "body", "responsible")
        .order_by("deadline", "decided_on", "pk")
    )


def _overdue(project: Project, decision: Decision, today: date) -> Attention:
    assert decision.deadline is not None
    who = decision.responsible.full_name if decision.responsible else _("ingen ansvarlig")
    days = formats.plural((today - decision.deadline).days, _("dag"), _("dager"))
    return Attention(
        "overdue",
        _("over fristen"),
        "late",
        _title(decision),
        _("Skulle vært fulgt opp for %(days)s siden, %(who)s") % {"days": days, "who": who},
        links.decision_url(project, decision),
    )


def _unconfirmed(project: Project, decision: Decision) -> Attention:
    return Attention(
        "unconfirmed",
        decision.unconfirmed_word,
        "slipping",
        _title(decision),
        _("%(body)s %(day)s") % {"body": decision.body.name, "day": formats.date_text(decision.decided_on)},
        links.decision_url(project, decision),
    )


def _title(decision: Decision) -> str:
    return f"{decision.case.case_number} {decision.case.open_title}"


# Measures


def doubtful_measures(project: Project, user: Any, today: date) -> Any:
    """Return measures that lack what a decided one needs, or that should have begun, or that nobody owns."""
    return (
        Measure.objects.filter(project=project)
        .visible_to(user)
        .active()
        .with_proofs(user, today)
        .filter(
            Q(is_adopted=True, effective_from__isnull=True)
            | Q(is_adopted=False, effective_from__lt=today)
            | Q(owner__isnull=True)
        )
        .order_by(
            Case(
                When(is_adopted=False, effective_from__lt=today, then=Value(0)),
                When(is_adopted=True, effective_from__isnull=True, then=Value(1)),
                default=Value(2),
                output_field=IntegerField(),
            ),
            "number",
        )
    )


def _doubtful_in(together: Together, today: date) -> list[SeenMeasure]:
    """Return the same of measures that were read already, in the same order."""
    past, undated, ownerless = [], [], []
    for measure in together.measures:
        if _past(measure, today):
            past.append(measure)
        elif _undated(measure, today):
            undated.append(measure)
        elif _ownerless(measure, today):
            ownerless.append(measure)
    return [*past, *undated, *ownerless][:READ]


def _undated(measure: Any, today: date) -> bool:
    return measure.is_adopted and measure.effective_from is None


def _past(measure: Any, today: date) -> bool:
    return not measure.is_adopted and measure.effective_from is not None and measure.effective_from < today


def _ownerless(measure: Any, today: date) -> bool:
    return measure.owner_id is None


def _undated_words(measure: Any) -> str:
    return _("Vedtatt, men uten startdato: virkningen kan ikke regnes ut")


def _past_words(measure: Any) -> str:
    return _("Skulle virke fra %s, men er ikke vedtatt") % formats.date_text(measure.effective_from)


def _ownerless_words(measure: Any) -> str:
    return _("Ingen har ansvaret for tiltaket")


MEASURES: tuple[tuple[str, Callable[[Any, date], bool], str, Callable[[Any], str]], ...] = (
    ("past", _past, "slipping", _past_words),
    ("undated", _undated, "missing", _undated_words),
    ("ownerless", _ownerless, "missing", _ownerless_words),
)


def _measure(project: Project, measure: Any, key: str, words: Callable[[Any], str], kind: str) -> Attention:
    said = {"past": _("ikke vedtatt"), "undated": _("uten startdato"), "ownerless": _("uten eier")}[key]
    title = _("Tiltak %(number)s: %(title)s") % {"number": measure.number, "title": measure.title}
    return Attention(key, said, kind, title, words(measure), links.measure_url(project, measure))
