"""Readings of many units for one month at once: all of them, or none."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _

from omstilling.accounts.models import User
from omstilling.audit.errors import DomainError
from omstilling.audit.uow import unit_of_work

from ..models import Indicator, Reading, Unit
from .goals import correct_reading, enter_reading
from .rows import check_open

#: The place of the whole municipality among the units.
WHOLE = None


class MonthRefused(DomainError):
    """Nothing of the month is saved. ``errors`` says what is wrong, by unit (``None`` for the whole municipality)."""

    def __init__(self, errors: Mapping[int | None, str]) -> None:
        super().__init__(next(iter(errors.values())))
        self.errors = dict(errors)


def readings_of_month(indicator: Indicator, month: date) -> dict[int | None, Reading]:
    """Return what is entered for a month, by unit."""
    found = indicator.readings.active().filter(month=month.replace(day=1))
    return {reading.unit_id: reading for reading in found}


def enter_month(
    *,
    indicator: Indicator,
    month: date,
    values: Mapping[Unit | None, Decimal | None],
    seen: Mapping[int | None, int] | None = None,
    sizes: Mapping[int | None, int | None] | None = None,
    by: User,
    reason: str = "",
) -> list[Reading]:
    """Enter what was measured in a month for many units; ``None`` among the units is the whole municipality.

    An empty value enters nothing. A value other than the one that stands corrects it, and needs a reason. ``seen`` is
    the version of each reading that was on the page: what somebody has written since is not written over. ``sizes``
    are how many employees each value is about, by unit; one that is not told is left as it is.
    """
    with unit_of_work(by=by, reason=reason or _("Førte målinger")):
        check_open(indicator)
        Indicator.objects.select_for_update().get(pk=indicator.pk)
        there = readings_of_month(indicator, month)
        errors: dict[int | None, str] = {}
        saved: list[Reading] = []
        for unit, value in values.items():
            key = unit.pk if unit is not None else WHOLE
            old = there.get(key)
            size = (sizes or {}).get(key)
            if seen is not None and (old.row_version if old else 0) != seen.get(key, 0) and _differs(old, value, size):
                errors[key] = _("Noen har ført eller rettet tallet siden du åpnet siden. Se på det på nytt.")
            elif value is None:
                if old is not None:
                    errors[key] = _("Tallet er ført. Skal det bort, trekker du målingen på siden til målet.")
            elif old is None:
                try:
                    saved.append(
                        enter_reading(indicator=indicator, month=month, value=value, unit=unit, group_size=size, by=by)
                    )
                except DomainError as error:
                    errors[key] = str(error)
            elif _differs(old, value, size):
                old.indicator = indicator
                changes = {"value": value, "group_size": old.group_size if size is None else size}
                if not reason.strip():
                    raise DomainError(_("Skriv hvorfor tall som alt er ført, rettes."), field="reason")
                try:
                    saved.append(correct_reading(reading=old, changes=changes, by=by, reason=reason))
                except DomainError as error:
                    errors[key] = str(error)
        if errors:
            raise MonthRefused(errors)
        if not saved:
            raise DomainError(_("Det er ingenting å lagre: skriv minst ett tall, eller endre et som står der."))
    return saved


def _differs(old: Reading | None, value: Decimal | None, size: int | None) -> bool:
    if old is None:
        return value is not None
    return old.value != value or (size is not None and old.group_size != size)
