"""Sums inside a table: which rows a sum row adds up, and whether its figure agrees with theirs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal

Figures = Sequence[Decimal | None]

#: Names that no measure has, and names that a measure may begin with.
STRONG = re.compile(
    r"(?:del)?sum(?:mer)?:?|totalt?|i alt|til ?sammen|totalsum|(?:del)?sum .{1,80}|total .{0,20}(?:sum|ramme|effekt)|"
    r"(?:sum )?(?:netto |brutto )?drifts(?:utgift|inntekt)(?:er)?|(?:netto|brutto) (?:ramme|utgift|inntekt|drift)\w*|"
    r"netto(?: (?:budsjett|endring|effekt)\w*)?|netto driftsresultat|resultat"
)
WEAK = re.compile(r"(?:total\w*|netto|brutto|samlet|samla|i alt|til sammen)\b|.* (?:i alt|totalt|sum)$")
#: So far back is looked for rows that no sum, heading or beginning sets apart.
_FAR = 400


@dataclass(frozen=True)
class SumFound:
    """The rows that a sum adds up. ``leaves`` are rows of data; ``computed`` is what the parts add up to."""

    leaves: tuple[int, ...]
    parts: int
    computed: tuple[Decimal, ...]
    differences: tuple[Decimal | None, ...]
    of_leaves: tuple[Decimal, ...]
    of_sums: bool = False
    start: int = 0

    @property
    def agrees(self) -> bool:
        return not any(self.differences)

    @property
    def is_rounding(self) -> bool:
        """A difference that rounding each part to the file's unit explains."""
        return not self.agrees and within(self.differences, self.parts)


def within(differences: Figures, parts: int) -> bool:
    """Tell whether rounding of each part and of the sum may make so much: half a unit each."""
    return all(difference is None or abs(difference) * 2 <= parts + 1 for difference in differences)


@dataclass(frozen=True)
class _Item:
    """A row or a sum, with what everything before and including it comes to."""

    leaves: tuple[int, ...]
    is_sum: bool
    run: int
    figures: tuple[Decimal, ...]
    of_leaves: tuple[Decimal, ...]
    known: int


@dataclass
class Ledger:
    """What has gone by and is not yet inside a sum: rows, and sums of rows."""

    width: int
    items: list[_Item] = field(default_factory=list)
    marks: list[int] = field(default_factory=list)

    def add(self, figures: Figures, index: int) -> None:
        amounts = [figure or Decimal(0) for figure in figures]
        self._push(amounts, amounts, (index,), is_sum=False, known=any(figure is not None for figure in figures))

    def _push(
        self,
        figures: Sequence[Decimal],
        of_leaves: Sequence[Decimal],
        leaves: tuple[int, ...],
        *,
        is_sum: bool,
        known: bool,
    ) -> None:
        size = len(self.items)
        last = self.items[-1] if self.items else self._nothing()
        run = last.run if self.items and last.is_sum == is_sum else size
        self.items.append(
            _Item(
                leaves, is_sum, run, _plus(last.figures, figures), _plus(last.of_leaves, of_leaves), last.known + known
            )
        )

    def _nothing(self) -> _Item:
        zero = (Decimal(0),) * self.width
        return _Item((), False, 0, zero, zero, 0)

    def mark(self) -> None:
        """A heading: sums may begin here."""
        self.marks.append(len(self.items))

    def match(self, stated: Figures, *, lenient: bool, single: bool) -> SumFound | None:
        """Return the parts above that add up to the figures; ``lenient`` allows rounding, ``single`` one part."""
        if not self.items or not any(figure is not None for figure in stated):
            return None
        least = 1 if single else 2
        starts = [start for start in self._beginnings() if self._parts(start) >= least]
        for start in starts:
            totals = self._since(start)
            if (single or any(totals)) and not any(_differences(stated, totals)):
                return self._found(start, stated)
        if lenient:
            for start in starts:
                parts = self._parts(start)
                if parts >= 2 and within(_differences(stated, self._since(start)), parts):
                    return self._found(start, stated)
        return self._anywhere(stated) if single else None

    def disagreeing(self, stated: Figures) -> SumFound | None:
        """Return the nearest parts for a row that calls itself a sum and agrees with nothing."""
        return next((self._found(start, stated) for start in self._beginnings() if self._parts(start)), None)

    def close(self, stated: Figures, found: SumFound) -> None:
        """Put the sum in the place of its parts."""
        amounts = [
            computed if figure is None else figure for figure, computed in zip(stated, found.computed, strict=True)
        ]
        del self.items[found.start :]
        self._push(amounts, found.of_leaves, found.leaves, is_sum=True, known=True)
        self.marks = [mark for mark in self.marks if mark <= found.start]

    def _before(self, start: int) -> _Item:
        return self.items[start - 1] if start else self._nothing()

    def _parts(self, start: int) -> int:
        return self.items[-1].known - self._before(start).known

    def _since(self, start: int) -> tuple[Decimal, ...]:
        return _minus(self.items[-1].figures, self._before(start).figures)

    def _beginnings(self) -> list[int]:
        """Return where a sum may begin, nearest first: a heading, after the last sum, the last sums, the top."""
        size = len(self.items)
        if not size:
            return []
        last = self.items[-1]
        first = size if last.is_sum else last.run
        sums = self.items[first - 1].run if first else 0
        marks = self.marks[:-21:-1]
        found = [mark for mark in marks if mark >= first]
        found += [first, sums, *[mark for mark in marks if mark < first], 0]
        return [start for start in dict.fromkeys(found) if start < size]

    def _found(self, start: int, stated: Figures) -> SumFound:
        items = self.items[start:]
        computed = self._since(start)
        return SumFound(
            tuple(leaf for item in items for leaf in item.leaves),
            self._parts(start),
            computed,
            tuple(_differences(stated, computed)),
            _minus(self.items[-1].of_leaves, self._before(start).of_leaves),
            any(item.is_sum for item in items),
            start,
        )

    def _anywhere(self, stated: Figures) -> SumFound | None:
        """Look back row by row for what adds up exactly."""
        for start in range(len(self.items) - 1, max(-1, len(self.items) - 1 - _FAR), -1):
            if not any(_differences(stated, self._since(start))):
                return self._found(start, stated)
        return None


def _plus(one: Sequence[Decimal], other: Sequence[Decimal]) -> tuple[Decimal, ...]:
    return tuple(a + b for a, b in zip(one, other, strict=True))


def _minus(one: Sequence[Decimal], other: Sequence[Decimal]) -> tuple[Decimal, ...]:
    return tuple(a - b for a, b in zip(one, other, strict=True))


def _differences(stated: Figures, totals: Sequence[Decimal]) -> list[Decimal | None]:
    return [None if figure is None else figure - total for figure, total in zip(stated, totals, strict=True)]
