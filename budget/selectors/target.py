"""Where the target stands, as values: the sum of each step, the level of each year, and what is said of them."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from omstilling.ui import formats
from omstilling.ui.rounding import TENTH_OF_MILLION, rounding_note

from ..ladder import CARRIED_OUT, DECIDED_STEPS, Step
from .investments import InvestmentStatus
from .overlaps import Overlap

#: What stands beside the target, in the order in which it is shown.
BESIDE: dict[str, Promise] = {
    "temporary": gettext_lazy("Midlertidige tiltak"),
    "ending": gettext_lazy("Varige tiltak med sluttdato"),
    "one_off": gettext_lazy("Engangstiltak"),
    "vacancy": gettext_lazy("Vakanser"),
    "later": gettext_lazy("Varige tiltak som først virker etter målåret"),
    "undated": gettext_lazy("Varige tiltak uten startdato"),
}


@dataclass(frozen=True, slots=True)
class StepSum:
    """What stands on one step: kroner a year, and in how many measures. Each measure is on its highest step only.

    What two measures both claim is taken off the step of the less certain one.
    """

    step: Step
    amount: int
    count: int

    @property
    def word(self) -> str:
        return self.step.word


@dataclass(frozen=True, slots=True)
class YearLevel:
    """The level that permanent measures give in one budget year, per step, and the target of the year.

    ``running`` is the level of what investments do to the running budget that year; minus is a cost.
    """

    year: int
    target: int | None
    amounts: dict[Step, int]
    running: int = 0

    @property
    def decided(self) -> int:
        return sum(amount for step, amount in self.amounts.items() if step in DECIDED_STEPS)

    @property
    def total(self) -> int:
        return sum(self.amounts.values())

    @property
    def net_decided(self) -> int:
        return self.decided + self.running

    @property
    def net_total(self) -> int:
        return self.total + self.running


@dataclass(frozen=True, slots=True)
class Beside:
    """Measures of a kind that does not count: shown beside the target, never in it."""

    key: str
    label: str
    amount: int
    count: int
    decided: int
    target_year_effect: int


@dataclass(frozen=True, slots=True)
class TargetStatus:
    """Where the target stands, as far as this user may see. All amounts are whole kroner.

    ``steps`` holds the measures that count: permanent, without end date, known, starting by 31.12 of the target
    year. ``decided`` is what rests on a final decision in force, carried out or not; ``implemented`` the part of it
    that has begun. ``running`` is what investments do to the running budget in the target year; ``net_decided`` is the
    decided with it. ``missing`` is the target less the net, never below zero; unknown without a target.
    """

    year: int
    price_year: int
    target: int | None
    steps: tuple[StepSum, ...]
    years: tuple[YearLevel, ...]
    target_year_level: YearLevel
    beside: tuple[Beside, ...]
    unconfirmed: StepSum
    not_calculated: int
    measures: int
    investments: InvestmentStatus
    has_example_figures: bool
    sees_everything: bool
    overlaps: tuple[Overlap, ...] = ()

    def on(self, step: Step) -> StepSum:
        """Return what stands on a step."""
        return next((s for s in self.steps if s.step is step), StepSum(step, 0, 0))

    @property
    def decided(self) -> int:
        return sum(s.amount for s in self.steps if s.step in DECIDED_STEPS)

    @property
    def decided_count(self) -> int:
        return sum(s.count for s in self.steps if s.step in DECIDED_STEPS)

    @property
    def implemented(self) -> int:
        return sum(s.amount for s in self.steps if s.step in CARRIED_OUT)

    @property
    def proposed_only(self) -> int:
        """What no final decision carries: proposals, studied, discussed and recommended."""
        return sum(s.amount for s in self.steps if s.step not in DECIDED_STEPS)

    @property
    def proposed_only_count(self) -> int:
        return sum(s.count for s in self.steps if s.step not in DECIDED_STEPS)

    @property
    def counted(self) -> int:
        """How many measures count toward the target."""
        return sum(s.count for s in self.steps)

    @property
    def total(self) -> int:
        """Decided and proposed together."""
        return self.decided + self.proposed_only

    @property
    def running(self) -> int:
        """What investments do to the running budget in the target year, as far as it is known; minus is a cost."""
        return self.target_year_level.running

    @property
    def net_decided(self) -> int:
        """What counts against the target: the decided, with what investments do to the running budget."""
        return self.decided + self.running

    @property
    def missing(self) -> int | None:
        return None if self.target is None else max(self.target - self.net_decided, 0)

    @property
    def uncovered(self) -> int | None:
        """What would still be missing if every proposal were adopted."""
        return None if self.target is None else max(self.target - self.total - self.running, 0)

    @property
    def overlap(self) -> int:
        """Kroner a year that two measures both claim, and that are counted once."""
        return sum(one.counted for one in self.overlaps)

    @property
    def overlap_words(self) -> str:
        """What is said of it; empty where no measure claims what another does."""
        if not self.overlap:
            return ""
        return _(
            "%(amount)s som to tiltak begge regner med, telles én gang: beløpet er trukket fra der det minst sikre "
            "av de to står."
        ) % {"amount": formats.mnok(self.overlap)}

    @property
    def part_year(self) -> int:
        """What the decided measures give in the target year itself."""
        return self.target_year_level.decided

    @property
    def sentence(self) -> str:
        """The lead of the dashboard: what is decided, implemented and missing."""
        if self.target is None:
            words = {"decided": formats.mnok(self.decided), "year": self.year}
            return _("Målet for %(year)s er ikke satt. %(decided)s er vedtatt.") % words
        target = formats.mnok(self.target)
        if not self.decided:
            told = _("Av %(target)s er ingenting vedtatt ennå.") % {"target": target}
            return f"{told} {self.running_words}".strip()
        told = self._told % {
            "target": target,
            "decided": _short(self.decided),
            "implemented": _short(self.implemented),
        }
        told = f"{told} {self.running_words}".strip()
        if not self.missing:
            return _("%(told)s Vedtakene dekker målet.") % {"told": told}
        return _("%(told)s %(missing)s mangler vedtak.") % {"told": told, "missing": _short(self.missing)}

    @property
    def _told(self) -> str:
        """How the decided is said: what is implemented is a part of it, and not something beside it."""
        if not self.implemented:
            return _("Av %(target)s er %(decided)s vedtatt og ingenting iverksatt.")
        if self.implemented == self.decided:
            return _("Av %(target)s er %(decided)s vedtatt, og alt er iverksatt.")
        return _("Av %(target)s er %(decided)s vedtatt, av dette %(implemented)s iverksatt.")

    @property
    def rounding_words(self) -> str:
        """What is said where the steps of the decided, each in millions, do not add up to it; empty where they do."""
        parts = [s.amount for s in self.steps if s.step in DECIDED_STEPS]
        return rounding_note([(parts, self.decided)], TENTH_OF_MILLION)

    @property
    def running_words(self) -> str:
        """What the investments do to the figure, in a sentence; empty when they do nothing that is known."""
        if not self.running:
            return ""
        words = {"amount": formats.mnok(abs(self.running))}
        if self.running < 0:
            return _("Drift av investeringer trekker fra %(amount)s.") % words
        return _("Drift av investeringer legger til %(amount)s.") % words

    @property
    def running_unknown(self) -> str:
        """How many investments have an effect on the running budget that nobody has stated; empty for none."""
        if not self.investments.not_calculated:
            return ""
        return _(
            "Driftskonsekvensen er ikke beregnet for %(n)s av %(live)s investeringer, og er ikke med for dem."
        ) % {
            "n": formats.number(self.investments.not_calculated),
            "live": formats.number(self.investments.live),
        }

    @property
    def definition(self) -> str:
        """What the figure is: to be printed with it."""
        return _(
            "Varig netto helårsvirkning i målåret %(year)s, i %(price)s-priser. Et tiltak teller når det er varig, "
            "ikke har sluttdato, har et beløp og virker senest fra 31.12.%(year)s. Driftskonsekvensen av "
            "investeringer som er i gang eller planlagt, regnes med fra investeringens første år."
        ) % {"year": self.year, "price": self.price_year}

    @property
    def scope_note(self) -> str:
        """What is to be said to those who do not see every measure; empty for those who do."""
        return "" if self.sees_everything else _("Tallene gjelder tiltak du har tilgang til.")


def _short(amount: int) -> str:
    """Return an amount after one that has named the unit: «18,4»; what is too small for that is written out."""
    told = formats.mnok(amount) if amount else "0"
    return told.removesuffix(f"{formats.NBSP}mill.{formats.NBSP}kr")
