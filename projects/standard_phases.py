"""The phases and decision points of Prosjektveiviseren, with checklists in our own words for a restructuring project.

The names of the phases and the numbers of the decision points are those of Digdir's project model; the rest is ours.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from django.utils.translation import gettext_lazy as _

from .models import PhaseKind


@dataclass(frozen=True, slots=True)
class StandardPoint:
    """A decision point with its checklist."""

    code: str
    title: Any
    checks: tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class StandardPhase:
    """A phase, what it is to give, and the decision points in it."""

    kind: PhaseKind
    title: Any
    description: Any
    points: tuple[StandardPoint, ...] = ()


STANDARD: Final = (
    StandardPhase(
        PhaseKind.CONCEPT,
        _("Konseptfasen"),
        _("Finne ut hva behovet er, og velge veien videre før noen begynner å planlegge."),
        (
            StandardPoint(
                "BP1",
                _("Starte konseptfasen"),
                (
                    _("Behovet er beskrevet, og det er sagt hvem det gjelder."),
                    _("Prosjekteieren er pekt ut."),
                    _("Det er satt av tid og folk til konseptfasen."),
                    _("Det er sagt hva konseptfasen skal levere, og når."),
                ),
            ),
            StandardPoint(
                "BP2",
                _("Starte planleggingsfasen"),
                (
                    _("Minst to veier er vurdert, i tillegg til å la alt være som det er."),
                    _("Nytte og kostnad er anslått for hver vei."),
                    _("Veien som er valgt, støtter kommunens mål."),
                    _("Styringsgruppe og prosjektsekretær er foreslått."),
                    _("De tillitsvalgte er informert."),
                ),
            ),
        ),
    ),
    StandardPhase(
        PhaseKind.PLANNING,
        _("Planleggingsfasen"),
        _("Sette mål, lage planen og bli enige om hvordan prosjektet skal styres."),
        (
            StandardPoint(
                "BP3",
                _("Gå over til gjennomføring"),
                (
                    _("Mål, tiltak og milepæler henger sammen i én plan."),
                    _("Mandat, roller og ansvar er vedtatt."),
                    _("Innsparingene har eier og måltall."),
                    _("Usikkerhetene er vurdert, og det er tiltak mot de største."),
                    _("Tiltakene som berører ansatte, er drøftet eller har dato for drøfting."),
                    _("Prosjektbudsjett og toleranser er satt."),
                    _("Personvern og informasjonssikkerhet er vurdert."),
                ),
            ),
        ),
    ),
    StandardPhase(
        PhaseKind.DELIVERY,
        _("Gjennomføringsfasen"),
        _("Utrede, vedta og iverksette tiltakene, og rapportere underveis."),
        (
            StandardPoint(
                "BP4",
                _("Gå over til avslutning"),
                (
                    _("Leveransene er godkjent av dem som skal bruke dem."),
                    _("Tiltakene som er vedtatt, er iverksatt eller har dato og eier."),
                    _("Linjen har overtatt ansvaret for drift og oppfølging."),
                    _("Avvik fra plan og budsjett er forklart."),
                    _("Det som gjenstår, er skrevet ned med ansvarlig og frist."),
                ),
            ),
        ),
    ),
    StandardPhase(
        PhaseKind.CLOSING,
        _("Avslutningsfasen"),
        _("Levere sluttrapporten, ta vare på erfaringene og løse opp prosjektet."),
        (
            StandardPoint(
                "BP5",
                _("Avslutte prosjektet"),
                (
                    _("Sluttrapporten er behandlet."),
                    _("Erfaringene er skrevet ned."),
                    _("Arkivet er komplett."),
                    _("Prosjektregnskapet er avsluttet."),
                    _("Navngitte ledere følger opp innsparingene etterpå."),
                ),
            ),
        ),
    ),
    StandardPhase(
        PhaseKind.BENEFITS,
        _("Gevinstfasen"),
        _("Følge opp at innsparingene viser igjen i regnskapet, etter at prosjektet er avsluttet."),
    ),
)
