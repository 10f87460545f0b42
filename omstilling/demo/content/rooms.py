"""Who is in the room when everyone is, and where the meetings are held. Invented."""

from .kinds import Present

HALL = "Formannskapssalen, rådhuset"
STEERING = ("leder", "hakon", "jovnna", "gunnvor", "medlem", "peder", "ante")
BESIDE = ("tillitsvalgt", "kjellarne", "radmann", "sekretaer")
COUNCIL = (
    "leder",
    "hakon",
    "jovnna",
    "gunnvor",
    "mihkkal",
    "medlem",
    "sunniva",
    "peder",
    "ragnar",
    "ante",
    "kommunestyre",
)
PROJECT_GROUP = (
    "radmann",
    "prosjektgruppe",
    "niillas",
    "livtove",
    "astrid",
    "okonomi",
    "tillitsvalgt",
    "kjellarne",
    "sekretaer",
)


def present(*people: str) -> tuple[Present, ...]:
    """Return that these were there for the whole meeting."""
    return tuple(Present(person) for person in people)
