"""Two packages that the rådmann has made and shared: everything recommended, and a more careful way."""

from dataclasses import dataclass, field
from datetime import datetime

from .kinds import at


@dataclass(frozen=True)
class Package:
    """``choices``: measure → months of delay and percent of the amount. All other undecided measures are left out."""

    title: str
    description: str
    when: datetime
    choices: dict[str, tuple[int, int]] = field(default_factory=dict)


PACKAGES = (
    Package(
        "Alt som er innstilt",
        "Det som er vedtatt, og det styringsgruppa har innstilt på. Ingenting er utsatt.",
        at(2011, 3, 14, 9),
        {"building_company": (0, 100), "schools": (0, 100), "nursing": (0, 100)},
    ),
    Package(
        "Varsom vei",
        "Færre skoler slås sammen, og ett år senere. Avtalen om sykehjemsplasser og høyere nærvær dekker noe av det "
        "som mangler.",
        at(2011, 3, 14, 9, 30),
        {"building_company": (2, 100), "schools": (12, 50), "nursing": (0, 100), "attendance": (0, 50)},
    ),
)
