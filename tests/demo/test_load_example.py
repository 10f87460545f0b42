"""``manage.py load_example`` where it does not load: production, a broken-off run, names in use."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.core.management import CommandError, call_command

from omstilling.accounts.models import User
from omstilling.audit.uow import example_clock
from omstilling.demo import loader
from omstilling.demo.loader import CannotLoad
from projects.models import Municipality, Project
from tests.cast import write


def test_production_refuses_it(settings: Any) -> None:
    settings.PRODUCTION = True
    with pytest.raises(CommandError, match="aldri inn i en produksjonsinstallasjon"):
        call_command("load_example")


@pytest.mark.django_db
@pytest.mark.parametrize("done", [3, pytest.param(60, marks=pytest.mark.once)])
def test_after_an_interruption_it_says_how_to_begin_anew(monkeypatch: pytest.MonkeyPatch, done: int) -> None:
    acts = loader.acts()[:done]
    monkeypatch.setattr(loader, "acts", lambda: acts)
    loader.load()
    people = User.objects.count()
    with pytest.raises(CannotLoad, match="make demo-reset"):
        loader.load()
    assert User.objects.count() == people


@pytest.mark.django_db
def test_another_project_at_its_address_is_left_alone() -> None:
    municipality = write(Municipality(name="Prøve kommune", slug="prove"))
    write(
        Project(
            municipality=municipality,
            slug="alta-2010",
            name="Eget prosjekt",
            short_name="Eget",
            target_year=2011,
            plan_first_year=2011,
            price_year=2011,
        )
    )
    with pytest.raises(CommandError, match="Et annet prosjekt har adressen «alta-2010»"):
        call_command("load_example")


@pytest.mark.django_db
def test_a_user_name_in_use_is_said_by_name() -> None:
    write(User(username="admin", full_name="Egen Administrator"))
    with pytest.raises(CommandError, match="Brukernavnet «admin» er i bruk"):
        call_command("load_example")


@pytest.mark.django_db
def test_a_municipality_in_its_place_is_left_alone() -> None:
    write(Municipality(name="Egen kommune", slug="alta"))
    with pytest.raises(CommandError, match="En kommune har adressenavnet «alta»"):
        call_command("load_example")


def test_a_database_that_is_not_ready_is_said_in_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    from django.db import OperationalError

    def broken(*args: Any, **more: Any) -> None:
        raise OperationalError("no such table")

    monkeypatch.setattr(Project.objects, "filter", broken)
    with pytest.raises(CommandError, match="Kjør først: manage.py migrate"):
        call_command("load_example")


def test_acts_are_in_the_order_of_their_dates_and_end_before_the_examples_today() -> None:
    moments = [act.at for act in loader.acts()]
    assert moments == sorted(moments)
    assert moments[-1].date() < date(2011, 3, 15)


def test_a_project_counts_from_the_day_of_the_act_while_its_history_is_written() -> None:
    project = Project(frozen_today=date(2011, 3, 15))
    with example_clock(datetime(2010, 9, 17, 9, tzinfo=ZoneInfo("Europe/Oslo"))):
        assert project.today() == date(2010, 9, 17)
    assert project.today() == date(2011, 3, 15)
