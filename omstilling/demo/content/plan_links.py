"""What waits for what in the plan, what milestones deliver, and the municipal year. Invented; election day is not."""

from __future__ import annotations

from datetime import date

from .kinds import at

#: (the one that must be reached first, the one that waits, days between).
LINKS = (
    ("sketch", "moved_in", 120),
    ("hearing", "schools", 30),
    ("building_study", "company", 60),
    ("care_plan", "rest", 42),
    ("schools", "rest", 30),
    ("company", "rest", 30),
    ("rest", "management", 90),
    ("moved_in", "management", 120),
    ("parliamentary", "political", 120),
    ("political", "management", 30),
)
LINKED_ON = at(2011, 3, 14, 9)

#: What is to be there when it is reached, and when that is good enough.
DELIVERABLES = {
    "schools": (
        "Saksframlegg med struktur, kart over skoleveier og virkning for hvert år.",
        "Styringsgruppa har innstilt, og høringen er gjengitt i saken.",
    ),
    "rest": (
        "Liste over tiltak for de kronene som mangler, med drøftingsreferat.",
        "Rådmannen går god for tallene, og hvert tiltak er drøftet.",
    ),
    "survey": ("Rapport per sektor.", "Svar fra minst seks av ti. Ingen gruppe under fem vises."),
}

#: (kind, what, first day, last day where it is a period).
YEAR_MARKS = (
    ("budget", "Rådmannens forslag til budsjett 2011", date(2010, 10, 27), None),
    ("budget", "Formannskapet innstiller budsjett 2011", date(2010, 11, 24), None),
    ("holiday", "Vinterferie i skolene", date(2011, 2, 28), date(2011, 3, 4)),
    ("budget", "Første tertialrapport", date(2011, 5, 31), None),
    ("council", "Møte i kommunestyret før ferien", date(2011, 6, 20), None),
    ("holiday", "Fellesferie", date(2011, 7, 4), date(2011, 7, 29)),
    ("budget", "Budsjettarbeid i sektorene", date(2011, 8, 15), date(2011, 10, 7)),
    ("other", "Kommunestyre- og fylkestingsvalg", date(2011, 9, 12), None),
    ("council", "Nytt kommunestyre trer sammen", date(2011, 10, 12), None),
    ("budget", "Rådmannens forslag til budsjett 2012", date(2011, 10, 26), None),
    ("council", "Kommunestyret vedtar budsjett 2012", date(2011, 12, 14), None),
)
MARKED_ON = at(2010, 10, 15, 9)
