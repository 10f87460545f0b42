"""A meeting plan: several meetings of a body in one act."""

from __future__ import annotations

from datetime import date
from typing import Any

from meetings.models import Meeting
from tests.flow import post_form

PLAN = {
    "body": "",
    "held_on": "01.04.2011",
    "also_on": "06.05.2011\n3.6.11, 01.07.2011\n",
    "starts_at": "9",
    "form": "physical",
}


def test_meetings_are_planned_on_all_the_dates_alike(cast: Any) -> None:
    client, url = cast.client("secretary"), f"/{cast.project.slug}/moter/nytt/"
    answer = post_form(client, url, {**PLAN, "body": cast.steering.pk, "place": "Rådhuset"})
    assert answer.status_code == 303 and answer["Location"].endswith("2011-04-01/")
    rows = Meeting.objects.order_by("held_on").values_list("held_on", "number", "place")
    days = [date(2011, 4, 1), date(2011, 5, 6), date(2011, 6, 3), date(2011, 7, 1)]
    assert list(rows) == [(day, number, "Rådhuset") for number, day in enumerate(days, start=1)]


def test_one_date_that_cannot_be_stops_all_of_them_and_is_named(cast: Any) -> None:
    client, url = cast.client("secretary"), f"/{cast.project.slug}/moter/nytt/"
    body = cast.steering.pk
    wrong = post_form(client, url, {**PLAN, "body": body, "also_on": "6. mai"})
    assert wrong.status_code == 422 and "«6. mai»" in wrong.content.decode()
    post_form(client, url, {**PLAN, "body": body, "held_on": "06.05.2011", "also_on": ""})
    taken = post_form(client, url, {**PLAN, "body": body})
    assert taken.status_code == 422 and "06.05.2011: Organet har et møte denne dagen" in taken.content.decode()
    assert Meeting.objects.count() == 1
