"""The monthly follow-up list, the reminders before a deadline, and a decision that is taken up again."""

from __future__ import annotations

import re
from datetime import date
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest
from django.core.management import call_command
from django.urls import reverse

from budget.models import MeasureDecision
from meetings.follow_up import decisions_in, month_of
from meetings.follow_up_documents import build, params_of
from meetings.reminders import send_reminders
from omstilling.mail.models import OutgoingMail
from omstilling.pdf import rounds
from projects.models import Case
from tests.cast import case, decision, measure, meeting, write
from tests.flow import post_form


def at(cast: Any, name: str, *args: Any) -> str:
    return reverse(f"meetings:{name}", args=[cast.project.slug, *args])


@pytest.fixture
def rows(cast: Any) -> dict[str, Any]:
    def made(title: str, **more: Any) -> Any:
        return decision(cast, case(cast, title), **{"responsible": cast.member, "text": f"{title} vedtas.", **more})

    return {
        "open": made("Åpent", deadline=date(2011, 3, 1), follow_up_note="=SUM(A1)\nVenter på svar."),
        "feb": made("Ferdig i februar", carried_out_on=date(2011, 2, 10), follow_up_state="done"),
        "old": made("Gammelt", decided_on=date(2010, 9, 1), carried_out_on=date(2010, 10, 1)),
        "march": made("Vedtatt i mars", decided_on=date(2011, 3, 2)),
        "none": made("Uten oppfølging", responsible=None),
        "not": made("Krever ikke", follow_up_state="not_needed"),
    }


def test_a_month_holds_what_was_open_in_it_and_what_was_finished_since(cast: Any, rows: dict[str, Any]) -> None:
    def found(month: date, *, only_open: bool = False) -> set[str]:
        some = decisions_in(cast.project, cast.secretary, month, None, only_open=only_open)
        return {key for key, row in rows.items() if row in set(some)}

    assert found(date(2011, 3, 1)) == {"open", "march"}
    assert found(date(2011, 2, 1)) == {"open", "feb"}
    assert found(date(2011, 2, 1), only_open=True) == {"open"}
    assert found(date(2011, 1, 1)) == set()
    assert found(date(2010, 9, 1)) == {"old"}
    assert [month_of(text, date(2011, 3, 15)) for text in ("2010-09", "2010-13", "tull", "²-1")] == [
        date(2010, 9, 1),
        *3 * [date(2011, 3, 1)],
    ]


def test_page_and_files_have_the_seven_columns_and_no_formula(cast: Any, rows: dict[str, Any]) -> None:
    client = cast.client("council")
    page = client.get(at(cast, "follow_up"), {"maned": "2011-02"}).content.decode()
    for words in ("Utvalg", "Møtedato", "Saksnr", "Merknader", "februar 2011", "Ferdig i februar", "Over fristen"):
        assert words in page, words
    assert "Vedtatt i mars" not in page
    content = client.get(at(cast, "follow_up"), {"format": "xlsx"}).content
    with ZipFile(BytesIO(content)) as book:
        texts = re.findall(r"<t[^>]*>(.*?)</t>", book.read("xl/sharedStrings.xml").decode(), re.DOTALL)
        assert b"<f>" not in book.read("xl/worksheets/sheet1.xml")
    assert texts[:7] == ["Utvalg", "Møtedato", "Saksnr", "Tittel", "Vedtak", "Status", "Merknader"]
    status = "Over fristen. Ansvarlig: Mari Medlem. Frist: 01.03.2011."
    assert texts[7:13] == ["Styringsgruppa", "PS 1/11", "Åpent", "Åpent vedtas.", status, "=SUM(A1)\nVenter på svar."]
    assert "'=SUM" in client.get(at(cast, "follow_up"), {"format": "csv"}).content.decode("utf-8-sig")
    asked = post_form(client, f"{at(cast, 'follow_up_pdf')}?maned=2011-02")
    assert asked.status_code == 303
    made = build(params_of(cast.project, date(2011, 2, 1), cast.steering, only_open=False), cast.council)
    assert 'class="lying"' in made.html and "Ferdig i februar" in made.html and made.filename.endswith(".pdf")


def test_on_the_page_what_is_past_its_deadline_comes_first_and_what_is_to_be_seen_again_says_so(
    cast: Any, rows: dict[str, Any]
) -> None:
    early = {"decided_on": date(2010, 10, 1), "deadline": date(2011, 12, 1), "review_on": date(2011, 3, 10)}
    decision(cast, case(cast, "Tidlig"), responsible=cast.member, text="Tidlig vedtas.", **early)
    client = cast.client("secretary")
    page = client.get(at(cast, "follow_up")).content.decode()
    assert page.index("Åpent vedtas") < page.index("Tidlig vedtas")
    assert "Ses på igjen 10. mars 2011" in page and "Dagen er passert" in page
    table = client.get(at(cast, "follow_up"), {"format": "csv"}).content.decode("utf-8-sig")
    assert table.index("Tidlig vedtas") < table.index("Åpent vedtas")


def test_what_one_may_not_see_is_in_no_list_and_no_document(cast: Any, rows: dict[str, Any]) -> None:
    secret = case(cast, "Hemmelig nedleggelse", access="exempt", legal_basis="offl. § 23 (1)")
    decision(cast, secret, responsible=cast.council)
    for query in ({}, {"format": "csv"}):
        assert "nedleggelse" not in cast.client("council").get(at(cast, "follow_up"), query).content.decode()
    params = params_of(cast.project, date(2011, 3, 1), None, only_open=False)
    less, whole = build(params, cast.council).html, build(params, cast.secretary).html
    assert "nedleggelse" not in less and "unntatt" not in less.lower()
    marked = (
        'Hemmelig nedleggelse<br><strong class="small kept-back">Unntatt offentlighet, jf. offl. § 23 (1)</strong>'
    )
    assert marked in whole and whole.count("Oppfølgingsliste – har opplysninger unntatt offentlighet") == 2


def test_the_responsible_person_sees_what_is_near_and_is_reminded_once(cast: Any, rows: dict[str, Any]) -> None:
    near = decision(cast, case(cast, "Frist snart"), responsible=cast.member, deadline=date(2011, 3, 20))
    secret = case(cast, "Hemmelig", access="exempt", legal_basis="offl. § 23 (1)")
    decision(cast, secret, responsible=cast.council, deadline=date(2011, 3, 20))
    page = cast.client("member").get(at(cast, "follow_up")).content.decode()
    assert "Frister som nærmer seg" in page and page.index("Frist snart") < page.index("Velg liste")
    assert "Frister som nærmer seg" not in cast.client("union_rep").get(at(cast, "follow_up")).content.decode()
    assert send_reminders() == 1
    mail = OutgoingMail.objects.get()
    assert (mail.person, mail.kind) == (cast.member, "decision_deadline")
    assert "20. mars 2011" in mail.text and near.case.case_number in mail.subject
    assert f"/vedtak/{near.pk}/meld/" in mail.text
    call_command("send_reminders")
    assert OutgoingMail.objects.count() == 1
    near.deadline = date(2011, 3, 22)
    write(near)
    assert send_reminders() == 1


def test_the_worker_reminds_by_itself_but_in_no_example_and_one_round_stops_no_other(
    cast: Any, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    decision(cast, case(cast, "Frist snart"), responsible=cast.member, deadline=date(2011, 3, 20))
    cast.project.is_example = True
    write(cast.project)
    monkeypatch.setattr(rounds, "_rounds", {"broken": lambda: 1 // 0, **rounds._rounds})
    rounds.make_rounds()
    assert not OutgoingMail.objects.exists() and "The round «broken» failed" in caplog.text
    cast.project.is_example = False
    write(cast.project)
    rounds.make_rounds()
    rounds.make_rounds()
    assert OutgoingMail.objects.get().person == cast.member


def test_a_decision_comes_back_with_what_it_promised_beside_what_came_of_it(cast: Any) -> None:
    row = decision(cast, case(cast, "Samlet renhold"), review_on=date(2011, 3, 10))
    write(
        MeasureDecision(
            measure=measure(cast, full_year_effect=900_000),
            decision=row,
            adopted_effect=1_200_000,
            adopted_from=date(2011, 7, 1),
        )
    )
    soon = meeting(cast, held_on=date(2011, 3, 24), state="planned")
    elsewhere = meeting(cast, "project_body", held_on=date(2011, 3, 24), state="planned")
    client, path = cast.client("secretary"), at(cast, "revisit", row.pk)
    assert path in client.get(at(cast, "follow_up")).content.decode()
    due = cast.client("council").get(at(cast, "follow_up")).content.decode()
    assert "Vedtak som skal ses på igjen" in due and path not in due
    assert "Ta opp igjen" in client.get(row.get_absolute_url()).content.decode()
    assert "Ta opp igjen" not in cast.client("member").get(row.get_absolute_url()).content.decode()
    assert cast.client("member").get(path).status_code == 403
    wrong = post_form(client, path, {"meeting": str(elsewhere.pk), "title": "Egen tittel"})
    assert wrong.status_code == 422 and "Egen tittel" in wrong.content.decode()
    assert post_form(client, path, {"meeting": str(soon.pk)}).status_code == 303
    made = Case.objects.get(reviews=row)
    assert made.title == "Gjennomgang av PS 1/11 Samlet renhold"
    assert made.agenda_items.get().meeting == soon
    row.refresh_from_db()
    assert row.review_on is None
    page = cast.client("council").get(made.get_absolute_url()).content.decode()
    told = page.split("Hva vedtaket lovet")[1].split("</section>")[0].replace("\u00a0", " ")
    for words in ("1 200", ">900<", "−300", "01.07.2011"):
        assert words in told, words
    assert "Gjennomgang av" in cast.client("council").get(row.get_absolute_url()).content.decode()
