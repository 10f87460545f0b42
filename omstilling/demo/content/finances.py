"""The financial plan, notes from budget documents, and the sectors' shares of the target. All amounts are invented.

The one figure from the source is the 40 million of 2011, which is what is missing in that year.
"""

from dataclasses import dataclass
from datetime import datetime

from .kinds import at

#: Year, base budget, what is missing before any measure. Whole kroner.
PLAN_YEARS = (
    (2011, 1_020_000_000, 40_000_000),
    (2012, 1_031_000_000, 42_500_000),
    (2013, 1_038_000_000, 45_000_000),
    (2014, 1_044_000_000, 46_500_000),
)
PLAN_SOURCES = {2011: "Målet i prosjektet; basisbudsjettet er oppdiktet"}
PLAN_SOURCE = "Oppdiktet eksempel"
PLAN_AT = at(2010, 12, 20, 10)

#: Technical adjustments: title, area, function, kroner per year against the base budget; minus costs more.
TECHNICAL = (
    (
        "Pensjon, høyere premie",
        "10",
        "172",
        {2011: -2_400_000, 2012: -3_100_000, 2013: -3_600_000, 2014: -3_900_000},
    ),
    (
        "Flere barn i barnehage",
        "30",
        "201",
        {2011: -1_500_000, 2012: -2_200_000, 2013: -2_200_000, 2014: -2_200_000},
    ),
    ("Lavere rente på lån", "10", "870", {2011: 1_100_000, 2012: 600_000, 2013: 0, 2014: 0}),
)


@dataclass(frozen=True)
class Note:
    """What a document says that the measures add up to in a year."""

    year: int
    amount: int
    source: str
    when: datetime


#: The first agrees with the lines. The second has all that is decided, also what no line takes up: Tallvakta finds it.
NOTES = (
    Note(2011, 18_058_333, "Budsjettnotat for 2011 (oppdiktet eksempel)", at(2010, 12, 22, 9)),
    Note(2012, 18_400_000, "Notat om økonomiplanen (oppdiktet eksempel)", at(2011, 2, 14, 9)),
)

#: Shares of the target of 2011: two million is not shared out.
SECTOR_TARGETS = (("staff", 10_000_000), ("health", 12_000_000), ("children", 10_000_000), ("works", 6_000_000))
SECTOR_TARGETS_AT = at(2010, 10, 25, 9)
