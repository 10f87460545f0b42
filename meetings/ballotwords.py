"""What a vote came to, in a sentence. Pure words, no rows."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from omstilling.ui.formats import plural

from .models import BallotSubject

Text = str | Promise


@dataclass(frozen=True, slots=True)
class Words:
    """How a kind of vote is told: when all agreed, when all were against it, when it was carried and when it fell."""

    agreed: Text
    refused: Text
    carried: Text
    fell: Text
    carried_by_chair: Text
    fell_by_chair: Text


PROPOSAL = Words(
    gettext_lazy("Enstemmig"),
    gettext_lazy("Enstemmig mot forslaget"),
    gettext_lazy("Vedtatt med %(yes)s mot %(no)s stemmer"),
    gettext_lazy("Falt med %(yes)s mot %(no)s stemmer"),
    gettext_lazy("Forslaget er vedtatt."),
    gettext_lazy("Forslaget falt."),
)
WORDS: dict[str, Words] = {
    BallotSubject.CLOSING: Words(
        gettext_lazy("Enstemmig for å lukke møtet"),
        gettext_lazy("Enstemmig mot å lukke møtet"),
        gettext_lazy("Vedtatt å lukke møtet med %(yes)s mot %(no)s stemmer"),
        gettext_lazy("Forslaget om å lukke møtet falt med %(yes)s mot %(no)s stemmer"),
        gettext_lazy("Møtet lukkes."),
        gettext_lazy("Møtet lukkes ikke."),
    ),
    BallotSubject.POSTPONEMENT: Words(
        gettext_lazy("Enstemmig for å utsette saken"),
        gettext_lazy("Enstemmig mot å utsette saken"),
        gettext_lazy("Vedtatt å utsette saken med %(yes)s mot %(no)s stemmer"),
        gettext_lazy("Forslaget om å utsette saken falt med %(yes)s mot %(no)s stemmer"),
        gettext_lazy("Saken utsettes."),
        gettext_lazy("Saken utsettes ikke."),
    ),
    BallotSubject.RECUSAL: Words(
        gettext_lazy("Enstemmig"),
        gettext_lazy("Enstemmig mot"),
        gettext_lazy("Vedtatt med %(yes)s mot %(no)s stemmer"),
        gettext_lazy("Ikke vedtatt, %(yes)s mot %(no)s stemmer"),
        gettext_lazy("Vedtatt."),
        gettext_lazy("Ikke vedtatt."),
    ),
    BallotSubject.CHAIR: Words(
        gettext_lazy("Enstemmig valgt"),
        gettext_lazy("Enstemmig ikke valgt"),
        gettext_lazy("Valgt med %(yes)s mot %(no)s stemmer"),
        gettext_lazy("Ikke valgt, %(yes)s mot %(no)s stemmer"),
        "",
        "",
    ),
    BallotSubject.ELECTION: Words(
        gettext_lazy("Enstemmig"),
        gettext_lazy("Enstemmig mot forslaget"),
        gettext_lazy("Valgt med %(yes)s mot %(no)s stemmer"),
        gettext_lazy("Ikke valgt, %(yes)s mot %(no)s stemmer"),
        "",
        "",
    ),
}


def sentence(
    subject: str,
    *,
    parties: Iterable[tuple[str, int]],
    votes_for: int,
    votes_against: int,
    blank: int = 0,
    carried: bool | None = None,
    tie: bool = False,
    unanimous: bool = False,
    by_chair: bool = False,
    chair: str = "",
    sides: tuple[str, str] | None = None,
) -> str:
    """Return the result as it is printed: «Vedtatt med 5 mot 4 stemmer.»"""
    words = WORDS.get(subject, PROPOSAL)
    numbers = {"yes": votes_for, "no": votes_against}
    if unanimous and not blank:
        said = _agreed(words, parties, against=carried is False, sides=sides)
    elif sides:
        said = _alternatives(sides, numbers, carried, tie=tie, by_chair=by_chair, chair=chair)
    elif tie:
        said = _("Stemmene sto likt, %(yes)s mot %(no)s.") % numbers
        if by_chair:
            said = f"{said} {_settled(chair)}"
            if carried is not None:
                said = f"{said} {words.carried_by_chair if carried else words.fell_by_chair}".rstrip()
    elif votes_for + votes_against == 0:
        said = _("Ingen stemte for eller mot.")
    else:
        said = str(words.carried if carried else words.fell) % numbers + "."
    if blank:
        said = f"{said} {plural(blank, _('blank stemme'), _('blanke stemmer'))}."
    return said


def _agreed(words: Words, parties: Iterable[tuple[str, int]], *, against: bool, sides: Any) -> str:
    """Say who agreed: the number of votes, and how many each party had."""
    if sides:
        start = _("Enstemmig for %(proposal)s") % {"proposal": sides[1] if against else sides[0]}
    else:
        start = str(words.refused if against else words.agreed)
    voted = [(party, count) for party, count in parties if count]
    if not voted:
        return f"{start}."
    votes = plural(sum(count for _party, count in voted), _("stemme"), _("stemmer"))
    return f"{start}, {votes}: {', '.join(f'{party} {count}' for party, count in voted)}."


def _alternatives(
    sides: tuple[str, str], numbers: dict[str, int], carried: bool | None, *, tie: bool, by_chair: bool, chair: str
) -> str:
    named = {"one": capfirst(sides[0]), "other": sides[1], **numbers}
    said = _("%(one)s fikk %(yes)s stemmer og %(other)s fikk %(no)s stemmer.") % named
    if tie and by_chair:
        said = f"{said} {_settled(chair)}"
    if carried is None:
        return said
    won = _("%(proposal)s er vedtatt.") % {"proposal": capfirst(sides[0] if carried else sides[1])}
    return f"{said} {won}"


def _settled(chair: str) -> str:
    if chair:
        return _("Møteleders stemme (%(chair)s) avgjorde.") % {"chair": chair}
    return _("Møteleders stemme avgjorde.")
