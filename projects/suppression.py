"""What may be shown of figures about groups of employees, so that no group under five can be computed. Pure.

Every figure is about the people of a place in a period, and is a mean of so many people. A mean times its number of
people is a sum over them, so whoever knows a parent and all of its children but one knows the last. The **rest** of a
place is the people in it who are in none of the places shown below it (the nearest shown ones). What can be computed
from the places shown is exactly the combinations of their rests, and two rests have no person in common. So: as long
as every rest is empty or has five people, nothing computed from what is shown is about fewer than five.

That covers parents, the whole municipality, filters, exports, means over months and drawings alike, because all of
these are made of what is shown and of nothing else. Four more things an attacker has:

- **memory**: what has been shown once is known. Figures are therefore judged in the order in which they were entered,
  act by act, and what has been shown counts as known for good: corrected, withdrawn, or seen as of an earlier day.
- **corrections**: a figure corrected from eight people to nine tells about the ninth. A value may be corrected, but
  figures of another number of people are held back; and when a number has been corrected, the period was counted
  anew, so that nothing more of it can be told by counting, and nothing new of it is shown.
- **reorganisation**: whose figure a moved unit is in for the month it moved, cannot be known. A period is judged on
  every tree it may have been measured on.
- **bounds**: when nearly nobody of eight is away, nearly nobody of the three is. On a scale with ends, a place is
  held back when it would tell about a small group in it more nearly than ``NEAREST``.

Sizes are shown only with the figure that they belong to, so they can be computed no better than the figures.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from itertools import groupby
from typing import Any

#: Groups smaller than this are never shown, nor what would let them be computed.
SMALLEST_GROUP = 5
#: A unit, or ``None`` for the whole.
Place = int | None
#: What each unit lay under; what is not named lies under the whole.
Tree = Mapping[int, int | None]
#: How nearly a small group may be known from the ends of the scale, in the scale's own units (percentage points).
NEAREST = Decimal(3)
PERCENT = (Decimal(0), Decimal(100))


#: The trees that a period may have been measured on, each as pairs, so that it can be remembered by.
Trees = tuple[tuple[tuple[int, int | None], ...], ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """A version of a figure: what it is about, of how many, and the act that entered it (acts are in order).

    Figures of one ``series`` measure the same; ``scale`` is the ends of what they are measured on. Several series of a
    period are judged together: what two of them tell of the same people is held side by side.
    """

    key: Hashable
    place: Place
    period: Hashable
    value: Decimal
    size: int | None
    act: Any
    series: Hashable = None
    scale: tuple[Decimal, Decimal] | None = None


def trees(*found: Tree) -> Trees:
    """Return the trees of a period; those that are alike count once."""
    return tuple(dict.fromkeys(tuple(sorted(tree.items())) for tree in found)) or ((),)


def shown(figures: Iterable[Figure], trees_of: Callable[[Any], Trees]) -> frozenset[Hashable]:
    """Return the keys of the figures that may be shown. Periods have nothing to do with each other."""
    by_period: dict[Hashable, list[Figure]] = defaultdict(list)
    for figure in figures:
        by_period[figure.period].append(figure)
    return frozenset().union(
        *(_shown_in(tuple(sorted(found, key=_turn)), trees_of(period)) for period, found in by_period.items())
    )


def _turn(figure: Figure) -> Any:
    return figure.act, repr(figure.key)


@lru_cache(maxsize=512)
def _shown_in(figures: tuple[Figure, ...], under: Trees) -> frozenset[Hashable]:
    """Judge one period: act by act, from the top down, the larger groups first."""
    lies = [_Lie(dict(tree)) for tree in under]
    known: dict[Place, int] = {}
    is_counted_anew = False
    counted: dict[tuple[Place, Hashable], int] = {}
    let: set[Hashable] = set()
    waiting: list[Figure] = []
    for _act, together in groupby(figures, key=lambda figure: figure.act):
        for figure in together:
            if figure.size is not None:
                at = figure.place, figure.series
                is_counted_anew |= counted.setdefault(at, figure.size) != figure.size
            if is_large(figure.size):
                waiting.append(figure)
        waiting.sort(key=lambda f: (lies[0].depth(f.place), -(f.size or 0), f.place or 0, repr(f.key)))
        # What had to wait may be let out by what came after it: try until nothing more comes.
        while out := next((f for f in waiting if _may_come(f, known, lies, is_counted_anew)), None):
            known[out.place] = out.size or 0
            let.add(out.key)
            waiting.remove(out)
    for series in {figure.series for figure in figures if figure.scale is not None}:
        let -= _too_near([figure for figure in figures if figure.series == series], let, lies)
    return frozenset(let)


def is_large(size: int | None) -> bool:
    """Tell whether a group is large enough to be shown at all. One whose size nobody has told is not."""
    return size is not None and size >= SMALLEST_GROUP


class _Lie:
    """Where places lie."""

    def __init__(self, tree: Tree) -> None:
        self.tree = tree
        self._above: dict[Place, tuple[Place, ...]] = {None: ()}

    def above(self, place: Place) -> tuple[Place, ...]:
        """Return what a place lies under, nearest first; the whole is last."""
        if place not in self._above:
            found: list[Place] = []
            over = self.tree.get(place) if place is not None else None
            while over is not None and over not in found:
                found.append(over)
                over = self.tree.get(over)
            self._above[place] = (*found, None)
        return self._above[place]

    def depth(self, place: Place) -> int:
        return len(self.above(place))

    def over(self, place: Place, among: Collection[Place]) -> tuple[Place, ...]:
        """Return the nearest of some places that a place lies under, or nothing."""
        for one in self.above(place):
            if one in among:
                return (one,)
        return ()

    def nearest(self, place: Place, among: Collection[Place]) -> list[Place]:
        """Return the nearest of some places below one of them: those with none of them in between."""
        return [one for one in among if one != place and self.over(one, among) == (place,)]


def _may_come(figure: Figure, known: Mapping[Place, int], lies: list[_Lie], is_counted_anew: bool) -> bool:
    """Tell whether a figure may be shown beside what is known already."""
    size = figure.size or 0
    if figure.place in known:
        return known[figure.place] == size
    trial = {**known, figure.place: size}
    return not is_counted_anew and all(_is_safe(trial, tree, figure.place) for tree in lies)


def _is_safe(known: Mapping[Place, int], tree: _Lie, place: Place) -> bool:
    """Tell whether the rests that a place takes part in are empty or large: its own, and that of what is over it.

    Parts that are more than their whole were counted at another time, and then nothing can be told by counting.
    """
    for one in (place, *tree.over(place, known)):
        rest = known[one] - sum(known[below] for below in tree.nearest(one, known))
        if rest and rest < SMALLEST_GROUP:
            return False
    return True


def _too_near(figures: Sequence[Figure], let: set[Hashable], lies: list[_Lie]) -> set[Hashable]:
    """Return the keys of places that tell of a small group in them too nearly, because the scale ends there."""
    last: dict[Place, Figure] = {figure.place: figure for figure in figures}
    out = {figure.place: figure for figure in figures if figure.key in let}
    held: set[Place] = set()
    while True:
        near = [place for tree in lies for place, figure in out.items() if _tells_too_much(figure, out, last, tree)][
            :1
        ]
        if not near:
            return {figure.key for figure in figures if figure.place in held}
        del out[near[0]]
        held.add(near[0])


def _tells_too_much(figure: Figure, out: Mapping[Place, Figure], last: Mapping[Place, Figure], tree: _Lie) -> bool:
    """Tell whether the mean of a place's rest is so near an end of the scale that it tells of a small part of it."""
    below = [out[one] for one in tree.nearest(figure.place, out)]
    people = (figure.size or 0) - sum(one.size or 0 for one in below)
    if people == 0 or figure.scale is None:
        return False
    total = (figure.size or 0) * figure.value - sum((one.size or 0) * one.value for one in below)
    low, high = figure.scale
    for small in _small_groups(figure.place, out, last, tree):
        least = max(low, (total - (people - small) * high) / small)
        most = min(high, (total - (people - small) * low) / small)
        if most - least < NEAREST:
            return True
    return False


def _small_groups(
    place: Place, out: Mapping[Place, Figure], last: Mapping[Place, Figure], tree: _Lie
) -> Iterable[int]:
    """Yield the sizes of the small groups in the rest of a place: units held back, and what is in no unit."""
    for one, figure in last.items():
        mine = one == place if one in out else tree.over(one, out) == (place,)
        if not mine or figure.size is None:
            continue
        if one not in out and 0 < figure.size < SMALLEST_GROUP:
            yield figure.size
        rest = figure.size - sum(last[below].size or 0 for below in tree.nearest(one, last))
        if 0 < rest < SMALLEST_GROUP:
            yield rest
