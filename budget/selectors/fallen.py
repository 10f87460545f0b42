"""What became of the way to the target since a day: what lapsed, what shrank or grew or moved, and what is new."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Any, NamedTuple

from django.db.models import Max, QuerySet
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from omstilling.audit.versions import versions_of
from omstilling.ui import formats
from projects.access import question
from projects.models import Project
from projects.selectors.history import readable

from ..ladder import counts_toward_target
from ..models import PERMANENT_KINDS, Measure

#: What is said of a measure that was not there before.
_NEW = gettext_lazy("nytt på lista")
#: So many measures are told one by one.
MOST = 200


@dataclass(frozen=True, slots=True)
class MovedMeasure:
    """A measure whose part in the target is not what it was. Kroner a year, 0 for what does not count."""

    measure: Any
    before: int
    after: int
    words: str
    #: Why it lapsed.
    why: str = ""
    #: When it was changed last.
    day: date | None = None

    @property
    def change(self) -> int:
        return self.after - self.before

    @property
    def is_new(self) -> bool:
        """Whether it was not on the list before."""
        return self.words == _NEW

    @property
    def has_lapsed(self) -> bool:
        return bool(self.measure.is_withdrawn)

    @property
    def told_after(self) -> str:
        """The same after a word that has said that it changed, or lapsed: without a capital and a full stop."""
        words = self.why if self.has_lapsed else self.words
        if not self.change:
            return words
        amount = {"amount": formats.kroner(abs(self.change))}
        more = _("%(amount)s mindre") % amount if self.change < 0 else _("%(amount)s mer") % amount
        return f"{words}; {more}" if words else more

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


@question
def _touched(project: Project, user: Any, after: datetime) -> QuerySet[Any]:
    """Return the measures that have a version since a moment, the latest first, with when that was."""
    seen = Measure.objects.visible_to(user).filter(project=project).order_by()
    kept = versions_of(Measure).objects.filter(id__in=seen.values("pk"), history_date__gte=after).order_by()
    found: QuerySet[Any] = kept.values("id").annotate(at=Max("history_date")).order_by("-at", "id")
    return found.values_list("id", "at")[: MOST + 1]


@question
def _versions(keys: tuple[int, ...]) -> QuerySet[Any]:
    """Return every version of some measures, the earliest first."""
    found: QuerySet[Any] = versions_of(Measure).objects.filter(id__in=keys).order_by("id", "row_version")
    return found.values_list(*_Version._fields)


@question
def _now(project: Project, user: Any, keys: tuple[int, ...]) -> QuerySet[Any]:
    return Measure.objects.visible_to(user).filter(project=project, pk__in=keys).order_by("number")


def fallen_since(project: Project, user: Any, since: date) -> Fallen:
    """Return what has changed since the end of a day, of the measures that the user may see. Three queries at most."""
    after = timezone.make_aware(datetime.combine(since + timedelta(days=1), time.min))
    touched = dict(_touched(project, user, after))
    more, changed = len(touched) > MOST, tuple(sorted([*touched][:MOST]))
    if not changed:
        return Fallen(since, ())
    then: dict[int, _Version] = {}
    reasons: dict[int, str] = {}
    for row in map(_Version._make, _versions(changed)):
        if row.history_date < after:
            then[row.id] = row
        else:
            reasons[row.id] = row.history_change_reason or ""
    hidden = {pk for pk, row in then.items() if not readable(row, user)}
    moved = []
    for measure in _now(project, user, changed):
        if measure.pk in hidden:
            continue
        measure.project = project
        one = _moved(measure, then.get(measure.pk), project, reasons[measure.pk])
        if one is not None:
            moved.append(replace(one, day=timezone.localdate(touched[measure.pk])))
    return Fallen(since, tuple(moved), more)


class _Version(NamedTuple):
    """What is asked of a version of a measure."""

    id: int
    history_date: datetime
    history_change_reason: str | None
    project_id: int
    body_id: int | None
    access: str
    kind: str
    full_year_effect: int | None
    effective_from: date | None
    effective_to: date | None
    withdrawn_at: datetime | None


def _moved(measure: Measure, then: Any, project: Project, reason: str) -> MovedMeasure | None:
    before = 0 if then is None or then.withdrawn_at is not None else _counted(then, project)
    after = 0 if measure.is_withdrawn else _counted(measure, project)
    if then is None:
        return None if not after else MovedMeasure(measure, 0, after, str(_NEW))
    if measure.is_withdrawn and then.withdrawn_at is None:
        words = _("bortfalt: %(why)s") % {"why": reason} if reason else _("bortfalt")
        return MovedMeasure(measure, before, 0, words, reason)
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
