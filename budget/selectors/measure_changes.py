"""What has changed in a measure since a day, and why what is expected differs from what was adopted."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from omstilling.audit.versions import versions_of
from omstilling.ui import formats
from projects.selectors.history import Change, net_changes

from ..models import Measure, MeasureYear
from ..ramps import ramp_words

#: What a decision may have adopted, as columns.
WATCHED = ("kind", "full_year_effect", "effective_from", "effective_to", "ramp")


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


def reason_for_difference(measure: Measure, adopted_on: date) -> str:
    """Return why amount, dates or kind were last changed after the decision; empty when nobody said."""
    before: Any = None
    reason = ""
    for row in measure.history.order_by("row_version"):
        changed = before is not None and any(getattr(row, name) != getattr(before, name) for name in WATCHED)
        if changed and timezone.localdate(row.history_date) >= adopted_on:
            reason = row.history_change_reason or ""
        before = row
    return reason
