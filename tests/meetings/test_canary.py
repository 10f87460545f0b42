"""What is kept back is heard nowhere by those who may not, and is there for those who may."""

from __future__ import annotations

import io
import json
import subprocess
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from meetings.documents import built
from meetings.feeds import personal_calendar
from meetings.minutes import minutes_document, to_plain
from meetings.notices import notice_document
from omstilling.pdf.engine import render
from projects.access import forget_access
from projects.models import Access
from tests.cast import write
from tests.contracts.world import Page
from tests.meetings.canary import (
    BIRDS,
    EXEMPT,
    KEPT,
    MEMBERS,
    OPEN,
    OWN,
    birds,
    heard,
    mails,
    plant,
    sung,
    text_fields,
)

#: The pages of what is kept back; the sweep tries every page there is.
NEAR = ("meetings:", "projects:case", "projects:decision", "projects:document", "projects:history", "reporting:search")
OUTSIDE = ("employee", "controller", "council", "project_group", "work_group", "administrator", "outsider")


#: Where what is kept back is read by those who may, beside lists and searches; the history is no excuse.
BELONGS = {
    "meetings:follow_item",
    "meetings:item",
    "meetings:live_item",
    "meetings:minutes",
    "meetings:summons",
    "projects:case",
    "projects:decision",
    "projects:document",
}


def where_it_belongs(page: Page) -> bool:
    return page.name in BELONGS


def near(page: Page) -> bool:
    return page.name.startswith(NEAR)


def everything(page: Page) -> bool:
    return True


def test_every_text_of_a_meeting_a_case_or_a_decision_is_kept_back_or_said_to_be_open() -> None:
    assert text_fields() == set(KEPT) | set(OPEN)
    assert not set(KEPT) & set(OPEN)


def test_those_who_may_hear_all_of_it_and_others_nothing(cast: Any) -> None:
    planted = plant(cast)
    for role in ("anonymous", "employee"):
        assert sung(planted, role, near, planted.full_editions()) == {}, role
    found = sung(planted, "secretary", where_it_belongs, history=False)
    there = {key for keys in found.values() for key in keys}
    assert there == {key for key, kind in KEPT.items() if kind in (EXEMPT, MEMBERS)}
    own = sung(planted, "member", lambda page: page.name == "meetings:follow_item", history=False)
    assert {key for keys in own.values() for key in keys} >= {key for key, kind in KEPT.items() if kind == OWN}


def test_what_is_frozen_or_sent_or_followed_holds_nothing_of_it(cast: Any) -> None:
    planted = plant(cast)
    meeting, coming = planted.meeting, planted.coming
    whole = heard(json.dumps(to_plain(minutes_document(meeting, public=False))))
    assert {"projects.case.title", "meetings.minuteremark.text", "projects.decision.text"} <= set(whole)
    assert heard(json.dumps(to_plain(minutes_document(meeting, public=True)))) == []
    assert "projects.caseexemptpart.text" in heard(json.dumps(to_plain(notice_document(coming, public=False))))
    assert heard(json.dumps(to_plain(notice_document(coming, public=True)))) == []
    assert mails()
    assert heard(mails()) == []
    for role in ("secretary", "member", "employee"):
        person = cast.people[role]
        forget_access(person)
        assert heard(personal_calendar(person)) == [], role
    public = built(meeting, minutes_document(meeting, public=True))
    assert heard(f"{public.title} {public.filename} {public.identifier} {public.html}") == []


@pytest.mark.sweep
def test_no_page_of_the_portal_lets_anybody_outside_hear(cast: Any) -> None:
    planted = plant(cast)
    for role in ("anonymous", *OUTSIDE):
        assert sung(planted, role, everything, planted.full_editions()) == {}, role
    # And were the case open, it would have been heard.
    for row in (planted.secret, planted.rows["projects.decision"]):
        row.access = Access.PUBLIC
        write(row)
    loud = {key for keys in sung(planted, "employee", near).values() for key in keys}
    assert loud > {"projects.case.title", "projects.decision.text", "meetings.agendaitem.discussion"}


@pytest.mark.sweep
@pytest.mark.pdf_tools
def test_the_public_file_holds_nothing_in_text_bookmarks_or_metadata(cast: Any, tmp_path: Path) -> None:
    planted = plant(cast)
    for public in (True, False):
        made = built(planted.meeting, minutes_document(planted.meeting, public=public))
        content = render(made.html, identifier=made.identifier, title=made.title, assets=made.assets)
        file = tmp_path / "protokoll.pdf"
        file.write_bytes(content)
        text = subprocess.run(["pdftotext", "-layout", file, "-"], capture_output=True, check=True, text=True).stdout
        with pikepdf.open(io.BytesIO(content)) as pdf:
            inside = [str(pdf.docinfo), str(pdf.open_metadata())]
            with pdf.open_outline() as outline:
                inside += [str(one.title) for one in outline.root]
            pdf.save(tmp_path / "apen.pdf", compress_streams=False, stream_decode_level=pikepdf.StreamDecodeLevel.all)
        raw = (tmp_path / "apen.pdf").read_bytes().decode("latin-1")
        every = heard("\n".join([text.replace("\n", ""), *inside, raw]))
        if public:
            assert every == []
        else:
            assert BIRDS["projects.case.title"] in text
            assert "meetings.minuteremark.text" in every
            assert birds(OWN) & {BIRDS[key] for key in every} == set()
