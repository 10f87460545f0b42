"""What somebody has chosen for an import, and what the import must know of the project. Both are plain data."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .preview import PreviewRow

KEEP, LEAVE_OUT = "keep", "leave_out"
UNITS = ("kr", "1000kr", "mnok")
SIGNS = ("minus-is-saving", "plus-is-saving")


@dataclass(frozen=True)
class Choices:
    """The answers and changes of the one who imports. Empty means: as suggested.

    ``columns`` maps column index to field (``year`` for a year column, empty to leave out), ``roles`` row number to
    measure, base, technical or leave_out, ``matches`` row number to a measure's number (0 for a new one), ``names``
    field and the file's name to a name of the project's (empty for none).
    """

    sheet: str | None = None
    header_row: int | None = None
    columns: Mapping[int, str] = field(default_factory=dict)
    unit: str = ""
    sign: str = ""
    price_year: int | None = None
    outside_years: str = ""
    roles: Mapping[int, str] = field(default_factory=dict)
    matches: Mapping[int, int] = field(default_factory=dict)
    names: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    def to_json(self) -> dict[str, Any]:
        kept = asdict(self)
        for key in ("columns", "roles", "matches"):
            kept[key] = {str(number): value for number, value in kept[key].items()}
        return kept

    @classmethod
    def from_json(cls, kept: Mapping[str, Any]) -> Choices:
        data = dict(kept)
        for key in ("columns", "roles", "matches"):
            data[key] = {int(number): value for number, value in data.get(key, {}).items()}
        return cls(**data)


#: A value of a measure in plain form: kroner, text, a day, årsverk, yes or no. Relations are their names.
Value = int | str | date | Decimal | bool | None


@dataclass(frozen=True)
class Existing:
    """A measure or a budget line of the project as it stands now. ``years`` are stated amounts, plus is a saving."""

    number: int
    title: str
    role: str = "measure"
    values: Mapping[str, Value] = field(default_factory=dict)
    years: Mapping[int, int] = field(default_factory=dict)
    withdrawn: bool = False
    decided: bool = False


Judge = Callable[["PreviewRow"], list[tuple[str, str]]]


@dataclass(frozen=True)
class Project:
    """What the import must know: the plan's years, the price year, what exists, and the names that may be used.

    ``names`` maps a field to what may stand in it; a name may be reached by several spellings (kode, brukernavn).
    ``judge`` says what the rules of the project have against a row that would be saved, as (field, words).
    """

    plan_years: Sequence[int]
    price_year: int
    existing: Sequence[Existing] = ()
    names: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    options: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    judge: Judge | None = None
