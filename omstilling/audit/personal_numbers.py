"""Finding national identity numbers (fødselsnummer) in text, so that none is ever kept. Pure functions."""

from __future__ import annotations

import re
from typing import Final

from django.utils.translation import gettext as _

from .errors import DomainError

#: Eleven digits, also written in two groups; not a part of a longer number.
_WRITTEN = re.compile(r"(?<![\d,.])(\d{6})[ \u00a0\u2009\u202f.-]?(\d{5})(?!\d)")
_FIRST: Final = (3, 7, 6, 1, 8, 9, 4, 5, 2)
_SECOND: Final = (5, 4, 3, 2, 7, 6, 5, 4, 3, 2)


def is_personal_number(digits: str) -> bool:
    """Tell whether eleven digits are a national identity number: a possible day and month, and both control digits.

    D-numbers (day + 40) and the made-up numbers of test registers (month + 40 or + 80) count as such.
    """
    if len(digits) != 11 or not (digits.isascii() and digits.isdecimal()):
        return False
    numbers = [int(digit) for digit in digits]
    day, month = int(digits[:2]), int(digits[2:4])
    if not (1 <= day % 40 <= 31 and day < 72 and 1 <= month % 40 <= 12):
        return False
    return numbers[9] == _control(numbers[:9], _FIRST) and numbers[10] == _control(numbers[:10], _SECOND)


def _control(numbers: list[int], weights: tuple[int, ...]) -> int:
    """Return the control digit (modulus 11); 10 means that the number is never given out."""
    return -sum(a * b for a, b in zip(numbers, weights, strict=True)) % 11


def lines_with_personal_number(text: str) -> list[int]:
    """Return the numbers of the lines, from 1, in which a national identity number stands."""
    return [
        number
        for number, line in enumerate(text.splitlines(), start=1)
        if any(is_personal_number(found[1] + found[2]) for found in _WRITTEN.finditer(line))
    ]


def refuse_personal_numbers(**texts: str) -> None:
    """Raise DomainError beside the first field whose text holds a national identity number; it is never repeated.

    The keywords are the names of the fields: ``refuse_personal_numbers(title=…, text=…)``.
    """
    for field, text in texts.items():
        lines = lines_with_personal_number(text)
        if lines and "\n" in text.strip():
            raise DomainError(_("Linje %s inneholder et fødselsnummer. Ta det bort.") % lines[0], field=field)
        if lines:
            raise DomainError(_("Teksten inneholder et fødselsnummer. Ta det bort."), field=field)
