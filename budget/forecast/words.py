"""The forecast in plain words."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext as _

from omstilling.ui import formats

from .answer import EXACT_UP_TO, Distribution, Forecast


def explain(found: Forecast) -> list[str]:
    """Return the forecast as sentences in bokmål: the answer, what it means, how it was made, what is left out."""
    return [*answer(found), *method(found), *left_out(found)]


def answer(found: Forecast) -> list[str]:
    """Return the answer and what it means."""
    full, part = found.full_year, found.part_year
    said = []
    if not found.measures:
        said.append(_("Ingen tiltak har både beløp, startdato og sannsynlighet."))
    if found.target is not None:
        said.append(
            _("Sjansen for å nå målet på %(target)s i %(year)s er %(chance)s.")
            % {"target": formats.mnok(found.target), "year": found.target_year, "chance": chance_text(full)}
        )
    said.append(
        _(
            "I åtte av ti tilfeller blir den varige virkningen mellom %(low)s og %(high)s; midtverdien er %(middle)s. "
            "Den realistiske summen, der hvert tiltak teller med sin sannsynlighet, er %(mean)s."
        )
        % _amounts(full)
    )
    said.append(
        _(
            "Selve %(year)s får mellom %(low)s og %(high)s, fordi noe starter i løpet av året; "
            "midtverdien er %(middle)s."
        )
        % {**_amounts(part), "year": found.target_year}
    )
    if found.fixed:
        said.append(_("Av dette er %(fixed)s sikkert uansett tiltak.") % {"fixed": formats.mnok(found.fixed)})
    return said


def ceiling(found: Forecast) -> str:
    """Say that the target is out of reach even if everything comes, where it is so; else nothing."""
    most = found.fixed + sum(step.amount for step in found.steps)
    if found.target is None or most >= found.target:
        return ""
    return _("Selv om alle tiltakene i prognosen ble gjennomført, ville de gi høyst %(amount)s.") % {
        "amount": formats.mnok(most)
    }


def chance_text(found: Distribution) -> str:
    """Return the chance of the target: «62 %», or «under 1 %» where it is small but not nothing."""
    chance = found.chance_of_target
    if chance is None:
        return str(formats.NOT_CALCULATED)
    if 0 < chance < 0.01 and found.chance_percent == 1:
        return _("under %(percent)s") % {"percent": formats.percent(1)}
    if 0.99 < chance < 1 and found.chance_percent == 99:
        return _("over %(percent)s") % {"percent": formats.percent(99)}
    return formats.percent(found.chance_percent)


def _amounts(found: Distribution) -> dict[str, str]:
    return {
        "low": formats.mnok(found.p10),
        "middle": formats.mnok(found.p50),
        "high": formats.mnok(found.p90),
        "mean": formats.mnok(found.mean),
    }


def method(found: Forecast) -> list[str]:
    """Return how the answer was made."""
    said = [
        _(
            "Hvert tiltak blir enten gjennomført eller ikke, med den sannsynligheten som er oppgitt, og starter i en "
            "måned mellom tidligste og seneste start. Mest sannsynlig er den måneden som er satt. Et tiltak teller "
            "når det virker senest fra 31.12.%(year)s."
        )
        % {"year": found.target_year}
    ]
    if found.relations:
        said.append(
            _(
                "Et tiltak som krever et annet, teller bare når det andre er på plass. Av tiltak som utelukker "
                "hverandre, blir det stående som er kommet lengst på trappen; står de likt, det med størst "
                "sannsynlighet. Det to tiltak overlapper, teller én gang."
            )
        )
    full = found.full_year
    if full.cases:
        said.append(
            _(
                "Mer enn %(limit)s tiltak henger sammen. De er regnet ut ved å trekke %(cases)s tenkte forløp. "
                "Trekningen er den samme hver gang, så de samme opplysningene gir det samme svaret."
            )
            % {"limit": EXACT_UP_TO, "cases": formats.number(full.cases)}
        )
    elif full.is_exact:
        said.append(_("Alle mulige utfall er regnet ut; ingenting er trukket tilfeldig."))
    else:
        said.append(
            _("Alle utfall er regnet med, i trinn på %(cell)s; ingenting er trukket tilfeldig.")
            % {"cell": formats.kroner(full.grid)}
        )
    if found.part_year.grid and full.is_exact:
        said.append(
            _("Det %(year)s selv får, er regnet i trinn på %(cell)s.")
            % {"year": found.target_year, "cell": formats.kroner(found.part_year.grid)}
        )
    return said


def left_out(found: Forecast) -> list[str]:
    """Return what is not in the answer, and why."""
    said = []
    for numbers, why in (
        (found.not_calculated, _("Uten beløp, og ikke med i prognosen: tiltak %(numbers)s.")),
        (found.without_probability, _("Uten sannsynlighet, og ikke med i prognosen: tiltak %(numbers)s.")),
        (found.without_start, _("Uten startdato, og ikke med i prognosen: tiltak %(numbers)s.")),
        (found.too_late, _("Virker først etter målåret, og ikke med i prognosen: tiltak %(numbers)s.")),
        (found.beside, _("Ikke varige, og derfor ikke med: tiltak %(numbers)s.")),
        (found.unmet, _("Krever et tiltak som ikke er med eller ikke kan være på plass: tiltak %(numbers)s.")),
    ):
        if numbers:
            said.append(why % {"numbers": _listed(numbers)})
    return said


def _listed(numbers: Sequence[int]) -> str:
    """Return the numbers, the first ten of many."""
    shown = [str(number) for number in numbers[:10]]
    if len(numbers) > len(shown):
        shown.append(_("%(n)s til") % {"n": formats.number(len(numbers) - len(shown))})
    return formats.join_and(shown)
