"""KOSTRA's functions of a municipality, with the years in which they hold.

The codes are those of Statistics Norway's own validator, ``statisticsnorway/kostra-kontrollprogram`` at c1f5848
(16 July 2026). That 254 was abolished on 1 January 2024 and that 257 and 258 came in its place is told by ssb.no.
For the other codes no first or last year is stated, and none is made up: they are taken for every year. Codes that
had gone before 2024, but for 254, do not stand in the list. 190 (internal distribution) is not reported on.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

CHANGED = 2024
#: Code and name. The names are the registry's own words, so they are not translated.
CODES = """
100 Politisk styring
110 Kontroll og revisjon
120 Administrasjon
121 Forvaltningsutgifter i eiendomsforvaltningen
130 Administrasjonslokaler
170 Årets premieavvik
171 Amortisering av tidligere års premieavvik
172 Pensjon
173 Premiefond
180 Diverse fellesutgifter
201 Barnehage
202 Grunnskole
211 Styrket tilbud til førskolebarn
213 Voksenopplæring
215 Skolefritidstilbud
221 Barnehagelokaler og skyss
222 Skolelokaler
223 Skoleskyss
231 Aktivitetstilbud barn og unge
232 Forebygging, skole- og helsestasjonstjeneste
233 Annet forebyggende helsearbeid
234 Aktiviserings- og servicetjenester
241 Diagnose, behandling, re-/habilitering
242 Råd, veiledning og sosialt forebyggende arbeid
243 Tilbud til personer med rusproblemer
244 Barneverntjeneste
251 Barneverntiltak når barnet ikke er plassert
252 Barneverntiltak når barnet er plassert
253 Helse- og omsorgstjenester i institusjon
254 Helse- og omsorgstjenester til hjemmeboende
256 Akutthjelp
257 Hjemmetjenester, personellbase
258 Hjemmetjenester, ambulerende
261 Institusjonslokaler
265 Kommunalt disponerte boliger
273 Arbeidsrettede tiltak i kommunal regi
275 Introduksjonsordningen
276 Kvalifiseringsordningen
281 Ytelse til livsopphold
283 Bistand til etablering og opprettholdelse av egen bolig
285 Tjenester utenfor ordinært kommunalt ansvarsområde
290 Interkommunale samarbeid
301 Plansaksbehandling
302 Byggesaksbehandling og eierseksjonering
303 Kart og oppmåling
315 Boligbygging og fysiske bomiljøtiltak
320 Kommunal næringsvirksomhet
321 Konsesjonskraft og kraftrettigheter
322
325 Tilrettelegging og bistand for næringslivet
329 Landbruksforvaltning og landbruksbasert næringsutvikling
330 Samferdselsbedrifter og transporttiltak
332 Kommunale veier
335 Rekreasjon i tettsted
338 Forebygging av branner og andre ulykker
339 Beredskap mot branner og andre ulykker
340 Produksjon av vann
345 Distribusjon av vann
350 Avløpsrensing
353 Avløpsnett og innsamling av avløpsvann
354 Tømming av slamavskillere
355 Innsamling og behandling av husholdningsavfall
360 Naturforvaltning og friluftsliv
365 Kulturminneforvaltning
370 Bibliotek
373 Kino
375 Museer
377 Kunstformidling
380 Idrett og tilskudd til andres idrettsanlegg
381 Kommunale idrettsbygg og idrettsanlegg
383 Musikk- og kulturskoler
385 Andre kulturaktiviteter
386 Kommunale kulturbygg
390 Den norske kirke
392 Tros- og livssynssamfunn
393 Gravplasser og krematorier
800 Skatt på inntekt og formue
840 Statlige rammetilskudd
841 Kompensasjon for merverdiavgift i investeringer
850 Statstilskudd for flyktninger
860 Motpost avskrivninger
870 Renter, utbytte og lån
880 Interne finansieringstransaksjoner
899 Årets resultat
"""


@dataclass(frozen=True, slots=True)
class Function:
    """A function: code, name (empty where the source gives none), first and last year where they are known."""

    code: str
    name: str
    first: int | None = None
    last: int | None = None

    def __str__(self) -> str:
        return f"{self.code} {self.name}".strip()

    def holds_in(self, year: int) -> bool:
        """Tell whether the function is in use in a year."""
        return (self.first is None or self.first <= year) and (self.last is None or year <= self.last)


YEARS: dict[str, tuple[int | None, int | None]] = {
    "254": (None, CHANGED - 1),
    "257": (CHANGED, None),
    "258": (CHANGED, None),
}
FUNCTIONS = {
    code: Function(code, name, *YEARS.get(code, (None, None)))
    for code, _blank, name in (line.partition(" ") for line in CODES.split("\n") if line)
}
#: What came in the place of a function that is gone.
SUCCESSORS = {"254": "257 og 258"}


def code_of(typed: str) -> str:
    """Return the code of what is typed: «202», or «202 Grunnskole» as the list offers it."""
    first, _blank, rest = typed.strip().partition(" ")
    known = FUNCTIONS.get(first)
    return first if known is not None and rest.strip() in ("", known.name) else typed.strip()


def words_of(code: str) -> str:
    """Return a code with its name; the code alone where it is not known."""
    return str(FUNCTIONS[code]) if code in FUNCTIONS else code


def refusal(code: str, year: int) -> str:
    """Say why a code cannot be used in a year; empty when it can."""
    known = FUNCTIONS.get(code)
    if known is None:
        return _("Funksjon «%(code)s» står ikke i KOSTRA-lista. Skriv de tre sifrene, for eksempel 202.") % {
            "code": code
        }
    if known.last is not None and year > known.last:
        return _("Funksjon %(code)s gikk ut etter %(last)s. Fra %(next)s gjelder %(new)s.") % {
            "code": code,
            "last": known.last,
            "next": known.last + 1,
            "new": SUCCESSORS.get(code, ""),
        }
    if known.first is not None and year < known.first:
        return _("Funksjon %(code)s gjelder først fra %(first)s, og tiltaket virker i %(year)s.") % {
            "code": code,
            "first": known.first,
            "year": year,
        }
    return ""
