"""The municipality's organisation: three sectors and rådmannens stab (slides 12–16 and 20 name the areas).

The names of schools and homes are left out on purpose; the tree is only as deep as the example's figures need.
"""

from .kinds import Unit

UNITS = (
    Unit("staff", "Rådmannens stab", "sector"),
    Unit("asu", "ASU", "unit", "staff"),
    Unit("finance", "Økonomiavdelingen", "unit", "staff"),
    Unit("personnel", "Personal og organisasjon", "unit", "staff"),
    Unit("it", "IKT", "unit", "staff"),
    Unit("health", "Helse og sosial", "sector"),
    Unit("homes", "Sykehjem og kjøkken", "department", "health"),
    Unit("homecare", "Hjemmetjenesten", "department", "health"),
    Unit("work", "Dag- og arbeidssenter", "department", "health"),
    Unit("children", "Barn og unge", "sector"),
    Unit("schools", "Grunnskole", "department", "children"),
    Unit("kindergartens", "Barnehage", "department", "children"),
    Unit("culture", "Kultur", "department", "children"),
    Unit("works", "Drift og utbygging", "sector"),
    Unit("buildings", "Bygningsmessig drift", "department", "works"),
    Unit("farming", "Landbruk og veterinær", "department", "works"),
)
