"""Which measure of the project a row is, and what the file changes of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from .catalogue import BY_KEY
from .cells import words_key
from .choices import Existing, Value


@dataclass(frozen=True)
class Change:
    """A field that the file changes: what stands there now and what comes."""

    field: str
    label: str
    old: Value
    new: Value
    year: int | None = None


class Matcher:
    """Finds the measure or line of a row: by its number, else by its name; the second of a name is the second.

    What has lapsed is found by its number only: a file that is imported again may make it anew.
    """

    def __init__(self, existing: Sequence[Existing]) -> None:
        self.by_number = {(found.role, found.number): found for found in existing}
        self.by_title: dict[tuple[str, str], list[Existing]] = defaultdict(list)
        for found in sorted((one for one in existing if not one.withdrawn), key=lambda one: one.number):
            self.by_title[found.role, words_key(found.title)].append(found)
        self.taken: dict[tuple[str, int], int] = {}

    def find(self, role: str, number: int | None, title: str) -> Existing | None:
        if number is not None:
            found = self.by_number.get((role, number))
            if found is not None:
                return found
        return next(
            (one for one in self.by_title[role, words_key(title)] if (role, one.number) not in self.taken), None
        )

    def take(self, found: Existing, row: int) -> int | None:
        """Note that a row is this measure; return the row that was so before."""
        return self.taken.setdefault((found.role, found.number), row)


def same(old: Value, new: Value) -> bool:
    """Tell whether two values say the same: blanks at the ends and kinds of line breaks say nothing."""
    if isinstance(old, str) and isinstance(new, str):
        return old.replace("\r\n", "\n").replace("\r", "\n").strip() == new.strip()
    return (None if old == "" else old) == (None if new == "" else new)


def changes(found: Existing, values: Mapping[str, Value], years: Mapping[int, int]) -> list[Change]:
    """Return what the file says otherwise. An empty cell says nothing and changes nothing."""
    changed = []
    if "title" in values and not same(found.title, values["title"]):
        changed.append(Change("title", str(BY_KEY["title"].label), found.title, values["title"]))
    for key, value in values.items():
        if key not in {"title", "number"} and not key.startswith("row_") and not same(found.values.get(key), value):
            changed.append(Change(key, str(BY_KEY[key].label), found.values.get(key), value))
    for year, amount in years.items():
        if found.years.get(year) != amount:
            changed.append(Change("year", str(year), found.years.get(year), amount, year))
    return changed


def plain(value: Any) -> Any:
    """Return a value as JSON takes it."""
    return value if value is None or isinstance(value, (bool, int, str)) else str(value)
