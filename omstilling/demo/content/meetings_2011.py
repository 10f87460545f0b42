"""The meetings of 2011 with their cases: all invented. A case of the last that is held has no decision yet."""

from datetime import date

from .kinds import Case, Decided, Meeting, Present, Votes, at
from .rooms import BESIDE, HALL, PROJECT_GROUP, STEERING, present

JANUARY = Meeting(
    "ps_jan",
    "steering",
    date(2011, 1, 20),
    "09:00",
    "12:20",
    HALL,
    planned=at(2010, 12, 17, 9),
    called=date(2011, 1, 13),
    attendance=present(*STEERING, *BESIDE),
    minutes="published",
    approved_on=date(2011, 1, 31),
    approved_by="leder",
    cases=(
        Case(
            "status_jan",
            "information",
            "Hvor prosjektet står etter budsjettvedtaket",
            "Rådmannen viste hva som er vedtatt, hva som virker, og hva som mangler.",
            decided=Decided("final", "noted", "Saken tas til orientering."),
        ),
        Case(
            "hearing",
            "decision",
            "Høring om skole- og barnehagestruktur",
            "Kommunestyret har bedt om høring før saken legges fram på nytt.",
            "",
            "Forslaget sendes på høring med frist 18. februar 2011.",
            decided=Decided(
                "final",
                "adopted",
                "Forslaget sendes på høring med frist 18. februar 2011.",
                "Foreldre, elever og ansatte kan si sin mening fram til 18. februar.",
                "niillas",
                date(2011, 2, 28),
                milestones=("hearing",),
                studies=("schools",),
            ),
        ),
        Case(
            "reassignment",
            "decision",
            "Altalabben: personlige forhold ved omplassering",
            "Saken gjelder hvordan fortrinnsrett og ønsker ivaretas for dem det gjelder. "
            "Opplysninger om den enkelte står ikke i portalen.",
            "",
            "Rådmannen følger framgangsmåten som er gjort rede for i møtet.",
            public_title="Sak om personlige forhold",
            access="exempt",
            legal_basis="offl. § 13 jf. fvl. § 13 (1) nr. 1",
            closed_vote="Enstemmig",
            decided=Decided(
                "final",
                "adopted",
                "Rådmannen følger framgangsmåten som er gjort rede for i møtet.",
                responsible="astrid",
            ),
        ),
        Case(
            "training",
            "decision",
            "Lederopplæring og planer for kompetanse",
            "Myndighet skal ligge nærmest mulig brukerne. Da må lederne være trygge på den.",
            "",
            "Lederopplæringen starter i februar 2011. Alle virksomheter lager kompetanseplan.",
            decided=Decided(
                "final",
                "adopted",
                "Lederopplæringen starter i februar 2011. Alle virksomheter lager kompetanseplan innen 1. mai 2011.",
                "Alle ledere får opplæring, og alle virksomheter lager en plan for kompetanse.",
                "astrid",
                date(2011, 5, 1),
                milestones=("leaders", "survey"),
            ),
        ),
    ),
)

FEBRUARY = Meeting(
    "ps_feb",
    "steering",
    date(2011, 2, 10),
    "09:00",
    "11:45",
    HALL,
    planned=at(2011, 1, 21, 9),
    called=date(2011, 2, 3),
    attendance=present(*STEERING, *BESIDE),
    minutes="approved",
    approved_on=date(2011, 2, 21),
    approved_by="leder",
    cases=(
        Case(
            "company",
            "decision",
            "Bygningsmessig drift som kommunalt foretak",
            "Utredningen ble levert 3. februar.",
            "Foretaket kan være i gang 1. oktober 2011.",
            "Bygningsmessig drift legges i et kommunalt foretak fra 1. oktober 2011.",
            union_statement="Fagforeningene er uenige. De frykter at de ansatte mister tilhørigheten til stedet.",
            recused=(("gunnvor", "fvl. § 6 annet ledd", "Enstemmig erklært inhabil uten egen stemme.", "mihkkal"),),
            remarks=(("ante", "Senterpartiet ber om at foretaket får styremedlemmer valgt av de ansatte."),),
            decided=Decided(
                "recommendation",
                "adopted",
                "Bygningsmessig drift legges i et kommunalt foretak fra 1. oktober 2011. "
                "De ansatte velger medlemmer til styret.",
                "Styringsgruppa ber kommunestyret opprette et foretak for bygningsdriften.",
                "livtove",
                date(2011, 4, 27),
                measures=("building_company",),
                milestones=("building_study", "company"),
                studies=("buildings",),
                votes=(Votes("Ap", 3), Votes("SV", 0, 1), Votes("H", 1), Votes("FrP", 1), Votes("Sp", 1)),
            ),
        ),
        Case(
            "town_hall_feb",
            "information",
            "Rådhuset: hvor skisseprosjektet står",
            "Undersøkelsen av inneklimaet er ikke ferdig.",
            decided=Decided(
                "final",
                "noted",
                "Saken tas til orientering.",
                milestones=("sketch",),
                studies=("town_hall",),
            ),
        ),
        Case(
            "attendance_feb",
            "information",
            "Nærvær",
            "Nærværsteamet gjorde rede for målingene og for arbeidet på de største arbeidsplassene.",
            decided=Decided("final", "noted", "Saken tas til orientering."),
        ),
    ),
)

MARCH_GROUP = Meeting(
    "pg_mar",
    "project_group",
    date(2011, 3, 3),
    "09:00",
    "10:30",
    "Møterom 2, rådhuset",
    planned=at(2011, 2, 11, 9),
    called=date(2011, 2, 24),
    attendance=(
        *present(*(person for person in PROJECT_GROUP if person != "niillas")),
        Present("niillas", "apology"),
    ),
    minutes="draft",
    cases=(
        Case(
            "pg_nursing",
            "decision",
            "Avtalen om sykehjemsplasser",
            "Avtalen om 49 plasser hos Stiftelsen Betania er gjennomgått.",
            "",
            "Prosjektgruppa anbefaler at avtalen reforhandles.",
            access="restricted",
            decided=Decided(
                "advice",
                "adopted",
                "Prosjektgruppa anbefaler at avtalen reforhandles.",
                measures=("nursing",),
                studies=("nursing",),
            ),
        ),
        Case(
            "pg_rest",
            "discussion",
            "Tiltak for det som gjenstår av innsparingen",
            "Selv om alle forslag vedtas, når prosjektet ikke målet.",
            access="restricted",
            decided=Decided("advice", "noted", "Sektorene melder inn nye tiltak innen 25. mars."),
        ),
    ),
)

MARCH = Meeting(
    "ps_mar",
    "steering",
    date(2011, 3, 10),
    "09:00",
    "11:30",
    HALL,
    planned=at(2011, 2, 11, 9, 10),
    called=date(2011, 3, 3),
    attendance=(
        *present("leder", "hakon", "jovnna", "gunnvor", "medlem", "ante", *BESIDE),
        Present("peder", "apology"),
        Present("ragnar", instead_of="peder"),
    ),
    minutes="draft",
    cases=(
        Case(
            "nursing",
            "decision",
            "Reforhandling av avtalen om sykehjemsplasser",
            "Prosjektgruppa anbefaler at avtalen om 49 plasser hos Stiftelsen Betania reforhandles.",
            "Innsparingen kommer fra 1. september 2011 dersom partene blir enige før sommeren.",
            "Avtalen reforhandles. Ingen mister plassen sin.",
            decided=Decided(
                "recommendation",
                "adopted",
                "Avtalen reforhandles. Ingen mister plassen sin.",
                "Styringsgruppa ber kommunestyret om lov til å reforhandle avtalen. Alle beholder plassen sin.",
                "prosjektgruppe",
                date(2011, 4, 27),
                measures=("nursing",),
                studies=("nursing",),
                logged_by="medlem",
            ),
        ),
        Case(
            "structure_mar",
            "decision",
            "Skole- og barnehagestruktur etter høringen",
            "Høringsfristen var 18. februar. Oppsummeringen er ikke ferdig, men hovedtrekkene er kjent.",
            "De fleste svarene er imot å slå sammen skoler. Barnehagene får mer støtte.",
            "Styringsgruppa ber kommunestyret ta opp saken 27. april med oppsummeringen av høringen.",
            discussion="Arbeidsgruppa la fram hovedtrekkene. Flere ønsket å se alle svarene.",
        ),
        Case(
            "halls",
            "decision",
            "Grendehus og samfunnshus",
            "Bruken er kartlagt.",
            "",
            "Lag og foreninger inviteres til å overta drift og vedlikehold.",
            decided=Decided(
                "final",
                "postponed",
                "Saken utsettes til neste møte. Lagene kontaktes først.",
                "Kommunen snakker med lagene før noe avgjøres.",
                "livtove",
                date(2011, 4, 7),
                measures=("halls",),
                studies=("halls",),
            ),
        ),
    ),
)

MARCH_GROUP_NEXT = Meeting(
    "pg_mar_next",
    "project_group",
    date(2011, 3, 24),
    "09:00",
    "",
    "Møterom 2, rådhuset",
    planned=at(2011, 3, 4, 9),
    called=date(2011, 3, 14),
    held=False,
    cases=(
        Case(
            "pg_survey",
            "discussion",
            "Spørsmålene i medarbeiderundersøkelsen",
            "De tillitsvalgte har ønsket å drøfte spørsmålene først.",
            access="restricted",
        ),
    ),
)

#: The example's own today: a meeting that is called and about to begin, for whoever wants to run one.
MARCH_TODAY = Meeting(
    "ps_mar_today",
    "steering",
    date(2011, 3, 15),
    "14:00",
    "",
    HALL,
    planned=at(2011, 3, 7, 9),
    called=date(2011, 3, 8),
    held=False,
    cases=(
        Case(
            "accounts_2010",
            "information",
            "Foreløpig regnskap for 2010",
            "Økonomiavdelingen legger fram foreløpige tall for sektorene.",
        ),
        Case(
            "temporary",
            "decision",
            "Midlertidige kutt og vakanser fram til sommeren",
            "Ikke alt rekkes i 2011. Stillinger som blir ledige, kan stå ubesatt mens de varige tiltakene utredes.",
            "Vakanser gir virkning i år, men teller ikke mot målet fordi de ikke er varige.",
            "Ledige stillinger vurderes én for én fram til 1. juli 2011. Tjenester som kommunen har plikt til å gi, "
            "skal ikke bli dårligere.",
        ),
    ),
)

APRIL = Meeting(
    "ps_apr",
    "steering",
    date(2011, 4, 7),
    "09:00",
    "",
    HALL,
    planned=at(2011, 3, 11, 9),
    held=False,
    cases=(
        Case(
            "parliamentary_apr",
            "decision",
            "Utredningen om parlamentarisme",
            "Utredningen skal være ferdig 31. mars.",
        ),
        Case(
            "rest",
            "decision",
            "Det som gjenstår av innsparingen",
            "Under halvparten av målet er vedtatt. Resten skal legges fram for kommunestyret 15. juni.",
        ),
    ),
)

COUNCIL_APRIL = Meeting(
    "ks_apr",
    "council",
    date(2011, 4, 27),
    "10:00",
    "",
    "Kommunestyresalen, rådhuset",
    planned=at(2011, 2, 11, 9, 20),
    held=False,
    cases=(
        Case(
            "ks_company",
            "decision",
            "Bygningsmessig drift som kommunalt foretak",
            "Styringsgruppa har innstilt 10. februar 2011.",
            "",
            "Bygningsmessig drift legges i et kommunalt foretak fra 1. oktober 2011. "
            "De ansatte velger medlemmer til styret.",
        ),
    ),
)

MAY = Meeting(
    "ps_may",
    "steering",
    date(2011, 5, 5),
    "09:00",
    "",
    HALL,
    planned=at(2011, 3, 11, 9, 5),
    held=False,
    cases=(),
)

MEETINGS = (JANUARY, FEBRUARY, MARCH_GROUP, MARCH, MARCH_TODAY, MARCH_GROUP_NEXT, APRIL, COUNCIL_APRIL, MAY)

#: A case that was put off, and the meeting it comes up in again.
AGAIN = (("ks_schools", "ks_apr", at(2011, 3, 11, 10)), ("halls", "ps_apr", at(2011, 3, 11, 10, 10)))
