"""What an import can end in before anything is saved: a file that is refused, or a question that must be answered."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any


class ImportRefused(Exception):
    """The file cannot be read. ``message`` is one line for the one who sent it."""

    def __init__(self, message: str, *, row: int | None = None, column: str = "") -> None:
        super().__init__(message)
        self.message, self.row, self.column = message, row, column

    def __str__(self) -> str:
        return self.message


@dataclass(frozen=True)
class Question:
    """Something that the file does not say and that no one may guess. ``options`` are (value, words)."""

    subject: str
    text: str
    flag: str
    options: tuple[tuple[str, str], ...]


class Ask(Exception):
    """The import needs an answer first. The page shows the questions as fields, the command names the flags."""

    def __init__(self, questions: tuple[Question, ...]) -> None:
        super().__init__(" ".join(question.text for question in questions))
        self.questions = questions


@dataclass(frozen=True)
class Problem:
    """Something about one cell or row: an error refuses the row, a warning only tells."""

    row: int
    message: str
    column: str = ""
    header: str = ""

    def to_json(self) -> dict[str, Any]:
        return asdict(self)
