"""The document log: versions with what was changed, old files, and whom a document was given to."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from omstilling.audit.errors import DomainError
from projects.models import Access, Document, DocumentDistribution, DocumentVersion
from projects.services.document_log import add_version, distribute_document
from projects.services.documents import attach_file, register_document, update_document
from tests.flow import post_form
from tests.projects import files as made


def path(cast, name, *args):
    return reverse(f"projects:{name}", args=[cast.project.slug, *args])


@pytest.fixture
def row(cast):
    row = register_document(project=cast.project, title="Kostra-analyse", version="1", by=cast.secretary)
    return attach_file(document=row, content=made.PDF, name="a.pdf", by=cast.secretary)


def test_a_new_version_keeps_the_one_before_with_its_file(cast, row):
    add_version(document=row, version="2", change="Nye tall", content=made.docx(), name="b.docx", by=cast.secretary)
    first, second = DocumentVersion.objects.order_by("pk")
    assert (first.version, first.file.mime, second.version, second.change) == ("1", "application/pdf", "2", "Nye tall")
    assert row.version == "2" and row.file_id == second.file_id
    with pytest.raises(DomainError) as caught:
        add_version(document=row, version="3", change=" ", by=cast.secretary)
    assert caught.value.field == "change"


def test_what_is_put_right_on_the_document_is_put_right_in_its_newest_version_only(cast, row):
    add_version(document=row, version="2", change="Nye tall", by=cast.secretary)
    update_document(document=row, changes={"version": "2.1"}, by=cast.secretary)
    attach_file(document=row, content=made.xlsx(), name="c.xlsx", by=cast.secretary)
    first, second = DocumentVersion.objects.order_by("pk")
    assert (first.version, second.version, second.file_id) == ("1", "2.1", row.file_id)
    assert first.file_id != row.file_id


def test_the_secretary_registers_a_version_and_everybody_reads_the_old_one(cast, row):
    client = cast.client("secretary")
    data = {"version": "2", "change": "Nye tall", "file": SimpleUploadedFile("b.docx", made.docx())}
    assert post_form(client, path(cast, "document_new_version", row.number), data).status_code == 303
    old = DocumentVersion.objects.get(version="1")
    reader = cast.client("employee")
    page = reader.get(path(cast, "document", row.number)).content.decode()
    assert (
        "Nye tall" in page and "gjelder nå" in page and path(cast, "document_version_file", row.number, old.pk) in page
    )
    answer = reader.get(path(cast, "document_version_file", row.number, old.pk))
    assert answer.content == made.PDF and "versjon-1.pdf" in answer["Content-Disposition"]
    assert "sandbox" in answer["Content-Security-Policy"]
    refused = post_form(client, path(cast, "document_new_version", row.number), version="2", change="Igjen")
    assert refused.status_code == 422 and "versjon med dette navnet" in refused.content.decode()
    lying = {"version": "3", "change": "Bilde", "file": SimpleUploadedFile("c.docx", made.png())}
    answer = post_form(client, path(cast, "document_new_version", row.number), lying)
    assert answer.status_code == 422 and "PNG-bilde" in answer.content.decode()


def test_old_versions_follow_the_access_of_the_document(cast, row):
    add_version(document=row, version="2", change="Nye tall", by=cast.secretary)
    old = DocumentVersion.objects.get(version="1")
    distribute_document(document=row, recipient="Revisor", sent_on=date(2011, 3, 1), by=cast.secretary)
    changes = {"access": Access.EXEMPT, "legal_basis": "offl. § 13"}
    update_document(document=Document.objects.get(pk=row.pk), changes=changes, by=cast.secretary)
    reader = cast.client("employee")
    assert reader.get(path(cast, "document_version_file", row.number, old.pk)).status_code == 404
    listed = reader.get(path(cast, "distributions")).content.decode()
    assert "Revisor" not in listed and "Ingen utsendinger ennå" in listed
    assert "Revisor" not in reader.get(path(cast, "distributions") + "?format=csv").content.decode()
    assert cast.client("auditor").get(path(cast, "document_version_file", row.number, old.pk)).status_code == 200


def test_whom_a_document_was_given_to_is_entered_listed_and_struck_out(cast, row):
    client = cast.client("secretary")
    url = path(cast, "document_distribute", row.number)
    assert post_form(client, url, recipient="Kontrollutvalget", sent_on="01.03.2011", how="e-post").status_code == 303
    line = DocumentDistribution.objects.get()
    assert (line.version, line.sent_on) == ("1", date(2011, 3, 1))
    ahead = post_form(client, url, recipient="Kontrollutvalget", sent_on="01.04.2011")
    assert ahead.status_code == 422 and "fram i tid" in ahead.content.decode()
    listed = client.get(path(cast, "distributions")).content.decode()
    assert "Kontrollutvalget" in listed and "1 utsending" in listed and "e-post" in listed
    assert "<tbody>" not in client.get(path(cast, "distributions") + "?fra=02.03.2011").content.decode()
    strike = path(cast, "document_distribution_withdraw", row.number, line.pk)
    assert post_form(client, strike, reason="Ført to ganger").status_code == 303
    assert "Ingen utsending er ført" in client.get(path(cast, "document", row.number)).content.decode()


@pytest.mark.once
@pytest.mark.parametrize("name", ["document_new_version", "document_distribute"])
def test_only_the_secretary_keeps_the_log(cast, row, name):
    assert cast.client("chief_executive").get(path(cast, name, row.number)).status_code == 403
    assert cast.client("outsider").get(path(cast, name, row.number)).status_code == 404
