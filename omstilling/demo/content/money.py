"""Savings measures and investments.

Source: the areas are those of slides 12–17 and the ten investments those of slide 18; «49 plasser» is from slide 17.
The source gives no amounts. Every amount, date, årsverk and probability here is invented and marked as an example
figure; for the investments nothing is filled in, so that the pages say «ikke oppgitt».
"""

from datetime import date

from .kinds import Investment, MeasureChange, at
from .measures_adopted import ADOPTED
from .measures_other import OTHERS

MEASURES = (*ADOPTED, *OTHERS)

#: What has changed since: the first makes a delay that can be seen beside what was adopted.
CHANGES = (
    MeasureChange(
        "kitchen",
        at(2011, 2, 22, 11),
        "prosjektgruppe",
        "Ombyggingen tar tre måneder lenger enn ventet",
        {"effective_from": date(2011, 10, 1), "probability": 55},
    ),
    MeasureChange(
        "zones",
        at(2011, 3, 4, 14),
        "prosjektgruppe",
        "Turnusene er ferdig drøftet, og oppstart 1. mai holder",
        {"probability": 85},
    ),
    MeasureChange(
        "town_hall",
        at(2011, 3, 11, 10, 30),
        "radmann",
        "Skisseprosjektet for rådhuset er forsinket",
        {"probability": 60},
    ),
)

_PLAN = "Står i investeringsbudsjettet for 2011–2014. Fordeling på årene: ikke oppgitt."
_HOLD = "Kommer, eller ligger på vent. År: ikke oppgitt."

INVESTMENTS = (
    Investment("Full barnehagedekning", "planned", _PLAN, 2011, 2014),
    Investment("Utbygging av Elvebakken sykehjem", "planned", _PLAN, 2011, 2014),
    Investment("Renovering og utbygging av rådhuset", "planned", _PLAN, 2011, 2014),
    Investment("Nye vinduer i Alta helsesenter", "planned", _PLAN, 2011, 2014),
    Investment("Kultursalen", "planned", _PLAN, 2011, 2014),
    Investment("HMS-tiltak", "planned", _PLAN, 2011, 2014),
    Investment("Ny avlastningsbolig", "on_hold", _HOLD),
    Investment("Renovering av Øst-fløya ved Alta ungdomsskole", "on_hold", _HOLD),
    Investment("Renovering av Aronnes barnehage", "on_hold", _HOLD),
    Investment("Ny brannstasjon", "on_hold", _HOLD),
)
