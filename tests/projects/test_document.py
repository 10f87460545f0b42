"""The documentation register."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from omstilling.audit.errors import DomainError
from projects.models import Access, Document, StoredFile
from projects.services.documents import attach_file, register_document, update_document, withdraw_document
from tests.cast import make_cast
from tests.flow import post_form
from tests.projects import files as made


def path(cast, name, *args):
    return reverse(f"projects:{name}", args=[cast.project.slug, *args])


def document(cast, title="Årsregnskap 2009", **more):
    return register_document(project=cast.project, title=title, by=cast.secretary, **more)


def test_documents_are_numbered_within_the_project(cast):
    other = make_cast("nabokommune")
    assert [document(cast).number, document(cast, "Notat").number, document(other).number] == [1, 2, 1]


def test_a_withdrawn_document_keeps_its_number_and_says_why(cast):
    gone = document(cast)
    withdraw_document(document=gone, by=cast.secretary, reason="Lagt inn to ganger")
    assert document(cast, "Nytt").number == 2
    assert gone.history.first().history_change_reason == "Lagt inn to ganger"
    assert cast.client("secretary").get(path(cast, "document", 1)).status_code == 404
    with pytest.raises(DomainError):
        update_document(document=gone, changes={"title": "Igjen"}, by=cast.secretary)


def test_an_exempt_document_needs_its_legal_basis_and_no_other_has_one(cast):
    with pytest.raises(DomainError) as caught:
        document(cast, access=Access.EXEMPT)
    assert caught.value.field == "legal_basis"
    with pytest.raises(DomainError) as caught:
        document(cast, access=Access.PUBLIC, legal_basis="offl. § 13")
    assert caught.value.field == "legal_basis"


def test_working_material_names_its_body(cast):
    with pytest.raises(DomainError) as caught:
        document(cast, access=Access.RESTRICTED)
    assert caught.value.field == "body"


def test_a_body_of_another_project_is_refused(cast):
    other = make_cast("nabokommune")
    with pytest.raises(DomainError) as caught:
        document(cast, body=other.steering)
    assert caught.value.field == "body"


def test_a_national_identity_number_is_refused(cast):
    with pytest.raises(DomainError) as caught:
        document(cast, description="Gjelder 01010750160.")
    assert caught.value.field == "description"


def test_a_new_file_takes_the_place_of_the_one_before_which_stays_in_history(cast):
    row = attach_file(document=document(cast), content=made.PDF, name="a.pdf", by=cast.secretary)
    first = row.file_id
    attach_file(document=row, content=made.docx(), name="b.docx", by=cast.secretary)
    assert [h.file_id for h in row.history.order_by("row_version")] == [None, first, row.file_id]
    assert StoredFile.objects.count() == 2


def test_the_secretary_enters_a_document_with_its_file(cast):
    client = cast.client("secretary")
    data = {
        "title": "Revisjonsrapport",
        "source": "Revisor",
        "dated": "17.09.2010",
        "access": "internal",
        "file": SimpleUploadedFile("rapport.pdf", made.PDF, "application/pdf"),
    }
    answer = post_form(client, path(cast, "new_document"), data)
    assert answer.status_code == 303, answer.content.decode()
    row = Document.objects.get()
    assert answer.url == path(cast, "document", row.number)
    assert bytes(row.file.content) == made.PDF
    page = client.get(answer.url).content.decode()
    assert "17. september 2010" in page and row.file.sha256 in page


def test_an_unknown_date_says_so_on_the_page_and_in_the_list(cast):
    document(cast)
    client = cast.client("employee")
    assert "ikke oppgitt" in client.get(path(cast, "document", 1)).content.decode()
    listed = client.get(path(cast, "documents")).content.decode().split("<tbody>")[1]
    cell = listed.partition('<td data-label="Dato">')[2].partition("</td>")[0]
    assert "Årsregnskap 2009" in listed and 'class="blank"' in cell and "ikke oppgitt" in cell


def test_a_file_that_lies_about_itself_is_refused_beside_the_field_and_nothing_is_entered(cast):
    data = {
        "title": "Bilde som PDF",
        "access": "internal",
        "file": SimpleUploadedFile("rapport.pdf", made.png(), "application/pdf"),
    }
    answer = post_form(cast.client("secretary"), path(cast, "new_document"), data)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "innholdet er et PNG-bilde" in page and "Bilde som PDF" in page
    assert not Document.objects.exists() and not StoredFile.objects.exists()


def test_a_document_without_title_is_refused_and_what_was_typed_is_kept(cast):
    answer = post_form(cast.client("secretary"), path(cast, "new_document"), {"source": "Fylkesmannen"})
    assert answer.status_code == 422
    assert "Fylkesmannen" in answer.content.decode()


def test_the_secretary_changes_and_withdraws_a_document(cast):
    document(cast)
    client = cast.client("secretary")
    assert post_form(client, path(cast, "edit_document", 1), {"title": "Regnskap"}).status_code == 303
    upload = SimpleUploadedFile("tall.xlsx", made.xlsx())
    assert post_form(client, path(cast, "upload_document", 1), {"file": upload}).status_code == 303
    row = Document.objects.get()
    assert (row.title, row.file.mime.endswith("sheet")) == ("Regnskap", True)
    assert post_form(client, path(cast, "withdraw_document", 1), {"reason": "Feil"}).status_code == 303
    assert "Regnskap" not in client.get(path(cast, "documents")).content.decode().split("<main")[1].split("<table")[-1]


@pytest.mark.parametrize("name", ["new_document", "edit_document", "upload_document", "withdraw_document"])
def test_only_the_secretary_has_the_forms(cast, name):
    document(cast)
    args = [] if name == "new_document" else [1]
    assert cast.client("secretary").get(path(cast, name, *args)).status_code == 200
    assert cast.client("member").get(path(cast, name, *args)).status_code == 403
    assert cast.client("outsider").get(path(cast, name, *args)).status_code == 404


def test_the_file_is_handed_out_to_be_saved_and_nothing_in_it_can_run(cast):
    attach_file(document=document(cast), content=made.PDF, name="a.pdf", by=cast.secretary)
    answer = cast.client("employee").get(path(cast, "document_file", 1))
    assert answer.content == made.PDF
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"] == 'attachment; filename="01-arsregnskap-2009.pdf"'
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert "no-store" in answer["Cache-Control"]


def test_a_document_without_file_has_none_to_fetch(cast):
    document(cast)
    assert cast.client("secretary").get(path(cast, "document_file", 1)).status_code == 404


def test_what_is_exempt_does_not_exist_for_others_by_any_address(cast):
    row = document(cast, "Hemmelig personalsak", access=Access.EXEMPT, legal_basis="offl. § 13")
    attach_file(document=row, content=made.PDF, name="a.pdf", by=cast.secretary)
    document(cast, "Åpent notat")
    for role in ("employee", "administrator", "union_rep", "member"):
        client = cast.client(role)
        assert client.get(path(cast, "document", 1)).status_code == 404
        assert client.get(path(cast, "document_file", 1)).status_code == 404
        page = client.get(path(cast, "documents")).content.decode()
        assert "Hemmelig" not in page and "1 dokument" in page
        assert "Hemmelig" not in client.get(path(cast, "documents") + "?format=csv").content.decode()
        assert "<tbody>" not in client.get(path(cast, "documents") + "?sok=personalsak").content.decode()
    assert cast.client("auditor").get(path(cast, "document_file", 1)).status_code == 200
    assert cast.client("outsider").get(path(cast, "document_file", 1)).status_code == 404


def test_working_material_is_for_its_body_and_those_who_run_the_project(cast):
    document(cast, "Utkast", access=Access.RESTRICTED, body=cast.work_body)
    assert cast.client("work_group").get(path(cast, "document", 1)).status_code == 200
    assert cast.client("secretary").get(path(cast, "document", 1)).status_code == 200
    assert cast.client("member").get(path(cast, "document", 1)).status_code == 404


def test_the_list_is_filtered_by_words_access_and_file(cast):
    attach_file(document=document(cast), content=made.PDF, name="a.pdf", by=cast.secretary)
    document(cast, "Notat om skoler", access=Access.PUBLIC)
    client = cast.client("employee")

    def titles(query):
        page = client.get(f"{path(cast, 'documents')}?{query}").content.decode().split("<tbody>")[1]
        return ["Årsregnskap" in page, "Notat om skoler" in page]

    assert titles("sok=skoler") == [False, True]
    assert titles("tilgang=internal") == [True, False]
    assert titles("fil=ja") == [True, False]
    assert titles("fil=nei") == [False, True]


def test_the_list_asks_the_same_number_of_questions_for_many_documents(cast, django_assert_max_num_queries):
    client = cast.client("employee")
    for number in range(12):
        attach_file(document=document(cast, f"Nr. {number}"), content=made.PDF, name="a.pdf", by=cast.secretary)
    client.get(path(cast, "documents"))
    with django_assert_max_num_queries(12):
        client.get(path(cast, "documents"))
