"""The status report as one frozen value: the page and the PDF are drawn from it, and an issued one is kept as it was.

Only plain values: ``dump`` gives canonical JSON's own kinds, and ``load`` gives the same document back.
"""

from __future__ import annotations

import json
import types
import typing
from dataclasses import MISSING, dataclass, fields, is_dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from omstilling.pdf.fingerprints import canonical
from omstilling.ui import formats
from omstilling.ui.rounding import Sum

from .changed import ChangesPart, ScopePart
from .money import (
    AccountsPart,
    FindingLine,
    ForecastPart,
    MeasureGroup,
    NeedsPart,
    SectorsPart,
    TargetPart,
)
from .union_part import UnionLine
from .words import lead


@dataclass(frozen=True, slots=True)
class LightLine:
    """How one side of the project stands."""

    side: str
    key: str
    word: str


@dataclass(frozen=True, slots=True)
class MilestoneLine:
    """A milestone with its adopted date, and where it lies now."""

    number: int
    title: str
    body: str
    adopted: date | None
    current: date | None
    shift_days: int | None
    status: str
    done: bool
    late: bool

    @property
    def shift(self) -> str:
        """How far it has moved, in words."""
        return formats.days_shift(self.shift_days)


@dataclass(frozen=True, slots=True)
class DecisionLine:
    """A decision since the report before this one."""

    case_number: str
    title: str
    body: str
    decided_on: date
    kind: str
    outcome: str
    text: str
    confirmed: bool
    deadline: date | None
    responsible: str
    unconfirmed_word: str = ""


@dataclass(frozen=True, slots=True)
class RiskLine:
    """A risk, the gravest first, or an opportunity, the greatest first."""

    number: int
    title: str
    probability: int
    consequence: int
    level: str
    response: str
    owner: str
    is_chance: bool = False


@dataclass(frozen=True, slots=True)
class IndicatorLine:
    """An indicator with its values as they are written."""

    goal: str
    name: str
    baseline: str
    target: str
    latest: str
    month: date | None
    status: str
    is_example_figure: bool


@dataclass(frozen=True, slots=True)
class StatusReportDocument:
    """A status report, whole."""

    municipality: str
    project: str
    short_name: str
    case_reference: str
    notice: str
    number: int
    version: int
    report_date: date
    figures_on: date
    author: str
    correction: str
    lights: tuple[LightLine, ...]
    words: str
    next_steps: str
    target: TargetPart
    measures: tuple[MeasureGroup, ...]
    milestones: tuple[MilestoneLine, ...]
    decisions_since: date | None
    decisions: tuple[DecisionLine, ...]
    risks: tuple[RiskLine, ...]
    indicators: tuple[IndicatorLine, ...]
    findings: int | None = None
    findings_accepted: int = 0
    accounts: AccountsPart | None = None
    #: 2 has the waterfall, and what was adopted beside what is expected; 3 what has changed since the one before.
    edition: int = 1
    sectors: SectorsPart | None = None
    needs: NeedsPart | None = None
    forecast: ForecastPart | None = None
    gravest: tuple[FindingLine, ...] = ()
    #: What the unions themselves have said of the measures.
    statements: tuple[UnionLine, ...] = ()
    changes: ChangesPart | None = None
    scope: ScopePart | None = None

    @property
    def title(self) -> str:
        """The document's title."""
        told = {"number": self.number, "project": self.scope.name if self.scope else self.short_name}
        return _("Statusrapport %(number)s for %(project)s") % told

    @property
    def front(self) -> list[tuple[str, str]]:
        """The front box."""
        of = [(self.scope.kind, self.scope.name)] if self.scope else []
        return [
            (_("Prosjekt"), self.project),
            *of,
            (_("Saksnummer"), self.case_reference or str(formats.NOT_STATED)),
            (_("Rapportdato"), formats.date_text(self.report_date)),
            (_("Tallene er per"), formats.date_text(self.figures_on)),
            (_("Lagt fram av"), self.author),
            (_("Versjon"), str(self.version)),
        ]

    @property
    def threats(self) -> list[RiskLine]:
        return [line for line in self.risks if not line.is_chance]

    @property
    def chances(self) -> list[RiskLine]:
        return [line for line in self.risks if line.is_chance]

    @property
    def measure_sums(self) -> list[Sum]:
        """The parts of each amount in the table of measures."""
        return [group.sum for group in self.measures]

    @property
    def findings_more(self) -> int:
        """How many open findings are not listed."""
        return (self.findings or 0) - len(self.gravest)

    @property
    def late_milestones(self) -> int:
        return sum(line.late for line in self.milestones)

    @property
    def summary(self) -> str:
        """The sentence it begins with."""
        return lead(self.scope.sentence if self.scope else self.target.sentence, self.late_milestones)

    @property
    def has_example_figures(self) -> bool:
        """Whether a figure of the report is made up for an example."""
        return (
            (self.target.has_example_figures and self.scope is None)
            or (self.changes is not None and self.changes.has_example_figures)
            or any(line.is_example_figure for group in self.measures for line in group.measures)
            or any(line.is_example_figure for line in self.indicators)
            or (self.accounts is not None and any(line.is_example_figure for line in self.accounts.lines))
            or (self.needs is not None and self.needs.has_example_figures)
        )


def dump(document: StatusReportDocument) -> dict[str, Any]:
    """Return the document as plain JSON values: what its fingerprint is taken of, and what is kept."""
    plain: dict[str, Any] = json.loads(canonical(_plain(document)))
    return plain


def _plain(value: Any) -> Any:
    if is_dataclass(value) and not isinstance(value, type):
        return {f.name: _plain(getattr(value, f.name)) for f in fields(value)}
    return [_plain(one) for one in value] if isinstance(value, tuple) else value


def load(source: dict[str, Any]) -> StatusReportDocument:
    """Return the document that was dumped. Raises KeyError or ValueError for what is none."""
    document: StatusReportDocument = _read(StatusReportDocument, source)
    return document


def _read(kind: Any, value: Any) -> Any:
    if is_dataclass(kind) and isinstance(kind, type):
        hints = typing.get_type_hints(kind)
        # What has a value of its own came to the report later: an older one is read without it.
        there = [f for f in fields(kind) if f.name in value or f.default is MISSING]
        return kind(**{f.name: _read(hints[f.name], value[f.name]) for f in there})
    origin, parts = typing.get_origin(kind), typing.get_args(kind)
    if origin is tuple:
        return tuple(_read(parts[0], one) for one in value)
    if origin in (types.UnionType, typing.Union):
        return None if value is None else _read(parts[0], value)
    return date.fromisoformat(value) if kind is date else value
