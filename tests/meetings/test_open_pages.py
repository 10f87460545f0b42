"""The pages that are open to all: what is there, what is not, and that what is not open is not found."""

from __future__ import annotations

import re
from datetime import date, time
from typing import Any
from xml.etree import ElementTree

import pytest
from django.test import Client

from meetings.models import MeetingState
from meetings.open_pages import calendar_of, open_minutes_of
from meetings.services import approve_minutes, open_minutes, publish_minutes, send_for_approval
from omstilling.audit.uow import SystemActor, unit_of_work
from omstilling.pdf.models import issue_document
from projects.models import Access, CaseAttachment, CaseExemptPart, Document, LegalBasis, PaperSection, StoredFile
from tests.cast import agenda_item, case, meeting, write
from tests.flow import post_form
from tests.meetings.full import BASIS, SECRETS, fill


def text(response: Any) -> str:
    return response.content.decode()


@pytest.fixture
def opened(room: Any) -> Any:
    """A meeting of an open body, with everything in it, one case exempt."""
    fill(room)
    room.cast.steering.open_to_all = True
    write(room.cast.steering)
    room.home = f"/apent/{room.cast.project.slug}/{room.cast.steering.slug}/"
    room.at = f"{room.home}{room.meeting.slug}/"
    return room


@pytest.fixture
def published(opened: Any) -> Any:
    minutes = open_minutes(meeting=opened.meeting, by=opened.secretary)
    send_for_approval(minutes=minutes, by=opened.secretary)
    minutes = approve_minutes(minutes=minutes, by=opened.cast.people["chair"])
    opened.minutes = publish_minutes(minutes=minutes, by=opened.secretary)
    return opened


def test_what_is_not_open_is_not_found_whether_it_exists_or_not(opened: Any) -> None:
    client, slug = Client(), opened.cast.project.slug
    assert client.get(opened.home).status_code == 200
    closed = meeting(opened.cast, held_on=date(2011, 4, 1), access=Access.EXEMPT, state=MeetingState.CALLED)
    talks = meeting(opened.cast, held_on=date(2011, 4, 2), purpose="consultation")
    elsewhere = meeting(opened.cast, body="council_body", held_on=date(2011, 4, 3))
    hidden = next(item for item in opened.items if item.case.access == Access.EXEMPT)
    answers = {
        path: client.get(path)
        for path in (
            f"/apent/{slug}/finnes-ikke/",
            f"/apent/{slug}/{opened.cast.council_body.slug}/",
            f"/apent/{slug}/{opened.cast.council_body.slug}/{elsewhere.slug}/",
            "/apent/finnes-ikke/",
            f"{opened.home}{closed.slug}/",
            f"{opened.home}{talks.slug}/",
            f"{opened.home}{closed.slug}/mote.json",
            f"{opened.at}saker/{hidden.pk}/",
            f"{opened.at}saker/0/",
            f"{opened.at}protokoll/",
            f"{opened.at}protokoll.pdf",
        )
    }
    assert {path: one.status_code for path, one in answers.items()} == dict.fromkeys(answers, 404)
    without_reference = {re.sub(r"Referanse: \w+", "", text(one)) for one in answers.values()}
    assert len(without_reference) == 1
    opened.cast.steering.legal_basis = LegalBasis.ADMINISTRATIVE
    write(opened.cast.steering)
    assert client.get(opened.home).status_code == 404


def test_the_calendar_has_every_meeting_and_says_why_one_is_closed(opened: Any) -> None:
    cast = opened.cast
    closed = meeting(cast, held_on=date(2011, 4, 1), access=Access.EXEMPT, state=MeetingState.CALLED, place="Rom 2")
    secret = case(cast, "Oppsigelse", access=Access.EXEMPT, legal_basis=BASIS, public_title="Personalsak")
    agenda_item(cast, closed, secret)
    meeting(cast, held_on=date(2011, 4, 8), state=MeetingState.PLANNED, starts_at=time(9))
    meeting(cast, held_on=date(2010, 4, 8), access=Access.RESTRICTED)
    page = text(Client().get(opened.home))
    assert "Fredag 8. april 2011" in page
    assert f"Ventes holdt for lukkede dører, jf. {BASIS}." in page
    assert "Holdt for lukkede dører, jf. kommuneloven av 1992 (LOV-1992-09-25-107)." in page
    assert "Oppsigelse" not in page
    assert closed.slug not in page
    entries = text(Client().get(f"{opened.home}moter.ics"))
    assert entries.count("BEGIN:VEVENT") == 4
    assert f"/apent/{cast.project.slug}/{cast.steering.slug}/{opened.meeting.slug}/" in entries.replace("\r\n ", "")
    assert "Oppsigelse" not in entries


def test_a_meeting_shows_agenda_and_papers_but_no_decision_before_the_minutes_are_published(opened: Any) -> None:
    page = text(Client().get(opened.at))
    assert "Organisering av renhold" in page
    assert "Personalsak" in page
    assert f"Unntatt offentlighet, jf. {BASIS}." in page
    assert "Renholdet samles i én enhet fra 1. juli 2011." not in page
    assert not [secret for secret in SECRETS if secret in page]
    paper = text(Client().get(f"{opened.at}saker/{opened.item.pk}/"))
    assert "Renholdet samles i én enhet fra 1. juli 2011." in paper
    assert "ingen sies opp" not in paper.lower()


def test_a_draft_of_an_agenda_is_not_shown(opened: Any) -> None:
    later = meeting(opened.cast, held_on=date(2011, 4, 8), state=MeetingState.PLANNED)
    item = agenda_item(opened.cast, later, case(opened.cast, "Sak under arbeid"))
    page = text(Client().get(f"{opened.home}{later.slug}/"))
    assert "Sakslista er ikke klar ennå" in page
    assert "Sak under arbeid" not in page
    assert Client().get(f"{opened.home}{later.slug}/saker/{item.pk}/").status_code == 404


def test_published_minutes_and_their_decisions_are_open_without_what_is_exempt(published: Any) -> None:
    client = Client()
    page, minutes = text(client.get(published.at)), text(client.get(f"{published.at}protokoll/"))
    assert "Ingen sies opp." in page
    assert "Senterpartiet advarer mot hastverk." in minutes
    assert "Fagforbundet ber om at ingen sies opp." in text(client.get(f"{published.at}saker/{published.item.pk}/"))
    body = text(client.get(published.home))
    assert "Siste vedtak" in body
    assert "Les protokollen" in body
    feed = ElementTree.fromstring(client.get(f"{published.home}protokoller.atom").content)
    entries = feed.findall("{http://www.w3.org/2005/Atom}entry")
    assert len(entries) == 1
    assert "Personalsak" in "".join(entries[0].itertext())
    for shown in (page, minutes, body, "".join(feed.itertext())):
        assert not [secret for secret in SECRETS if secret in shown]


def test_the_open_info_page_and_the_open_meetings_lead_to_each_other(opened: Any) -> None:
    client, slug = Client(), opened.cast.project.slug
    way = f'<li><a href="/{slug}/infoside/">'
    assert way not in text(client.get(f"/apent/{slug}/"))
    opened.cast.project.info_open = True
    write(opened.cast.project)
    assert way in text(client.get(f"/apent/{slug}/")) and way in text(client.get(opened.at))
    # A decision leads to where it stands for all, from when that is published.
    lines = rf'<a href="{opened.at}#sak-(\d+)">'
    assert re.findall(lines, text(client.get(f"/{slug}/infoside/"))) == []
    minutes = open_minutes(meeting=opened.meeting, by=opened.secretary)
    send_for_approval(minutes=minutes, by=opened.secretary)
    minutes = approve_minutes(minutes=minutes, by=opened.cast.people["chair"])
    assert re.findall(lines, text(client.get(f"/{slug}/infoside/"))) == []
    publish_minutes(minutes=minutes, by=opened.secretary)
    led = re.findall(lines, text(client.get(f"/{slug}/infoside/")))
    page = text(client.get(opened.at))
    assert led and all(f'id="sak-{pk}"' in page for pk in led)


def test_minutes_go_away_when_a_case_in_them_is_kept_back_later(published: Any) -> None:
    about = published.item.case
    about.access, about.legal_basis = Access.EXEMPT, BASIS
    write(about)
    client = Client()
    assert client.get(f"{published.at}protokoll/").status_code == 404
    assert "Ingen sies opp." not in text(client.get(published.at))
    assert "Organisering av renhold" not in text(client.get(published.at))
    assert not open_minutes_of([published.meeting])
    assert not [row for row in calendar_of(published.cast.steering).rows if row.minutes]


def test_what_is_internal_in_an_open_body_is_left_out_of_its_public_minutes(opened: Any) -> None:
    about = opened.items[1].case
    about.access = Access.INTERNAL
    write(about)
    minutes = open_minutes(meeting=opened.meeting, by=opened.secretary)
    send_for_approval(minutes=minutes, by=opened.secretary)
    publish_minutes(minutes=approve_minutes(minutes=minutes, by=opened.cast.people["chair"]), by=opened.secretary)
    page = Client().get(f"{opened.at}protokoll/")
    assert page.status_code == 200
    assert "Felles legevakt" not in text(page)
    assert "Sak som ikke er offentlig" in text(page)


def test_papers_leave_out_exempt_parts_and_attachments_that_are_not_public(opened: Any) -> None:
    cast, about = opened.cast, opened.item.case
    write(CaseExemptPart(case=about, section=PaperSection.ASSESSMENT, text="Navn på den ansatte", legal_basis=BASIS))
    file = StoredFile.objects.create(sha256="a" * 64, mime="application/pdf", size=4, content=b"%PDF")
    links = []
    for number, (title, access) in enumerate((("Åpent notat", "public"), ("Internt notat", "internal")), start=1):
        document = write(Document(project=cast.project, number=number, title=title, access=access, file=file))
        links.append(write(CaseAttachment(case=about, document=document, order=number)))
    paper = f"{opened.at}saker/{opened.item.pk}/"
    page = text(Client().get(paper))
    assert f"Unntatt offentlighet, jf. {BASIS}." in page
    assert "Navn på den ansatte" not in page
    assert "Åpent notat" in page
    assert "Internt notat" not in page
    assert Client().get(f"{paper}vedlegg-1").content == b"%PDF"
    assert Client().get(f"{paper}vedlegg-2").status_code == 404


def test_everyone_gets_the_same_without_a_session_and_asks_anew_each_time(published: Any) -> None:
    with unit_of_work(by=SystemActor("Testen"), reason="Utgitt"):
        issued = issue_document(
            kind="minutes",
            title="Møteprotokoll",
            filename="moteprotokoll-offentlig.pdf",
            identifier="urn:x",
            content=b"%PDF-1.7",
            source={},
            by_label="Testen",
        )
    published.minutes.refresh_from_db()
    published.minutes.public_document = issued
    write(published.minutes)
    inside = published.cast.client("secretary")
    for path in (published.home, published.at, f"{published.at}protokoll/", f"{published.at}protokoll.pdf"):
        answer = Client().get(path)
        assert answer.headers["Cache-Control"] == "no-cache"
        assert answer.headers["X-Robots-Tag"] == "noindex"
        assert "Cookie" not in answer.headers.get("Vary", "")
        assert not answer.cookies
        assert inside.get(path).content == answer.content
        assert Client().get(path, headers={"If-None-Match": answer.headers["ETag"]}).status_code == 304
    assert Client().post(published.home).status_code == 405


def test_the_number_of_questions_does_not_grow_with_meetings(
    published: Any, django_assert_max_num_queries: Any
) -> None:
    for day in range(1, 9):
        meeting(published.cast, held_on=date(2010, 5, day))
    with django_assert_max_num_queries(12):
        Client().get(published.home)


def test_the_login_page_shows_the_way_to_what_is_open(opened: Any) -> None:
    page = text(Client().get("/logg-inn/"))
    assert f'href="/apent/{opened.cast.project.slug}/"' in page
    opened.cast.steering.open_to_all = False
    write(opened.cast.steering)
    assert "/apent/" not in text(Client().get("/logg-inn/"))


def test_a_body_is_opened_on_its_form_and_only_when_it_is_elected(cast: Any) -> None:
    client, slug = cast.client("secretary"), cast.project.slug
    page = text(client.get(f"/{slug}/organer/{cast.steering.slug}/"))
    assert "møtene vises ikke for alle" in page
    form = f"/{slug}/organer/{cast.steering.slug}/endre/"
    assert "kommuneloven av 1992" in text(client.get(form))
    assert post_form(client, form, open_to_all="on").status_code == 303
    assert "Se siden alle kan se" in text(client.get(f"/{slug}/organer/{cast.steering.slug}/"))
    refused = post_form(client, f"/{slug}/organer/{cast.project_body.slug}/endre/", open_to_all="on")
    assert refused.status_code == 422
    assert "Bare folkevalgte organer kan åpnes for alle." in text(refused)
    assert "vises ikke for alle" not in text(cast.client("employee").get(f"/{slug}/organer/council_body/"))
