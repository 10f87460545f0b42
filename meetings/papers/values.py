"""What a case paper says, as frozen values of plain text: nothing is looked up after it is built."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PaperTable:
    """Lines that were filled from the measures. Cells are written out; ``numeric`` are the columns of numbers.

    ``notes`` say units, price year and what the sums hold: they are to be printed with the table.
    """

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    foot: tuple[str, ...] = ()
    numeric: tuple[int, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def columns(self) -> list[tuple[str, bool]]:
        """Each column's head, and whether it holds numbers."""
        return [(words, place in self.numeric) for place, words in enumerate(self.head)]

    @property
    def lines(self) -> list[list[tuple[str, str, str]]]:
        """Each row's cells with their column's head and how they are set: numbers, words among numbers, or words."""
        return [self._labelled(row) for row in self.rows]

    @property
    def last(self) -> list[tuple[str, str, str]]:
        """The cells of the foot in the same way."""
        return self._labelled(self.foot)

    def _labelled(self, cells: tuple[str, ...]) -> list[tuple[str, str, str]]:
        return [
            (head, "" if not numeric else "num words" if any(map(str.isalpha, cell)) else "num", cell)
            for (head, numeric), cell in zip(self.columns, cells, strict=False)
        ]


@dataclass(frozen=True, slots=True)
class PaperStatement:
    """What somebody has said: a meeting with the unions, or their statement in the case."""

    heading: str
    parties: str = ""
    views: str = ""
    reply: str = ""
    outcome: str = ""
    #: When it was written, and what stands over the reply: of a union's own statement on a measure.
    day: str = ""
    reply_heading: str = ""


@dataclass(frozen=True, slots=True)
class ExemptText:
    """A part that is exempt, with its ground, for a reader who may see it."""

    text: str
    basis: str


@dataclass(frozen=True, slots=True)
class PaperPart:
    """What stands under one heading: first what is filled from the measures, then the typed text.

    ``withheld`` is what is printed in the place of each part that the reader may not see.
    """

    section: str
    heading: str
    lines: tuple[str, ...] = ()
    table: PaperTable | None = None
    statements: tuple[PaperStatement, ...] = ()
    text: str = ""
    exempt: tuple[ExemptText, ...] = ()
    withheld: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PaperStep:
    """A body that has had the case before, and what it said."""

    case: int
    number: str
    title: str
    body: str
    day: str = ""
    word: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class PaperAttachment:
    """A document that goes with the paper. With ``withheld`` nothing else of it is here but its place.

    ``document`` is its number in the register; ``sha256`` and ``size`` tell which file it was.
    """

    order: int
    title: str = ""
    note: str = ""
    document: int = 0
    sha256: str = ""
    size: int = 0
    mime: str = ""
    withheld: str = ""


@dataclass(frozen=True, slots=True)
class CasePaper:
    """One case paper. ``withheld`` is why the reader gets nothing but number, title and kind; else it is empty."""

    case: int
    number: str
    title: str
    kind: str
    body: str
    year: int
    public: bool
    withheld: str = ""
    basis: str = ""
    parts: tuple[PaperPart, ...] = ()
    path: tuple[PaperStep, ...] = ()
    attachments: tuple[PaperAttachment, ...] = ()
    example: bool = False

    @property
    def has_exempt_parts(self) -> bool:
        """Whether something of the paper is exempt, be it here or left out."""
        return any(part.exempt or part.withheld for part in self.parts)

    @property
    def shows_exempt_parts(self) -> bool:
        """Whether something exempt stands in the paper."""
        return any(part.exempt for part in self.parts)

    def part(self, section: str) -> PaperPart | None:
        """Return what stands under a heading; ``None`` when nothing does."""
        return next((part for part in self.parts if part.section == section), None)

    @property
    def recommendation(self) -> str:
        """The text that is put forward, as typed."""
        part = self.part("recommendation")
        return part.text if part is not None else ""
