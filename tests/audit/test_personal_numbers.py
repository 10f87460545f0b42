"""Finding fødselsnummer. The numbers are made here from their rule and belong to nobody."""

from __future__ import annotations

import pytest

from omstilling.audit.errors import DomainError
from omstilling.audit.personal_numbers import is_personal_number, lines_with_personal_number, refuse_personal_numbers


def made(first_nine: str) -> str:
    """Return the first number from these nine digits on that can be given out, with its control digits."""
    digits = [int(d) for d in first_nine]
    for weights in ((3, 7, 6, 1, 8, 9, 4, 5, 2), (5, 4, 3, 2, 7, 6, 5, 4, 3, 2)):
        digits.append((11 - sum(a * b for a, b in zip(digits, weights, strict=True)) % 11) % 11)
        if digits[-1] == 10:
            return made(f"{int(first_nine) + 1:09}")
    return "".join(map(str, digits))


@pytest.mark.parametrize("first", ["010190123", "310712459", "410190124", "014190123", "018190125"])
def test_numbers_d_numbers_and_made_up_numbers_are_found(first: str):
    number = made(first)
    assert len(number) == 11 and is_personal_number(number)
    wrong = number[:-1] + str((int(number[-1]) + 1) % 10)
    assert not is_personal_number(wrong)


@pytest.mark.parametrize("other", ["", "1234567890", "12345678901", "00000000000", "99999999999", "0101901234a"])
def test_other_digits_are_not(other: str):
    assert not is_personal_number(other)


def test_numbers_are_found_however_they_are_grouped_and_not_inside_longer_ones():
    number = made("010190123")
    assert lines_with_personal_number(f"Saken gjelder\n{number[:6]} {number[6:]}.") == [2]
    assert lines_with_personal_number(f"Nr. {number}") == [1]
    assert lines_with_personal_number(f"Nr. 1{number} og {number}2") == []
    assert lines_with_personal_number("Kontonummer 1234.56.78903, sak 2010/1234, 40 000 000 kr") == []


def test_the_refusal_names_the_field_and_the_line_and_never_the_number():
    number = made("010190123")
    refuse_personal_numbers(title="Nærvær 92,5 %", text="Tallet er 40 000 000.")
    with pytest.raises(DomainError) as refused:
        refuse_personal_numbers(title="Fint", text=f"En linje\n\nOg {number}")
    assert refused.value.field == "text" and "Linje 3" in str(refused.value)
    assert number not in str(refused.value)
    with pytest.raises(DomainError) as refused:
        refuse_personal_numbers(title=number)
    assert refused.value.field == "title" and number not in str(refused.value)
