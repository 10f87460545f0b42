"""Word-by-word differences: nothing is lost either way, and what reads alike is alike."""

from __future__ import annotations

from random import Random

import pytest

from meetings.wording import Mark, same_words, word_diff, words


def read(pieces: object, *marks: Mark) -> list[str]:
    text = "".join(piece.text for piece in pieces if piece.mark in marks)  # type: ignore[attr-defined]
    return [word for word, _blank in words(text)]


def told(before: str, after: str) -> str:
    """Write a difference as one line."""
    signs = {Mark.SAME: "{}", Mark.OUT: "[-{}-]", Mark.IN: "[+{}+]"}
    return " ".join(signs[piece.mark].format(piece.text.strip()) for piece in word_diff(before, after))


@pytest.mark.parametrize(
    ("before", "after", "difference"),
    [
        ("Budsjettet vedtas.", "Budsjettet vedtas.", "Budsjettet vedtas."),
        ("Det spares 18,4 mill.", "Det spares 18,5 mill.", "Det spares [-18,4-] [+18,5+] mill."),
        ("Fra 1. januar 2011.", "Fra 1. juli 2011.", "Fra 1. [-januar-] [+juli+] 2011."),
        ("Vedtas.", "Vedtas. Det meldes tilbake.", "Vedtas. [+Det meldes tilbake.+]"),
        ("Små skoler slås sammen.", "", "[-Små skoler slås sammen.-]"),
        ("To utvalg innføres.", "Tre utvalg under formannskapet innføres.", ""),
    ],
)
def test_a_difference_is_read_as_people_would_mark_it(before: str, after: str, difference: str) -> None:
    if difference:
        assert told(before, after) == difference
    assert read(word_diff(before, after), Mark.SAME, Mark.IN) == [word for word, _blank in words(after)]


def test_both_texts_can_be_read_out_of_every_difference() -> None:
    chance = Random(4)
    for _n in range(300):
        before, after = (
            "".join(chance.choice(("skole", "og", "2011", "«", ".", ",", "§ 5-6", " ", "\n", "å ")) for _m in range(n))
            for n in (chance.randrange(30), chance.randrange(30))
        )
        pieces = word_diff(before, after)
        # The blanks are the later text's: what stood apart may now stand together, so the words are read run together.
        assert "".join(read(pieces, Mark.SAME, Mark.OUT)) == "".join(word for word, _blank in words(before))
        assert "".join(read(pieces, Mark.SAME, Mark.IN)) == "".join(word for word, _blank in words(after))


def test_line_ends_and_blanks_are_no_difference() -> None:
    assert same_words("1. Vedtas.\r\n2. Følges opp.", "1. Vedtas. \n\n2. Følges opp.\n")
    assert not same_words("Vedtas.", "Vedtas!")
