"""A union's statement follows the measure into the case paper, the notice, the minutes, the extract and the report."""

from datetime import date

import pytest
from django.template.loader import render_to_string

from budget.models import MeasureCase
from budget.services.unions import reply_to_statement, update_statement, write_statement
from meetings.exports.einnsyn import protocol_text
from meetings.minutes import from_plain, minutes_document, to_plain
from meetings.notices import notice_document
from meetings.papers import case_paper
from omstilling.audit.uow import unit_of_work
from omstilling.reporting.document import dump, load
from omstilling.reporting.models import Light, StatusReport
from omstilling.reporting.selectors.report_document import report_document
from projects.models import Access, ConsultationForm
from tests import cast as make

WORDS, OFFICE = "Ingen må sies opp.", "hovedtillitsvalgt for Fagforbundet"


@pytest.fixture
def at(cast):
    """A meeting on 10 March with a case about a measure that a union has spoken of before it."""
    return make.meeting(cast, held_on=date(2011, 3, 10))


@pytest.fixture
def measure(cast, at):
    found = make.measure(cast, "Samlet renhold", number=7, access=Access.PUBLIC, touches_staff=True)
    item = make.agenda_item(cast, at, make.case(cast, "Renhold", access=Access.PUBLIC))
    make.write(MeasureCase(measure=found, case=item.case))
    return found


@pytest.fixture
def said(cast, measure):
    seat = cast.seats["steering.union_rep"]
    statement = write_statement(measure=measure, seat=seat, text=WORDS, by=cast.union_rep)
    with unit_of_work(by=cast.union_rep, reason="Skrevet før møtet"):
        statement.written_on = date(2011, 3, 1)
        statement.save()
    return statement


def co_determination(case, public=True):
    return case_paper(case, public=public).part("co_determination")


def test_the_paper_and_the_notice_print_it_with_what_is_missing(cast, at, measure, said):
    measure.needs_sami = True
    make.write(measure)
    part = co_determination(at.items.get().case)
    assert part.lines == ("Drøftet: nei.", "Konsultert med samiske interesser: nei for tiltak 7.")
    (statement,) = part.statements
    assert statement.heading == f"Uttalelse fra {OFFICE} om tiltak 7"
    assert (statement.views, statement.day, statement.reply) == (WORDS, "1. mars 2011", "")
    (case,) = notice_document(at, public=True).cases
    assert case.paper.part("co_determination").statements == (statement,)
    drawn = render_to_string("meetings/paper_body.html", {"paper": case.paper})
    assert WORDS in drawn and "Drøftet: nei." in drawn and "Skrevet 1. mars 2011" in drawn


def test_neither_the_environment_committee_nor_sami_interests_are_the_unions_being_informed(cast, at, measure):
    from budget.models import MeasureConsultation
    from projects.models import Consultation

    for number, form in enumerate((ConsultationForm.ENVIRONMENT, ConsultationForm.SAMI), 1):
        values = {"number": number, "form": form, "held_on": date(2011, 3, 1), "parties": "…", "access": "public"}
        met = make.write(Consultation(project=cast.project, **values))
        make.write(MeasureConsultation(measure=measure, consultation=met))
    table = co_determination(at.items.get().case).table
    assert table.rows[0][1:3] == ("nei", "nei")


def test_the_minutes_hold_what_had_been_said_by_the_meeting_in_both_versions(cast, at, measure, said):
    reply_to_statement(statement=said, text="Det lover vi.", by=cast.chief_executive)
    said.refresh_from_db()
    update_statement(statement=said, text="Noe annet.", by=cast.union_rep)
    for public in (True, False):
        (case,) = minutes_document(at, public=public).cases
        (part,) = case.statements
        assert (part.heading, part.text, part.reply) == (f"Uttalelse fra {OFFICE}", WORDS, "")
        assert part.measure == "Tiltak 7 Samlet renhold" and case.consulted == "Drøftet: nei"
    document = minutes_document(at, public=False)
    assert from_plain(to_plain(document)) == document
    drawn = render_to_string("meetings/minutes_case.html", {"case": document.cases[0], "document": document})
    assert WORDS in drawn and "Drøftet: nei" in drawn and "Noe annet." not in drawn
    assert WORDS in protocol_text(document.cases[0])


def test_a_statement_on_what_is_kept_back_is_kept_back_with_it(cast, at, measure, said):
    measure.access, measure.body = Access.RESTRICTED, cast.work_body
    make.write(measure)
    for public in (True, False):
        assert minutes_document(at, public=public).cases[0].statements == ()
    measure.body = cast.steering
    make.write(measure)
    assert minutes_document(at, public=True).cases[0].statements == ()
    assert minutes_document(at, public=False).cases[0].statements
    case = at.items.get().case
    assert co_determination(case) is None
    assert co_determination(case, public=False).statements


def test_old_minutes_without_statements_are_read_as_they_were(cast, at, measure):
    plain = to_plain(minutes_document(at, public=False))
    del plain["cases"][0]["statements"], plain["cases"][0]["consulted"]
    assert from_plain(plain).cases[0].statements == ()


def test_the_status_report_prints_it_and_keeps_it(cast, measure, said):
    reply_to_statement(statement=said, text="Det lover vi.", by=cast.chief_executive)
    light = dict.fromkeys(("progress", "economy", "quality"), Light.ON_PLAN)
    values = {"number": 1, "report_date": date(2011, 3, 15), "words": "I gang.", **light}
    report = make.write(StatusReport(project=cast.project, **values))
    document = report_document(report, "Rolf Rådmann")
    (line,) = document.statements
    assert (line.number, line.heading, line.reply) == (7, f"Uttalelse fra {OFFICE}", "Det lover vi.")
    assert WORDS in cast.client("chief_executive").get(report.get_absolute_url()).content.decode()
    kept = dump(document)
    assert load(kept) == document
    del kept["statements"]
    assert load(kept).statements == ()
