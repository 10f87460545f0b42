"""The kept questions of the register: page and file each ask their own, and neither asks for each row."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from omstilling.audit.kept import forget
from projects.models import Access
from tests import cast as make

pytestmark = pytest.mark.django_db


def count(client: Any, address: str) -> int:
    with CaptureQueriesContext(connection) as caught:
        response = client.get(address)
        assert response.status_code == 200
        assert b"".join(response) if response.streaming else response.content
    return len(caught)


def test_neither_page_nor_file_asks_for_each_row_whichever_comes_first(cast: Any) -> None:
    address, client = reverse("projects:decisions", args=[cast.project.slug]), cast.client("secretary")
    make.decision(cast)
    forget()
    few = [count(client, address), count(client, f"{address}?format=csv")]
    for _number in range(5):
        make.decision(cast)
    forget()
    many = [count(client, f"{address}?format=csv"), count(client, address)]
    assert many[::-1] == few


def test_a_new_decision_and_a_changed_right_show_at_once(cast: Any) -> None:
    address = reverse("projects:decisions", args=[cast.project.slug])
    secretary, employee = cast.client("secretary"), cast.client("employee")
    assert "Skjermet sak" not in secretary.get(address).content.decode()
    hidden = make.case(cast, "Skjermet sak", access=Access.RESTRICTED)
    make.decision(cast, hidden)
    assert "Skjermet sak" in secretary.get(address).content.decode()
    assert "Skjermet sak" not in employee.get(address).content.decode()
    for seat in cast.seats.values():
        if seat.person_id == cast.people["secretary"].pk:
            seat.withdrawn_at = cast.project.created_at
            make.write(seat)
    assert secretary.get(address).status_code == 404
