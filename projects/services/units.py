"""The municipality's organisation over time. What was recorded on a unit stays on it when it is moved or merged."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from django.utils.translation import gettext as _

from omstilling.accounts.models import User
from omstilling.audit.errors import DomainError
from omstilling.audit.uow import unit_of_work
from omstilling.ui.formats import date_table

from ..models import Municipality, Unit, UnitKind, UnitMove
from ..unit_places import Move, lies_in_a_circle, parents_on
from .rows import check_open, store

#: From the top down: a unit lies under something higher up.
RANK = {UnitKind.SECTOR: 0, UnitKind.DEPARTMENT: 1, UnitKind.UNIT: 2}


def create_unit(
    *,
    municipality: Municipality,
    name: str,
    kind: str,
    valid_from: date,
    parent: Unit | None = None,
    by: User,
    reason: str = "",
) -> Unit:
    """Set up a unit from a day."""
    with unit_of_work(by=by, reason=reason or _("Enheten er opprettet")):
        unit = Unit(municipality=municipality, name=name, kind=kind, parent=parent, valid_from=valid_from)
        _check_place(unit, parent, valid_from)
        _check_name(unit, name, parent)
        return store(unit)


def rename_unit(*, unit: Unit, name: str, by: User, reason: str = "") -> Unit:
    """Give a unit another name; the old one stays in history."""
    with unit_of_work(by=by, reason=reason or _("Enheten har fått nytt navn")):
        check_open(unit)
        _check_name(unit, name, unit.parent)
        unit.name = name
        return store(unit)


def update_unit(*, unit: Unit, changes: dict[str, Any], by: User, reason: str = "") -> Unit:
    """Correct name, level or first day of a unit that was entered wrong."""
    with unit_of_work(by=by, reason=reason or _("Opplysningene om enheten er rettet")):
        check_open(unit)
        for name, value in changes.items():
            if name not in {"name", "kind", "valid_from"}:
                raise ValueError(f"A unit's {name} is not changed this way.")
            setattr(unit, name, value)
        _check_place(unit, unit.parent, unit.valid_from)
        for child in unit.children.filter(withdrawn_at=None):
            _check_rank(child, unit, field="kind")
            if child.valid_from < unit.valid_from:
                raise DomainError(
                    _("«%(child)s» ligger under enheten fra %(day)s. Velg en dag som ikke er senere.")
                    % {"child": child, "day": date_table(child.valid_from)},
                    field="valid_from",
                )
        _check_name(unit, unit.name, unit.parent)
        return store(unit)


def move_unit(*, unit: Unit, parent: Unit | None, on: date, by: User, reason: str = "") -> Unit:
    """Have a unit lie under another one (or on top) from a day. Circles are refused."""
    with unit_of_work(by=by, reason=reason or _("Enheten er flyttet")):
        _check_lasting(unit, on, "on")
        if parent == unit.parent:
            raise DomainError(_("Enheten ligger der fra før."), field="parent")
        if on <= unit.valid_from:
            raise DomainError(
                _("Flyttingen må være etter at enheten ble opprettet (%s).") % date_table(unit.valid_from), field="on"
            )
        last = unit.moves.filter(withdrawn_at=None).order_by("-moved_on").first()
        if last is not None and on <= last.moved_on:
            raise DomainError(
                _("Enheten ble flyttet %s. Flyttingen må være senere.") % date_table(last.moved_on), field="on"
            )
        _check_place(unit, parent, on)
        _check_circles(unit, parent, on)
        _check_name(unit, unit.name, parent, field="parent")
        return _move(unit, parent, on)


def merge_unit(*, unit: Unit, into: Unit, on: date, by: User, reason: str = "") -> Unit:
    """Let another unit take over from a day; what lies under follows, what was recorded stays where it is."""
    with unit_of_work(by=by, reason=reason or _("Enheten er slått sammen med %s") % into):
        _check_lasting(unit, on, "on")
        if into.pk == unit.pk:
            raise DomainError(_("En enhet kan ikke slås sammen med seg selv."), field="into")
        if into.municipality_id != unit.municipality_id:
            raise DomainError(_("Velg en enhet i kommunen."), field="into")
        if unit.pk in {u.pk for u in _above(into)}:
            raise DomainError(_("«%s» ligger under enheten selv. Flytt den først.") % into, field="into")
        if on <= unit.valid_from:
            raise DomainError(
                _("Datoen må være etter at enheten ble opprettet (%s).") % date_table(unit.valid_from), field="on"
            )
        _check_valid(into, on, "into")
        for child in _lasting_children(unit, on):
            _check_rank(child, into, field="into")
            _move(child, into, max(on, child.valid_from))
        unit.merged_into = into
        unit.valid_to = on - timedelta(days=1)
        return store(unit)


def close_unit(*, unit: Unit, on: date, by: User, reason: str = "") -> Unit:
    """End a unit; ``on`` is its last day."""
    with unit_of_work(by=by, reason=reason or _("Enheten er lagt ned")):
        _check_lasting(unit, on, "on")
        if on < unit.valid_from:
            raise DomainError(
                _("Siste dag kan ikke være før enheten ble opprettet (%s).") % date_table(unit.valid_from), field="on"
            )
        below = _lasting_children(unit, on + timedelta(days=1))
        if below:
            raise DomainError(_("Flytt eller legg ned «%s» først; den ligger under enheten.") % below[0])
        unit.valid_to = on
        return store(unit)


def _move(unit: Unit, parent: Unit | None, on: date) -> Unit:
    store(UnitMove(unit=unit, from_parent=unit.parent, to_parent=parent, moved_on=on))
    unit.parent = parent
    return store(unit)


def _check_circles(unit: Unit, parent: Unit | None, on: date) -> None:
    """Refuse a move that would make a circle on any later day, also where other moves are entered ahead of time."""
    units = Unit.objects.active().filter(municipality=unit.municipality_id).order_by("pk").select_for_update()
    now: dict[int, int | None] = dict(units.values_list("pk", "parent_id"))
    rows = UnitMove.objects.active().filter(unit__municipality=unit.municipality_id).order_by("id")
    moves = [Move(*row) for row in rows.values_list("unit_id", "from_parent_id", "moved_on")]
    moves.append(Move(unit.pk, unit.parent_id, on))
    now[unit.pk] = parent.pk if parent is not None else None
    for day in {move.moved_on for move in moves if move.moved_on >= on}:
        if lies_in_a_circle(unit.pk, parents_on(now, moves, day)):
            raise DomainError(
                _("En enhet kan ikke ligge under seg selv eller noe som ligger under den (%s).") % date_table(day),
                field="parent",
            )


def _above(unit: Unit) -> Iterator[Unit]:
    """Yield what a unit lies under, nearest first."""
    seen: set[int] = set()
    above = unit.parent
    while above is not None and above.pk not in seen:
        seen.add(above.pk)
        yield above
        above = above.parent


def _lasting_children(unit: Unit, on: date) -> list[Unit]:
    return [u for u in unit.children.filter(withdrawn_at=None) if u.valid_to is None or u.valid_to >= on]


def _check_lasting(unit: Unit, on: date, field: str) -> None:
    """Refuse to change what has already ended or is to end before the day."""
    check_open(unit)
    if unit.merged_into_id is not None:
        raise DomainError(_("Enheten er slått sammen med «%s».") % unit.merged_into)
    if unit.valid_to is not None:
        raise DomainError(_("Enheten er lagt ned %s.") % date_table(unit.valid_to))


def _check_valid(unit: Unit, day: date, field: str) -> None:
    if unit.is_withdrawn or unit.valid_from > day or (unit.valid_to is not None and unit.valid_to < day):
        raise DomainError(_("«%(unit)s» finnes ikke %(day)s.") % {"unit": unit, "day": date_table(day)}, field=field)


def _check_rank(unit: Unit, parent: Unit, *, field: str) -> None:
    if RANK[UnitKind(unit.kind)] <= RANK[UnitKind(parent.kind)]:
        raise DomainError(
            _("En %(kind)s kan ikke ligge under en %(parent)s («%(unit)s» under «%(name)s»).")
            % {
                "kind": unit.get_kind_display(),
                "parent": parent.get_kind_display(),
                "unit": unit,
                "name": parent,
            },
            field=field,
        )


def _check_place(unit: Unit, parent: Unit | None, day: date) -> None:
    if parent is None:
        return
    if parent.municipality_id != unit.municipality_id:
        raise DomainError(_("Velg en enhet i kommunen."), field="parent")
    if unit.pk is not None and (parent.pk == unit.pk or unit.pk in {u.pk for u in _above(parent)}):
        raise DomainError(_("En enhet kan ikke ligge under seg selv eller noe som ligger under den."), field="parent")
    _check_valid(parent, day, "parent")
    _check_rank(unit, parent, field="parent")


def _check_name(unit: Unit, name: str, parent: Unit | None, *, field: str = "name") -> None:
    beside = Unit.objects.active().filter(municipality=unit.municipality, parent=parent, valid_to=None)
    if any(u.name.casefold() == name.strip().casefold() for u in beside.exclude(pk=unit.pk)):
        raise DomainError(_("Det finnes en enhet med dette navnet på samme sted."), field=field)
