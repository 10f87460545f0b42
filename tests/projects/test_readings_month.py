"""Readings of many units for one month at once: all of them or none, and nothing written over unseen."""

from datetime import date
from decimal import Decimal

import pytest

from omstilling.audit.errors import DomainError
from projects.models import Reading
from projects.services.goals import correct_reading
from projects.services.readings import enter_month
from tests import cast as made
from tests.flow import form_data, post_form

FEB = date(2011, 2, 1)


@pytest.fixture
def indicator(cast):
    return made.indicator(cast)


@pytest.fixture
def units(cast):
    return made.unit(cast, "Kultur"), made.unit(cast, "Oppvekst")


@pytest.fixture
def path(cast, indicator):
    return f"/{cast.project.slug}/mal/{indicator.goal_id}/indikatorer/{indicator.pk}/malinger/maned/"


def text(response):
    return response.content.decode().replace("\u00a0", " ")


def test_a_month_is_entered_for_many_units_and_the_month_before_stands_beside(cast, path, indicator, units):
    made.reading(indicator, date(2011, 1, 1), "90.5", unit=units[0])
    client = cast.client("controller")
    page = text(client.get(path))
    assert "Nærvær i februar 2011" in page and "90,5 %" in page
    names = [f"value_{unit.pk}" for unit in units]
    answer = post_form(client, path, {"value_whole": "91,4", names[0]: "92", names[1]: ""})
    assert answer.status_code == 303
    found = Reading.objects.filter(month=FEB).order_by("pk").values_list("unit", "value")
    assert list(found) == [(None, Decimal("91.4")), (units[0].pk, Decimal("92"))]
    assert "Måneden har ikke begynt" in text(client.get(path, {"maned": "04.2011"}))
    assert "Skriv måneden som" in text(client.get(path, {"maned": "vår"}))


def test_one_wrong_value_saves_none_and_keeps_what_was_typed(cast, path, units):
    first, second = (f"value_{unit.pk}" for unit in units)
    answer = post_form(cast.client("secretary"), path, {first: "92,5", second: "140"})
    page = text(answer)
    assert answer.status_code == 422 and "større enn 100" in page and 'value="92,5"' in page
    assert not Reading.objects.exists()


def test_a_figure_that_stands_is_corrected_with_a_reason_and_never_emptied(cast, path, indicator, units):
    reading = made.reading(indicator, FEB, "90.0", unit=units[0])
    name, client = f"value_{units[0].pk}", cast.client("secretary")
    without = post_form(client, path, {name: "91", f"value_{units[1].pk}": "88"})
    assert without.status_code == 422 and "Skriv hvorfor tall" in text(without)
    emptied = post_form(client, path, {name: "", "value_whole": "90"})
    assert emptied.status_code == 422 and "trekker du målingen" in text(emptied)
    assert Reading.objects.count() == 1
    assert post_form(client, path, {name: "91", "reason": "Feil i lønnssystemet"}).status_code == 303
    assert reading.history.first().history_change_reason == "Feil i lønnssystemet"


def test_what_another_has_corrected_meanwhile_is_not_written_over(cast, path, indicator, units):
    reading = made.reading(indicator, FEB, "90.0", unit=units[0])
    client = cast.client("secretary")
    data = form_data(client, path) | {f"value_{units[0].pk}": "91", "value_whole": "92", "reason": "Feil"}
    correct_reading(reading=reading, changes={"value": Decimal("89")}, by=cast.controller, reason="Rettet")
    answer = client.post(path, data)
    assert answer.status_code == 422 and "siden du åpnet siden" in text(answer)
    assert list(Reading.objects.values_list("value", flat=True)) == [Decimal("89")]


def test_nothing_new_is_said_and_others_may_not(cast, path, indicator):
    with pytest.raises(DomainError, match="ingenting å lagre"):
        enter_month(indicator=indicator, month=FEB, values={None: None}, by=cast.secretary)
    assert cast.client("employee").get(path).status_code == 403
    assert cast.client("outsider").get(path).status_code == 404
