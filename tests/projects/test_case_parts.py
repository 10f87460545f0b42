"""Exempt parts and attachments of a case: added, changed, moved, taken away, and nowhere for those who may not."""

from __future__ import annotations

import io
from datetime import date
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from omstilling.audit.errors import DomainError
from projects.models import CaseAttachment, CaseExemptPart, Document
from projects.services.case_parts import (
    add_exempt_part,
    attach_document,
    attach_new_document,
    attachments_of,
    move_attachment,
    remove_attachment,
    update_exempt_part,
    withdraw_exempt_part,
)
from projects.services.decisions import confirm_decision
from tests.cast import case, decision, write
from tests.flow import form_data, post_form

BASIS = "offl. § 23 (1)"
CANARY = "Kanarifugl i forhandlingene"


def at(cast: Any, name: str, *args: Any) -> str:
    return reverse(f"projects:{name}", args=[cast.project.slug, *args])


def part(cast: Any, about: Any, **more: Any) -> CaseExemptPart:
    values = {"section": "assessment", "text": CANARY, "legal_basis": BASIS, "by": cast.secretary, **more}
    return add_exempt_part(case=about, **values)


def document(cast: Any, title: str = "Notat", **more: Any) -> Document:
    number = Document.objects.count() + 1
    return write(Document(project=cast.project, number=number, title=title, **{"access": "public", **more}))


def test_a_part_is_kept_back_with_its_ground_and_history(cast: Any) -> None:
    row = part(cast, case(cast), exempt_to=date(2011, 6, 1))
    update_exempt_part(part=row, changes={"exempt_to": date(2011, 9, 1)}, by=cast.secretary, reason="Forlenget")
    withdraw_exempt_part(part=row, by=cast.secretary, reason="Avtalen er inngått")
    reasons = [kept.history_change_reason for kept in row.history.order_by("row_version")]
    assert reasons == ["La til en unntatt del", "Forlenget", "Avtalen er inngått"]
    assert row.is_withdrawn


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"legal_basis": ""}, "legal_basis"),
        ({"legal_basis": "taushetsplikt"}, "legal_basis"),
        ({"legal_basis": "offl. § 14"}, "legal_basis"),
        ({"exempt_from": date(2011, 2, 1), "exempt_to": date(2011, 1, 1)}, "exempt_to"),
        ({"text": "Gjelder 01010750160."}, "text"),
    ],
)
def test_a_part_needs_a_ground_that_holds_and_no_personal_number(cast: Any, wrong: Any, field: str) -> None:
    with pytest.raises(DomainError) as refused:
        part(cast, case(cast), **wrong)
    assert refused.value.field == field
    assert not CaseExemptPart.objects.exists()


def test_when_the_decision_is_confirmed_the_text_stands_and_the_ground_may_change(cast: Any) -> None:
    about = case(cast)
    row = part(cast, about)
    confirm_decision(decision=decision(cast, about), by=cast.chair)
    for act in (
        lambda: update_exempt_part(part=row, changes={"text": "Noe annet"}, by=cast.secretary),
        lambda: withdraw_exempt_part(part=row, by=cast.secretary),
        lambda: part(cast, about),
    ):
        with pytest.raises(DomainError, match="bekreftet"):
            act()
    row.refresh_from_db()
    update_exempt_part(part=row, changes={"legal_basis": "offl. § 24"}, by=cast.secretary)
    assert CaseExemptPart.objects.get().legal_basis == "offl. § 24"


def test_a_part_is_added_changed_and_taken_away_in_the_browser(cast: Any) -> None:
    about, client = case(cast), cast.client("secretary")
    new = at(cast, "case_part_new", about.pk)
    filled = {"section": "economy", "text": CANARY, "legal_basis": BASIS}
    refused = post_form(client, new, filled)
    page = refused.content.decode()
    assert refused.status_code == 422
    assert "Vurder om innsyn likevel kan gis (offl. § 11)" in page and CANARY in page
    assert post_form(client, new, {**filled, "more_openness": "on"}).status_code == 303
    row = CaseExemptPart.objects.get()
    assert row.history.first().history_change_reason == "La til en unntatt del. Meirinnsyn er vurdert (offl. § 11)"
    edit = at(cast, "case_part_edit", about.pk, row.pk)
    assert post_form(client, edit, {"exempt_to": "01.02.2011"}).status_code == 303
    shown = client.get(about.get_absolute_url()).content.decode()
    assert "Unntaket har løpt ut. Vurder saken på nytt." in shown and CANARY in shown
    gone = at(cast, "case_part_withdraw", about.pk, row.pk)
    assert post_form(client, gone, {"reason": ""}).status_code == 422
    assert post_form(client, gone, {"reason": "Ikke lenger nødvendig"}).status_code == 303
    assert CANARY not in client.get(about.get_absolute_url()).content.decode()


def test_two_who_change_the_same_part_meet(cast: Any) -> None:
    about = case(cast)
    path = at(cast, "case_part_edit", about.pk, part(cast, about).pk)
    mine = form_data(cast.client("secretary"), path)
    assert post_form(cast.client("chief_executive"), path, {"text": "Rådmannens tekst"}).status_code == 303
    answer = cast.client("secretary").post(path, {**mine, "text": "Min tekst"})
    assert answer.status_code == 409 and "Rådmannens tekst" in answer.content.decode()


@pytest.mark.parametrize("name", ["case_part_new", "case_attach", "case_attach_file", "case_forward"])
def test_only_those_who_run_the_project_change_what_hangs_on_a_case(cast: Any, name: str) -> None:
    path = at(cast, name, case(cast).pk)
    assert cast.client("secretary").get(path).status_code == 200
    assert [cast.client(role).get(path).status_code for role in ("member", "employee", "outsider")] == [403, 403, 404]


def test_an_exempt_part_is_nowhere_for_those_who_may_not_see_it(cast: Any) -> None:
    about = case(cast, background="Åpen tekst")
    row = part(cast, about)
    history = reverse("projects:history_of", args=[cast.project.slug, "projects.caseexemptpart", row.pk])
    places = [
        about.get_absolute_url(),
        at(cast, "cases"),
        at(cast, "cases") + "?sok=kanarifugl",
        at(cast, "cases") + "?format=csv",
        at(cast, "history"),
        reverse("projects:history_of", args=[cast.project.slug, "projects.case", about.pk]),
        reverse("reporting:search", args=[cast.project.slug]) + "?q=kanarifugl",
    ]
    for role in ("council", "employee", "controller", "administrator"):
        client = cast.client(role)
        for place in places:
            page = client.get(place).content.decode()
            assert "forhandlingene" not in page, (role, place)
        assert f"Unntatt offentlighet, jf. {BASIS}" in client.get(about.get_absolute_url()).content.decode()
        assert client.get(history).status_code in (403, 404)
        assert client.get(at(cast, "case_part_edit", about.pk, row.pk)).status_code in (403, 404)
    assert f"{about.title}</a>" in cast.client("member").get(at(cast, "cases") + "?sok=kanarifugl").content.decode()
    for role in ("member", "union_rep", "secretary", "auditor"):
        assert CANARY in cast.client(role).get(about.get_absolute_url()).content.decode(), role
    assert CANARY in cast.client("auditor").get(history).content.decode()


def test_the_list_finds_exemptions_that_have_lapsed_for_those_who_see_them(cast: Any) -> None:
    part(cast, case(cast, "Avtalen"), exempt_to=date(2011, 3, 14))
    part(cast, case(cast, "Lokalene"), exempt_to=date(2011, 3, 15))
    path = at(cast, "cases") + "?tilgang=utlopt"
    page = cast.client("member").get(path).content.decode()
    assert "Avtalen" in page and "Lokalene" not in page
    assert "Avtalen" not in cast.client("employee").get(path).content.decode()


def test_attachments_stand_in_order_and_can_be_moved_and_removed(cast: Any) -> None:
    about = case(cast)
    first, second, third = (
        attach_document(case=about, document=document(cast, title), by=cast.secretary) for title in "ABC"
    )
    with pytest.raises(DomainError, match="fra før"):
        attach_document(case=about, document=first.document, by=cast.secretary)
    move_attachment(attachment=third, up=True, by=cast.secretary)
    move_attachment(attachment=first, up=True, by=cast.secretary)
    first.refresh_from_db()
    remove_attachment(attachment=first, by=cast.secretary)
    assert [row.document.title for row in attachments_of(about)] == ["C", "B"]
    attach_document(case=about, document=first.document, by=cast.secretary)
    assert [row.document.title for row in attachments_of(about)] == ["C", "B", "A"]
    assert second.document.is_withdrawn is False


def test_a_new_file_is_as_open_as_the_case(cast: Any) -> None:
    about = case(cast, access="exempt", legal_basis=BASIS)
    with pytest.raises(DomainError) as refused:
        attach_new_document(case=about, title="Kart", content=b"MZ", name="kart.exe", by=cast.secretary)
    assert refused.value.field == "file" and not Document.objects.exists()
    attach_new_document(case=about, title="Kart", content=picture(), name="kart.png", by=cast.secretary)
    made = Document.objects.get()
    assert (made.access, made.legal_basis, made.body, made.case_reference) == (
        "exempt",
        BASIS,
        cast.steering,
        about.case_number,
    )


def picture() -> bytes:
    from PIL import Image

    out = io.BytesIO()
    Image.new("RGB", (2, 2)).save(out, "PNG")
    return out.getvalue()


def test_documents_are_attached_uploaded_and_moved_in_the_browser(cast: Any) -> None:
    about, client = case(cast), cast.client("secretary")
    hidden = document(cast, "Hemmelig", access="restricted", body=cast.work_body)
    there = document(cast, "Notat om renhold")
    assert post_form(client, at(cast, "case_attach", about.pk), {"document": ""}).status_code == 422
    assert post_form(client, at(cast, "case_attach", about.pk), {"document": there.pk}).status_code == 303
    upload = {"title": "Kart", "file": SimpleUploadedFile("kart.png", picture())}
    assert post_form(client, at(cast, "case_attach_file", about.pk), upload).status_code == 303
    write(CaseAttachment(case=about, document=hidden, order=3))
    page = client.get(about.get_absolute_url()).content.decode()
    assert page.index("Notat om renhold") < page.index("Kart")
    moved = CaseAttachment.objects.get(document__title="Kart")
    up = at(cast, "case_attachment_up", about.pk, moved.pk)
    assert post_form(client, up).status_code == 303
    page = client.get(about.get_absolute_url()).content.decode()
    assert page.index("Notat om renhold") > page.index("Kart")
    shown = cast.client("member").get(about.get_absolute_url()).content.decode()
    assert "Hemmelig" not in shown and "Notat om renhold" in shown
    gone = at(cast, "case_attachment_remove", about.pk, moved.pk)
    assert cast.client("member").get(gone).status_code == 403
    assert post_form(client, gone).status_code == 303
    assert not CaseAttachment.objects.active().filter(pk=moved.pk).exists()
