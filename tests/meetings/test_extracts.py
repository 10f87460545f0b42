"""Extracts of single cases: from approved minutes only, as they were frozen, and nothing exempt in the public one."""

from __future__ import annotations

import io
import json
from typing import Any

import pikepdf
import pytest
from django.core.exceptions import PermissionDenied
from django.http import Http404

from meetings.extracts import KIND, extract_of, newest_finished, offers
from meetings.models import Minutes
from meetings.services import (
    approve_minutes,
    open_minutes,
    publish_minutes,
    send_for_approval,
    set_discussion,
    start_correction,
)
from omstilling.audit.errors import DomainError
from omstilling.pdf import jobs
from omstilling.pdf.engine import render
from omstilling.pdf.models import RenderJob
from tests.cast import write
from tests.meetings.full import BASIS, SECRETS, fill
from tests.pdf.checker import check


@pytest.fixture
def draft(room: Any) -> Minutes:
    fill(room)
    return open_minutes(meeting=room.meeting, by=room.secretary)


@pytest.fixture
def approved(room: Any, draft: Minutes) -> Minutes:
    return approve(room, draft)


def approve(room: Any, draft: Minutes) -> Minutes:
    send_for_approval(minutes=draft, by=room.secretary)
    return approve_minutes(minutes=draft, by=room.cast.people["chair"])


def html(minutes: Minutes, item: Any, user: Any, *, public: bool) -> jobs.Built:
    return jobs.build(KIND, {"minutes": minutes.pk, "item": item.pk, "public": public}, user)


def text(response: Any) -> str:
    return str(response.content.decode())


def test_extracts_are_of_approved_minutes_only_and_as_those_were_frozen(room: Any, draft: Minutes) -> None:
    client, item = room.cast.client("secretary"), room.item
    assert offers(item, room.secretary) == []
    assert "Særutskrift" not in text(client.get(item.get_absolute_url()))
    assert client.post(f"{item.get_absolute_url()}sarutskrift/").status_code == 404
    with pytest.raises(DomainError, match="ikke godkjent"):
        extract_of(draft, item, public=False)
    with pytest.raises(DomainError, match="ikke godkjent"):
        html(draft, item, room.secretary, public=False)
    approved = approve(room, draft)
    second = start_correction(minutes=approved, correction="Behandlingen.", by=room.secretary)
    room.item.refresh_from_db()
    set_discussion(item=room.item, text="Noe helt annet.", by=room.secretary)
    assert newest_finished(room.item, room.secretary, public=False) == approved != second
    made = html(approved, room.item, room.secretary, public=False)
    assert made.filename == "sarutskrift-ps-1-11-styringsgruppa-2011-03-10-fullstendig.pdf"
    assert made.title == "Særutskrift: PS 1/11, Styringsgruppa 10. mars 2011"
    for words in (
        "PS 1/11",
        "Styringsgruppa",
        "torsdag 10. mars 2011",
        "Rådmannen orienterte.",
        "Senterpartiet advarer mot hastverk.",
        "Ingen sies opp.",
        approved.full_sha256,
        "Underskrift",
        "Godkjent 15. mars 2011 av Leif Leder, leder.",
        "Til stede: ",
    ):
        assert words in made.html, words
    assert "Noe helt annet." not in made.html and "Felles legevakt" not in made.html


def test_a_public_extract_has_nothing_exempt_and_others_get_nothing_else(room: Any, approved: Minutes) -> None:
    hidden = room.items[2]
    made = html(approved, hidden, room.secretary, public=True)
    everything = json.dumps([made.html, made.title, made.filename, made.identifier, made.source], ensure_ascii=False)
    for secret in SECRETS:
        assert secret not in everything
    assert BASIS in made.html and "Personalsak" in made.html and approved.public_sha256 in made.html
    assert "Enstemmig vedtatt å lukke møtet." in made.html
    assert SECRETS[4] in html(approved, hidden, room.secretary, public=False).html
    employee, client = room.cast.people["employee"], room.cast.client("employee")
    path = f"{room.item.get_absolute_url()}sarutskrift/"
    assert client.post(path).status_code == 404
    publish_minutes(minutes=approved, by=room.secretary)
    answer = client.post(path, {"utgave": "fullstendig"})
    assert answer.status_code == 303 and RenderJob.objects.get().params["public"] is True
    assert client.post(f"{room.items[2].get_absolute_url()}sarutskrift/").status_code == 404
    with pytest.raises(PermissionDenied):
        html(approved, room.item, employee, public=False)
    with pytest.raises(Http404):
        html(approved, room.items[2], employee, public=True)
    with pytest.raises(Http404):
        html(approved, room.item, room.cast.people["outsider"], public=True)
    for page in (room.item.get_absolute_url(), f"{room.meeting.get_absolute_url()}protokoll/"):
        shown = text(client.get(page))
        assert "sarutskrift" in shown and "Fullstendig særutskrift" not in shown
    room.item.refresh_from_db()
    decision = text(room.cast.client("member").get(room.item.decision.get_absolute_url()))
    assert "Fullstendig særutskrift" in decision and "Offentlig særutskrift" in decision


def test_a_full_extract_says_that_it_is_exempt_also_of_what_became_so_later(room: Any, approved: Minutes) -> None:
    under = f'<p class="small kept-back"><strong>Unntatt offentlighet, jf. {BASIS}.</strong></p>'
    label = "Særutskrift – fullstendig utgave, unntatt offentlighet"
    full, public = (html(approved, room.items[2], room.secretary, public=p).html for p in (False, True))
    assert under in full and full.count(label) >= 2 and "kept-back" not in public and label not in public
    assert label not in html(approved, room.item, room.secretary, public=False).html
    room.item.case.access, room.item.case.legal_basis = "exempt", BASIS
    write(room.item.case)
    assert under in html(approved, room.item, room.secretary, public=False).html


@pytest.mark.sweep
def test_extracts_keep_the_standards(room: Any, approved: Minutes) -> None:
    for item, public in ((room.item, False), (room.items[2], True)):
        made = html(approved, item, room.secretary, public=public)
        data = render(made.html, identifier=made.identifier, title=made.title, assets=made.assets)
        assert check(data) == []
    with pikepdf.open(io.BytesIO(data)) as pdf, pdf.open_outline() as outline:
        told = str(pdf.docinfo) + str(pdf.open_metadata()) + str(outline.root)
        unpacked = io.BytesIO()
        pdf.save(unpacked, stream_decode_level=pikepdf.StreamDecodeLevel.generalized, compress_streams=False)
    raw = unpacked.getvalue()
    for secret in SECRETS:
        assert secret not in told
        assert secret.encode() not in raw and secret.encode("utf-16-be") not in raw
