"""The watch for mass redundancy: people at the least, sliding days, and each period once."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import pytest

from budget.redundancies import mass_redundancies, people_of, sentence
from projects.models import Agreement
from tests import cast as make

pytestmark = pytest.mark.once


@dataclass
class Fact:
    number: int
    effective_from: date | None
    fte_redundancy: Decimal | None


def facts(*rows):
    return [Fact(at, day, Decimal(fte)) for at, (day, fte) in enumerate(rows, 1)]


def numbers(found):
    return [[one.number for one in period.dismissals] for period in found]


def test_each_begun_arsverk_is_a_person():
    assert [people_of(Decimal(each)) for each in ("-0.2", "-1", "-1.01", "3.5")] == [1, 1, 2, 4]
    assert people_of(None) == 0


def test_a_period_slides_and_is_told_once():
    rows = facts(
        (date(2011, 1, 1), "-4"), (date(2011, 1, 20), "-6"), (date(2011, 2, 10), "-4"), (date(2011, 6, 1), "-9")
    )
    assert numbers(mass_redundancies(rows)) == [[1, 2], [2, 3]]
    assert numbers(mass_redundancies(facts((date(2011, 1, 1), "-9.5")))) == [[1]]
    assert mass_redundancies(facts((date(2011, 1, 1), "-9"), (date(2011, 2, 1), "-9"))) == []
    assert mass_redundancies([Fact(1, None, Decimal(-20)), Fact(2, date(2011, 1, 1), None)]) == []


def test_the_act_is_named_only_while_it_holds():
    (found,) = mass_redundancies(facts((date(2011, 7, 1), "-12")))
    assert "minst 12 personer 1. juli 2011" in sentence(found, date(2011, 3, 15))
    assert sentence(found, date(2011, 3, 15)).endswith("masseoppsigelse, jf. arbeidsmiljøloven § 15-2.")
    assert sentence(found, date(2005, 3, 15)).endswith("er masseoppsigelse.")


@pytest.mark.parametrize(("role", "sees"), [("union_rep", True), ("controller", True), ("employee", False)])
def test_the_list_of_measures_says_it_to_those_whom_it_concerns(cast, role, sees):
    make.measure(cast, fte_change=Decimal(-11), fte_redundancy=Decimal("-9.5"))
    page = cast.client(role).get(f"/{cast.project.slug}/tiltak/").content.decode()
    assert ("masseoppsigelse" in page) is sees and ("påbegynte årsverk" in page) is sees


def test_an_agreements_page_names_the_measures_that_break_it(cast):
    values = {"title": "Omstillingsavtale", "valid_from": date(2010, 10, 1), "protects_jobs": True}
    agreement = make.write(Agreement(project=cast.project, **values))
    make.measure(cast, "Færre vaktmestere", fte_change=Decimal(-3), fte_redundancy=Decimal(-2))
    path = f"/{cast.project.slug}/avtaler/{agreement.pk}/"
    assert "Færre vaktmestere" in cast.client("union_rep").get(path).content.decode()
    make.write(Agreement(project=cast.project, replaces=agreement, title="Ny", valid_from=date(2011, 6, 1)))
    assert "Ingen tiltak regner med oppsigelser" in cast.client("union_rep").get(path).content.decode()
