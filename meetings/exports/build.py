"""The four documents: a meeting, a case, a decision, a vote. Each is whole in itself."""

from __future__ import annotations

from typing import Any

from projects.models import Access, Case, Decision

from ..access import sees_everything
from ..models import AgendaItem, Meeting, Notice
from ..open_pages import open_notices
from . import names
from .einnsyn import deciding, moetemappe, moetesak, vedtak, votering
from .popolo import Popolo
from .read import Held, Treatment, read, title_for
from .text import filled

FORMAT, VERSION = "omstilling-export", 1


def _document(kind: str, key: str, at: str, *, public: bool, **parts: Any) -> dict[str, Any]:
    return {
        "format": FORMAT,
        "version": VERSION,
        "kind": kind,
        "edition": "public" if public else "full",
        "id": key,
        "url": at,
        **parts,
    }


def meeting_export(meeting: Meeting, *, public: bool, at: str, user: Any = None) -> dict[str, Any]:
    """Return a meeting with its agenda, and what was voted over and decided. ``at`` is the document's own address."""
    held = read(meeting, public=public, user=user)
    popolo = Popolo(meeting)
    popolo.meeting(held)
    folder = moetemappe(held, _notices(held))
    return _document(
        "meeting",
        names.meeting_id(meeting),
        at,
        public=public,
        popolo=popolo.plain(),
        einnsyn={"moetemappe": folder},
    )


def _notices(held: Held) -> list[Notice]:
    if held.public:
        return open_notices(held.meeting) if held.meeting.access == Access.PUBLIC else []
    sent = Notice.objects.active().filter(meeting=held.meeting).select_related("full_document")
    return list(sent.order_by("number"))


def case_export(case: Case, *, public: bool, at: str, user: Any = None) -> dict[str, Any]:
    """Return a case with its treatments in meetings that the edition tells of."""
    found = [one for one in _treatments(case, public=public, user=user) if not one.withheld]
    popolo = Popolo(case.body)
    for one in found:
        popolo.treatment(one)
    return _document(
        "case",
        names.url(case.get_absolute_url()),
        at,
        public=public,
        number=case.case_number,
        title=title_for(case, public=public),
        popolo=popolo.plain(),
        einnsyn={"moetesak": [moetesak(one, public=public) for one in found]},
    )


def decision_export(decision: Decision, *, public: bool, at: str, user: Any = None) -> dict[str, Any]:
    """Return a decision with its votes; in the public edition nothing of one that is not published."""
    case = decision.case
    found = [
        one
        for one in _treatments(case, public=public, user=user)
        if one.decision is not None and one.decision.pk == decision.pk
    ]
    popolo = Popolo(case.body)
    for one in found:
        popolo.treatment(one)
    return _document(
        "decision",
        names.url(decision.get_absolute_url()),
        at,
        public=public,
        number=case.case_number,
        title=title_for(case, public=public),
        popolo=popolo.plain(),
        einnsyn=filled({"vedtak": [vedtak(one) for one in found]}),
    )


def vote_export(item: AgendaItem, *, public: bool, at: str, user: Any = None) -> dict[str, Any]:
    """Return the votes of one case in one meeting."""
    held = read(item.meeting, public=public, user=user)
    found = [one for one in held.treatments if one.item.pk == item.pk and not one.withheld]
    popolo = Popolo(item.meeting)
    for one in found:
        popolo.treatment(one)
    named = [row for one in found for row in votering(deciding(one.ballots))]
    return _document(
        "vote",
        names.item_id(item.meeting, item),
        at,
        public=public,
        number=item.case.case_number,
        title=title_for(item.case, public=public),
        popolo=popolo.plain(),
        einnsyn=filled({"votering": named}),
    )


def _treatments(case: Case, *, public: bool, user: Any) -> list[Treatment]:
    """Return the case's treatments, the first first. So many queries for each meeting that it was up in."""
    meetings = Meeting.objects.active().filter(items__case=case, items__withdrawn_at__isnull=True)
    rows = meetings.select_related("body", "project__municipality", "chaired_by__person").order_by("held_on", "id")
    found = []
    for meeting in rows.distinct():
        meeting.body.project = meeting.project
        if not public and not sees_everything(user, meeting):
            continue
        found += [one for one in read(meeting, public=public, user=user).treatments if one.item.case_id == case.pk]
    return found
