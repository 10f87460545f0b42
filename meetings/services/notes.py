"""A person's own notes to a case. They are nobody else's: no history, no search, no export."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from omstilling.audit.errors import DomainError

from ..models import AgendaItem, MemberNote

MOST = 20000


def keep_note(*, item: AgendaItem, by: Any, text: str) -> MemberNote:
    """Keep what the person has written to the case. The last writing stands: there is only one writer."""
    if len(text) > MOST:
        raise DomainError(_("Notatet er for langt. Kort det ned."), field="text")
    row, _made = MemberNote.objects.update_or_create(item=item, person=by, defaults={"text": text})
    return row


def notes_of(person: Any, meeting_id: int) -> dict[int, str]:
    """Return the person's own notes to a meeting's cases, by the item's id. One query."""
    found = MemberNote.objects.filter(item__meeting_id=meeting_id, person_id=person.pk)
    return dict(found.order_by().values_list("item_id", "text"))
