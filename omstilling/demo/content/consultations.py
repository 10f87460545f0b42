"""Meetings with the unions, what the owners have confirmed, and what the budget took up. All of it is invented.

Some measures were decided without a consultation, and some were not taken up: the portal is to say so.
"""

from datetime import date

from .kinds import Consultation, Start, at

_FAGFORBUNDET = "hovedtillitsvalgt for Fagforbundet"
_UTDANNING = "hovedtillitsvalgt for Utdanningsforbundet"
_EMPLOYER = "rådmannen"

CONSULTATIONS = (
    Consultation(
        "information",
        date(2010, 11, 8),
        (_EMPLOYER, _FAGFORBUNDET, _UTDANNING),
        "Tiltakslista fra prosjektgruppa",
        measures=("purchasing", "region", "energy", "committees", "lab", "vets"),
    ),
    Consultation(
        "consultation",
        date(2010, 11, 22),
        (_EMPLOYER, _FAGFORBUNDET),
        "Tiltakslista fra prosjektgruppa og notat om bemanning",
        "Fagforbundet er imot at stillinger fjernes før arbeidsoppgavene er gjennomgått, og ber om at reduksjonen tas "
        "ved naturlig avgang.",
        "Rådmannen tar reduksjonen ved naturlig avgang så langt det går, og legger fram en gjennomgang av oppgavene.",
        False,
        ("clerks", "it", "town_hall", "leaders", "kitchen"),
        ("Nivået på administrative stillinger", "Kostra-tall 2009"),
    ),
    Consultation(
        "consultation",
        date(2010, 11, 23),
        (_EMPLOYER, _UTDANNING, _FAGFORBUNDET),
        "Notat om skoler og barnehager",
        "Utdanningsforbundet er bekymret for at rektor får for liten tid på hver skole. Fagforbundet ber om at ingen "
        "mister stillingen når små avdelinger legges sammen.",
        "Rådmannen viser til at alle ansatte følger med over, og at ledertiden vurderes på nytt etter ett år.",
        False,
        ("kindergartens", "schools_led", "schools"),
    ),
    Consultation(
        "consultation",
        date(2010, 11, 25),
        (_EMPLOYER, _FAGFORBUNDET, _UTDANNING),
        "Anbefalingen fra arbeidsgruppa for kultur",
        "Organisasjonene støtter felles ledelse når tilbudene består.",
        "Rådmannen legger saken fram for styringsgruppa slik den ble drøftet.",
        True,
        ("culture",),
    ),
    Consultation(
        "negotiation",
        date(2011, 3, 3),
        (_EMPLOYER, _FAGFORBUNDET),
        "Forslag til turnus i tre soner",
        "Fagforbundet godtar de nye turnusene når nattevakten får to på hver sone.",
        "Rådmannen gikk med på to på hver sone om natta. Avtalen gjelder fra 1. mai.",
        True,
        ("zones",),
    ),
    Consultation(
        "environment",
        date(2011, 3, 7),
        (_EMPLOYER, "hovedverneombudet", "arbeidstakersiden i arbeidsmiljøutvalget"),
        "Forslag til turnus i tre soner, slik det ble forhandlet fram 3. mars",
        "Utvalget mener turnusen er forsvarlig, og ber om at nattarbeidet vurderes på nytt etter seks måneder.",
        "Rådmannen tar nattarbeidet opp igjen i november.",
        measures=("zones",),
    ),
)

#: What each owner has confirmed: the measures that were in effect by 15 March 2011.
STARTS = (
    Start("clerks", date(2011, 1, 1), at(2011, 1, 4, 9, 30)),
    Start("culture", date(2011, 1, 1), at(2011, 1, 4, 10)),
    Start("purchasing", date(2011, 1, 1), at(2011, 1, 5, 9)),
    Start("region", date(2011, 1, 1), at(2011, 1, 6, 13)),
    Start("it", date(2011, 2, 1), at(2011, 2, 3, 9)),
    Start("energy", date(2011, 3, 1), at(2011, 3, 2, 14)),
)

#: When the decided measures were put into the budget, and which of them were left out.
BUDGETED_AT = at(2010, 12, 21, 9)
LEFT_OUT = frozenset({"lab", "vets"})
