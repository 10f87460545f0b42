"""The notice as a file: what the two versions hold, and that the file is whole."""

from __future__ import annotations

import subprocess
from pathlib import Path
from typing import Any

import pytest

from meetings.models import NoticeRecipient
from meetings.notices.files import issue_notice, on_issue
from meetings.services.notices import send_notice
from omstilling.audit.errors import DomainError
from tests.meetings.before import SECRET, ahead
from tests.meetings.conftest import Room
from tests.pdf.checker import check

pytestmark = [pytest.mark.sweep, pytest.mark.pdf_tools]


def told(content: bytes, at: Path) -> str:
    """Return all that the file says: its text, its description and its outline, with nothing packed."""
    file, plain = at / "innkalling.pdf", at / "plain.pdf"
    file.write_bytes(content)
    text = subprocess.run(["pdftotext", file, "-"], capture_output=True, check=True, text=True).stdout
    subprocess.run(["qpdf", "--qdf", "--object-streams=disable", file, plain], check=True)
    return text + plain.read_bytes().decode("latin-1")


def test_the_public_file_does_not_hold_what_the_full_one_does(room: Room, tmp_path: Path) -> None:
    before = ahead(room)
    notice = issue_notice(notice=send_notice(meeting=before.meeting, by=before.secretary), by=before.secretary)
    full, public = notice.full_document, notice.public_document
    assert full is not None and public is not None
    assert SECRET in told(bytes(full.content), tmp_path)
    said = told(bytes(public.content), tmp_path)
    assert SECRET not in said and "Personalsak" in said and SECRET not in public.filename + public.title
    assert check(bytes(full.content)) == check(bytes(public.content)) == []
    client: Any = before.cast.client("employee")
    url = f"{before.meeting.get_absolute_url()}innkallinger/1/"
    assert client.get(f"{url}offentlig.pdf").content == bytes(public.content)
    assert public.sha256 in client.get(url).content.decode() and full.sha256 not in client.get(url).content.decode()
    assert NoticeRecipient.objects.filter(notice=notice).count() == 8
    with pytest.raises(DomainError, match="laget fra før"):
        on_issue(None, full, {"notice": notice.pk, "public": False}, before.secretary)  # type: ignore[arg-type]
