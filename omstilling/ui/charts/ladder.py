"""The staircase of the target: the certain steps climb, the gap is outlined, and what may fill it is hatched."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from omstilling.ui import formats
from omstilling.ui.charts import bars
from omstilling.ui.charts.bars import Bar
from omstilling.ui.charts.data import DECIDED_KINDS, KIND_WORDS, LADDER, Table, Words, sentence
from omstilling.ui.charts.svg import WIDE, Drawing, Kind
from omstilling.ui.rounding import rounding_note


@dataclass(frozen=True, slots=True)
class Step:
    """What stands on one step of the ladder: kroner a year, and in how many measures."""

    kind: Kind
    amount: int
    count: int | None = None
    label: Words = ""

    @property
    def name(self) -> str:
        """Return the step's word."""
        return str(self.label or KIND_WORDS[self.kind])

    @property
    def holds(self) -> bool:
        """Tell whether anything stands on the step."""
        return bool(self.amount or self.count)

    @property
    def note(self) -> str:
        """Return the number of measures in words."""
        return formats.plural(self.count, _("tiltak"), _("tiltak")) if self.count is not None else ""


@dataclass(frozen=True, slots=True)
class Staircase:
    """The way to the target. Each measure is counted on its highest step only, so the steps may be added.

    What is missing is the target less everything that rests on a decision and what investments do to the running
    budget (``running``, minus for a cost; nothing when unknown); it is computed here and nowhere else in the drawing.
    Without a target nothing is missing.
    """

    title: Words
    steps: tuple[Step, ...]
    target: int | None = None
    running: int = 0

    @property
    def decided(self) -> int:
        """Kroner on the steps that rest on a decision."""
        return sum(step.amount for step in self.steps if step.kind in DECIDED_KINDS)

    @property
    def missing(self) -> int:
        """Kroner of the target that no decision covers yet; never below zero."""
        return max(self.target - self.decided - self.running, 0) if self.target is not None else 0

    def ordered(self, *, drawn: bool = False) -> list[Step]:
        """Return the steps from the most certain; after the last decided one what weighs against it, and the gap.

        ``drawn`` leaves out steps on which nothing stands: they are in the table, and a drawing has no room for them.
        """
        steps = sorted(self.steps, key=lambda step: LADDER.index(step.kind))
        if drawn and any(step.holds for step in steps):
            steps = [step for step in steps if step.holds]
        at = sum(step.kind in DECIDED_KINDS for step in steps)
        between = [Step(Kind.RUNNING, self.running)] if self.running else []
        if self.target is not None:
            between.append(Step(Kind.MISSING, self.missing, label=_("Mangler vedtak")))
        return [*steps[:at], *between, *steps[at:]]

    def rounding(self) -> str:
        """Return what stands under the table where the decided steps and the gap do not add up to the target."""
        parts = [step.amount for step in self.steps if step.kind in DECIDED_KINDS]
        return rounding_note([([*parts, self.running, self.missing], self.target)])

    def svg(self, width: int = WIDE, *, key: str = "") -> SafeString:
        """Return the drawing."""
        return staircase(self, width=width, key=key)

    def table(self) -> Table:
        """Return the figures."""
        rows = [(step.name, step.note or "–", formats.thousands(step.amount)) for step in self.ordered()]
        if self.target is not None:
            rows.append((_("Mål"), "–", formats.thousands(self.target)))
        return Table((_("Trinn"), _("Antall"), _("1 000 kr per år")), tuple(rows), note=self.rounding())

    def describe(self) -> str:
        """Return the alternative text."""
        parts = [f"{step.name.lower()} {formats.mnok(step.amount)}" for step in self.ordered(drawn=True)]
        if self.target is not None:
            parts.insert(0, _("målet er %(amount)s") % {"amount": formats.mnok(self.target)})
        return sentence(self.title, parts if self.steps else [_("ingen tiltak er ført opp"), *parts])


def staircase(chart: Staircase, *, width: int = WIDE, key: str = "") -> SafeString:
    """Draw the staircase: columns that climb on wide drawings, rows on narrow ones."""
    drawing = Drawing("staircase", width)
    level, shown = 0, []
    for step in chart.ordered(drawn=True):
        if step.kind is Kind.MISSING:
            end, after = level + step.amount, level
        else:
            end = after = level + step.amount
        text = formats.mnok_bare(step.amount)
        shown.append(Bar(step.name, level, end, step.kind, text, step.note, link=after))
        level = after
    words = _("Mål\n%(amount)s") % {"amount": formats.mnok(chart.target)} if chart.target is not None else ""
    height = bars.draw(drawing, shown, chart.target, words)
    drawing.text(0, height + 12, _("Mill. kr per år, helårsvirkning"), "subtle", size=11)
    return drawing.render(height + 18, chart.describe(), key=key)
