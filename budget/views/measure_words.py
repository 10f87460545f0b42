"""The words of a measure's page: what it is and where it stands, its facts, and what waiting costs."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from omstilling.ui import formats
from projects.models import Project

from .. import kostra
from ..effects import ramp_from_text
from ..ladder import Step
from ..models import PERMANENT_KINDS, Grade, Measure, MeasureKind
from ..ramps import ramp_words
from ..selectors import MeasureRow
from ..waiting import WaitingCost

GRADE_KINDS = {Grade.GREEN: "good", Grade.YELLOW: "slipping", Grade.RED: "late"}


def price_year_of(measure: Measure, project: Project) -> int:
    """Return the price year of a measure's amounts."""
    return measure.price_year or project.price_year


STANDS = {
    Step.PROPOSED: gettext_lazy("er et forslag og kan gi"),
    Step.STUDIED: gettext_lazy("er utredet og kan gi"),
    Step.DISCUSSED: gettext_lazy("er drøftet og kan gi"),
    Step.RECOMMENDED: gettext_lazy("er innstilt og kan gi"),
    Step.DECIDED: gettext_lazy("er vedtatt og skal gi"),
    Step.BUDGETED: gettext_lazy("er vedtatt og budsjettert og skal gi"),
    Step.IMPLEMENTED: gettext_lazy("er iverksatt og gir"),
    Step.REALISED: gettext_lazy("er realisert og gir"),
}
GIVES = {
    MeasureKind.PERMANENT: gettext_lazy("en varig innsparing på %(amount)s i året%(when)s"),
    MeasureKind.PERMANENT_OPERATING: gettext_lazy("en varig innsparing på %(amount)s i året%(when)s"),
    MeasureKind.TEMPORARY: gettext_lazy("en midlertidig innsparing på %(amount)s i året%(when)s"),
    MeasureKind.ONE_OFF: gettext_lazy("en engangsinnsparing på %(amount)s%(when)s"),
    MeasureKind.VACANCY: gettext_lazy("en innsparing ved vakanse på %(amount)s i året%(when)s"),
}


def sentence(row: MeasureRow, project: Project) -> str:
    """Say in one sentence where the measure stands and what it gives."""
    measure, amount = row.measure, row.measure.full_year_effect
    unit = _(" i %(unit)s") % {"unit": measure.unit.name} if measure.unit else ""
    if measure.is_withdrawn:
        return _("Tiltaket%(unit)s er bortfalt.") % {"unit": unit}
    stands = str(STANDS[row.step])
    if amount is None:
        stands = stands.rsplit(" og ", 1)[0]
        return _("Tiltaket%(unit)s %(stands)s. Beløpet er ikke beregnet.") % {"unit": unit, "stands": stands}
    when = ""
    if measure.effective_from is not None:
        when = _(" fra %(day)s") % {"day": formats.date_text(measure.effective_from)}
    if measure.effective_to is not None:
        when += _(" til og med %(day)s") % {"day": formats.date_text(measure.effective_to)}
    told = {"amount": formats.kroner(abs(amount)), "when": when}
    gives = str(GIVES[MeasureKind(measure.kind)]) % told
    if amount < 0:
        gives = _("en merutgift på %(amount)s i et helt år%(when)s") % told
    said = _("Tiltaket%(unit)s %(stands)s %(gives)s.") % {"unit": unit, "stands": stands, "gives": gives}
    return said if measure.effective_from is not None else _("%(said)s Startdatoen er ikke satt.") % {"said": said}


def facts_of(row: MeasureRow, project: Project) -> list[tuple[Any, ...]]:
    """Return the three facts that matter."""
    measure, year = row.measure, project.target_year
    price = _("%(year)s-priser") % {"year": price_year_of(measure, project)}
    until = _("til og med %(day)s") % {"day": formats.date_text(measure.effective_to)}
    return [
        (
            _("Helårsvirkning"),
            formats.kroner(measure.full_year_effect),
            _("%(kind)s, %(price)s") % {"kind": measure.get_kind_display(), "price": price},
        ),
        (
            _("Virkning i %(year)s") % {"year": year},
            formats.kroner(row.effect(year)),
            _("delårsvirkning, samme priser"),
        ),
        (
            _("Virker fra"),
            formats.date_text(measure.effective_from),
            until if measure.effective_to else _("ingen sluttdato"),
        ),
    ]


def why_not(row: MeasureRow, project: Project) -> str:
    """Say why the measure does not count toward the target; empty when it does."""
    measure = row.measure
    if row.counted or measure.is_withdrawn:
        return ""
    if measure.kind not in PERMANENT_KINDS:
        return _("Tiltaket teller ikke mot målet, fordi det ikke er varig.")
    if measure.effective_to is not None:
        return _("Tiltaket teller ikke mot målet, fordi det har en sluttdato.")
    if measure.full_year_effect is None:
        return _("Tiltaket teller ikke mot målet før helårsvirkningen er beregnet.")
    if measure.effective_from is None:
        return _("Tiltaket teller ikke mot målet før det har en startdato.")
    return _("Tiltaket teller ikke mot målet, fordi det først virker etter %(year)s.") % {"year": project.target_year}


def staff_facts(measure: Measure) -> list[tuple[Any, ...]]:
    """Return the årsverk with their parts, and what it costs to get there."""
    parts = [
        (_("naturlig avgang"), measure.fte_attrition),
        (_("vakanse"), measure.fte_vacancy),
        (_("oppsigelse"), measure.fte_redundancy),
    ]
    told = [f"{name} {formats.fte_bare(value)}" for name, value in parts if value is not None]
    if told and measure.fte_change is not None:
        rest = measure.fte_change - sum(value for _name, value in parts if value is not None)
        if rest:
            told.append(_("ikke fordelt %(rest)s") % {"rest": formats.fte_bare(rest)})
    return [
        (_("Endring i årsverk"), formats.fte(measure.fte_change), formats.join_and(told)),
        (_("Omstillingskostnad"), formats.kroner(measure.restructuring_cost), _("engangs, ikke trukket fra")),
        (
            _("Sannsynlighet for gjennomføring"),
            formats.percent(measure.probability, unknown=formats.NOT_STATED),
        ),
    ]


def texts_of(measure: Measure) -> list[tuple[Any, str]]:
    """Return the consequences and judgements that somebody has written."""
    found = [
        (_("For tjenesten"), measure.service_impact),
        (_("For brukerne"), measure.impact_users),
        (_("For ansatte"), measure.impact_employees),
        (_("For likestilling"), measure.impact_equality),
        (_("For samiske interesser"), measure.impact_sami),
        (_("Forutsetninger"), measure.assumptions),
        (_("Risiko"), measure.risk),
    ]
    return [(heading, text) for heading, text in found if text]


def side_facts(measure: Measure) -> list[tuple[Any, Any]]:
    """Return the small facts of the side list that are known."""
    facts: list[tuple[Any, Any]] = []
    if measure.budget_area is not None:
        facts.append((_("Rammeområde"), measure.budget_area))
    if measure.kostra_function:
        facts.append((_("KOSTRA-funksjon"), kostra.words_of(measure.kostra_function)))
    if measure.statutory is not None or measure.statutory_basis:
        word = {True: _("ja"), False: _("nei"), None: _("ikke avklart")}[measure.statutory]
        basis = f", {measure.statutory_basis}" if measure.statutory_basis else ""
        facts.append((_("Lovpålagt tjeneste"), f"{word}{basis}"))
    if measure.earliest_start or measure.latest_start:
        early, late = (formats.date_table(day) for day in (measure.earliest_start, measure.latest_start))
        facts.append((_("Tidligste og seneste start"), _("%(early)s og %(late)s") % {"early": early, "late": late}))
    if measure.ramp:
        facts.append((_("Opptrapping"), ramp_words(measure.ramp)))
    return facts


def is_gradual(measure: Measure) -> bool:
    """Tell whether the effect comes step by step."""
    return len(ramp_from_text(measure.ramp)) > 1


def waiting_sentences(waits: WaitingCost, row: MeasureRow, project: Project) -> list[str]:
    """Say what it costs to put the decision off to the meeting after the next one."""
    told: dict[str, Any] = {"body": waits.body.name, "year": project.target_year}
    if waits.meeting is None or waits.following is None:
        why = _("%(body)s har ikke to planlagte møter å regne mellom.") % told
        return [_("Ikke beregnet: %(why)s") % {"why": why}]
    told["this"], told["next"] = formats.date_text(waits.meeting), formats.date_text(waits.following)
    cost = waits.cost
    if cost is None or cost.lost is None:
        return [_("Ikke beregnet: helårsvirkning og startdato må være kjent.")]
    told["amount"] = formats.kroner(abs(cost.lost))
    if cost.lost > 0:
        said = [
            _("Utsettes saken fra møtet %(this)s til møtet %(next)s, faller %(year)s-effekten med %(amount)s.") % told
        ]
    elif cost.lost < 0:
        said = [
            _("Utsettes saken fra møtet %(this)s til møtet %(next)s, blir %(year)s-effekten %(amount)s bedre.") % told
        ]
    else:
        said = [_("Utsettes saken fra møtet %(this)s til møtet %(next)s, er %(year)s-effekten den samme.") % told]
    told["days"], told["start"] = formats.number(cost.days), formats.date_text(cost.would_start)
    if cost.would_start is not None:
        said.append(_("Starten flyttes %(days)s dager, til %(start)s.") % told)
    if row.counted and cost.counted_lost:
        said.append(
            _("Da virker det først etter %(year)s, og %(level)s i varig helårsvirkning teller ikke mot målet.")
            % {**told, "level": formats.kroner(cost.counted_lost)}
        )
    return said
