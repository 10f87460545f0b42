"""The financial plan, the sectors' shares of the target, how measures hang together, and the rådmann's packages."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from budget.models import LineKind
from budget.packages_math import Switch
from budget.services import (
    add_budget_note,
    create_budget_area,
    create_budget_line,
    create_package,
    relate_measures,
    set_choices,
    set_plan_year,
    set_sector_target,
    share_package,
)

from ..acts import Act, World
from ..content import details, finances, packages
from ..content.finances import Note
from ..content.packages import Package


def acts() -> Iterator[Act]:
    """Yield the areas before any measure, and the rest when it was said."""
    yield Act(details.AREAS_AT, "okonomi", "Rammeområdene i budsjettet", _areas)
    yield Act(finances.SECTOR_TARGETS_AT, "radmann", "Første fordeling av målet på sektorene", _sector_targets)
    yield Act(finances.PLAN_AT, "okonomi", "Økonomiplanen for 2011–2014", _plan)
    for note in finances.NOTES:
        yield Act(note.when, "okonomi", "Fra budsjettdokumentet", _note, (note,))
    yield Act(details.RELATED_AT, "sekretaer", "Gikk gjennom hvordan tiltakene henger sammen", _relations)
    for package in packages.PACKAGES:
        yield Act(package.when, "radmann", "Til styringsgruppas arbeid med våren 2011", _package, (package,))


def _areas(world: World, by: Any) -> None:
    for code, name, unit in details.AREAS:
        world.rows[f"area.{code}"] = create_budget_area(
            project=world.project, code=code, name=name, unit=world.units[unit], by=by
        )


def _sector_targets(world: World, by: Any) -> None:
    for unit, amount in finances.SECTOR_TARGETS:
        set_sector_target(
            project=world.project, unit=world.units[unit], year=world.project.target_year, amount=amount, by=by
        )


def _plan(world: World, by: Any) -> None:
    for year, base, need in finances.PLAN_YEARS:
        set_plan_year(
            project=world.project,
            year=year,
            base_budget=base,
            need=need,
            source=finances.PLAN_SOURCES.get(year, finances.PLAN_SOURCE),
            is_example_figure=True,
            by=by,
        )
    for title, code, function, amounts in finances.TECHNICAL:
        area = world.rows[f"area.{code}"]
        create_budget_line(
            project=world.project,
            kind=LineKind.TECHNICAL,
            title=title,
            unit=area.unit,
            budget_area=area,
            kostra_function=function,
            amounts=amounts,
            is_example_figure=True,
            by=by,
        )


def _note(world: World, by: Any, note: Note) -> None:
    add_budget_note(project=world.project, year=note.year, amount=note.amount, source=note.source, by=by)


def _relations(world: World, by: Any) -> None:
    for relation in details.RELATIONS:
        relate_measures(
            measure=world.measures[relation.measure],
            other=world.measures[relation.other],
            kind=relation.kind,
            overlap=relation.overlap,
            note=relation.note,
            by=by,
        )


def _package(world: World, by: Any, package: Package) -> None:
    made = create_package(project=world.project, title=package.title, description=package.description, by=by)
    chosen = {
        world.measures[key].number: Switch(delay=delay, scale=scale) for key, (delay, scale) in package.choices.items()
    }
    set_choices(package=made, choices=chosen, by=by)
    share_package(package=made, by=by)
