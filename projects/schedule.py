"""Milestones that wait for each other: what a move pushes, how far each can slip, the chain that decides the end.

Pure arithmetic over keys and days. A milestone waits for another with so many days between at the least; one that is
reached stands still, and one without a date passes on what it is pushed by.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property


@dataclass(frozen=True, slots=True)
class Point:
    """A milestone: the day it was reached or is expected."""

    key: int
    day: date | None
    done: bool = False


@dataclass(frozen=True, slots=True)
class Wait:
    """That ``after`` cannot be reached before ``before`` is, and so many days later."""

    before: int
    after: int
    days: int = 0


@dataclass(frozen=True, slots=True)
class Push:
    """A milestone that a move carries along; ``because`` is the one right before it that leaves it no room."""

    key: int
    was: date
    to: date
    because: int

    @property
    def days(self) -> int:
        return (self.to - self.was).days


class Net:
    """Milestones with their waits. Waits for what is not there are left out. Raises ``ValueError`` for a circle."""

    def __init__(self, points: Iterable[Point], waits: Iterable[Wait]) -> None:
        self.points = {point.key: point for point in points}
        self.after: dict[int, list[Wait]] = defaultdict(list)
        self.before: dict[int, list[Wait]] = defaultdict(list)
        for wait in waits:
            if wait.before in self.points and wait.after in self.points:
                self.after[wait.before].append(wait)
                self.before[wait.after].append(wait)
        self.order = self._in_order()

    def _in_order(self) -> list[int]:
        """Return the keys so that each comes after all that it waits for."""
        left = {key: len(self.before.get(key, ())) for key in self.points}
        ready = deque(key for key, count in left.items() if not count)
        order = []
        while ready:
            key = ready.popleft()
            order.append(key)
            for wait in self.after.get(key, ()):
                left[wait.after] -= 1
                if not left[wait.after]:
                    ready.append(wait.after)
        if len(order) < len(self.points):
            raise ValueError("Milestones wait for each other in a circle.")
        return order

    def pushed(self, key: int, to: date) -> list[Push]:
        """Return what must move when a milestone moves, each no further than it has to. Nothing moves earlier."""
        at, why = {key: to}, {key: key}
        found = []
        for one in self.order:
            point = self.points[one]
            if one == key or point.done:
                continue
            moved = [(at[w.before] + timedelta(days=w.days), w.before) for w in self.before[one] if w.before in at]
            if not moved:
                continue
            day, by = max(moved)
            if point.day is not None and day <= point.day:
                continue
            at[one] = day
            why[one] = by if self.points[by].day is not None or by == key else why[by]
            if point.day is not None:
                found.append(Push(one, point.day, day, why[one]))
        return found

    def earliest(self, today: date) -> dict[int, date]:
        """Return the first day on which each can be reached: what is late is not reached before today."""
        found: dict[int, date] = {}
        for key in self.order:
            point = self.points[key]
            if point.done:
                if point.day is not None:
                    found[key] = point.day
                continue
            days = [found[w.before] + timedelta(days=w.days) for w in self.before[key] if w.before in found]
            if point.day is not None:
                days.append(max(point.day, today))
            if days:
                found[key] = max(days)
        return found

    def room(self, wait: Wait) -> int | None:
        """Return the days to spare between two; negative where the later one stands too early, ``None`` if unknown."""
        first, second = self.points[wait.before], self.points[wait.after]
        if first.day is None or second.day is None:
            return None
        return (second.day - first.day).days - wait.days

    def free(self, key: int) -> int | None:
        """Return how many days a milestone can slip before another has to move; ``None`` where none waits for it."""
        return min((room for _after, room in self._waiting(key)), default=None)

    def _waiting(self, key: int) -> list[tuple[int, int]]:
        """Return (the next with a date, the days to spare before it), past those that have none."""
        start = self.points[key]
        found, seen = [], set()
        ways = deque((wait, wait.days) for wait in self.after[key])
        while ways:
            wait, days = ways.popleft()
            point = self.points[wait.after]
            if point.done or (wait.after, days) in seen:
                continue
            seen.add((wait.after, days))
            if point.day is None:
                ways.extend((further, days + further.days) for further in self.after[point.key])
            elif start.day is not None:
                found.append((point.key, (point.day - start.day).days - days))
        return found

    @cached_property
    def waits(self) -> dict[int, list[tuple[int, int]]]:
        """The open milestones with a date: (the next, the days to spare before it); those without are passed."""
        return {
            key: self._waiting(key) for key, point in self.points.items() if point.day is not None and not point.done
        }

    @cached_property
    def linked(self) -> set[int]:
        """The open milestones with a date that wait for another, or that another waits for."""
        found = {key for key, nexts in self.waits.items() if nexts}
        return found | {after for nexts in self.waits.values() for after, _room in nexts}

    @cached_property
    def end(self) -> int | None:
        """The last of those that hang together; the one with the lowest key of several on a day."""
        days = [(self._day(key), -key) for key in self.linked]
        return -max(days)[1] if days else None

    def _day(self, key: int) -> date:
        day = self.points[key].day
        assert day is not None
        return day

    @cached_property
    def slack(self) -> dict[int, int]:
        """How many days each can slip before the last day of the plan has to move. Below zero: it is too late."""
        if self.end is None:
            return {}
        last = self._day(self.end)
        found: dict[int, int] = {}
        for key in reversed(self.order):
            if key in self.linked:
                rooms = [room + found[after] for after, room in self.waits[key]]
                found[key] = min([*rooms, (last - self._day(key)).days])
        return found

    @cached_property
    def chain(self) -> list[int]:
        """The critical chain: of all ways from one that waits for none to the last, the one with least to spare."""
        if self.end is None:
            return []
        left: dict[int, tuple[int, int]] = {self.end: (0, self.end)}
        for key in reversed(self.order):
            ways = [(room + left[after][0], after) for after, room in self.waits.get(key, ()) if after in left]
            if ways and key != self.end:
                left[key] = min(ways)
        waiting = {after for nexts in self.waits.values() for after, _room in nexts}
        first = min((left[key][0], key) for key in left if key not in waiting)[1]
        chain = [first]
        while chain[-1] != self.end:
            chain.append(left[chain[-1]][1])
        return chain


def way_between(waits: Iterable[Wait], first: int, last: int) -> list[int]:
    """Return the keys on the shortest way from one milestone to another that waits for it; empty where none is."""
    after: dict[int, list[int]] = defaultdict(list)
    for wait in waits:
        after[wait.before].append(wait.after)
    came: dict[int, int] = {first: first}
    ready = deque([first])
    while ready:
        key = ready.popleft()
        if key == last:
            way = [key]
            while way[-1] != first:
                way.append(came[way[-1]])
            return way[::-1]
        for one in after[key]:
            if one not in came:
                came[one] = key
                ready.append(one)
    return []
