"""Which rows of each kind a person may see, and which of them have the words. See ``sources`` for the kinds."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import reduce
from operator import and_
from typing import Any

from django.db.models import Prefetch, Q, QuerySet, Subquery

from budget.models import UnionStatement
from meetings.models import AgendaItem, MinuteRemark, Proposal
from projects.access import content_q
from projects.models import (
    Case,
    CaseExemptPart,
    CompetenceActivity,
    CompetencePlan,
    Decision,
    GroupReport,
    NewsItem,
    PaperSection,
    Project,
    Question,
    StudyAlternative,
    StudyArea,
)

from .matching import Holds, OneOf, all_words, by_index, every_word
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


def typed(words: Words) -> str:
    return " ".join(word.typed for word in words.words)


def seen(manager: Any, project: Project, user: Any) -> Any:
    return manager.visible_to(user).active().filter(project=project)


def rows_of_project(model: Any) -> Callable[[Project, Any], QuerySet[Any]]:
    return lambda project, user: seen(model.objects, project, user)


def within(*names: str) -> Callable[[Project, Any, Words], Q]:
    return lambda project, user, words: all_words(words, *names)


def ids(rows: QuerySet[Any], words: Words, *names: str, of: str = "pk") -> QuerySet[Any]:
    """Return the ids of the rows with the words, or of what they are a part of. Seen or not: that is asked beside."""
    found: QuerySet[Any] = rows.filter(all_words(words, *names)).order_by().values(of)
    return found


def any_of(*ids: QuerySet[Any]) -> Q:
    """Return the condition of being in one of several sets. Asked with OR, the database would read every row."""
    first, *others = ids
    return Q(pk__in=first.union(*others))


PAPER = ("title", "public_title", *(str(section.value) for section in PaperSection))
DECISION = ("text", "meaning", "follow_up_note", "legality_result")


def case_match(project: Project, user: Any, words: Words) -> Q:
    kept_back = CaseExemptPart.objects.visible_to(user).active().filter(case__project=project)
    wanted = any_of(ids(Case.objects.all(), words, *PAPER), ids(kept_back, words, "text", of="case"))
    number = case_number_q(typed(words))
    return wanted | number if number is not None else wanted


def decision_match(project: Project, user: Any, words: Words) -> Q:
    """Each word in the decision, or in its case's title for those who see the case, which may be closed."""
    parts = []
    for word in words.words:
        one = Words((word,))
        titles = ids(seen(Case.objects, project, user), one, "title")
        if by_index() and word.is_plain:
            # Joined row by row, a word that half the decisions have costs more than all other kinds together.
            parts.append(Q(Holds(*DECISION, lexemes=one.lexemes)) | Q(OneOf("case_id", Subquery(titles))))
            continue
        of_cases = Decision.objects.filter(case__in=titles).order_by().values("pk")
        parts.append(any_of(ids(Decision.objects.all(), one, *DECISION), of_cases))
    wanted = reduce(and_, parts)
    number = case_number_q(typed(words), "case__")
    return wanted | number if number is not None else wanted


def area_match(project: Project, user: Any, words: Words) -> Q:
    own = ("title", "question", "findings", "interim_conclusion", "conclusion")
    ways = StudyAlternative.objects.active()
    return any_of(
        ids(StudyArea.objects.all(), words, *own),
        ids(ways, words, "title", "description", "pros", "cons", of="study_area"),
    )


def plan_match(project: Project, user: Any, words: Words) -> Q:
    activities = CompetenceActivity.objects.active()
    return any_of(
        ids(CompetencePlan.objects.all(), words, "title"), ids(activities, words, "title", "description", of="plan")
    )


def meeting_match(project: Project, user: Any, words: Words) -> Q:
    return every_word(words, "body__name", "place", "remarks")


def items(project: Project, user: Any) -> QuerySet[AgendaItem]:
    found: QuerySet[AgendaItem] = AgendaItem.objects.visible_to(user).active()
    return found.filter(meeting__project=project, meeting__withdrawn_at__isnull=True)


def item_match(project: Project, user: Any, words: Words) -> Q:
    """Cases in meetings by what was said, put forward and entered in them. An item is seen with meeting and case."""
    put_forward = Proposal.objects.active().filter(is_recommendation=False)  # the paper's own is found with the case
    return any_of(
        ids(AgendaItem.objects.all(), words, "discussion", "union_statement", "employer_reply"),
        *(ids(rows, words, "text", of="item") for rows in (put_forward, MinuteRemark.objects.active())),
    )


def with_said(rows: QuerySet[Any]) -> QuerySet[Any]:
    put_forward = Proposal.objects.active().filter(is_recommendation=False)
    parts = (Prefetch("proposals", put_forward), Prefetch("remarks", MinuteRemark.objects.active()))
    return rows.select_related("case__body", "meeting__body").prefetch_related(*parts)


def said(item: AgendaItem) -> list[str]:
    more = [*(row.text for row in item.proposals.all()), *(row.text for row in item.remarks.all())]
    return [item.discussion, item.union_statement, item.employer_reply, *more]


def statements(project: Project, user: Any) -> QuerySet[UnionStatement]:
    found: QuerySet[UnionStatement] = UnionStatement.objects.visible_to(user).active()
    return found.filter(measure__project=project, measure__withdrawn_at__isnull=True)


def news(project: Project, user: Any) -> Any:
    # What ``visible_to`` answers, without what those who run the project see before it is out: asked in one go.
    return NewsItem.objects.filter(content_q(user)).active().out_for(user).filter(project=project)


def questions(project: Project, user: Any) -> Any:
    return Question.objects.visible_to(user).published().filter(project=project)


def group_reports(project: Project, user: Any) -> Any:
    return GroupReport.objects.visible_to(user).active().filter(body__project=project)


def related(*names: str) -> Callable[[QuerySet[Any]], QuerySet[Any]]:
    return lambda rows: rows.select_related(*names)


def with_activities(rows: QuerySet[Any]) -> QuerySet[Any]:
    return rows.prefetch_related(Prefetch("activities", CompetenceActivity.objects.active()))


def with_alternatives(rows: QuerySet[Any]) -> QuerySet[Any]:
    return rows.prefetch_related(Prefetch("alternatives", StudyAlternative.objects.active()))
