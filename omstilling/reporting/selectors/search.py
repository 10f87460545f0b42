"""Search over everything in the project that the user may see. Counts count the visible, and nothing else.

Letters are matched in both sizes by character classes, so that «ærlig» finds «Ærlig» on every database and locale.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import reduce
from operator import and_, or_
from typing import Any

from django.db.models import Prefetch, Q, QuerySet
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from budget.models import Measure
from meetings.models import AgendaItem, Meeting, MinuteRemark, Proposal
from omstilling.ui import formats
from projects.models import (
    Case,
    CaseExemptPart,
    Decision,
    Document,
    Milestone,
    PaperSection,
    Project,
    Risk,
    StudyArea,
)
from projects.selectors.news import published_news

from .. import links

MIN_LENGTH = 2
MAX_LENGTH = 80
MAX_WORDS = 6
#: So many of a group are shown at first, and so many at the most.
SHOWN, MOST = 5, 100
#: Characters around the first hit in a snippet.
AROUND = 90

_CASE_NUMBER = re.compile(r"(?:([^\W\d_]+)\s*)?(\d{1,4})/(\d{2}|\d{4})")


@dataclass(frozen=True, slots=True)
class Hit:
    """One result."""

    title: SafeString
    url: str
    note: str
    snippet: SafeString


@dataclass(frozen=True, slots=True)
class Group:
    """The results of one kind; ``count`` is how many there are, ``hits`` those that are shown."""

    key: str
    label: str
    count: int
    hits: tuple[Hit, ...]

    @property
    def more(self) -> int:
        """How many are not shown here and can be."""
        return min(self.count, MOST) - len(self.hits)


@dataclass(frozen=True, slots=True)
class Found:
    """Everything that was found."""

    groups: tuple[Group, ...]

    @property
    def count(self) -> int:
        return sum(group.count for group in self.groups)


def tidy(typed: str) -> str:
    """Return what is searched for: one form of each letter, single blanks, no more than there is room for."""
    return " ".join(unicodedata.normalize("NFC", typed.replace("\x00", " ")).split())[:MAX_LENGTH].strip()


def pattern(word: str) -> str:
    """Return a regular expression that finds the word in large and small letters, on SQLite and PostgreSQL alike."""
    return "".join(_class(char) for char in word)


def _class(char: str) -> str:
    sizes = sorted({char, *(one for one in (char.lower(), char.upper()) if len(one) == 1)})
    if char.isalnum():
        return f"[{''.join(sizes)}]" if len(sizes) > 1 else char
    return f"\\{char}" if char.isascii() and char != " " else char


def all_words(query: str, *names: str) -> Q:
    """Return the condition that every word stands in one of the fields."""
    words = query.split()[:MAX_WORDS]
    return reduce(and_, (reduce(or_, (Q(**{f"{name}__regex": pattern(word)}) for name in names)) for word in words))


def case_number_q(query: str, prefix: str = "") -> Q | None:
    """Return the condition for a case number such as «PS 7/10», when that is what was typed."""
    found = _CASE_NUMBER.fullmatch(query)
    if found is None:
        return None
    year = int(found[3])
    years = [year] if year > 99 else [1900 + year, 2000 + year]
    wanted = Q(**{f"{prefix}number": int(found[2]), f"{prefix}year__in": years})
    return wanted & Q(**{f"{prefix}body__abbreviation__regex": f"^{pattern(found[1])}$"}) if found[1] else wanted


@dataclass(frozen=True, slots=True)
class Source:
    """Where one kind of thing is looked for, and how it is shown."""

    key: str
    label: Callable[[], str]
    rows: Callable[[Project, Any, str], QuerySet[Any]]
    title: Callable[[Any], str]
    texts: Callable[[Any], Iterable[str]]
    note: Callable[[Any], str]
    url: Callable[[Project, Any], str]


def search(project: Project, user: Any, query: str, whole: str = "") -> Found:
    """Look for the words. ``whole`` is the key of the group that is shown whole. Two queries a kind at the most."""
    groups = []
    for source in SOURCES:
        if whole and source.key != whole:
            continue
        rows = source.rows(project, user, query)
        limit = MOST if whole else SHOWN
        shown = list(rows[: limit + 1])
        count = rows.count() if len(shown) > limit else len(shown)
        hits = tuple(_hit(project, source, row, query) for row in shown[:limit])
        if hits:
            groups.append(Group(source.key, source.label(), count, hits))
    return Found(tuple(groups))


def _hit(project: Project, source: Source, row: Any, query: str) -> Hit:
    words = re.compile("|".join(pattern(word) for word in query.split()[:MAX_WORDS]))
    texts = [text for text in source.texts(row) if text]
    best = next((text for text in texts if words.search(text)), texts[0] if texts else "")
    return Hit(marked(source.title(row), words), source.url(project, row), source.note(row), snippet(best, words))


def marked(text: str, words: re.Pattern[str]) -> SafeString:
    """Return a text with every hit marked, and escaped."""
    parts, at = [], 0
    for found in words.finditer(text):
        parts += [(text[at : found.start()], ""), ("", found[0])]
        at = found.end()
    parts.append((text[at:], ""))
    drawn = ((plain, format_html("<mark>{}</mark>", hit) if hit else "") for plain, hit in parts)
    return format_html_join("", "{}{}", drawn)


def snippet(text: str, words: re.Pattern[str]) -> SafeString:
    """Return the words around the first hit, marked."""
    flat = " ".join(text.split())
    found = words.search(flat)
    start = max(found.start() - AROUND, 0) if found else 0
    end = min((found.end() if found else 0) + AROUND, len(flat))
    if start:
        start = flat.find(" ", start) + 1 or start
    if end < len(flat):
        cut = flat.rfind(" ", start, end)
        end = cut if cut > (found.end() if found else start) else end
    before, after = "… " if start else "", " …" if end < len(flat) else ""
    return marked(f"{before}{flat[start:end]}{after}", words)


# What is looked in. Every queryset goes through ``visible_to``.


def _rows(manager: Any, project: Project, user: Any) -> Any:
    return manager.visible_to(user).active().filter(project=project)


def _measures(project: Project, user: Any, query: str) -> Any:
    fields = all_words(query, "title", "description", "service_impact")
    return _rows(Measure.objects, project, user).filter(fields).order_by("number")


def _milestones(project: Project, user: Any, query: str) -> Any:
    found = _rows(Milestone.objects, project, user).filter(all_words(query, "title", "description"))
    return found.order_by("current_date", "number")


def _seen_cases(project: Project, user: Any) -> Any:
    return _rows(Case.objects, project, user)


def _decisions(project: Project, user: Any, query: str) -> Any:
    # The case's own words count only for those who see the case: a decision may be open where its case is not.
    seen = Q(case__in=_seen_cases(project, user).values("pk"))
    own = ("text", "meaning", "follow_up_note", "legality_result")
    wanted = all_words(query, *own) | (seen & all_words(query, *own, "case__title"))
    number = case_number_q(query, "case__")
    wanted = wanted | number if number is not None else wanted
    return _rows(Decision.objects, project, user).filter(wanted).select_related("case__body", "body")


def _cases(project: Project, user: Any, query: str) -> Any:
    sections = (str(section.value) for section in PaperSection)
    wanted = all_words(query, "title", "public_title", *sections)
    kept_back = (
        CaseExemptPart.objects.visible_to(user).active().filter(all_words(query, "text"), case__project=project)
    )
    wanted = wanted | Q(pk__in=kept_back.values("case"))
    number = case_number_q(query)
    wanted = wanted | number if number is not None else wanted
    return _seen_cases(project, user).filter(wanted).select_related("body")


def _documents(project: Project, user: Any, query: str) -> Any:
    fields = all_words(query, "title", "description", "source", "case_reference")
    return _rows(Document.objects, project, user).filter(fields).order_by("number")


def _news(project: Project, user: Any, query: str) -> Any:
    return published_news(project, user).filter(all_words(query, "title", "text"))


def _study_areas(project: Project, user: Any, query: str) -> Any:
    fields = all_words(query, "title", "question", "findings", "interim_conclusion", "conclusion")
    return _rows(StudyArea.objects, project, user).filter(fields).order_by("order", "pk")


def _risks(project: Project, user: Any, query: str) -> Any:
    return _rows(Risk.objects, project, user).filter(all_words(query, "title", "cause", "response")).order_by("number")


def _meetings(project: Project, user: Any, query: str) -> Any:
    found = _rows(Meeting.objects, project, user).filter(all_words(query, "body__name", "place", "remarks"))
    return found.select_related("body")


def _treatments(project: Project, user: Any, query: str) -> Any:
    """Cases in meetings by what was said, put forward and entered in them. An item is seen with meeting and case."""
    said = all_words(query, "discussion", "union_statement", "employer_reply")
    put_forward = Proposal.objects.active().filter(is_recommendation=False)  # the paper's own is found with the case
    for rows in (put_forward, MinuteRemark.objects.active()):
        hits = rows.filter(all_words(query, "text"), item__meeting__project=project)
        said |= Q(pk__in=hits.values("item"))
    found = AgendaItem.objects.visible_to(user).active().filter(said, meeting__project=project)
    found = found.filter(meeting__withdrawn_at__isnull=True).select_related("case__body", "meeting__body")
    parts = (Prefetch("proposals", put_forward), Prefetch("remarks", MinuteRemark.objects.active()))
    return found.prefetch_related(*parts).order_by("-meeting__held_on", "order", "pk")


def _said(item: AgendaItem) -> list[str]:
    more = [*(row.text for row in item.proposals.all()), *(row.text for row in item.remarks.all())]
    return [item.discussion, item.union_statement, item.employer_reply, *more]


SOURCES: tuple[Source, ...] = (
    Source(
        "tiltak",
        lambda: _("Tiltak"),
        _measures,
        lambda m: m.title,
        lambda m: (m.description, m.service_impact),
        lambda m: _("Tiltak %s") % m.number,
        links.measure_url,
    ),
    Source(
        "milepaler",
        lambda: _("Milepæler"),
        _milestones,
        lambda m: m.title,
        lambda m: (m.description,),
        lambda m: formats.date_text(m.completed_on or m.current_date, unknown=_("dato ikke fastsatt")),
        links.milestone_url,
    ),
    Source(
        "vedtak",
        lambda: _("Vedtak"),
        _decisions,
        lambda d: f"{d.case.case_number} {d.case.open_title}",
        lambda d: (d.text, d.meaning),
        lambda d: f"{d.body.name} {formats.date_text(d.decided_on)}",
        links.decision_url,
    ),
    Source(
        "saker",
        lambda: _("Saker"),
        _cases,
        lambda c: f"{c.case_number} {c.open_title}",
        lambda c: (c.recommendation, c.background, c.assessment, c.economy, c.co_determination, c.alternatives),
        lambda c: c.body.name,
        links.case_url,
    ),
    Source(
        "dokumenter",
        lambda: _("Dokumenter"),
        _documents,
        lambda d: d.title,
        lambda d: (d.description, d.source, d.case_reference),
        lambda d: formats.date_text(d.dated, unknown=_("uten dato")),
        lambda project, d: links.to(project, "projects:document", d.number),
    ),
    Source(
        "nyheter",
        lambda: _("Nyheter"),
        _news,
        lambda n: n.title,
        lambda n: (n.text,),
        lambda n: formats.date_text(n.published_at),
        lambda project, n: links.to(project, "projects:news_item", n.pk),
    ),
    Source(
        "utredninger",
        lambda: _("Utredningsområder"),
        _study_areas,
        lambda s: s.title,
        lambda s: (s.question, s.findings, s.interim_conclusion, s.conclusion),
        lambda s: str(s.get_status_display()),
        lambda project, s: links.to(project, "projects:study_area", s.pk),
    ),
    Source(
        "risikoer",
        lambda: _("Risikoer"),
        _risks,
        lambda r: r.title,
        lambda r: (r.cause, r.response),
        lambda r: _("Risiko %s") % r.number,
        lambda project, r: links.to(project, "projects:risk", r.number),
    ),
    Source(
        "moter",
        lambda: _("Møter"),
        _meetings,
        lambda m: f"{m.body.name} {formats.date_text(m.held_on)}",
        lambda m: (m.place, m.remarks),
        lambda m: str(m.get_state_display()),
        links.meeting_url,
    ),
    Source(
        "behandling",
        lambda: _("Behandlet i møter"),
        _treatments,
        lambda i: f"{i.case.case_number} {i.case.open_title}",
        _said,
        lambda i: f"{i.meeting.body.name} {formats.date_text(i.meeting.held_on)}",
        lambda project, i: links.to(project, "meetings:item", i.meeting.slug, i.pk),
    ),
)
