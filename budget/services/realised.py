"""What the accounts show that a measure gave: entered by one, confirmed by another.

A figure counts when it is confirmed. Whoever entered it, owns the measure or last set its estimate cannot confirm it,
whichever way it is tried: the rule stands here, and nothing else writes ``confirmed_by``.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from omstilling.accounts.models import User
from omstilling.audit.errors import DomainError
from omstilling.audit.uow import unit_of_work
from omstilling.audit.versions import versions_of
from omstilling.ui import formats
from projects.services.rows import apply_changes, store

from ..accounts_words import period
from ..models import EffectSource, Measure, MeasureYear, RealisedEffect
from .shared import hold, need_reason

FIELDS = ("first_month", "last_month", "amount", "cause")
#: What the figure says: whoever changes one of these has entered it.
SAID = frozenset({"first_month", "last_month", "amount"})


class NotConfirmed(DomainError):
    """None of the figures is confirmed. ``refusals`` says why, by the figure's key."""

    def __init__(self, refusals: Mapping[int, str]) -> None:
        words = next(iter(refusals.values()))
        if len(refusals) > 1:
            words = _("%(n)s tall kan ikke bekreftes. Grunnen står ved hvert av dem, og ingenting er bekreftet.") % {
                "n": formats.number(len(refusals))
            }
        super().__init__(words)
        self.refusals = dict(refusals)


def enter_realised(
    *,
    measure: Measure,
    first_month: date,
    last_month: date,
    amount: int,
    cause: str = "",
    source: str = EffectSource.ENTERED,
    is_example_figure: bool = False,
    by: User,
    reason: str = "",
) -> RealisedEffect:
    """Enter what a measure gave in some months of one year. It waits until somebody else has confirmed it."""
    with unit_of_work(by=by, reason=reason or _("Førte realisert virkning")):
        hold(measure)
        figure = RealisedEffect(
            measure=measure,
            first_month=first_month.replace(day=1),
            last_month=last_month.replace(day=1),
            amount=amount,
            cause=cause,
            source=source,
            entered_by=by,
            is_example_figure=is_example_figure,
        )
        check_figure(figure)
        return store(figure)


def update_realised(
    *,
    figure: RealisedEffect,
    changes: Mapping[str, Any],
    source: str = EffectSource.ENTERED,
    by: User,
    reason: str = "",
) -> RealisedEffect:
    """Change a figure that waits. Whoever changes amount or months has entered it, and cannot confirm it."""
    with unit_of_work(by=by, reason=reason or _("Endret realisert virkning")):
        hold(figure.measure)
        need_waiting(figure, _("Tallet er bekreftet og kan ikke endres. Trekk bekreftelsen først."))
        apply_changes(figure, changes, FIELDS)
        figure.first_month, figure.last_month = figure.first_month.replace(day=1), figure.last_month.replace(day=1)
        if SAID & set(figure.changed_fields()):
            figure.entered_by, figure.source = by, EffectSource(source)
        check_figure(figure)
        return store(figure)


def withdraw_realised(*, figure: RealisedEffect, by: User, reason: str) -> RealisedEffect:
    """Take out a figure that should not have been entered. A confirmed one stands until that is taken back."""
    need_reason(reason, _("Skriv hvorfor tallet trekkes."))
    with unit_of_work(by=by, reason=reason):
        need_waiting(figure, _("Tallet er bekreftet og kan ikke trekkes. Trekk bekreftelsen først."))
        figure.withdraw()
    return figure


def confirm_realised(
    *, figures: Sequence[RealisedEffect], by: User, reason: str = "", seen: Mapping[int, int] | None = None
) -> Sequence[RealisedEffect]:
    """Confirm one figure or several: all of them or none. Raises ``NotConfirmed`` with the reason for each.

    ``seen`` holds the version of each figure that was looked at: one changed since then is not confirmed unseen.
    """
    if not figures:
        raise DomainError(_("Velg minst ett tall å bekrefte."))
    with unit_of_work(by=by, reason=reason or _("Bekreftet realisert virkning")):
        locked = Measure.objects.select_for_update(of=("self",)).select_related("project")
        measures = locked.in_bulk([figure.measure_id for figure in figures])
        for figure in figures:
            figure.measure = measures[figure.measure_id]
        refusals = refusals_of(figures, by)
        for figure in figures:
            if seen is not None and seen.get(figure.pk) != figure.row_version:
                refusals[figure.pk] = _("Tallet er endret siden du åpnet siden. Se på det på nytt.")
        if refusals:
            raise NotConfirmed(refusals)
        for figure in figures:
            figure.confirmed_by, figure.confirmed_on = by, figure.measure.project.today()
            store(figure)
    return figures


def retract_confirmation(*, figure: RealisedEffect, by: User, reason: str) -> RealisedEffect:
    """Take a confirmation back: the figure waits again, and the measure stands on what else it has proof of."""
    need_reason(reason, _("Skriv hvorfor bekreftelsen trekkes."))
    with unit_of_work(by=by, reason=reason):
        if figure.confirmed_by_id is None or figure.is_withdrawn:
            raise DomainError(_("Tallet er ikke bekreftet."))
        figure.confirmed_by, figure.confirmed_on = None, None
        store(figure)
    return figure


def refusals_of(figures: Iterable[RealisedEffect], by: Any) -> dict[int, str]:
    """Return why this person cannot confirm figures, by their keys; those that may be confirmed are left out.

    Four queries at most, however many figures. The figures come with their measures.
    """
    found = list(figures)
    measures = {figure.measure_id for figure in found}
    estimators, owners = estimators_of(measures), given_away_by(by, measures)
    refusals = {}
    for figure in found:
        words = _refusal(figure, by, estimators, owners)
        if words:
            refusals[figure.pk] = words
    return refusals


def _refusal(
    figure: RealisedEffect, by: Any, estimators: Mapping[int, frozenset[int]], given_away: Mapping[int, date]
) -> str:
    if figure.is_withdrawn:
        return _("Tallet er trukket.")
    if figure.confirmed_by_id is not None:
        return _("Tallet er alt bekreftet.")
    if figure.measure.is_withdrawn:
        return _("Tiltaket er bortfalt.")
    if figure.entered_by_id == by.pk:
        return _("Du har ført tallet selv. En annen må bekrefte det.")
    if figure.measure.owner_id == by.pk:
        return _("Du eier tiltaket. En annen må bekrefte tallet.")
    gave = given_away.get(figure.measure_id)
    if gave is not None and gave >= figure.first_month:
        return _("Du har selv gitt fra deg tiltaket etter at perioden begynte. En annen må bekrefte tallet.")
    if by.pk in estimators[figure.measure_id]:
        return _("Du har satt anslaget for tiltaket. En annen må bekrefte tallet.")
    return ""


def given_away_by(by: Any, measures: Iterable[int]) -> dict[int, date]:
    """Return the last day on which a person handed each measure to another owner: nobody steps aside to confirm."""
    found: dict[int, date] = {}
    owned: dict[int, int | None] = {}
    rows = versions_of(Measure).objects.filter(id__in=list(measures)).order_by("history_id")
    for key, owner, who, moment in rows.values_list("id", "owner_id", "history_user_id", "history_date"):
        if owned.get(key) == by.pk and owner != by.pk and who == by.pk:
            found[key] = timezone.localdate(moment)
        owned[key] = owner
    return found


def estimators_of(measures: Iterable[int]) -> dict[int, frozenset[int]]:
    """Return who last set the estimate of each measure: its full-year effect, and each year's explicit amount."""
    keys = list(measures)
    found: dict[int, set[int]] = {key: set() for key in keys}
    last: dict[int, tuple[int | None, int | None]] = {}
    rows = versions_of(Measure).objects.filter(id__in=keys).order_by("history_id")
    for key, amount, who in rows.values_list("id", "full_year_effect", "history_user_id"):
        if key not in last or last[key][0] != amount:
            last[key] = amount, who
    for key, (_amount, who) in last.items():
        found[key] |= {who} if who is not None else set()
    years = versions_of(MeasureYear).objects.filter(measure_id__in=keys, withdrawn_at__isnull=True)
    of_years: dict[int, dict[int, tuple[int, int | None]]] = defaultdict(dict)
    for key, row, amount, who in years.order_by("history_id").values_list(
        "measure_id", "id", "amount", "history_user_id"
    ):
        if row not in of_years[key] or of_years[key][row][0] != amount:
            of_years[key][row] = amount, who
    for key, said in of_years.items():
        found[key] |= {who for _amount, who in said.values() if who is not None}
    return {key: frozenset(who) for key, who in found.items()}


def need_waiting(figure: RealisedEffect, message: str) -> None:
    """Refuse to touch what is withdrawn or confirmed."""
    if figure.is_withdrawn:
        raise DomainError(_("Tallet er trukket og kan ikke endres."))
    if figure.confirmed_by_id is not None:
        raise DomainError(message)


def check_figure(figure: RealisedEffect) -> None:
    """Refuse what no accounts can show, beside the field where it was typed."""
    measure = figure.measure
    if measure.is_withdrawn:
        raise DomainError(_("Tiltaket er bortfalt, og det kan ikke føres tall på det."))
    if figure.last_month < figure.first_month:
        raise DomainError(_("Den siste måneden kan ikke være før den første."), field="last_month")
    if figure.first_month.year != figure.last_month.year:
        raise DomainError(
            _("Perioden går over et årsskifte. Før hvert år for seg, for regnskapet gjøres opp per år."),
            field="last_month",
        )
    if figure.last_month > measure.project.today():
        raise DomainError(_("Måneden har ikke begynt ennå."), field="last_month")
    others = measure.realised_effects.active().exclude(pk=figure.pk)  # type: ignore[attr-defined]
    other = others.filter(first_month__lte=figure.last_month, last_month__gte=figure.first_month).first()
    if other is not None:
        raise DomainError(
            _("Det er alt ført et tall for %(period)s. Endre det i stedet, eller velg andre måneder.")
            % {"period": period(other.first_month, other.last_month)},
            field="first_month",
        )
