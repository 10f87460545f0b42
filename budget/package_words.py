"""A package as a draft decision: which measures it would have decided, with kroner and start, in words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from omstilling.ui import formats
from projects.models import Body

from .models import MeasureKind, Package
from .packages_math import AS_IS, OFF, Switch
from .selectors import WholeMeasure
from .selectors.packages import Ground


@dataclass(frozen=True, slots=True)
class Draft:
    """What a package asks to have decided: measures that are new, and decided ones that are to be otherwise."""

    new: list[WholeMeasure]
    changed: list[WholeMeasure]

    @property
    def measures(self) -> list[WholeMeasure]:
        return [*self.new, *self.changed]


def draft_of(base: Ground, switches: Mapping[int, Switch]) -> Draft:
    """Return what is not decided already."""
    return Draft(
        [m for m in base.measures if not m.is_decided and switches[m.number].on],
        [m for m in base.measures if m.is_decided and switches[m.number] != AS_IS],
    )


def recommendation(draft: Draft, base: Ground, switches: Mapping[int, Switch], body: Body) -> str:
    """Return the draft of what is to be decided; an administrative group recommends."""
    parts = []
    told = {"price": base.status.price_year, "year": base.status.year}
    if draft.new:
        if body.is_elected:
            parts.append(_("Følgende tiltak vedtas (%(price)s-priser):") % told)
        else:
            parts.append(_("Følgende tiltak anbefales (%(price)s-priser):") % told)
        parts.append("\n".join(f"{n}. {_line(m, switches[m.number])}" for n, m in enumerate(draft.new, start=1)))
        only_new = {**dict.fromkeys(switches, OFF), **{m.number: switches[m.number] for m in draft.new}}
        counted = base.result(only_new).total.counted
        parts.append(
            _("Tiltakene gir til sammen %(amount)s i varig netto helårsvirkning som teller mot målet for %(year)s.")
            % {**told, "amount": formats.kroner(counted)}
        )
    if draft.changed:
        parts.append(_("Endringer i det som er vedtatt før:"))
        parts.append("\n".join(f"{n}. {_change(m, switches[m.number])}" for n, m in enumerate(draft.changed, start=1)))
    return "\n\n".join(parts)


def background(package: Package, base: Ground, switches: Mapping[int, Switch]) -> str:
    """Return what the package is, and what it gives together with what is decided already."""
    result = base.result(switches)
    lines = [_("Forslaget bygger på tiltakspakken «%(title)s».") % {"title": package.title}]
    if package.description:
        lines.append(package.description)
    levels = "\n".join(f"{year}: {formats.kroner(amount)}" for year, amount in result.total.years.items())
    lines.append(
        _("Med det som er vedtatt fra før, gir pakken dette nivået av varige tiltak (%(price)s-priser):")
        % {"price": base.status.price_year}
        + f"\n{levels}"
    )
    told = {"amount": formats.kroner(result.total.counted), "year": base.status.year}
    lines.append(_("I et helt år teller %(amount)s mot målet for %(year)s.") % told)
    if not base.is_whole:
        lines.append(_("Tallene gjelder tiltak som alle med tilgang til saken kan se."))
    if result.total.fte:
        lines.append(_("Endring i årsverk: %(fte)s.") % {"fte": formats.fte_bare(result.total.fte)})
    return "\n\n".join(lines)


def _line(measure: WholeMeasure, switch: Switch) -> str:
    effect = measure.effect.delayed(switch.delay).scaled(switch.scale)
    level = effect.full_year_level
    words = {
        "number": measure.number,
        "title": measure.title,
        "amount": formats.kroner(level),
        "start": formats.date_text(effect.begins),
        "percent": formats.percent(switch.scale),
    }
    if level is None:
        text = _("Tiltak %(number)s %(title)s: virkningen er ikke beregnet") % words
    elif measure.kind == MeasureKind.ONE_OFF:
        text = _("Tiltak %(number)s %(title)s: %(amount)s, engangs") % words
    else:
        text = _("Tiltak %(number)s %(title)s: %(amount)s i året") % words
    if effect.begins is not None:
        text += _(", virker fra %(start)s") % words
    else:
        text += _(", startdato er ikke satt")
    if switch.scale != 100:
        text += _(" (%(percent)s av omfanget)") % words
    if not measure.permanent and measure.kind != MeasureKind.ONE_OFF:
        text += _(" (%(kind)s, teller ikke mot målet)") % {"kind": MeasureKind(measure.kind).label}
    return f"{text}."


def _change(measure: WholeMeasure, switch: Switch) -> str:
    if not switch.on:
        words = {"number": measure.number, "title": measure.title}
        return _("Tiltak %(number)s %(title)s gjennomføres ikke.") % words
    return _line(measure, switch)
