"""Meetings with the unions: recorded when held, corrected, taken back, and read by those who may."""

from datetime import date

import pytest
from django.urls import reverse

from budget.models import MeasureConsultation
from omstilling.audit.errors import DomainError
from projects.models import Access, Consultation, Document
from projects.services.consultations import record_consultation, update_consultation, withdraw_consultation
from tests import cast as c
from tests.cast import write
from tests.flow import post_form

PARTIES = "hovedtillitsvalgt for Fagforbundet\nhovedtillitsvalgt for Utdanningsforbundet"


def record(cast, **more):
    values = {"form": "consultation", "held_on": date(2011, 2, 1), "parties": PARTIES, **more}
    return record_consultation(project=cast.project, by=cast.secretary, **values)


@pytest.fixture
def path(cast):
    return f"/{cast.project.slug}/droftinger/"


def text(response):
    return response.content.decode().replace("\u00a0", " ")


def typed(**more):
    values = {
        "form": "consultation",
        "held_on": "01.02.2011",
        "parties": PARTIES,
        "views": "Fagforbundet er imot.",
        "reply": "Rådmannen holder fast ved forslaget.",
        "agreed": "nei",
        "access": "internal",
    }
    return {**values, **more}


def test_meetings_are_numbered_and_keep_their_number(cast):
    first, second = record(cast), record(cast)
    withdraw_consultation(consultation=first, by=cast.secretary, reason="Møtet ble avlyst")
    assert [first.number, second.number, record(cast).number] == [1, 2, 3]
    assert first.history.first().history_change_reason == "Møtet ble avlyst"


@pytest.mark.parametrize(
    ("more", "field"),
    [
        ({"held_on": date(2011, 3, 16)}, "held_on"),
        ({"form": "information", "agreed": True}, "agreed"),
        ({"access": Access.RESTRICTED}, "body"),
        ({"views": "Gjelder 01010750160."}, "views"),
    ],
)
def test_what_cannot_be_on_record_is_refused(cast, more, field):
    with pytest.raises(DomainError) as refused:
        record(cast, **more)
    assert refused.value.field == field
    assert not Consultation.objects.exists()


def test_what_is_withdrawn_is_not_changed(cast):
    met = record(cast)
    withdraw_consultation(consultation=met, by=cast.secretary, reason="Ikke holdt")
    with pytest.raises(DomainError):
        update_consultation(consultation=met, changes={"views": "Imot."}, by=cast.secretary)


def test_the_secretary_records_corrects_and_takes_back(cast, path):
    client = cast.client("secretary")
    response = post_form(client, f"{path}ny/", typed())
    assert response.status_code == 303 and response["Location"] == f"{path}1/"
    page = text(client.get(f"{path}1/"))
    for words in ("Drøftet 1. februar 2011", "Uenighet", "Fagforbundet er imot.", "Hovedtillitsvalgt for Utdanningsf"):
        assert words in page
    assert post_form(client, f"{path}1/endre/", typed(agreed="ja")).status_code == 303
    assert Consultation.objects.get().agreed is True
    assert post_form(client, f"{path}1/trekk/", {"reason": "Ikke holdt"}).status_code == 303
    assert client.get(f"{path}1/").status_code == 404
    assert "Ingen drøftinger ennå" in text(client.get(path))


def test_what_is_typed_wrong_stands_with_the_reason_beside_it(cast, path):
    response = post_form(cast.client("secretary"), f"{path}ny/", typed(held_on="16.03.2011"))
    assert response.status_code == 422
    assert "Datoen kan ikke være fram i tid." in text(response) and "Fagforbundet er imot." in text(response)
    assert not Consultation.objects.exists()


def test_information_is_said_not_to_be_a_consultation(cast, path):
    record(cast, form="information")
    assert "regnes ikke som drøftet" in text(cast.client("employee").get(f"{path}1/"))


@pytest.mark.parametrize("role", ["council", "controller", "union_rep", "auditor", "employee"])
def test_others_read_and_do_not_record(cast, path, role):
    record(cast)
    client = cast.client(role)
    page = text(client.get(f"{path}1/"))
    assert "Rediger" not in page and "Koble til tiltak" not in page
    assert "Drøftet 1. februar 2011" in text(client.get(path))
    for address in ("ny/", "1/endre/", "1/trekk/"):
        assert client.get(path + address).status_code == 403


def test_a_bodys_own_record_is_unseen_by_others(cast, path):
    record(cast, access=Access.RESTRICTED, body=cast.bodies["work_body"])
    assert cast.client("work_group").get(f"{path}1/").status_code == 200
    assert cast.client("council").get(f"{path}1/").status_code == 404
    assert "Ingen drøftinger ennå" in text(cast.client("council").get(path))
    assert cast.client("outsider").get(path).status_code == 404


def test_the_list_narrows_by_form_and_goes_to_file(cast, path):
    record(cast, views="Fagforbundet er imot.")
    record(cast, form="information", held_on=date(2011, 1, 3))
    client = cast.client("union_rep")
    page = text(client.get(f"{path}?form=information"))
    assert "Informert 3. januar 2011" in page and "Drøftet 1. februar 2011" not in page
    assert "Fagforbundet er imot." in client.get(f"{path}?format=csv").content.decode("utf-8-sig")


def test_the_list_says_what_was_on_the_table_as_far_as_the_reader_may_see_it(cast, path):
    met = record(cast)
    for number, access in ((1, "internal"), (2, "exempt"), (3, "internal"), (4, "internal"), (5, "internal")):
        measure = c.measure(cast, f"Tiltak {number}", number=number, access=access)
        write(MeasureConsultation(measure=measure, consultation=met))
    page = text(cast.client("union_rep").get(path))
    assert "1 Tiltak 1, 3 Tiltak 3, 4 Tiltak 4 og 1 til" in page and "Tiltak 2" not in page
    assert "Dato, synkende" in page


def test_it_has_its_place_under_meetings(cast):
    page = text(cast.client("employee").get(reverse("projects:consultations", args=[cast.project.slug])))
    assert f'href="/{cast.project.slug}/droftinger/"' in page


def test_the_parties_papers_are_documents_that_their_readers_may_read(cast, path):
    open_paper = write(Document(project=cast.project, number=1, title="Notat om renhold"))
    kept = write(
        Document(project=cast.project, number=2, title="Bemanningsplan", access="restricted", body=cast.steering)
    )
    client = cast.client("secretary")
    assert post_form(client, f"{path}ny/", typed(documents=[open_paper.pk, kept.pk])).status_code == 303
    assert "Bemanningsplan" in text(client.get(f"{path}1/"))
    page = text(cast.client("employee").get(f"{path}1/"))
    assert "Notat om renhold" in page and "Bemanningsplan" not in page
    assert post_form(client, f"{path}1/endre/", typed(documents=[kept.pk])).status_code == 303
    assert "Notat om renhold" not in text(client.get(f"{path}1/"))


@pytest.mark.parametrize(("form", "agrees"), [("environment", False), ("safety", False), ("sami", True)])
def test_other_forms_than_the_unions_own_are_no_consultation_with_them(cast, path, form, agrees):
    if agrees:
        record(cast, form=form, agreed=False)
        assert "uenighet" in text(cast.client("employee").get(f"{path}1/")).lower()
    else:
        with pytest.raises(DomainError):
            record(cast, form=form, agreed=False)
        record(cast, form=form)
    met = Consultation.objects.get()
    assert not met.is_discussion and not met.is_information
    page = text(cast.client("employee").get(f"{path}1/"))
    assert "i tillegg til drøfting" in page and "Organisasjonene ble informert" not in page
