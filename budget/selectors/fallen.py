"""What became of the way to the target since a day: what lapsed, what shrank or grew or moved, and what is new."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from omstilling.audit.versions import versions_of
from omstilling.ui import formats
from projects.models import Project
from projects.selectors.history import readable

from ..ladder import counts_toward_target
from ..models import PERMANENT_KINDS, Measure

#: So many measures are told one by one.
MOST = 200


@dataclass(frozen=True, slots=True)
class MovedMeasure:
    """A measure whose part in the target is not what it was. Kroner a year, 0 for what does not count."""

    measure: Any
    before: int
    after: int
    words: str

    @property
    def change(self) -> int:
        return self.after - self.before

    @property
    def told(self) -> str:
        """What happened, and what it did to the target."""
        said = f"{capfirst(self.words)}."
        if not self.change:
            return said
        amount = {"amount": formats.kroner(abs(self.change))}
        more = _("%(amount)s mindre.") % amount if self.change < 0 else _("%(amount)s mer.") % amount
        return f"{said} {more}"


@dataclass(frozen=True, slots=True)
class Fallen:
    """What changed in the full-year effect that counts, decided or not, since the end of a day."""

    since: date
    moved: tuple[MovedMeasure, ...]
    more: bool = False

    @property
    def fell(self) -> int:
        """Kroner a year that fell off."""
        return -sum(one.change for one in self.moved if one.change < 0)

    @property
    def came(self) -> int:
        return sum(one.change for one in self.moved if one.change > 0)

    @property
    def down(self) -> tuple[MovedMeasure, ...]:
        """What fell off, and what only moved in time: the most first."""
        return tuple(sorted((m for m in self.moved if m.change <= 0), key=lambda m: (m.change, m.measure.number)))

    @property
    def up(self) -> tuple[MovedMeasure, ...]:
        return tuple(sorted((m for m in self.moved if m.change > 0), key=lambda m: (-m.change, m.measure.number)))


def fallen_since(project: Project, user: Any, since: date) -> Fallen:
    """Return what has changed since the end of a day, of the measures that the user may see. Three queries."""
    after = timezone.make_aware(datetime.combine(since + timedelta(days=1), time.min))
    kept = versions_of(Measure).objects
    seen = Measure.objects.visible_to(user).filter(project=project).order_by()
    touched = kept.filter(id__in=seen.values("pk"), history_date__gte=after).order_by()
    changed = list(touched.values_list("id", flat=True).distinct()[: MOST + 1])
    more, changed = len(changed) > MOST, changed[:MOST]
    if not changed:
        return Fallen(since, ())
    then: dict[int, Any] = {}
    for row in kept.filter(id__in=changed, history_date__lt=after).order_by("id", "row_version"):
        then[row.id] = row
    reasons: dict[int, str] = defaultdict(str)
    for pk, reason in (
        kept.filter(id__in=changed, history_date__gte=after)
        .order_by("id", "row_version")
        .values_list("id", "history_change_reason")
    ):
        reasons[pk] = reason or ""
    hidden = {pk for pk, row in then.items() if not readable(row, user)}
    moved = []
    for measure in Measure.objects.visible_to(user).filter(pk__in=changed).order_by("number"):
        if measure.pk in hidden:
            continue
        measure.project = project
        one = _moved(measure, then.get(measure.pk), project, reasons[measure.pk])
        if one is not None:
            moved.append(one)
    return Fallen(since, tuple(moved), more)


def _moved(measure: Measure, then: Any, project: Project, reason: str) -> MovedMeasure | None:
    before = 0 if then is None or then.withdrawn_at is not None else _counted(then, project)
    after = 0 if measure.is_withdrawn else _counted(measure, project)
    if then is None:
        return None if not after else MovedMeasure(measure, 0, after, _("nytt på lista"))
    if measure.is_withdrawn and then.withdrawn_at is None:
        words = _("bortfalt: %(why)s") % {"why": reason} if reason else _("bortfalt")
        return MovedMeasure(measure, before, 0, words)
    said = []
    if then.full_year_effect != measure.full_year_effect:
        said.append(
            _("helårsvirkning fra %(then)s til %(now)s")
            % {"then": formats.kroner(then.full_year_effect), "now": formats.kroner(measure.full_year_effect)}
        )
    if then.effective_from != measure.effective_from:
        said.append(
            _("start flyttet fra %(then)s til %(now)s")
            % {"then": formats.date_text(then.effective_from), "now": formats.date_text(measure.effective_from)}
        )
    if then.effective_to != measure.effective_to or then.kind != measure.kind:
        said.append(_("varigheten er endret"))
    return MovedMeasure(measure, before, after, formats.join_and(said)) if said else None


def _counted(row: Any, project: Project) -> int:
    """Return what a version of a measure gives toward the target."""
    counts = counts_toward_target(
        permanent=row.kind in PERMANENT_KINDS,
        amount=row.full_year_effect,
        start=row.effective_from,
        end=row.effective_to,
        target_year=project.target_year,
    )
    return int(row.full_year_effect or 0) if counts else 0
