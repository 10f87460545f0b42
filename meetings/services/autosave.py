"""Texts of a case saved while they are typed. Two who write the same text both keep what they wrote."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from omstilling.accounts.models import User
from omstilling.audit.errors import DomainError
from omstilling.audit.uow import unit_of_work

from ..models import AgendaItem
from .items import set_discussion, set_draft_text, set_union_statement

#: What can be saved this way, and the longest text of each.
SETTERS: dict[str, Callable[..., AgendaItem]] = {
    "discussion": set_discussion,
    "draft_text": set_draft_text,
    "union_statement": set_union_statement,
}
MOST = {"discussion": 20000, "draft_text": 10000, "union_statement": 10000}
RELATED = ("meeting__project", "meeting__body", "case__project", "case__body")


@dataclass(frozen=True, slots=True)
class Theirs:
    """What somebody else has written in the same field meanwhile."""

    text: str
    row_version: int
    who: str
    when: datetime


class TextConflict(Exception):
    """Somebody else has changed the same text. Nothing was written."""

    def __init__(self, theirs: Theirs) -> None:
        super().__init__(str(_("Noen andre har endret teksten samtidig.")))
        self.theirs = theirs


def save_text(*, item: AgendaItem, field: str, text: str, base: int, by: User) -> AgendaItem:
    """Save one text of a case. ``base`` is the row's version that the writer began from.

    What others have changed in the case's other fields is no hindrance. Raises ``TextConflict`` when the same text
    has changed, ``DomainError`` for what may not be written, ``KeyError`` for a field that is none of these.
    """
    setter = SETTERS[field]
    text = text.replace("\r\n", "\n").strip()
    if len(text) > MOST[field]:
        raise DomainError(
            _("Teksten er for lang: %(n)s tegn av høyst %(most)s.") % {"n": len(text), "most": MOST[field]}
        )
    with unit_of_work(by=by, reason=_("Lagret under møtet")):
        AgendaItem.objects.select_for_update().get(pk=item.pk)
        row = AgendaItem.objects.select_related(*RELATED).get(pk=item.pk)
        stored = _flat(getattr(row, field))
        if stored == text:
            return row
        if row.row_version != base:
            _refuse_collision(row, field, base, stored)
        return setter(item=row, text=text, by=by)


def _refuse_collision(row: Any, field: str, base: int, stored: str) -> None:
    versions = list(
        row.history.filter(row_version__gte=base)
        .order_by("row_version")
        .values_list("row_version", field, "actor_label", "history_date")
    )
    if not versions or versions[0][0] != base:
        raise DomainError(_("Siden er for gammel. Last den på nytt; teksten din er tatt vare på her."))
    if _flat(versions[0][1]) == stored:
        return
    before, who, when = versions[0][1], "", versions[-1][3]
    for _version, text, label, moment in versions[1:]:
        if text != before:
            who, when = label, moment
        before = text
    raise TextConflict(Theirs(stored, row.row_version, who, when))


def _flat(text: str) -> str:
    return text.replace("\r\n", "\n").strip()
