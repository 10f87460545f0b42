"""What is looked in, and how each kind of thing is shown. Every queryset goes through ``visible_to``."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import reduce
from operator import and_
from typing import Any

from django.db.models import Prefetch, Q, QuerySet
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from budget.models import Investment, Measure, UnionStatement
from meetings.models import AgendaItem, Meeting, MinuteRemark, Proposal
from omstilling.ui import formats
from projects.access import content_q
from projects.models import (
    Agreement,
    Assumption,
    Case,
    CaseExemptPart,
    CompetenceActivity,
    CompetencePlan,
    Consultation,
    Decision,
    Document,
    Goal,
    GroupReport,
    Lesson,
    Milestone,
    NewsItem,
    PaperSection,
    Project,
    Question,
    Risk,
    Signal,
    StudyAlternative,
    StudyArea,
    Survey,
)

from ... import links
from ...models import StatusReport
from .matching import all_words, by_index, every_word
from .words import Words, pattern

_CASE_NUMBER = re.compile(r"(?:([^\W\d_]+)\s*)?(\d{1,4})/(\d{2}|\d{4})")


@dataclass(frozen=True, slots=True)
class Source:
    """Where one kind of thing is looked for, and how it is shown.

    ``seen`` are the rows that a person may see, ``match`` what of them has the words, ``with_rows`` adds what the page
    shows. ``ranked`` is the column whose hits come first, if it has one.
    """

    key: str
    label: Callable[[], str]
    model: Any
    seen: Callable[[Project, Any], QuerySet[Any]]
    match: Callable[[Project, Any, Words], Q]
    title: Callable[[Any], str]
    texts: Callable[[Any], Iterable[str]]
    note: Callable[[Any], str]
    url: Callable[[Project, Any], str]
    ranked: str = "title"
    with_rows: Callable[[QuerySet[Any]], QuerySet[Any]] = lambda rows: rows


def case_number_q(query: str, prefix: str = "") -> Q | None:
    """Return the condition for a case number such as «PS 7/10», when that is what was typed."""
    found = _CASE_NUMBER.fullmatch(query)
    if found is None:
        return None
    year = int(found[3])
    years = [year] if year > 99 else [1900 + year, 2000 + year]
    wanted = Q(**{f"{prefix}number": int(found[2]), f"{prefix}year__in": years})
    return wanted & Q(**{f"{prefix}body__abbreviation__regex": f"^{pattern(found[1])}$"}) if found[1] else wanted


def _typed(words: Words) -> str:
    return " ".join(word.typed for word in words.words)


def _seen(manager: Any, project: Project, user: Any) -> Any:
    return manager.visible_to(user).active().filter(project=project)


def _of(model: Any) -> Callable[[Project, Any], QuerySet[Any]]:
    return lambda project, user: _seen(model.objects, project, user)


def _in(*names: str) -> Callable[[Project, Any, Words], Q]:
    return lambda project, user, words: all_words(words, *names)


def _ids(rows: QuerySet[Any], words: Words, *names: str, of: str = "pk") -> QuerySet[Any]:
    """Return the ids of the rows with the words, or of what they are a part of. Seen or not: that is asked beside."""
    found: QuerySet[Any] = rows.filter(all_words(words, *names)).order_by().values(of)
    return found


def _any_of(*ids: QuerySet[Any]) -> Q:
    """Return the condition of being in one of several sets. Asked with OR, the database would read every row."""
    first, *others = ids
    return Q(pk__in=first.union(*others))


PAPER = ("title", "public_title", *(str(section.value) for section in PaperSection))
DECISION = ("text", "meaning", "follow_up_note", "legality_result")


def _case_match(project: Project, user: Any, words: Words) -> Q:
    kept_back = CaseExemptPart.objects.visible_to(user).active().filter(case__project=project)
    wanted = _any_of(_ids(Case.objects.all(), words, *PAPER), _ids(kept_back, words, "text", of="case"))
    number = case_number_q(_typed(words))
    return wanted | number if number is not None else wanted


def _decision_match(project: Project, user: Any, words: Words) -> Q:
    """Each word in the decision, or in its case's title for those who see the case, which may be closed."""
    parts = []
    for word in words.words:
        one = Words((word,))
        titles = _ids(_seen(Case.objects, project, user), one, "title")
        of_cases = Decision.objects.filter(case__in=titles).order_by().values("pk")
        parts.append(_any_of(_ids(Decision.objects.all(), one, *DECISION), of_cases))
    wanted = reduce(and_, parts)
    number = case_number_q(_typed(words), "case__")
    return wanted | number if number is not None else wanted


def _area_match(project: Project, user: Any, words: Words) -> Q:
    own = ("title", "question", "findings", "interim_conclusion", "conclusion")
    ways = StudyAlternative.objects.active()
    return _any_of(
        _ids(StudyArea.objects.all(), words, *own),
        _ids(ways, words, "title", "description", "pros", "cons", of="study_area"),
    )


def _plan_match(project: Project, user: Any, words: Words) -> Q:
    activities = CompetenceActivity.objects.active()
    return _any_of(
        _ids(CompetencePlan.objects.all(), words, "title"), _ids(activities, words, "title", "description", of="plan")
    )


def _meeting_match(project: Project, user: Any, words: Words) -> Q:
    return every_word(words, "body__name", "place", "remarks")


def _items(project: Project, user: Any) -> QuerySet[AgendaItem]:
    found: QuerySet[AgendaItem] = AgendaItem.objects.visible_to(user).active()
    return found.filter(meeting__project=project, meeting__withdrawn_at__isnull=True)


def _item_match(project: Project, user: Any, words: Words) -> Q:
    """Cases in meetings by what was said, put forward and entered in them. An item is seen with meeting and case."""
    put_forward = Proposal.objects.active().filter(is_recommendation=False)  # the paper's own is found with the case
    return _any_of(
        _ids(AgendaItem.objects.all(), words, "discussion", "union_statement", "employer_reply"),
        *(_ids(rows, words, "text", of="item") for rows in (put_forward, MinuteRemark.objects.active())),
    )


def _with_said(rows: QuerySet[Any]) -> QuerySet[Any]:
    put_forward = Proposal.objects.active().filter(is_recommendation=False)
    parts = (Prefetch("proposals", put_forward), Prefetch("remarks", MinuteRemark.objects.active()))
    return rows.select_related("case__body", "meeting__body").prefetch_related(*parts)


def _said(item: AgendaItem) -> list[str]:
    more = [*(row.text for row in item.proposals.all()), *(row.text for row in item.remarks.all())]
    return [item.discussion, item.union_statement, item.employer_reply, *more]


def _statements(project: Project, user: Any) -> QuerySet[UnionStatement]:
    found: QuerySet[UnionStatement] = UnionStatement.objects.visible_to(user).active()
    return found.filter(measure__project=project, measure__withdrawn_at__isnull=True)


def _news(project: Project, user: Any) -> Any:
    # What ``visible_to`` answers, without what those who run the project see before it is out: asked in one go.
    return NewsItem.objects.filter(content_q(user)).active().out_for(user).filter(project=project)


def _questions(project: Project, user: Any) -> Any:
    return Question.objects.visible_to(user).published().filter(project=project)


def _group_reports(project: Project, user: Any) -> Any:
    return GroupReport.objects.visible_to(user).active().filter(body__project=project)


def _related(*names: str) -> Callable[[QuerySet[Any]], QuerySet[Any]]:
    return lambda rows: rows.select_related(*names)


def _with_activities(rows: QuerySet[Any]) -> QuerySet[Any]:
    return rows.prefetch_related(Prefetch("activities", CompetenceActivity.objects.active()))


def _with_alternatives(rows: QuerySet[Any]) -> QuerySet[Any]:
    return rows.prefetch_related(Prefetch("alternatives", StudyAlternative.objects.active()))


def _short(text: str) -> str:
    return Truncator(" ".join(text.split())).chars(90)


def _to(name: str, field: str = "pk") -> Callable[[Project, Any], str]:
    return lambda project, row: links.to(project, name, getattr(row, field))


def _measure_texts(measure: Measure) -> Iterable[str]:
    return (getattr(measure, name) for name in MEASURE[1:])


MEASURE = (
    "title",
    "description",
    "service_impact",
    "impact_users",
    "impact_employees",
    "impact_equality",
    "impact_sami",
    "assumptions",
    "risk",
)

SOURCES: tuple[Source, ...] = (
    Source(
        "tiltak",
        lambda: _("Tiltak"),
        Measure,
        _of(Measure),
        _in(*MEASURE),
        lambda m: m.title,
        _measure_texts,
        lambda m: _("Tiltak %s") % m.number,
        links.measure_url,
    ),
    Source(
        "milepaler",
        lambda: _("Milepæler"),
        Milestone,
        _of(Milestone),
        _in("title", "description", "deliverable", "acceptance"),
        lambda m: m.title,
        lambda m: (m.description, m.deliverable, m.acceptance),
        lambda m: formats.date_text(m.completed_on or m.current_date, unknown=_("dato ikke fastsatt")),
        links.milestone_url,
    ),
    Source(
        "vedtak",
        lambda: _("Vedtak"),
        Decision,
        _of(Decision),
        _decision_match,
        lambda d: f"{d.case.case_number} {d.case.open_title}",
        lambda d: (d.text, d.meaning),
        lambda d: f"{d.body.name} {formats.date_text(d.decided_on)}",
        links.decision_url,
        ranked="",
        with_rows=_related("case__body", "body"),
    ),
    Source(
        "saker",
        lambda: _("Saker"),
        Case,
        _of(Case),
        _case_match,
        lambda c: f"{c.case_number} {c.open_title}",
        lambda c: (c.recommendation, c.background, c.assessment, c.economy, c.co_determination, c.alternatives),
        lambda c: c.body.name,
        links.case_url,
        with_rows=_related("body"),
    ),
    Source(
        "dokumenter",
        lambda: _("Dokumenter"),
        Document,
        _of(Document),
        _in("title", "description", "source", "case_reference"),
        lambda d: d.title,
        lambda d: (d.description, d.source, d.case_reference),
        lambda d: formats.date_text(d.dated, unknown=_("uten dato")),
        _to("projects:document", "number"),
    ),
    Source(
        "nyheter",
        lambda: _("Nyheter"),
        NewsItem,
        _news,
        _in("title", "text"),
        lambda n: n.title,
        lambda n: (n.text,),
        lambda n: formats.date_text(n.published_at),
        _to("projects:news_item"),
    ),
    Source(
        "sporsmal",
        lambda: _("Spørsmål og svar"),
        Question,
        _questions,
        _in("wording", "answer"),
        lambda q: _short(q.wording),
        lambda q: (q.answer, q.wording),
        lambda q: formats.date_text(q.published_at),
        lambda project, q: f"{links.to(project, 'projects:questions')}#sporsmal-{q.number}",
        ranked="",
    ),
    Source(
        "utredninger",
        lambda: _("Utredningsområder"),
        StudyArea,
        _of(StudyArea),
        _area_match,
        lambda s: s.title,
        lambda s: (
            *(s.question, s.findings, s.interim_conclusion, s.conclusion),
            *(f"{a.title}. {a.description} {a.pros} {a.cons}" for a in s.alternatives.all()),
        ),
        lambda s: str(s.get_status_display()),
        _to("projects:study_area"),
        with_rows=_with_alternatives,
    ),
    Source(
        "styringssignaler",
        lambda: _("Styringssignaler"),
        Signal,
        _of(Signal),
        _in("title", "text", "answer"),
        lambda s: s.title,
        lambda s: (s.text, s.answer),
        lambda s: _("Styringssignal %s") % s.number,
        _to("projects:signal", "number"),
    ),
    Source(
        "risikoer",
        lambda: _("Risikoer"),
        Risk,
        _of(Risk),
        _in("title", "cause", "response", "outcome"),
        lambda r: r.title,
        lambda r: (r.cause, r.response, r.outcome),
        lambda r: _("Risiko %s") % r.number,
        _to("projects:risk", "number"),
    ),
    Source(
        "forutsetninger",
        lambda: _("Forutsetninger"),
        Assumption,
        _of(Assumption),
        _in("text", "note"),
        lambda a: _short(a.text),
        lambda a: (a.text, a.note),
        lambda a: _("Forutsetning %s") % a.number,
        _to("projects:assumption", "number"),
        ranked="",
    ),
    Source(
        "erfaringer",
        lambda: _("Erfaringer"),
        Lesson,
        _of(Lesson),
        _in("title", "happened", "advice"),
        lambda one: one.title,
        lambda one: (one.happened, one.advice),
        lambda one: _("Erfaring %s") % one.number,
        _to("projects:lesson", "number"),
    ),
    Source(
        "mal",
        lambda: _("Mål"),
        Goal,
        _of(Goal),
        _in("title", "description"),
        lambda g: g.title,
        lambda g: (g.description,),
        lambda g: str(g.get_kind_display()),
        _to("projects:goal"),
    ),
    Source(
        "kompetanseplaner",
        lambda: _("Kompetanseplaner"),
        CompetencePlan,
        _of(CompetencePlan),
        _plan_match,
        lambda p: p.title,
        lambda p: [f"{one.title}. {one.description}" for one in p.activities.all()],
        lambda p: str(p.get_level_display()),
        _to("projects:competence_plan"),
        with_rows=_with_activities,
    ),
    Source(
        "undersokelser",
        lambda: _("Medarbeiderundersøkelser"),
        Survey,
        _of(Survey),
        _in("title", "follow_up"),
        lambda s: s.title,
        lambda s: (s.follow_up,),
        lambda s: formats.date_text(s.held_on),
        _to("projects:survey"),
    ),
    Source(
        "droftinger",
        lambda: _("Drøftinger"),
        Consultation,
        _of(Consultation),
        _in("parties", "papers", "views", "reply"),
        lambda c: f"{c.get_form_display()} {formats.date_text(c.held_on)}".capitalize(),
        lambda c: (c.views, c.reply, c.parties, c.papers),
        lambda c: _short(c.parties),
        _to("projects:consultation", "number"),
        ranked="",
    ),
    Source(
        "uttalelser",
        lambda: _("Uttalelser fra tillitsvalgte"),
        UnionStatement,
        _statements,
        _in("organisation", "text", "reply"),
        lambda s: _("%(organisation)s om %(title)s") % {"organisation": s.organisation, "title": s.measure.title},
        lambda s: (s.text, s.reply),
        lambda s: formats.date_text(s.written_on),
        lambda project, s: links.measure_url(project, s.measure),
        ranked="",
        with_rows=_related("measure"),
    ),
    Source(
        "avtaler",
        lambda: _("Avtaler"),
        Agreement,
        _of(Agreement),
        _in("title", "parties"),
        lambda a: a.title,
        lambda a: (a.parties,),
        lambda a: formats.date_text(a.valid_from),
        _to("projects:agreement"),
    ),
    Source(
        "investeringer",
        lambda: _("Investeringer"),
        Investment,
        _of(Investment),
        _in("title", "description"),
        lambda i: i.title,
        lambda i: (i.description,),
        lambda i: _("Investering %s") % i.number,
        _to("budget:investment", "number"),
    ),
    Source(
        "statusrapporter",
        lambda: _("Statusrapporter"),
        StatusReport,
        _of(StatusReport),
        _in("words", "next_steps"),
        lambda r: _("Statusrapport %s") % r.number,
        lambda r: (r.words, r.next_steps),
        lambda r: formats.date_text(r.report_date),
        lambda project, r: links.to(project, "reporting:status_report", r.number, r.version),
        ranked="",
    ),
    Source(
        "grupperapporter",
        lambda: _("Rapporter fra arbeidsgrupper"),
        GroupReport,
        _group_reports,
        _in("title", "text"),
        lambda r: r.title,
        lambda r: (r.text,),
        lambda r: r.body.name,
        lambda project, r: links.to(project, "projects:body", r.body.slug),
        with_rows=_related("body"),
    ),
    Source(
        "moter",
        lambda: _("Møter"),
        Meeting,
        _of(Meeting),
        _meeting_match,
        lambda m: f"{m.body.name} {formats.date_text(m.held_on)}",
        lambda m: (m.place, m.remarks),
        lambda m: str(m.get_state_display()),
        links.meeting_url,
        ranked="",
        with_rows=_related("body"),
    ),
    Source(
        "behandling",
        lambda: _("Behandlet i møter"),
        AgendaItem,
        _items,
        _item_match,
        lambda i: f"{i.case.case_number} {i.case.open_title}",
        _said,
        lambda i: f"{i.meeting.body.name} {formats.date_text(i.meeting.held_on)}",
        lambda project, i: links.to(project, "meetings:item", i.meeting.slug, i.pk),
        ranked="",
        with_rows=_with_said,
    ),
)
BY_KEY = {source.key: source for source in SOURCES}

__all__ = ["BY_KEY", "SOURCES", "Source", "by_index", "case_number_q"]
