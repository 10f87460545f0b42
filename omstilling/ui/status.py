"""How a status looks: one colour and one shape per meaning, the same on every page and in every drawing.

Forslag is hatched, vedtatt solid, realisert dark, mangler outlined. Never colour alone.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Appearance:
    """A colour of the design system and one of our shapes."""

    color: str
    shape: str


PROPOSED = Appearance("warning", "hatched")
ON_THE_WAY = Appearance("info", "half")
DECIDED = Appearance("accent", "solid")
REALISED = Appearance("success", "dark")
MISSING = Appearance("neutral", "outline")
GOOD = Appearance("success", "tick")
SLIPPING = Appearance("warning", "diamond")
LATE = Appearance("danger", "triangle")
QUIET = Appearance("neutral", "ring")
WITHDRAWN = Appearance("neutral", "cross")
LOCKED = Appearance("danger", "lock")

#: Kinds a template may name, and the words of the portal that need no kind.
APPEARANCES: dict[str, Appearance] = {
    "proposed": PROPOSED,
    "under_way": ON_THE_WAY,
    "decided": DECIDED,
    "realised": REALISED,
    "missing": MISSING,
    "good": GOOD,
    "slipping": SLIPPING,
    "late": LATE,
    "quiet": QUIET,
    "withdrawn": WITHDRAWN,
    "locked": LOCKED,
    "idé": PROPOSED,
    "tiltak": PROPOSED,
    "forslag": PROPOSED,
    "foreslått": PROPOSED,
    "utkast": PROPOSED,
    "utredet": ON_THE_WAY,
    "informert": ON_THE_WAY,
    "drøftet": ON_THE_WAY,
    "innstilt": ON_THE_WAY,
    "anbefalt": ON_THE_WAY,
    "til godkjenning": ON_THE_WAY,
    "i gang": ON_THE_WAY,
    "under arbeid": ON_THE_WAY,
    "pågår": ON_THE_WAY,
    "foreløpig konklusjon": ON_THE_WAY,
    "vedtatt": DECIDED,
    "budsjettert": DECIDED,
    "godkjent": DECIDED,
    "konkludert": DECIDED,
    "iverksatt": DECIDED,
    "realisert": REALISED,
    "publisert": REALISED,
    "mangler": MISSING,
    "ikke vedtatt": MISSING,
    "ikke innstilt": MISSING,
    "ikke anbefalt": MISSING,
    "ikke oppgitt": MISSING,
    "ikke beregnet": MISSING,
    "eksempeltall": MISSING,
    "ikke fastsatt": MISSING,
    "fullført": GOOD,
    "fulgt opp": GOOD,
    "vedtatt som innstilt": DECIDED,
    "vedtatt med endringer": DECIDED,
    "nådd": GOOD,
    "oppnådd": GOOD,
    "foran plan": GOOD,
    "på plan": GOOD,
    "mindre forsinkelser": SLIPPING,
    "flyttet": SLIPPING,
    "protokoll ikke godkjent": SLIPPING,
    "referat ikke godkjent": SLIPPING,
    "forsinket": LATE,
    "over fristen": LATE,
    "planlagt": QUIET,
    "på vent": QUIET,
    "ikke startet": QUIET,
    "utsatt": QUIET,
    "ikke påbegynt": QUIET,
    "krever ikke oppfølging": QUIET,
    "endret": SLIPPING,
    "offentlig": QUIET,
    "intern": QUIET,
    "trukket": WITHDRAWN,
    "avlyst": WITHDRAWN,
    "avslått": WITHDRAWN,
    "opphevet": WITHDRAWN,
    "erstattet": WITHDRAWN,
    "unntatt offentlighet": LOCKED,
}


def appearance(word: str) -> Appearance:
    """Return the appearance of a kind or a status word; an unknown word is quiet."""
    return APPEARANCES.get(word.strip().lower(), QUIET)
