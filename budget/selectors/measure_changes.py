"""What has changed in a measure since a day, and why what is expected differs from what was adopted."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from omstilling.audit.versions import versions_of
from omstilling.ui import formats
from projects.selectors.history import Change, net_changes, readable

from ..models import Measure, MeasureYear
from ..ramps import ramp_words
from .rows import MeasureRow

#: What a decision may have adopted, as columns.
WATCHED = ("kind", "full_year_effect", "effective_from", "effective_to", "ramp")
#: What else is asked of a version.
_SAID = ("id", "project_id", "body_id", "access", "history_date", "history_change_reason")


def changes_of(measure: Measure, user: Any, since: date) -> list[Change]:
    """Return the fields that differ from how they stood at the end of a day, and the explicit years that do."""
    ramp = capfirst(str(Measure._meta.get_field("ramp").verbose_name))
    fields = [_in_words(change) if change.label == ramp else change for change in net_changes(measure, user, since)]
    return [*fields, *_changed_years(measure, since)]


def _in_words(change: Change) -> Change:
    """Return the change of a ramp as people read it."""
    before, after = (ramp_words(text if "@" in text else "") for text in (change.before, change.after))
    return Change(change.label, before, after)


def is_newer(measure: Measure, since: date) -> bool:
    """Tell whether the measure was put on the list after a day."""
    return timezone.localdate(measure.created_at) > since


def _changed_years(measure: Measure, since: date) -> list[Change]:
    """Return the explicit years that differ from how they stood: one query for all versions of them."""
    keys = MeasureYear.objects.filter(measure=measure).order_by().values("pk")
    then: dict[int, int | None] = {}
    now: dict[int, int | None] = {}
    kept = versions_of(MeasureYear).objects.filter(id__in=keys)
    for row in kept.order_by("history_date", "history_id"):
        amount = row.amount if row.withdrawn_at is None else None
        now[row.year] = amount
        if timezone.localdate(row.history_date) <= since:
            then[row.year] = amount
    computed = _("regnes ut")
    return [
        Change(
            _("Oppgitt for %(year)s") % {"year": year},
            formats.kroner(then.get(year), unknown=computed),
            formats.kroner(now[year], unknown=computed),
        )
        for year in sorted(now)
        if now[year] != then.get(year)
    ]


def reasons_for_difference(rows: Iterable[MeasureRow], user: Any) -> dict[int, str]:
    """Return why measures are not what was adopted, by the measure's id: of those that are not, where it was said.

    It is the reason given when amount, dates, kind or ramp were last changed after the decision, in a version that the
    user could see. One query.
    """
    adopted = {row.measure.pk: row.adopted_on for row in rows if row.adopted_on and row.is_changed}
    if not adopted:
        return {}
    found: dict[int, str] = {}
    before: Any = None
    kept = versions_of(Measure).objects.filter(id__in=list(adopted)).order_by("id", "row_version")
    for row in kept.only(*_SAID, *WATCHED):
        same = before is not None and before.id == row.id
        changed = same and any(getattr(row, name) != getattr(before, name) for name in WATCHED)
        if changed and timezone.localdate(row.history_date) >= adopted[row.id]:
            found[row.id] = (row.history_change_reason or "") if readable(row, user) else ""
        before = row
    return found


def reason_for_difference(row: MeasureRow, user: Any) -> str:
    """Return the same of one measure; empty when nobody said, or nothing differs."""
    return reasons_for_difference([row], user).get(row.measure.pk, "")
