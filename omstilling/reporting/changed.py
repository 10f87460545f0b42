"""«Endret siden forrige rapport»: what differs between two days, as plain values of a status report."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from omstilling.ui import formats
from omstilling.ui.rounding import Sum

#: So many measures are told one by one; the sums are of all.
MOST = 120


@dataclass(frozen=True, slots=True)
class MeasureChange:
    """A measure that is new, has moved on the ladder, has other kroner or dates, or has lapsed.

    ``before`` and ``after`` are kroner a year that count toward the target: 0 for what does not count, and unknown
    where that is not calculated.
    """

    number: int
    title: str
    what: str
    details: str
    before: int | None
    after: int | None
    reason: str = ""
    is_example_figure: bool = False

    @property
    def change(self) -> int:
        return (self.after or 0) - (self.before or 0)

    @property
    def is_gone(self) -> bool:
        """Whether there is no page of it any more."""
        return self.what == _("bortfalt")


@dataclass(frozen=True, slots=True)
class MilestoneChange:
    """A milestone that is new, was moved, was reached, or was taken out."""

    number: int
    title: str
    what: str
    before: date | None
    after: date | None
    days: int | None = None
    reason: str = ""

    @property
    def shift(self) -> str:
        """How far it was moved, in words."""
        return formats.days_shift(self.days) if self.days else ""

    @property
    def is_gone(self) -> bool:
        """Whether there is no page of it any more."""
        return self.what == _("tatt ut")


@dataclass(frozen=True, slots=True)
class RiskChange:
    """A risk that is new, graver or milder, or is over."""

    number: int
    title: str
    what: str
    before: str
    after: str
    reason: str = ""

    @property
    def is_gone(self) -> bool:
        """Whether it is over, and may have no page any more."""
        return self.what == _("over")


@dataclass(frozen=True, slots=True)
class ChangesPart:
    """What differs from the report before this one. ``decided`` is kroner a year that are decided."""

    report: str
    since: date
    measures: tuple[MeasureChange, ...]
    more: int
    came: int
    fell: int
    decided_before: int
    decided_after: int
    target_before: int | None
    target_after: int | None
    milestones: tuple[MilestoneChange, ...]
    decisions: int
    risks: tuple[RiskChange, ...]

    @property
    def net(self) -> int:
        """Kroner a year up or down, of everything that counts toward the target."""
        return self.came - self.fell

    @property
    def sums(self) -> list[Sum]:
        """The parts of the sum under the table."""
        return [] if self.more else [([line.change for line in self.measures], self.net)]

    @property
    def has_example_figures(self) -> bool:
        return any(line.is_example_figure for line in self.measures)

    @property
    def sentences(self) -> list[str]:
        """What it comes to, in words: target, what is decided, kroner up and down, decisions."""
        said = []
        if self.target_before != self.target_after:
            unknown = _("ikke satt")
            told = {
                "before": formats.mnok(self.target_before, unknown=unknown),
                "after": formats.mnok(self.target_after, unknown=unknown),
            }
            said.append(_("Målet er endret fra %(before)s til %(after)s.") % told)
        told = {"before": formats.mnok(self.decided_before), "after": formats.mnok(self.decided_after)}
        if self.decided_before == self.decided_after:
            said.append(_("Det er vedtatt %(after)s, det samme som sist.") % told)
        else:
            said.append(_("Det er vedtatt %(after)s, mot %(before)s sist.") % told)
        amounts = {"came": formats.mnok(self.came), "fell": formats.mnok(self.fell)}
        if self.came and self.fell:
            said.append(_("Tiltak som teller mot målet, har gått opp med %(came)s og ned med %(fell)s.") % amounts)
        elif self.came:
            said.append(_("Tiltak som teller mot målet, har gått opp med %(came)s.") % amounts)
        elif self.fell:
            said.append(_("Tiltak som teller mot målet, har gått ned med %(fell)s.") % amounts)
        made = formats.plural_word(self.decisions, _("vedtak"), _("vedtak"), single=_("ett"))
        said.append(_("Det er gjort %(made)s.") % {"made": made} if self.decisions else _("Det er ikke gjort vedtak."))
        return said


@dataclass(frozen=True, slots=True)
class ScopePart:
    """The group or the sector that a report is about, and what its measures give: kroner a year."""

    kind: str
    name: str
    decided: int
    proposed: int
    count: int

    @property
    def sentence(self) -> str:
        """What its measures come to."""
        if not self.count:
            return _("%(name)s har ingen tiltak ennå.") % {"name": self.name}
        told = {
            "name": self.name,
            "count": formats.plural(self.count, _("tiltak"), _("tiltak")),
            "decided": formats.mnok(self.decided),
            "proposed": formats.mnok(self.proposed),
        }
        return _("%(name)s har %(count)s: %(decided)s er vedtatt, og %(proposed)s til er foreslått.") % told
