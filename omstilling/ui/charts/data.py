"""What charts are made from: frozen values, the words of the steps, and the table that stands with each chart."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from omstilling.ui.charts.svg import Kind

#: Text that may be translated when it is shown.
Words = str | Promise
#: How a value is written, for example ``formats.mnok``.
Show = Callable[[int], str]

KIND_WORDS: dict[Kind, Words] = {
    Kind.REALISED: _("Realisert"),
    Kind.IMPLEMENTED: _("Iverksatt"),
    Kind.BUDGETED: _("Budsjettert"),
    Kind.DECIDED: _("Vedtatt"),
    Kind.RECOMMENDED: _("Innstilt"),
    Kind.DISCUSSED: _("Drøftet"),
    Kind.STUDIED: _("Utredet"),
    Kind.PROPOSED: _("Forslag"),
    Kind.MISSING: _("Mangler"),
    Kind.PLAIN: _("Annet"),
    Kind.GAIN: _("Innsparing"),
    Kind.LOSS: _("Økning"),
    Kind.RUNNING: _("Drift av investeringer"),
}
#: The ladder from the most certain step down: a chart stacks in this order.
LADDER = tuple(
    kind for kind in KIND_WORDS if kind not in {Kind.MISSING, Kind.PLAIN, Kind.GAIN, Kind.LOSS, Kind.RUNNING}
)
#: Steps that rest on a decision.
DECIDED_KINDS = frozenset({Kind.REALISED, Kind.IMPLEMENTED, Kind.BUDGETED, Kind.DECIDED})


@dataclass(frozen=True, slots=True)
class Table:
    """The figures of a chart as a table: the first cell of a row names it, ``numeric`` columns stand to the right.

    ``note`` stands under it.
    """

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numeric: bool = True
    note: str = ""

    def __post_init__(self) -> None:
        """Refuse rows of unequal length: the PDF's tagging needs a whole grid."""
        if any(len(row) != len(self.head) for row in self.rows):
            raise ValueError("Every row of a table must have as many cells as its head.")


class Chart(Protocol):
    """What every chart can do: draw itself at a width in pixels, and say its figures as a table."""

    def svg(self, width: int = ..., *, key: str = ...) -> SafeString:
        """Return the drawing."""

    def table(self) -> Table:
        """Return the figures."""


def sentence(title: Words, parts: list[str]) -> str:
    """Return the alternative text of a chart: its title, then what it shows."""
    return f"{title}: {'; '.join(parts)}." if parts else f"{title}."
