"""A case goes through the bodies: what goes along, what each said, and what is refused."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.urls import reverse

from budget.models import MeasureCase
from omstilling.audit.errors import DomainError
from projects.models import CaseExemptPart, Document
from projects.services.case_forward import forward_case
from projects.services.case_parts import add_exempt_part, attach_document, attachments_of
from projects.services.cases import register_case, update_case, withdraw_case
from projects.services.decisions import record_decision
from tests import cast as made
from tests.cast import write
from tests.flow import form_data, post_form


def renhold(cast: Any, **more: Any) -> Any:
    """Register a case of the work group with something under each heading."""
    values = {
        "title": "Samlet renhold",
        "background": "Renholdet er spredt.",
        "assessment": "Det kan samles.",
        "economy": "Ingen investering.",
        "co_determination": "Tatt opp i AMU.",
        "alternatives": "Som før.",
        "recommendation": "Renholdet bør samles.",
        "access": "internal",
        **more,
    }
    return register_case(body=cast.work_body, kind="decision", year=2011, by=cast.secretary, **values)


def test_everything_goes_along_and_what_was_adopted_is_the_recommendation(cast: Any) -> None:
    case = renhold(cast)
    add_exempt_part(
        case=case, section="economy", text="Tilbudet", legal_basis="offl. § 23 (1)", exempt_to=date(2011, 6, 1),
        by=cast.secretary,
    )  # fmt: skip
    document = write(Document(project=cast.project, number=1, title="Notat"))
    attach_document(case=case, document=document, by=cast.secretary)
    write(MeasureCase(measure=made.measure(cast), case=case))
    record_decision(
        case=case, decided_on=date(2011, 2, 1), kind="advice", outcome="adopted", text="Samles fra 1. juli.",
        by=cast.secretary,
    )  # fmt: skip
    sent = forward_case(case=case, body=cast.project_body, year=2011, by=cast.secretary)
    assert (sent.case_number, sent.continues, sent.title, sent.access) == ("PG 1/11", case, case.title, "internal")
    assert [getattr(sent, name) for name in ("background", "assessment", "economy", "co_determination")] == [
        "Renholdet er spredt.",
        "Det kan samles.",
        "Ingen investering.",
        "Tatt opp i AMU.",
    ]
    assert sent.recommendation == "Samles fra 1. juli."
    assert [(p.text, p.exempt_to) for p in CaseExemptPart.objects.filter(case=sent)] == [
        ("Tilbudet", date(2011, 6, 1))
    ]
    assert [link.document for link in attachments_of(sent)] == [document]
    assert MeasureCase.objects.active().filter(case=sent).count() == 1
    assert sent.history.first().history_change_reason == "AG 1/11 er sendt videre til Prosjektgruppa"


def test_a_case_is_sent_once_to_a_body_and_never_to_its_own(cast: Any) -> None:
    case = renhold(cast)
    sent = forward_case(case=case, body=cast.project_body, year=2011, by=cast.secretary)
    for body in (cast.project_body, cast.work_body):
        with pytest.raises(DomainError) as refused:
            forward_case(case=case, body=body, year=2011, by=cast.secretary)
        assert refused.value.field == "body"
    withdraw_case(case=sent, by=cast.secretary)
    assert forward_case(case=case, body=cast.project_body, year=2011, by=cast.secretary).number == 2


def test_a_ground_of_internal_papers_stops_at_an_elected_body(cast: Any) -> None:
    case = renhold(cast, access="exempt", legal_basis="offl. § 14")
    with pytest.raises(DomainError, match="§ 14 eller § 15"):
        forward_case(case=case, body=cast.steering, year=2011, by=cast.secretary)
    assert not cast.steering.cases.exists()
    assert forward_case(case=case, body=cast.project_body, year=2011, by=cast.secretary).legal_basis == "offl. § 14"


def test_a_case_never_comes_from_itself(cast: Any) -> None:
    case = renhold(cast)
    sent = forward_case(case=case, body=cast.project_body, year=2011, by=cast.secretary)
    with pytest.raises(DomainError, match="fra seg selv"):
        update_case(case=case, changes={"continues": sent}, by=cast.secretary)


def test_the_page_shows_the_way_and_the_button_carries_it_on(cast: Any) -> None:
    case, client = renhold(cast), cast.client("secretary")
    record_decision(
        case=case, decided_on=date(2011, 2, 1), kind="advice", outcome="adopted", text="Samles fra 1. juli.",
        by=cast.secretary,
    )  # fmt: skip
    path = reverse("projects:case_forward", args=[cast.project.slug, case.pk])
    data = form_data(client, path)
    assert data["body"] == str(cast.project_body.pk)  # the next on the common path
    refused = client.post(path, {**data, "year": "neste år"})
    assert refused.status_code == 422 and "fire sifre" in refused.content.decode()
    answer = post_form(client, path)
    assert answer.status_code == 303
    page = client.get(answer["Location"]).content.decode()
    assert "Saken er registrert som PG 1/11 i Prosjektgruppa." in page
    assert "Saksgang" in page and "AG 1/11 Samlet renhold" in page and "1. februar 2011" in page
    assert "PG 1/11 Samlet renhold" in client.get(case.get_absolute_url()).content.decode()


def test_the_way_leaves_out_what_the_reader_may_not_see(cast: Any) -> None:
    case = renhold(cast, title="Kladd i gruppa", access="restricted")
    sent = forward_case(case=case, body=cast.steering, year=2011, title="Samlet renhold", by=cast.secretary)
    update_case(case=sent, changes={"access": "public"}, by=cast.secretary)
    assert "Kladd i gruppa" not in cast.client("member").get(sent.get_absolute_url()).content.decode()
    assert "Kladd i gruppa" in cast.client("secretary").get(sent.get_absolute_url()).content.decode()
