"""One example of each chart, with the awkward values that a real project has. All names are invented."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from omstilling.ui import charts
from omstilling.ui.charts import Band, Depends, Gantt, GanttGroup, GanttRow, Item, Kind, Part, Risk, Step, Year

MILLION = 1_000_000

STAIRCASE = charts.Staircase(
    "Veien til 40 millioner",
    (
        Step(Kind.REALISED, 2_100_000, 3),
        Step(Kind.IMPLEMENTED, 4_000_000, 5),
        Step(Kind.BUDGETED, 6_300_000, 4),
        Step(Kind.DECIDED, 6_000_000, 6),
        Step(Kind.RECOMMENDED, 5_200_000, 3),
        Step(Kind.DISCUSSED, 3_900_000, 2),
        Step(Kind.STUDIED, 7_400_000, 8),
        Step(Kind.PROPOSED, 12_650_000, 21),
    ),
    40 * MILLION,
)
ONE_STEP = charts.Staircase("Alt er forslag", (Step(Kind.PROPOSED, 39_900_000, 12),), 40 * MILLION)
PER_YEAR = charts.PerYear(
    "Virkning per budsjettår",
    (
        Year(
            "2010",
            (Part(Kind.REALISED, 1_200_000), Part(Kind.DECIDED, 300_000), Part(Kind.PROPOSED, -900_000)),
            2 * MILLION,
        ),
        Year(
            "2011",
            (Part(Kind.REALISED, 2_100_000), Part(Kind.DECIDED, 16_300_000), Part(Kind.PROPOSED, 20_900_000)),
            40 * MILLION,
        ),
        Year(
            "2012",
            (Part(Kind.REALISED, 2_100_000), Part(Kind.DECIDED, 19_000_000), Part(Kind.PROPOSED, 25_000_000)),
            40 * MILLION,
        ),
        Year("2013", (), None),
    ),
)
WATERFALL = charts.Waterfall(
    "Fra vedtatt budsjett til ny ramme",
    Item("Budsjett 2010", 68_400_000),
    (
        Item("Lønns- og prisvekst", 3_100_000),
        Item("Nye lovpålagte oppgaver", 1_900_000),
        Item("Innsparingstiltak", -18_400_000),
        Item("Bortfall av inntekter", 0),
        Item("Konsekvens av investeringer", None),
    ),
    "Ramme 2011",
)
COLUMNS = charts.Columns(
    "Vedtatt per sektor",
    (
        Item("Oppvekst og kultur", 8_700_000),
        Item("Helse og sosial", 6_200_000),
        Item("Tekniske tjenester, eiendom og brannvern", 2_450_000),
        Item("Sentraladministrasjonen", 1_050_000),
        Item("Politisk ledelse", 0),
        Item("Felles", None),
    ),
    "Mill. kr",
)
FEW_COLUMNS = charts.Columns(
    "Målet og det som er vedtatt",
    (Item("2010", 2_000_000), Item("2011", 39_300_000), Item("2012", -3_000_000, Kind.LOSS)),
    "Mill. kr",
    40 * MILLION,
)
PROGRESS = charts.Progress(
    "Innsparing mot målet",
    (
        Item("", 2_100_000, Kind.REALISED),
        Item("", 16_300_000, Kind.DECIDED),
        Item("", 9_000_000, Kind.PROPOSED),
    ),
    40 * MILLION,
)
TREND = charts.Trend(
    "Nærvær",
    tuple(
        (date(2010, month, 1), Decimal(value))
        for month, value in enumerate(("90.1", "89.4", "90.3", "91.0", "91.2", "92.3", "92.1", "92.4"), start=1)
    ),
    Decimal("92.5"),
)
RISKS = charts.RiskMatrix(
    "Risikobildet",
    (
        Risk(1, "Vedtakene kommer for sent til budsjettet", 4, 5, after=(2, 4)),
        Risk(2, "Drøftingene blir ikke dokumentert", 3, 4, after=(1, 4)),
        Risk(3, "Nøkkelpersoner slutter", 2, 4),
        *(Risk(number, f"Risiko {number}", 3, 3) for number in range(4, 14)),
        Risk(14, "Lavere inntekter enn ventet", 1, 2),
        Risk(15, "Felles innkjøp med nabokommunene", 3, 2, after=(4, 3), is_opportunity=True),
    ),
)
GANTT = Gantt(
    "Prosjektplanen",
    (
        GanttGroup(
            "Kommunestyret",
            (
                GanttRow("Mandat og mål vedtatt", date(2010, 6, 21), date(2010, 6, 21), done=True),
                GanttRow("Vedtak om ny administrativ organisering", date(2010, 11, 15), date(2010, 10, 25)),
                GanttRow("Budsjett 2011 og økonomiplan 2011–2014 vedtatt", date(2010, 12, 13), date(2010, 12, 13)),
            ),
        ),
        GanttGroup(
            "Styringsgruppa",
            (
                GanttRow("Første behandling av tiltakene", date(2010, 9, 10), date(2010, 8, 29), late=True),
                GanttRow("Innstilling om tiltak", date(2010, 10, 8), date(2010, 10, 11)),
                GanttRow("Evaluering", None, None),
            ),
        ),
        GanttGroup(
            "Arbeidsgruppe oppvekst",
            (
                GanttRow("Skolestruktur utredes", start=date(2010, 8, 15), end=date(2010, 10, 1)),
                GanttRow("Kartlegging", start=date(2010, 6, 25), end=date(2010, 8, 10), done=True),
                GanttRow("Høring i alle samarbeidsutvalg og i foreldrerådene ved skolene", None, date(2011, 1, 20)),
            ),
        ),
    ),
    date(2010, 9, 17),
)
FULL_GANTT = Gantt(
    "Planen",
    (
        GanttGroup(
            "Styringsgruppa",
            (
                GanttRow("1 Høring", date(2011, 3, 1), date(2011, 3, 1), late=True, key=1, critical=True),
                GanttRow("2 Innstilling", date(2011, 4, 15), date(2011, 4, 1), key=2, at_risk=True, waits="1"),
                GanttRow("3 Opplæring", date(2011, 4, 18), None, key=3, waits="2"),
            ),
        ),
        GanttGroup("Kommunestyret", (GanttRow("4 Vedtak", date(2011, 6, 20), key=4, critical=True),), folded=True),
    ),
    date(2011, 3, 15),
    depends=(Depends(1, 2), Depends(2, 3), Depends(1, 4, critical=True), Depends(4, 2)),
    phases=(Band("Planlegge", date(2011, 1, 1), date(2011, 3, 31)), Band("Gjennomføre", date(2011, 4, 1))),
    marks=(
        Band("Påske", date(2011, 4, 21), date(2011, 4, 25), "holiday"),
        Band("Kommunestyremøte", date(2011, 6, 20), None, "council"),
        Band("Budsjettarbeid", date(2011, 5, 1), date(2011, 6, 1), "budget"),
        Band("Lenge siden", date(2001, 5, 1), None, "other"),
    ),
)

LONG_GANTT = Gantt(
    "Hele planen",
    tuple(
        GanttGroup(
            f"Gruppe {group}",
            tuple(
                GanttRow(
                    f"Milepæl {group}.{row} med et navn av vanlig lengde",
                    date(2010 + (group + row) // 12, (group + row) % 12 + 1, row % 27 + 1),
                    date(2010 + (group + row) // 12, (group + row) % 12 + 1, 14),
                    done=row % 3 == 0,
                    late=row % 7 == 1,
                )
                for row in range(20)
            ),
        )
        for group in range(10)
    ),
    date(2010, 9, 17),
)

#: The one of each that a golden file holds.
GOLDEN = {
    "staircase": STAIRCASE,
    "per_year": PER_YEAR,
    "waterfall": WATERFALL,
    "columns": COLUMNS,
    "progress": PROGRESS,
    "trend": TREND,
    "risk_matrix": RISKS,
    "gantt": GANTT,
    "full_gantt": FULL_GANTT,
}
SPREAD = tuple(round(MILLION * (28 + 9 * ((q - 50) / 50) ** 3 + q / 50)) for q in range(101))
AWKWARD = {
    "one_step": ONE_STEP,
    "few_columns": FEW_COLUMNS,
    "long_gantt": LONG_GANTT,
    "huge": charts.Staircase("Stort", (Step(Kind.DECIDED, 10**12), Step(Kind.PROPOSED, 1)), 10**12),
    "beyond": charts.Staircase("Over målet", (Step(Kind.REALISED, 41 * MILLION),), 40 * MILLION),
    "negative": charts.Staircase("Minus", (Step(Kind.DECIDED, -3 * MILLION),), 40 * MILLION),
    "zeros": charts.Staircase("Null", (Step(Kind.DECIDED, 0), Step(Kind.PROPOSED, 0)), 0),
    "near_the_target": charts.PerYear(
        "Nesten i mål",
        tuple(
            Year(str(2011 + number), (Part(Kind.PROPOSED, 37 * MILLION + number * 500_000),), 40 * MILLION)
            for number in range(6)
        ),
    ),
    "no_steps": charts.Staircase("Tomt", (), None),
    "no_years": charts.PerYear("Tomt", ()),
    "no_columns": charts.Columns("Tomt", (), "Mill. kr"),
    "no_progress": charts.Progress("Tomt", ()),
    "no_readings": charts.Trend("Tomt", ()),
    "one_reading": charts.Trend("Én måling", ((date(2010, 9, 1), Decimal("92.5")),), Decimal("92.5")),
    "no_risks": charts.RiskMatrix("Tomt", ()),
    "no_plan": Gantt("Tomt", ()),
    "spread": charts.Spread("Prognose", SPREAD, 40 * MILLION),
    "spread_far": charts.Spread("Langt unna", SPREAD, 900 * MILLION),
    "spread_within": charts.Spread("Midt i", SPREAD, 28 * MILLION),
    "spread_certain": charts.Spread("Sikkert", (5 * MILLION,) * 101, 4 * MILLION),
    "spread_open": charts.Spread("Uten mål", (*SPREAD[:-1], 90 * MILLION)),
    "stacked": charts.Stacked(
        "Virkning per sektor",
        (
            Year("Helse og sosial", (Part(Kind.DECIDED, 3_700_000), Part(Kind.PROPOSED, 6_700_000)), 15 * MILLION),
            Year("En sektor med et langt navn som ikke får plass på en smal skjerm", (Part(Kind.BUDGETED, 100_000),)),
            Year("Oppvekst", (Part(Kind.DECIDED, -400_000),), 0),
        ),
    ),
    "no_sectors": charts.Stacked("Tomt", ()),
    "no_changes": charts.Waterfall("Uendret", Item("Før", 0), (), "Etter"),
}
EXAMPLES = {**GOLDEN, **AWKWARD}
