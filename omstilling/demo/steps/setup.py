"""The people and who may log in, the municipality with its units, the project, its bodies and seats."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from omstilling.accounts.services import create_person
from projects.services.bodies import create_body, give_seat
from projects.services.project import create_project
from projects.services.tenancy import create_municipality, create_unit, grant_role

from ..acts import Act, World
from ..content import people, project, units
from ..content.kinds import Body, Person, at
from ..logins import LOGINS, PASSWORD

FIRST = at(2010, 9, 1, 8)
SEATS_FROM = date(2010, 1, 1)


def acts() -> Iterator[Act]:
    """Yield the acts of 1 September 2010. The work groups come in October, each with its own step."""
    admin, *others = people.PEOPLE
    yield Act(FIRST, "", "Den første personen i installasjonen", _person, (admin,))
    for i, person in enumerate(others):
        yield Act(
            FIRST + timedelta(minutes=5 + i),
            "admin",
            "Personen er lagt inn",
            _person,
            (person,),
        )
    yield Act(at(2010, 9, 1, 9), "admin", "Kommunen er opprettet", _municipality)
    yield Act(at(2010, 9, 1, 9, 10), "admin", "Organisasjonen er lagt inn", _units)
    yield Act(at(2010, 9, 1, 10), "admin", "Prosjektet er opprettet", _project)
    yield Act(at(2010, 9, 1, 10, 10), "admin", "Portalroller er gitt", _grants)
    for body in people.BODIES:
        if body.kind == "work_group":
            continue
        yield Act(
            body.made,
            "admin",
            "Organet er opprettet",
            _body,
            (body,),
        )
        yield Act(
            body.made + timedelta(minutes=30),
            "admin",
            "Plassene er gitt",
            _seats,
            (tuple(seat for seat in people.SEATS if seat.body == body.key),),
        )


def _person(world: World, by: Any, person: Person) -> None:
    world.people[person.username] = create_person(
        username=person.username,
        full_name=person.full_name,
        email=f"{person.username}@example.org",
        title=person.title,
        password=PASSWORD if person.username in LOGINS else None,
        is_operator=person.username == "admin",
        by=by,
    )


def _municipality(world: World, by: Any) -> None:
    world.begin(create_municipality(**project.MUNICIPALITY, by=by))


def _units(world: World, by: Any) -> None:
    for unit in units.UNITS:
        world.units[unit.key] = create_unit(
            municipality=world.municipality,
            name=unit.name,
            kind=unit.kind,
            parent=world.units.get(unit.parent),
            valid_from=SEATS_FROM,
            by=by,
        )


def _project(world: World, by: Any) -> None:
    world.open(
        create_project(
            municipality=world.municipality,
            **project.PROJECT,  # type: ignore[arg-type]
            is_example=True,
            frozen_today=project.TODAY,
            notice=project.NOTICE,
            by=by,
        )
    )


def _grants(world: World, by: Any) -> None:
    for person, kind, only, unit in people.GRANTS:
        grant_role(
            municipality=world.municipality,
            person=world.people[person],
            kind=kind,
            project=world.project if only else None,
            unit=world.units.get(unit),
            by=by,
        )


def _body(world: World, by: Any, body: Body) -> None:
    world.bodies[body.key] = create_body(
        project=world.project,
        kind=body.kind,
        legal_basis=body.legal_basis,
        name=body.name,
        slug=body.slug,
        abbreviation=body.abbreviation,
        mandate=body.mandate,
        recommends_to=world.bodies.get(body.recommends_to),
        order=len(world.bodies),
        open_to_all=body.open_to_all,
        by=by,
    )


def _seats(world: World, by: Any, seats: tuple[Any, ...]) -> None:
    for order, seat in enumerate(seats):
        world.seats[seat.key] = give_seat(
            body=world.bodies[seat.body],
            person=world.people[seat.person],
            function=seat.function,
            valid_from=SEATS_FROM,
            votes=seat.votes,
            party=seat.party,
            organisation=seat.organisation,
            is_union=seat.is_union,
            order=order,
            by=by,
        )
