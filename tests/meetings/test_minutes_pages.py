"""The minutes in the browser: who reads which, the steps, the files, and that nothing exempt leaks."""

from __future__ import annotations

import io
import subprocess
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from meetings.documents import built, issue_minutes
from meetings.minutes import minutes_document
from meetings.models import Minutes, MinutesState
from meetings.services import approve_minutes, open_minutes, publish_minutes, send_for_approval, start_correction
from omstilling.pdf import jobs
from omstilling.pdf.engine import render
from omstilling.pdf.models import RenderJob
from projects.models import DecisionKind, DecisionOutcome, Grant, GrantKind
from tests.cast import agenda_item, attend, case, decision, meeting, write
from tests.flow import post_form, shown_who
from tests.meetings.full import SECRETS, fill
from tests.pdf.checker import check


def url(room: Any, more: str = "") -> str:
    return f"{room.meeting.get_absolute_url()}protokoll/{more}"


def text(response: Any) -> str:
    return response.content.decode()


@pytest.fixture
def full(room: Any) -> Any:
    fill(room)
    return room


@pytest.fixture
def draft(full: Any) -> Minutes:
    return open_minutes(meeting=full.meeting, by=full.secretary)


@pytest.fixture
def approved(full: Any, draft: Minutes) -> Minutes:
    send_for_approval(minutes=draft, by=full.secretary)
    return approve_minutes(minutes=draft, by=full.cast.people["chair"])


def test_the_body_and_those_who_run_the_project_read_drafts_others_wait(full: Any, draft: Minutes) -> None:
    for role in ("secretary", "chair", "member", "union_rep", "chief_executive", "auditor"):
        page = text(full.cast.client(role).get(url(full)))
        assert "Renholdet samles i én enhet" in page
        assert SECRETS[4] in page
    for role in ("employee", "council", "administrator", "controller"):
        page = text(full.cast.client(role).get(url(full)))
        assert "Protokollen er ikke klar" in page
        assert "Renholdet samles" not in page
    assert full.cast.client("outsider").get(url(full)).status_code == 404


def test_the_page_is_as_complete_as_the_document(full: Any, draft: Minutes) -> None:
    page = text(full.cast.client("secretary").get(url(full)))
    for words in (
        "kl. 09.00–11.30",
        "Hilde Høyrevara",
        "Varamedlem for",
        "Møte- og talerett",
        "Ingen merknader til innkalling og saksliste.",
        "Tilleggssak som ikke sto på den utsendte sakslista.",
        "Votering for åpne dører: Enstemmig vedtatt å lukke møtet.",
        "For: Leif Leder. Mot: Amir Arbeider",
        "Innstilling til kommunestyret",
        "Drøftet: nei",
        "Ansvarlig: Rolf Rådmann. Frist: 1. juni 2011",
        "Frist for å kreve lovlighetskontroll: 31. mars 2011",
        "Protokolltilførsler",
        "Ingen vedlegg.",
        "Ikke godkjent. Tilstand: utkast.",
    ):
        assert words in page


@pytest.mark.parametrize("role", ["secretary", "employee"])
def test_nothing_exempt_is_in_the_public_page(full: Any, approved: Minutes, role: str) -> None:
    publish_minutes(minutes=approved, by=full.secretary)
    answer = full.cast.client(role).get(url(full), {"utgave": "offentlig"})
    page = text(answer)
    assert "Renholdet samles i én enhet" in page
    assert "Unntatt offentlighet, jf. offl. § 13 jf. fvl. § 13 (1) nr. 1." in page
    for secret in SECRETS:
        assert secret not in page


def test_who_does_not_see_everything_cannot_ask_for_the_full_one(full: Any, approved: Minutes) -> None:
    issue_minutes(minutes=approved, by=full.cast.people["chair"])
    publish_minutes(minutes=approved, by=full.secretary)
    client = full.cast.client("employee")
    page = text(client.get(url(full), {"utgave": "fullstendig", "versjon": "1"}))
    for secret in SECRETS:
        assert secret not in page
    assert "fullstendig.pdf" not in page
    assert client.get(url(full, "versjon-1/fullstendig.pdf")).status_code == 404
    assert client.get(url(full, "versjon-1/offentlig.pdf")).status_code == 200


def test_the_public_file_waits_for_publication(full: Any, approved: Minutes) -> None:
    issue_minutes(minutes=approved, by=full.cast.people["chair"])
    path = url(full, "versjon-1/offentlig.pdf")
    assert full.cast.client("employee").get(path).status_code == 404
    assert full.cast.client("member").get(path).status_code == 200
    assert full.cast.client("member").get(url(full, "versjon-2/offentlig.pdf")).status_code == 404


def test_minutes_that_were_changed_behind_the_back_are_not_shown(full: Any, approved: Minutes) -> None:
    approved.refresh_from_db()
    approved.full_source = {**approved.full_source, "place": "Et annet sted"}
    from tests.cast import write

    write(approved)
    page = text(full.cast.client("secretary").get(url(full)))
    assert "har ikke lenger fingeravtrykket" in page
    assert "Et annet sted" not in page


@pytest.mark.parametrize("role", ["council", "administrator", "controller", "project_group"])
def test_nothing_exempt_is_in_the_history(full: Any, approved: Minutes, role: str) -> None:
    client, base = full.cast.client(role), f"/{full.cast.project.slug}/sporbarhet/"
    hidden = full.items[2]
    assert client.get(f"{base}meetings.agendaitem/{hidden.pk}/").status_code == 404
    for path in (
        base,
        f"{base}meetings.minutes/{approved.pk}/",
        f"{base}meetings.meeting/{full.meeting.pk}/",
        f"{base}meetings.agendaitem/{full.item.pk}/",
    ):
        answer = client.get(path)
        assert answer.status_code == 200, path
        for secret in SECRETS:
            assert secret not in text(answer), path


# The steps


def test_the_whole_way_in_the_browser(full: Any) -> None:
    secretary, chair = full.cast.client("secretary"), shown_who(full.cast.client("chair"))
    assert post_form(secretary, url(full, "begynn/")).status_code == 303
    assert post_form(secretary, url(full, "send/")).status_code == 303
    assert secretary.get(url(full, "godkjenn/")).status_code == 403
    assert "Godkjenn protokollen" in text(chair.get(url(full)))
    assert post_form(chair, url(full, "godkjenn/")).status_code == 303
    waiting = RenderJob.objects.filter(kind="minutes", issue=True)
    assert {job.params["public"] for job in waiting} == {False, True}
    assert "PDF-ene er ikke ferdige" in text(chair.get(url(full)))
    for job in waiting:
        jobs.run_render_job.func(str(job.pk))
    minutes = Minutes.objects.get()
    assert minutes.full_document is not None and minutes.public_document is not None
    assert minutes.full_document.filename == "moteprotokoll-styringsgruppa-2011-03-10-fullstendig.pdf"
    page = text(chair.get(url(full)))
    assert "PDF-ene er ikke ferdige" not in page
    assert minutes.full_document.sha256 in page
    assert post_form(secretary, url(full, "publiser/")).status_code == 303
    done = post_form(secretary, url(full, "rett/"), {"correction": "Et navn var feil."})
    assert done.status_code == 303
    page = text(secretary.get(url(full)))
    assert "Versjon 2" in page and "Versjon 1" in page and "Et navn var feil." in page
    assert "versjon-1/fullstendig.pdf" in page
    public = full.cast.client("employee").get(url(full))
    assert "Versjon 2" not in text(public)


def test_incomplete_minutes_say_what_is_missing_and_go_nowhere(room: Any) -> None:
    client = room.cast.client("secretary")
    post_form(client, url(room, "begynn/"))
    page = text(client.get(url(room)))
    assert "Dette mangler før protokollen kan godkjennes" in page
    assert "PS 1/11 har ikke noe resultat." in page
    answer = post_form(client, url(room, "send/"))
    assert answer.status_code == 422
    assert "Protokollen er ikke fullstendig" in text(answer)
    assert "Dette mangler" not in text(room.cast.client("auditor").get(url(room)))


def test_the_chair_sends_back_with_a_reason(full: Any, draft: Minutes) -> None:
    send_for_approval(minutes=draft, by=full.secretary)
    chair = full.cast.client("chair")
    assert post_form(chair, url(full, "tilbake/"), {"reason": ""}).status_code == 422
    assert post_form(chair, url(full, "tilbake/"), {"reason": "Feil sted"}).status_code == 303
    draft.refresh_from_db()
    assert draft.state == MinutesState.DRAFT
    assert draft.history.first().history_change_reason == "Feil sted"
    assert full.cast.client("member").get(url(full, "tilbake/")).status_code == 403


@pytest.mark.parametrize(
    ("step", "roles"),
    [
        ("begynn/", {"secretary"}),
        ("send/", {"secretary"}),
        ("publiser/", {"secretary"}),
        ("rett/", {"secretary"}),
        ("godkjenn/", {"chair"}),
        ("tilbake/", {"secretary", "chair"}),
    ],
)
def test_each_step_has_its_people(full: Any, draft: Minutes, step: str, roles: set[str]) -> None:
    for role in ("secretary", "chair", "member", "chief_executive", "union_rep", "employee", "auditor", "outsider"):
        status = full.cast.client(role).get(url(full, step)).status_code
        assert status == (200 if role in roles else 404 if role == "outsider" else 403), role


def test_a_step_before_there_are_minutes_is_not_found(full: Any) -> None:
    assert full.cast.client("secretary").get(url(full, "send/")).status_code == 404
    assert full.cast.client("secretary").get(url(full), {"versjon": "7"}).status_code == 404


# The files


def test_a_draft_is_asked_for_by_those_who_read_it_and_is_marked(full: Any, draft: Minutes) -> None:
    client = full.cast.client("member")
    answer = client.post(url(full, "pdf/"), {"utgave": "offentlig"})
    assert answer.status_code == 303
    job = RenderJob.objects.get()
    assert not job.issue
    jobs.run_render_job.func(str(job.pk))
    job.refresh_from_db()
    assert job.state == RenderJob.State.DONE, job.message
    assert job.filename.endswith("-offentlig-utkast.pdf")
    assert full.cast.client("employee").post(url(full, "pdf/")).status_code == 404
    assert client.get(url(full, "pdf/")).status_code == 405


def test_the_job_asks_again_whether_the_user_may_read(full: Any, draft: Minutes) -> None:
    params = {"minutes": draft.pk, "public": False}
    from django.core.exceptions import PermissionDenied
    from django.http import Http404

    with pytest.raises(PermissionDenied):
        jobs.build("minutes", params, full.cast.people["employee"])
    with pytest.raises(Http404):
        jobs.build("minutes", params, full.cast.people["outsider"])


def test_a_document_is_issued_once(full: Any, approved: Minutes) -> None:
    from omstilling.audit.errors import DomainError

    chair = full.cast.people["chair"]
    first = issue_minutes(minutes=approved, by=chair).full_document
    assert issue_minutes(minutes=approved, by=chair).full_document == first
    params = {"minutes": approved.pk, "public": False}
    made = jobs.build("minutes", params, chair)
    with pytest.raises(DomainError, match="utgitt fra før"):
        jobs.issue("minutes", made, b"%PDF-1.7 noe annet", params, chair)
    missing = full.cast.client("chair").post(url(full, "pdf/"))
    assert missing.url == url(full)


def test_a_correction_leaves_the_first_version_s_bytes(full: Any, approved: Minutes) -> None:
    chair = full.cast.people["chair"]
    before = issue_minutes(minutes=approved, by=chair).full_document
    assert before is not None
    start_correction(minutes=approved, correction="Et navn var feil.", by=full.secretary)
    answer = full.cast.client("member").get(url(full, "versjon-1/fullstendig.pdf"))
    assert answer.content == bytes(before.content)
    assert answer["Content-Disposition"].startswith("attachment")


def rendered(full: Any, *, public: bool) -> tuple[Any, bytes]:
    made = built(full.meeting, minutes_document(full.meeting, public=public))
    return made, render(made.html, identifier=made.identifier, title=made.title, assets=made.assets)


@pytest.mark.once
def test_an_examples_minutes_say_so_with_its_date_at_the_foot_of_every_page(full: Any) -> None:
    full.meeting.project.notice = "Eksempel, ikke et dokument fra Prøve kommune"
    html = built(full.meeting, minutes_document(full.meeting, public=True)).html
    foot = "Eksempel, ikke et dokument fra Prøve kommune. Eksemplets «i dag» er 15. mars 2011."
    assert f'<div class="notice-line">{foot}</div>' in html


@pytest.mark.once
def test_both_documents_keep_the_standards(full: Any) -> None:
    for public in (False, True):
        assert check(rendered(full, public=public)[1]) == []


@pytest.mark.once
@pytest.mark.pdf_tools
def test_nothing_exempt_is_in_the_public_file(full: Any, tmp_path: Path) -> None:
    words = {}
    for public in (False, True):
        made, data = rendered(full, public=public)
        path = tmp_path / made.filename
        path.write_bytes(data)
        printed = subprocess.run(["pdftotext", "-layout", path, "-"], capture_output=True, check=True).stdout.decode()
        with pikepdf.open(io.BytesIO(data)) as pdf:
            info = str(pdf.docinfo) + str(pdf.open_metadata())
            marks = _titles(pdf)
            unpacked = io.BytesIO()
            pdf.save(unpacked, stream_decode_level=pikepdf.StreamDecodeLevel.generalized, compress_streams=False)
        raw = unpacked.getvalue()
        words[public] = " ".join(printed.split())
        everything = (printed, info, marks, made.filename, made.title, made.identifier, made.html)
        for secret in SECRETS:
            if public:
                assert not any(secret in part for part in everything)
                assert secret.encode() not in raw and secret.encode("utf-16-be") not in raw
    for secret in SECRETS:
        assert secret in words[False]
    assert "Personalsak" in words[True]
    assert "Unntatt offentlighet, jf. offl. § 13 jf. fvl. § 13 (1) nr. 1." in words[True]


def _titles(pdf: pikepdf.Pdf) -> str:
    with pdf.open_outline() as outline:
        found: list[str] = []
        stack = list(outline.root)
        while stack:
            entry = stack.pop()
            found.append(entry.title)
            stack += entry.children
    return " ".join(found)


@pytest.mark.once
@pytest.mark.pdf_tools
def test_the_command_writes_the_draft_the_public_and_the_frozen_one(
    full: Any, draft: Minutes, tmp_path: Path, capsys: Any
) -> None:
    out, slug = tmp_path / "p.pdf", full.meeting.slug
    call_command("minutes", slug, out=out)
    printed = subprocess.run(["pdftotext", out, "-"], capture_output=True, check=True).stdout.decode()
    assert "UTKAST" in printed and SECRETS[4] in " ".join(printed.split())
    call_command("minutes", slug, out=out, public=True)
    printed = subprocess.run(["pdftotext", out, "-"], capture_output=True, check=True).stdout.decode()
    assert SECRETS[4] not in " ".join(printed.split())
    send_for_approval(minutes=draft, by=full.secretary)
    approve_minutes(minutes=draft, by=full.cast.people["chair"])
    issued = issue_minutes(minutes=draft, by=full.cast.people["chair"])
    call_command("minutes", slug, out=out, project=full.cast.project.slug)
    assert issued.full_document is not None
    assert out.read_bytes() == bytes(issued.full_document.content)
    assert "byte" in capsys.readouterr().out


@pytest.mark.once
def test_the_command_says_what_is_wrong(full: Any, tmp_path: Path) -> None:
    from tests.cast import make_cast, meeting

    with pytest.raises(CommandError, match="Fant ikke"):
        call_command("minutes", "finnes-ikke", out=tmp_path / "p.pdf")
    other = make_cast("nabokommune")
    meeting(other)
    with pytest.raises(CommandError, match="Velg med --project"):
        call_command("minutes", full.meeting.slug, out=tmp_path / "p.pdf")
    with pytest.raises(CommandError, match="kan ikke skrives"):
        call_command("minutes", full.meeting.slug, out=tmp_path / "ingen" / "p.pdf", project=full.cast.project.slug)


@pytest.mark.once
def test_a_meeting_without_minutes_can_still_be_printed(full: Any, tmp_path: Path) -> None:
    out = tmp_path / "p.pdf"
    call_command("minutes", full.meeting.slug, out=out)
    assert out.read_bytes().startswith(b"%PDF")


def test_the_page_of_the_file_being_made_leads_back_to_the_minutes(full: Any, draft: Minutes) -> None:
    client = full.cast.client("secretary")
    job = client.post(url(full, "pdf/"), {"utgave": "offentlig"})["Location"]
    page = text(client.get(job))
    assert url(full) in page and full.meeting.get_absolute_url() in page
    assert f"/{full.cast.project.slug}/moter/" in page


def test_the_full_minutes_of_a_job_are_closed_to_one_who_has_left_the_body(full: Any, draft: Minutes) -> None:
    client = full.cast.client("member")
    job = client.post(url(full, "pdf/"), {"utgave": "fullstendig"})["Location"]
    write(Grant(municipality=full.cast.municipality, person=full.cast.people["member"], kind=GrantKind.EMPLOYEE))
    RenderJob.objects.update(
        state="done", content=b"%PDF-", sha256="0" * 64, expires_at=timezone.now() + timedelta(hours=1)
    )
    assert client.get(f"{job}fil/").status_code == 200
    seat = full.seats["member"]
    seat.valid_to = date(2011, 3, 1)
    write(seat)
    assert client.get(url(full)).status_code == 200
    assert client.get(f"{job}fil/").status_code == 404


def test_a_group_of_the_administration_writes_a_referat(cast: Any) -> None:
    at = meeting(cast, "work_body")
    about = case(cast, body="work_body")
    made = decision(cast, about, kind=DecisionKind.ADVICE)
    agenda_item(cast, at, about, decision=made)
    attend(cast, at, "work_group")
    client = cast.client("secretary")
    assert "Begynn på referatet" in text(client.get(at.get_absolute_url()))
    address = f"{at.get_absolute_url()}protokoll/"
    assert "Referatet bygges av det som er ført" in text(client.get(f"{address}begynn/"))
    assert "Referatet er påbegynt." in text(client.get(post_form(client, f"{address}begynn/", {})["location"]))
    page = text(client.get(at.get_absolute_url()))
    assert "Les gjennom og send referatet" in page and "rotokoll" not in page.replace("/protokoll/", "")
    page = text(client.get(f"{address}send/"))
    assert "Send referatet til godkjenning" in page and "Mens referatet er til godkjenning" in page
    minutes = Minutes.objects.get(meeting=at)
    minutes.state = MinutesState.FOR_APPROVAL
    write(minutes)
    page = text(client.get(address))
    assert 'data-variant="secondary" href="' + address + "tilbake/" in page
    assert "Referat ikke godkjent" in text(client.get(made.get_absolute_url()))


def test_the_minutes_are_offered_when_every_case_has_its_decision(cast: Any) -> None:
    at = meeting(cast)
    about = case(cast, recommendation="Renholdet samles.")
    item = agenda_item(cast, at, about)
    attend(cast, at, "chair", "member")
    client = cast.client("secretary")
    offered = f'<a class="ds-button" href="{at.get_absolute_url()}protokoll/">Begynn på protokollen</a>'
    assert offered not in text(client.get(at.get_absolute_url()))
    item.decision = decision(cast, about, outcome=DecisionOutcome.POSTPONED)
    write(item)
    assert offered in text(client.get(at.get_absolute_url()))
    assert offered not in text(cast.client("member").get(at.get_absolute_url()))
    post_form(client, f"{at.get_absolute_url()}protokoll/begynn/", {})
    assert "Ingen votering er ført i saken." in text(client.get(f"{at.get_absolute_url()}protokoll/"))
