"""News and status reports: invented words about what the rest of the example holds."""

from datetime import date

from .kinds import Document, News, Report, at

NEWS = (
    News(
        "Infosiden er åpnet",
        "Her finner du vedtak, møter, planen og hvem du kan spørre. "
        "Siden oppdateres etter hvert møte i styringsgruppa.",
        at(2010, 11, 12, 12),
    ),
    News(
        "Avtalen om stillingsvern er underskrevet",
        "Kommunen og fagforeningene har en avtale. Ingen fast ansatt sies opp på grunn av omstillingen så lenge den "
        "gjelder.",
        at(2010, 12, 14, 15),
    ),
    News(
        "Kommunestyret har vedtatt budsjettet for 2011",
        "De første varige innsparingene er vedtatt. Skolestrukturen er utsatt til våren, etter en høring.",
        at(2010, 12, 16, 9, 50),
        access="public",
    ),
    News(
        "Si din mening om skoler og barnehager",
        "Forslaget er sendt på høring. Fristen er 18. februar 2011.",
        at(2011, 1, 21, 11),
        access="public",
    ),
    News(
        "Styringsgruppa vil reforhandle avtalen om sykehjemsplasser",
        "Kommunestyret tar stilling til saken senere i vår. Alle beholder plassen sin.",
        at(2011, 3, 11, 13),
    ),
)

#: Working material that only those in the body see.
NOTES = (
    Document(
        "Arbeidsnotat om lokaler for kulturskolen",
        "Notat til neste møte i arbeidsgruppa. Ikke avklart med utleier.",
        "Arbeidsgruppe kultur",
        access="restricted",
        body="wg_culture",
        made=at(2011, 3, 8, 14),
    ),
)

REPORTS = (
    Report(
        date(2011, 1, 31),
        "on_plan",
        "minor",
        "on_plan",
        "Budsjettet for 2011 er vedtatt, og de første varige tiltakene virker. Under halvparten av innsparingen er "
        "vedtatt. Skolestrukturen er utsatt til april, og uten den rekker vi ikke målet i år.",
        "Høringen om skoler og barnehager går til 18. februar. Utredningen om bygningsdriften kommer i begynnelsen av "
        "februar.",
        at(2011, 1, 28, 14),
        at(2011, 1, 31, 12),
    ),
    Report(
        date(2011, 3, 15),
        "minor",
        "late",
        "on_plan",
        "To milepæler er forsinket, og felles produksjonskjøkken kommer i gang tre måneder senere enn vedtatt. "
        "Nærværet går riktig vei. De store sakene i april avgjør om vi når målet.",
        "Styringsgruppa møtes 7. april. Kommunestyret behandler foretaket og skolestrukturen 27. april.",
        at(2011, 3, 14, 15),
    ),
)
