"""A hundred real files come back as they were; hostile ones are refused at once, with the reason."""

from time import perf_counter

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from projects.models import Document, StoredFile
from projects.services.documents import register_document
from tests.flow import post_form
from tests.sweep.hostile_files import hostile_files
from tests.sweep.real_files import real_files

pytestmark = [pytest.mark.sweep, pytest.mark.once]


def address(cast, name, number):
    return reverse(f"projects:{name}", args=[cast.project.slug, number])


def test_a_hundred_real_files_come_back_byte_for_byte(cast):
    client, count, bytes_in = cast.client("secretary"), 0, set()
    for name, content in real_files():
        row = register_document(project=cast.project, title=name.replace(".", " "), by=cast.secretary)
        upload = SimpleUploadedFile(name, content)
        answer = post_form(client, address(cast, "upload_document", row.number), {"file": upload})
        assert answer.status_code == 303, (name, answer.content.decode())
        again = client.get(address(cast, "document_file", row.number))
        assert again.content == content, name
        count += 1
        bytes_in.add(content)
    assert count == 100
    assert StoredFile.objects.count() == len(bytes_in)


def test_hostile_files_are_refused_in_two_seconds_each_with_the_reason(cast):
    client, count = cast.client("secretary"), 0
    row = register_document(project=cast.project, title="Mottak", by=cast.secretary)
    path = address(cast, "upload_document", row.number)
    for name, content, words in hostile_files():
        upload = SimpleUploadedFile(name, content)
        began = perf_counter()
        answer = post_form(client, path, {"file": upload})
        took = perf_counter() - began
        assert answer.status_code == 422, name
        page = answer.content.decode()
        assert words in page or (not content and "id_file_error" in page), (name, words)
        assert took < 2, (name, took)
        count += 1
    assert count >= 60
    assert Document.objects.get().file is None and not StoredFile.objects.exists()
