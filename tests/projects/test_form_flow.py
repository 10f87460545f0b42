"""What every form promises, tried on a milestone: one result per form, nobody overwritten, nothing typed lost."""

from __future__ import annotations

import uuid
from datetime import date
from typing import Any

import pytest

from omstilling.audit.uow import unit_of_work
from projects.models import Milestone
from tests.cast import milestone
from tests.flow import form_data, post_form


@pytest.fixture
def row(cast: Any) -> Milestone:
    return milestone(cast, "Innstilling levert", description="Til styringsgruppa", number=7)


@pytest.fixture
def path(cast: Any, row: Milestone) -> str:
    return f"/{cast.project.slug}/plan/7/endre/"


def changed_by_another(cast: Any, row: Milestone, **values: Any) -> None:
    with unit_of_work(by=cast.chair, reason="I mellomtida"):
        fresh = Milestone.objects.get(pk=row.pk)
        for name, value in values.items():
            setattr(fresh, name, value)
        fresh.save()


def test_a_double_click_makes_one_milestone_and_lands_twice(cast: Any) -> None:
    client, new = cast.client("secretary"), f"/{cast.project.slug}/plan/ny/"
    data = {**form_data(client, new), "title": "Ny milepæl", "current_date": "01.06.2011"}
    first, second = client.post(new, data), client.post(new, data)
    assert first.status_code == second.status_code == 303
    assert first.headers["Location"] == second.headers["Location"]
    assert Milestone.objects.filter(title="Ny milepæl").count() == 1


def test_the_same_token_of_another_person_is_not_taken_for_his(cast: Any) -> None:
    new = f"/{cast.project.slug}/plan/ny/"
    data = {**form_data(cast.client("secretary"), new), "title": "Ny milepæl", "current_date": "01.06.2011"}
    assert cast.client("secretary").post(new, data).status_code == 303
    assert cast.client("member").post(new, data).status_code == 403


@pytest.mark.parametrize("missing", ["form_token", "row_version"])
def test_a_form_without_its_hidden_fields_is_refused(cast: Any, path: str, row: Milestone, missing: str) -> None:
    client = cast.client("secretary")
    data = {**form_data(client, path), "title": "Uten vern"}
    data.pop(missing)
    response = client.post(path, data)
    assert response.status_code == 400
    assert "Nettleseren sendte noe vi ikke forstår" in response.content.decode()
    assert Milestone.objects.get(pk=row.pk).title == "Innstilling levert"


@pytest.mark.parametrize("version", ["x", "-1", "99999999999", "²", "7"])
def test_a_made_up_version_is_refused_or_met_as_a_conflict(cast: Any, path: str, version: str) -> None:
    response = post_form(cast.client("secretary"), path, {"row_version": version, "title": "Nytt"})
    assert response.status_code == 400


def test_two_people_on_the_same_form_meet_the_conflict_page(cast: Any, path: str, row: Milestone) -> None:
    client = cast.client("secretary")
    data = {**form_data(client, path), "title": "Mitt navn"}
    changed_by_another(cast, row, title="Den andres navn")
    response = client.post(path, data)
    html = response.content.decode()
    assert response.status_code == 409
    for text in ("Mitt navn", "Den andres navn", "Innstilling levert", "Leif Leder"):
        assert text in html
    assert Milestone.objects.get(pk=row.pk).title == "Den andres navn"
    return_data = hidden_of(html)
    saved = client.post(path, return_data)
    assert saved.status_code == 303
    assert Milestone.objects.get(pk=row.pk).title == "Mitt navn"


def test_one_may_take_the_others_text_for_a_field(cast: Any, path: str, row: Milestone) -> None:
    client = cast.client("secretary")
    data = {**form_data(client, path), "title": "Mitt navn", "description": "Min beskrivelse"}
    changed_by_another(cast, row, title="Den andres navn")
    html = client.post(path, data).content.decode()
    assert client.post(path, {**hidden_of(html), "take": "title"}).status_code == 303
    fresh = Milestone.objects.get(pk=row.pk)
    assert (fresh.title, fresh.description) == ("Den andres navn", "Min beskrivelse")


def test_changes_that_do_not_collide_are_merged(cast: Any, path: str, row: Milestone) -> None:
    client = cast.client("secretary")
    data = {**form_data(client, path), "title": "Mitt navn"}
    changed_by_another(cast, row, description="Den andres beskrivelse")
    response = client.post(path, data)
    assert response.status_code == 409
    assert client.post(path, hidden_of(response.content.decode())).status_code == 303
    fresh = Milestone.objects.get(pk=row.pk)
    assert (fresh.title, fresh.description) == ("Mitt navn", "Den andres beskrivelse")


def test_a_third_change_while_choosing_is_a_conflict_again(cast: Any, path: str, row: Milestone) -> None:
    client = cast.client("secretary")
    data = {**form_data(client, path), "title": "Mitt navn"}
    changed_by_another(cast, row, title="Andre")
    html = client.post(path, data).content.decode()
    changed_by_another(cast, row, title="Tredje")
    again = client.post(path, hidden_of(html))
    assert again.status_code == 409
    assert "Tredje" in again.content.decode()
    assert Milestone.objects.get(pk=row.pk).title == "Tredje"


def test_a_right_that_is_lost_while_typing_is_a_403(cast: Any, path: str, row: Milestone) -> None:
    client = cast.client("secretary")
    data = {**form_data(client, path), "title": "For sent"}
    seat = cast.seats["steering.secretary"]
    with unit_of_work(by=cast.administrator, reason="Sluttet"):
        seat.valid_to = date(2011, 1, 1)
        seat.save()
    assert client.post(path, data).status_code in {403, 404}
    assert Milestone.objects.get(pk=row.pk).title == "Innstilling levert"


@pytest.mark.parametrize(
    ("field", "typed", "message"),
    [
        ("title", "", "Feltet er tomt"),
        ("title", "   ", "Feltet er tomt"),
        ("title", "x" * 151, "150"),
        ("title", "Nul\x00l", "Null"),
    ],
)
def test_bad_text_is_told_beside_the_field_and_kept(
    cast: Any, path: str, row: Milestone, field: str, typed: str, message: str
) -> None:
    response = post_form(cast.client("secretary"), path, {field: typed, "description": "Beholdes"})
    html = response.content.decode()
    assert response.status_code == 422
    assert message in html
    assert "Beholdes" in html
    assert f'href="#id_{field}"' in html
    assert Milestone.objects.get(pk=row.pk).row_version == 1


def test_the_form_can_be_sent_again_after_an_error(cast: Any, path: str, row: Milestone) -> None:
    client = cast.client("secretary")
    data = {**form_data(client, path), "title": ""}
    assert client.post(path, data).status_code == 422
    assert client.post(path, {**data, "title": "Rettet"}).status_code == 303


def test_a_token_that_is_no_token_is_refused(cast: Any, path: str) -> None:
    assert post_form(cast.client("secretary"), path, {"form_token": "x"}).status_code == 400
    assert uuid.UUID(form_data(cast.client("secretary"), path)["form_token"])


def hidden_of(html: str) -> dict[str, Any]:
    """Return what the conflict page sends back."""
    from tests.flow import _Inputs

    parser = _Inputs()
    parser.feed(html)
    data = {name: values if len(values) > 1 else values[0] for name, values in parser.hidden.items()}
    data.pop("csrfmiddlewaretoken", None)
    return data


def test_a_number_that_another_took_meanwhile_is_said_and_nothing_typed_is_lost(
    cast: Any, row: Milestone, monkeypatch: Any, caplog: Any
) -> None:
    monkeypatch.setattr("projects.services.plan.next_number", lambda *_args: row.number)
    monkeypatch.setattr(Milestone, "validate_constraints", lambda *_args, **_more: None)
    new = f"/{cast.project.slug}/plan/ny/"
    answer = post_form(cast.client("secretary"), new, {"title": "Ny milepæl", "current_date": "01.06.2011"})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Noen lagret noe samtidig" in page and "Ny milepæl" in page
    assert "written at the same time" in caplog.text
    assert Milestone.objects.count() == 1
