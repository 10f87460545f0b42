"""An issued report on the agenda of a body, and the log of whom it was sent to."""

from __future__ import annotations

from datetime import date

import pytest

from meetings.models import AgendaItem, Meeting
from omstilling.audit.errors import DomainError
from omstilling.reporting import sending
from omstilling.reporting.models import ReportCase, ReportDistribution
from projects.models import Case, CaseAttachment
from tests import cast as c
from tests.flow import post_form
from tests.projects.files import PDF
from tests.reporting.test_reports import draft, issue, path

pytestmark = pytest.mark.once


@pytest.fixture
def issued(full):
    called = Meeting.objects.get(held_on=date(2011, 3, 24))
    called.notice_sent_on = date(2011, 3, 14)
    c.write(called)
    full.next = c.meeting(full, held_on=date(2011, 4, 28), state="planned")
    return issue(full, draft(full), PDF)


def test_the_secretary_puts_the_report_on_the_next_agenda_with_its_file(full, issued):
    client = full.client("secretary")
    page = client.get(path(full, issued, "sakliste/")).content.decode()
    assert "Styringsgruppa 28. april 2011" in page and "24. mars 2011" not in page, "the notice of that one is out"
    answer = post_form(client, path(full, issued, "sakliste/"), {"kind": "information"})
    item = AgendaItem.objects.get(case__report_links__report=issued)
    assert answer.status_code == 303 and answer["Location"] == full.next.get_absolute_url()
    assert item.meeting == full.next and item.case.kind == "information" and item.case.title == "Statusrapport 1"
    document = CaseAttachment.objects.get(case=item.case).document
    assert bytes(document.file.content) == bytes(issued.document.content) and document.access == "internal"
    sent = ReportDistribution.objects.get()
    assert sent.recipient == "Styringsgruppa" and item.case.case_number in sent.how
    shown = full.client("employee").get(path(full, issued)).content.decode()
    assert "Lagt fram" in shown and item.case.case_number in shown and "Utsendinger" not in shown
    again = post_form(client, path(full, issued, "sakliste/"), {"kind": "report"})
    assert (
        again.status_code == 422
        and "fra før" in again.content.decode()
        and Case.objects.filter(report_links__report=issued).count() == 1
    )


def test_the_same_file_is_entered_once(full, issued):
    other = c.meeting(full, "council_body", held_on=date(2011, 5, 20), state="planned")
    for meeting in (full.next, other):
        sending.send_to_meeting(report=issued, meeting=meeting, kind="report", by=full.secretary)
    documents = set(
        CaseAttachment.objects.filter(case__report_links__report=issued).values_list("document", flat=True)
    )
    assert len(documents) == 1 and ReportCase.objects.count() == 2


def test_a_draft_goes_nowhere(full):
    report = draft(full)
    with pytest.raises(DomainError, match="ikke utgitt"):
        sending.log_distribution(report=report, recipient="Revisjonen", sent_on=c.START, by=full.secretary)
    for end in ("sakliste/", "utsendinger/", "utsendinger/ny/"):
        assert full.client("secretary").get(path(full, report, end)).status_code == 404


def test_the_log_of_sendings_is_kept_and_put_right(full, issued):
    client = full.client("secretary")
    new = path(full, issued, "utsendinger/ny/")
    bad = post_form(client, new, {"recipient": "Revisjonen", "sent_on": "16.03.2011", "how": "e-post"})
    assert bad.status_code == 422 and "ikke har vært" in bad.content.decode() and "Revisjonen" in bad.content.decode()
    assert post_form(client, new, {"recipient": "Revisjonen", "sent_on": "15.03.2011"}).status_code == 303
    sent = ReportDistribution.objects.get()
    listed = full.client("auditor").get(path(full, issued, "utsendinger/")).content.decode()
    assert "Revisjonen" in listed and "fjern/" not in listed
    assert (
        post_form(client, path(full, issued, f"utsendinger/{sent.pk}/fjern/"), {"reason": "Feil"}).status_code == 303
    )
    assert "Revisjonen" not in client.get(path(full, issued, "utsendinger/")).content.decode()
    assert sent.history.count() == 2


def test_others_neither_send_nor_read_the_log(full, issued):
    for role, status in (("employee", 403), ("union_rep", 403), ("outsider", 404)):
        client = full.client(role)
        for end in ("sakliste/", "utsendinger/", "utsendinger/ny/"):
            assert client.get(path(full, issued, end)).status_code == status
