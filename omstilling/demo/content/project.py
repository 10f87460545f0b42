"""The project itself: purpose, goals, its descriptive points and its documentation list.

Source: slides 1–8, 10, 11, 17, 19 and 20.
"""

from datetime import date

from .goals import ATTENDANCE
from .kinds import Document, Goal, Indicator, Point, Reading

MUNICIPALITY = {"name": "Alta kommune", "slug": "alta", "number": ""}
SLUG = "alta-2010"
TODAY = date(2011, 3, 15)
NOTICE = "Eksempel, ikke et dokument fra Alta kommune"
#: From this year on, permanently: the same level in every year of the plan.
TARGET = (2011, 40_000_000)

PROJECT = {
    "slug": SLUG,
    "name": "Omstilling av Alta kommune",
    "short_name": "Omstilling Alta",
    "target_year": 2011,
    "plan_first_year": 2011,
    "price_year": 2011,
    "vision": "En god kommune med en utvikling den kan bære",
    "purpose": "Kommunen skal bruke 40 millioner kroner mindre i året fra 2011, varig, og samtidig få en politisk og "
    "administrativ organisasjon som er ryddig å styre og å arbeide i.",
}

# Slide 3: five purposes. Slide 4: result goals. Slides 11 and 19: what should come of it.
GOALS = (
    Goal(
        "purpose",
        "Effektiv politisk og administrativ organisasjon med blikket framover",
        "Både det folkevalgte og det administrative apparatet skal tåle oppgavene i årene som kommer.",
    ),
    Goal(
        "purpose",
        "Tjenester på et nivå økonomien bærer",
        "Nivået skal holde gjennom hele den kommende økonomiplanperioden.",
    ),
    Goal(
        "purpose",
        "Mer helhet i den kommunale organisasjonen",
        "Beslutninger skal ses under ett, ikke sektor for sektor.",
    ),
    Goal(
        "purpose",
        "Mer kostnadseffektive måter å levere tjenestene på",
        "Samme tjeneste skal koste mindre der det går an.",
    ),
    Goal(
        "purpose",
        "Forpliktende planer for kompetanse",
        "Planene omfatter lederkompetanse og bruk av medarbeiderundersøkelser.",
    ),
    Goal(
        "result",
        "40 millioner kroner lavere utgiftsbehov fra 2011, varig",
        "Bare varige tiltak teller. Hvor langt prosjektet er kommet, står på oversikten over målet.",
    ),
    Goal("result", "Ny politisk organisering er på plass", "Avgjøres av styringsgruppa og kommunestyret."),
    Goal(
        "result",
        "Ny administrativ organisering er på plass",
        "Omfatter rådmannsnivået, virksomhetsområdene og stab og støtte.",
        (
            Indicator(
                "Årsverk i sektoradministrasjonene",
                "årsverk",
                "42",
                date(2010, 9, 1),
                "35",
                (Reading(date(2010, 10, 1), "41.5"), Reading(date(2011, 1, 1), "38.5")),
                lower_is_better=True,
            ),
        ),
    ),
    Goal("result", "Prioriterte innsatsområder med politisk forankring", "De folkevalgte peker ut hva som går foran."),
    Goal(
        "result",
        "Ledere med ansvar og myndighet, nærmest mulig brukerne",
        "Den som møter brukerne, skal også kunne bestemme.",
        (
            Indicator(
                "Ledere som har gått gjennom lederopplæringen",
                "prosent",
                "0",
                date(2010, 9, 1),
                "90",
                (Reading(date(2011, 2, 1), "34"),),
            ),
        ),
    ),
    Goal(
        "result",
        "Et helhetlig system for målstyring er tatt i bruk",
        "Mål, tiltak og evaluering henger sammen, fra kommunestyret til den enkelte virksomheten.",
        (
            Indicator(
                "Virksomheter med egne mål i styringssystemet",
                "prosent",
                "0",
                date(2010, 9, 1),
                "100",
                (Reading(date(2010, 12, 1), "15"), Reading(date(2011, 2, 1), "25")),
            ),
        ),
    ),
    Goal(
        "outcome",
        "Nærvær på 92,5 prosent",
        "Målverdien er fra presentasjonen; startverdi og målinger er eksempeltall. Et nærværsteam følger det opp.",
        (
            Indicator(
                "Nærvær",
                "prosent",
                "90.4",
                date(2010, 8, 31),
                "92.5",
                ATTENDANCE,
                kind="attendance",
            ),
        ),
    ),
    Goal(
        "outcome",
        "Budsjettet for 2011 er i reell balanse",
        "Driften dekkes av inntektene i året, uten engangsgrep som skjuler et gap.",
    ),
)

POINTS = (
    # Slide 2
    Point(
        "background",
        "Kommunestyrets vedtak om budsjett 2010",
        "Vedtaket ber om en gjennomgang av driften. Vedtaksdato: ikke oppgitt.",
    ),
    Point(
        "background",
        "Kommunestyrets vedtak om foreløpige budsjettrammer for 2011",
        "Rammene forutsetter lavere utgifter. Vedtaksdato: ikke oppgitt.",
    ),
    Point("background", "Den økonomiske utviklingen", "Utgiftene vokser raskere enn inntektene."),
    Point("background", "Behov for omstilling: om lag 40 millioner kroner fra 2011", "Beløpet gjelder hvert år."),
    Point("background", "Likviditeten", "Kommunen har lite penger på konto å gå på når utgifter forfaller."),
    # Slide 5, and the reservations of slide 4
    Point(
        "framework",
        "Egne folk og egne penger",
        "Arbeidet gjøres i hovedsak med de administrative og økonomiske ressursene kommunen har.",
    ),
    Point("framework", "Prosjektet går foran", "Andre oppgaver må vente når det kniper."),
    Point("framework", "Prosjektbudsjett", "Beløp: ikke oppgitt."),
    Point("framework", "Egen prosjektsekretær", "Stillingen opprettes for prosjektet."),
    Point("framework", "Motivasjon for å omstille", "Arbeidet trenger vilje i hele organisasjonen."),
    Point("framework", "Formannskapet styrer framdriften", "Det er prosjektets styringsgruppe."),
    Point(
        "framework",
        "Ikke alt rekkes i 2011",
        "Noen av målene trenger lengre tid enn til utgangen av året.",
    ),
    Point(
        "framework",
        "Midlertidige kutt og vakanser i mellomtiden",
        "De dekker et hull, men teller ikke med i de 40 millionene.",
    ),
    # Slide 6
    Point("scope", "Politisk organisering", "Helhet og målstyring skal ivaretas. Styringsgruppa avgjør."),
    Point("scope", "Kommunens øverste ledere samles på rådhuset"),
    Point("scope", "Virksomhetsområder innføres"),
    Point("scope", "Bygg og arealer tilpasses"),
    Point("scope", "Kulturens plass i organisasjonen"),
    Point("scope", "Skole og barnehage: organisering og struktur"),
    Point(
        "scope",
        "Helse og sosial: organisering og omfang av tilbudene",
        "Ses sammen med kommunedelplanen for helse- og sosialtjenester, som er under arbeid.",
    ),
    # Slide 7
    Point("steering", "Politikken setter mål", "Visjoner, mål og rammer er de folkevalgtes."),
    Point("steering", "Faget finner og gjennomfører tiltak", "Administrasjonen svarer for at tiltakene virker."),
    Point("steering", "Resultatene evalueres og sikres", "Funnene går tilbake til dem som satte målene."),
    # Slide 8
    Point("priority", "Demografiske endringer", "Hvor mange barn og eldre kommunen skal betjene, styrer behovet."),
    Point("priority", "Investeringsnivået de neste åtte årene"),
    Point("priority", "Tjenestetilbudet: organisering, omfang og kvalitet"),
    Point("priority", "Oppgaver og funksjoner som kan tas bort for godt"),
    Point("priority", "Virksomhet som kan skilles ut eller legges i selskap"),
    Point("priority", "De store beløpene ligger i strukturen"),
    Point("priority", "Avtale med fagforeningene om stillingsvern", "Gjelder mens omstillingen pågår."),
    # Slide 11
    Point("challenge", "God kvalitet og nøktern drift på mange områder"),
    Point("challenge", "Mange små enheter"),
    Point("challenge", "Fornyelse, ikke revolusjon", "Økonomien krever endring, men grunnlaget er godt."),
    Point(
        "challenge",
        "Reell balanse i budsjettet for 2011",
        "Den nærmeste utfordringen, og den kommunen ikke kommer utenom.",
    ),
    Point(
        "challenge",
        "Lite tid og kapasitet til å utrede",
        "Noe må konkluderes med den kunnskapen som finnes nå.",
    ),
    Point("challenge", "Omstilling tar tid"),
    Point("challenge", "Forankring i organisasjonen"),
    # Slide 17
    Point("short_term", "Kjøp av flere sykehjemstjenester", "49 plasser kjøpes fra Stiftelsen Betania i dag."),
    Point("short_term", "Kjøkkentjenester"),
    Point("short_term", "IKT og e-forvaltning"),
    Point("short_term", "Regionrådet"),
    Point("short_term", "Skatt og innfordring"),
    Point("short_term", "Andre funksjoner", "Listen er åpen."),
    Point("short_term", "Gjennomgang av alle funksjoner og oppgaver", "Hver av dem må begrunnes på nytt."),
    Point("short_term", "Kortsiktige tiltak", "Settes inn mens de varige tiltakene utredes."),
    # Slide 19
    Point("people", "Økt nærvær", "Målet er 92,5 prosent. Et nærværsteam arbeider med det."),
    Point("people", "Lederopplæring", "Myndighet til å bestemme legges så nær brukerne som mulig."),
    Point("people", "Fellesskap på tvers", "Folk skal ville dette sammen, og kjenne at de er med."),
    Point("people", "Midler og planer for kompetanse", "På alle nivåer i organisasjonen."),
    Point("people", "Medarbeiderundersøkelser"),
    # Slide 20
    Point("process", "Fagforeningene er med", "De har plass i både styringsgruppa og prosjektgruppa."),
    Point("process", "Tillitsvalgte trekkes aktivt inn"),
    Point("process", "Et sted for informasjon på intranettet", "Infosiden i portalen er dette stedet."),
    Point(
        "process",
        "Arbeidsgrupper opprettes etter hvert",
        "Rådmannen avklarer oppgaver og sammensetning ut fra signaler fra styringsgruppa.",
    ),
    Point(
        "process",
        "Utredninger som alt er i gang, blir en del av prosjektet",
        "Det gjelder helse og sosial, barn og unge, og drift og utbygging.",
    ),
    Point("process", "Styringsgruppa tar beslutningene", "Noe må videre til kommunestyret."),
)

# Slide 10, six documents. None of them is dated in the source.
DOCUMENTS = (
    Document(
        "Erfaringer med flat struktur",
        "Hva andre kommuner har erfart med to ledelsesnivåer.",
        "Agenda Kaupang",
    ),
    Document("Kostra-tall 2009", "Nøkkeltall som sammenlikner kommunen med andre.", "Statistisk sentralbyrå"),
    Document("Er Alta kommunes økonomi bærekraftig?", "Rapport om økonomien på lengre sikt.", "Econ"),
    Document("Erfaringer fra og besøk i andre kommuner", "Notater fra samtaler og besøk."),
    Document(
        "Kommunestyrevedtak: budsjett 2010 og foreløpige budsjettrammer 2011",
        "De to vedtakene som prosjektet bygger på. Vedtaksdatoer: ikke oppgitt.",
        "Kommunestyret",
    ),
    Document(
        "Nivået på administrative stillinger",
        "Hvor mange administrative stillinger kommunen har, målt mot andre.",
        "Agenda Kaupang",
    ),
)
