"""How the members voted in two cases of the meeting of 17.09.2010, name by name. Invented, as the meeting says itself.

In the first two proposals stood against each other; in the second a party split.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class ByName:
    """Who was for and who was against. ``counter``: whose proposal the recommendation stood against, and its text."""

    for_it: tuple[str, ...]
    against: tuple[str, ...]
    counter: tuple[str, str] = ("", "")


BALLOTS = {
    "parliamentary": ByName(
        ("leder", "hakon", "jovnna", "mihkkal", "ante"),
        ("medlem", "peder"),
        ("medlem", "Spørsmålet om parlamentarisme utredes ikke i prosjektet."),
    ),
    "political": ByName(("leder", "hakon", "mihkkal", "medlem", "ante"), ("jovnna", "peder")),
}
