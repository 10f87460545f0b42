"""Readings: entered by month, corrected with a reason, withdrawn."""

import re
from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError

from omstilling.audit.errors import DomainError
from projects.forms.goals import MonthField
from projects.models import Reading
from projects.services.goals import correct_reading, enter_reading, withdraw_reading
from tests.cast import indicator, make_cast, reading, unit
from tests.flow import form_data, post_form

FEB = date(2011, 2, 1)


@pytest.fixture
def by(cast):
    return cast.people["controller"]


def url(cast, row, rest):
    return f"/{cast.project.slug}/mal/{row.goal_id}/indikatorer/{row.pk}/malinger/{rest}"


# Services


def test_a_reading_is_kept_for_its_month_and_place(cast, by):
    row, sector = indicator(cast), unit(cast)
    made = enter_reading(indicator=row, month=date(2011, 2, 17), value=Decimal("91.3"), by=by)
    assert made.month == FEB and made.history.get().history_change_reason == "Ny måling"
    enter_reading(indicator=row, month=FEB, value=Decimal("88.8"), unit=sector, by=by)
    for place in (None, sector):
        with pytest.raises(DomainError) as error:
            enter_reading(indicator=row, month=FEB, value=Decimal(90), unit=place, by=by)
        assert error.value.field == "month" and "februar 2011" in str(error.value)
    withdraw_reading(reading=made, by=by)
    enter_reading(indicator=row, month=FEB, value=Decimal("91.4"), by=by)


def test_the_database_too_refuses_two_readings_of_the_whole_in_a_month(cast):
    row = indicator(cast)
    reading(row, FEB, "90")
    with pytest.raises(IntegrityError):
        reading(row, FEB, "91")


def test_a_month_to_come_and_another_municipalitys_unit_are_refused(cast, by):
    row = indicator(cast)
    enter_reading(indicator=row, month=date(2011, 3, 31), value=Decimal(90), by=by)
    with pytest.raises(DomainError) as error:
        enter_reading(indicator=row, month=date(2011, 4, 1), value=Decimal(90), by=by)
    assert error.value.field == "month"
    with pytest.raises(DomainError) as error:
        enter_reading(indicator=row, month=FEB, value=Decimal(90), unit=unit(make_cast("annenkommune")), by=by)
    assert error.value.field == "unit"


def test_a_correction_keeps_the_old_figure_and_the_reason(cast, by):
    made = reading(indicator(cast), FEB, "91.3")
    with pytest.raises(DomainError) as error:
        correct_reading(reading=made, changes={"value": Decimal(92)}, by=by, reason=" ")
    assert error.value.field == "reason"
    correct_reading(reading=made, changes={"value": Decimal(92)}, by=by, reason="Feil i lønnsfilen")
    latest, first = made.history.order_by("-row_version")
    assert (latest.value, first.value) == (Decimal(92), Decimal("91.30"))
    assert latest.history_change_reason == "Feil i lønnsfilen"
    with pytest.raises(ValueError):
        correct_reading(reading=made, changes={"indicator": None}, by=by, reason="x")


# The month as it is typed


@pytest.mark.parametrize(
    "typed", ["09.2010", "9.2010", "09/2010", "9 2010", "2010-09", "september 2010", "Sep. 2010", " sept 2010 "]
)
def test_a_month_is_read_as_people_type_it(typed):
    assert MonthField().clean(typed) == date(2010, 9, 1)


@pytest.mark.parametrize(
    "typed", ["13.2010", "0.2010", "2010", "17.09.2010", "ju 2010", "mandag 2010", "09.1810", "x"]
)
def test_what_is_no_month_is_refused(typed):
    with pytest.raises(ValidationError):
        MonthField().clean(typed)


# Forms


def test_the_controller_enters_a_reading_with_a_comma(cast):
    row, client = indicator(cast), cast.client("controller")
    response = post_form(client, url(cast, row, "ny/"), month="02.2011", value="91,3", note="Lønnssystemet")
    made = Reading.objects.get()
    assert response.status_code == 303 and response.url == row.goal.get_absolute_url()
    assert (made.month, made.value, made.unit, made.note) == (FEB, Decimal("91.3"), None, "Lønnssystemet")
    html = client.get(response.url).content.decode().replace("\u00a0", " ")
    assert "Målingen for februar 2011 er ført: 91,3 %." in html


def test_a_units_reading_leads_to_the_unit(cast):
    row, sector = indicator(cast), unit(cast, "Oppvekst")
    response = post_form(cast.client("secretary"), url(cast, row, "ny/"), month="02.2011", value="88", unit=sector.pk)
    assert response.status_code == 303 and response.url.endswith(f"?enhet={sector.pk}")


@pytest.mark.parametrize(
    ("field", "typed", "message"),
    [
        ("month", "31.02.2011", "Skriv måneden som måned.år, for eksempel 09.2010."),
        ("month", "april 2011", "Måneden har ikke begynt ennå."),
        ("month", "januar 2011", "Det finnes en måling for januar 2011."),
        ("value", "nitti", "Skriv et tall"),
        ("value", "100,1", "Tallet kan ikke være større enn 100"),
        ("value", "91,35", "Bruk høyst 1 desimaler"),
        ("value", "", "Feltet"),
        ("note", "x" * 201, "200"),
    ],
)
def test_what_is_wrong_is_said_beside_the_field_and_stays(cast, field, typed, message):
    row = indicator(cast)
    reading(row, date(2011, 1, 1), "90")
    data = {"month": "02.2011", "value": "91,3", field: typed}
    response = post_form(cast.client("controller"), url(cast, row, "ny/"), data)
    html = response.content.decode()
    assert response.status_code == 422 and typed in html
    said = re.search(rf'id="id_{field}_error">(.*?)</div>', html, re.S)
    assert said and message in said[1].replace("\u00a0", " "), said and said[1]
    assert Reading.objects.count() == 1


def test_a_reading_is_corrected_in_the_browser_with_a_reason(cast):
    row, client = indicator(cast), cast.client("controller")
    made = reading(row, FEB, "91.3")
    path = url(cast, row, f"{made.pk}/rett/")
    data = form_data(client, path)
    assert (data["month"], data["value"]) == ("02.2011", "91,3")
    assert post_form(client, path, value="92").status_code == 422
    assert post_form(client, path, value="92", reason="Feil i filen").status_code == 303
    made.refresh_from_db()
    assert made.value == 92 and made.history.first().history_change_reason == "Feil i filen"


def test_two_who_correct_the_same_reading_meet_on_the_conflict_page(cast, by):
    row, client = indicator(cast), cast.client("controller")
    made = reading(row, FEB, "91.3")
    data = form_data(client, url(cast, row, f"{made.pk}/rett/"))
    correct_reading(reading=made, changes={"value": Decimal("91.9")}, by=by, reason="Ny fil")
    response = client.post(url(cast, row, f"{made.pk}/rett/"), {**data, "value": "92", "reason": "Min grunn"})
    html = response.content.decode()
    assert response.status_code == 409 and "91,9" in html and "Min grunn" in html


def test_a_reading_is_withdrawn(cast):
    row, client = indicator(cast), cast.client("controller")
    made = reading(row, FEB, "91.3")
    assert post_form(client, url(cast, row, f"{made.pk}/trekk/"), reason="Ført på feil mål").status_code == 303
    assert "91,3" not in client.get(row.goal.get_absolute_url()).content.decode()
    assert client.get(url(cast, row, f"{made.pk}/rett/")).status_code == 404


@pytest.mark.parametrize("rest", ["ny/", "{pk}/rett/", "{pk}/trekk/"])
def test_only_secretary_and_controller_enter_readings(cast, rest):
    row = indicator(cast)
    path = url(cast, row, rest.format(pk=reading(row, FEB, "90").pk))
    for role in ("chief_executive", "chair", "union_rep", "project_group", "employee", "auditor", "administrator"):
        assert cast.client(role).get(path).status_code == 403, role
        assert cast.client(role).post(path).status_code == 403, role
    assert cast.client("outsider").get(path).status_code == 404
    for role in ("secretary", "controller"):
        assert cast.client(role).get(path).status_code == 200
