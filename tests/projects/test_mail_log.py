"""The log of e-mails, and sending one again."""

from __future__ import annotations

from typing import Any

import pytest

from omstilling.mail.models import MailState, OutgoingMail
from omstilling.mail.services import send
from tests.cast import write
from tests.flow import post_form


@pytest.fixture
def log(cast: Any) -> dict[str, OutgoingMail]:
    person = cast.people["member"]
    person.email = ""
    write(person)
    values = {"kind": "innkalling", "text": "Møte.", "scope": cast.project}
    return {
        "waits": send(person=cast.people["chair"], subject="På vei", **values),
        "lacks": send(person=person, subject="Uten adresse", **values),
        "other": send(person=cast.people["chair"], subject="Et annet prosjekts", kind="x", text="x"),
    }


def test_the_secretary_sees_what_was_sent_for_the_project_and_filters_it(cast: Any, log: Any) -> None:
    url = f"/{cast.project.slug}/epost/"
    page = cast.client("secretary").get(url).content.decode()
    assert "På vei" in page and "Personen har ingen e-postadresse." in page and "Et annet prosjekts" not in page
    only = cast.client("secretary").get(f"{url}?tilstand=no_address&sok=mari").content.decode()
    assert "Uten adresse" in only and "På vei" not in only
    assert cast.client("secretary").get(f"{url}?format=csv").status_code == 200
    assert cast.client("chair").get(url).status_code == 403
    assert cast.client("outsider").get(url).status_code == 404


def test_one_that_did_not_go_out_is_sent_again(cast: Any, log: Any) -> None:
    client, base = cast.client("secretary"), f"/{cast.project.slug}/epost/"
    url = f"{base}{log['lacks'].pk}/pa-nytt/"
    refused = post_form(client, url)
    assert refused.status_code == 422 and "fortsatt ingen e-postadresse" in refused.content.decode()
    person = log["lacks"].person
    person.email = "mari@example.org"
    write(person)
    assert post_form(client, url).status_code == 303
    log["lacks"].refresh_from_db()
    assert (log["lacks"].state, log["lacks"].address) == (MailState.WAITING, "mari@example.org")
    assert post_form(client, f"{base}{log['waits'].pk}/pa-nytt/").status_code == 422
    assert client.get(f"{base}{log['other'].pk}/pa-nytt/").status_code == 404
    assert cast.client("chair").get(url).status_code == 403
