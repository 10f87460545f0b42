"""Status reports: drafts, issuing, versions; and that what has gone out never changes."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.core.management import CommandError, call_command
from django.utils import timezone

from omstilling.audit.errors import DomainError, UntrackedWrite
from omstilling.audit.uow import unit_of_work
from omstilling.pdf import engine, jobs
from omstilling.pdf.fingerprints import fingerprint
from omstilling.pdf.models import IssuedDocument, RenderJob
from omstilling.reporting import pdf, services
from omstilling.reporting.document import dump, load
from omstilling.reporting.models import StatusReport
from omstilling.reporting.selectors.report_document import report_document
from tests import cast as c
from tests.audit.test_personal_numbers import made
from tests.flow import form_data, post_form, shown_who
from tests.reporting.setting import CANARY, decided

WORDS = "Det går framover.\n\n- Skolen er sein"


def draft(cast: Any, **more: Any) -> StatusReport:
    values = {"progress": "minor", "economy": "on_plan", "quality": "late", "words": WORDS, **more}
    values = {"report_date": date(2011, 3, 15), "by": cast.chief_executive, **values}
    return services.draft_report(project=cast.project, **values)


def issue(cast: Any, report: StatusReport, content: bytes = b"%PDF-1.7 utgitt") -> StatusReport:
    """Issue a report as the worker does, with a file that is made up: its making has tests of its own."""
    params = pdf.params_of(report, issue=True)
    built = jobs.build(pdf.KIND, params, cast.chief_executive)
    jobs.issue(pdf.KIND, built, content, params, cast.chief_executive)
    return StatusReport.objects.get(pk=report.pk)


def path(cast: Any, report: StatusReport | None = None, end: str = "") -> str:
    base = f"/{cast.project.slug}/statusrapporter/"
    return f"{base}{report.number}/{report.version}/{end}" if report else base + end


def test_the_raadmann_writes_reads_over_changes_and_issues(full):
    client = full.client("chief_executive")
    values = {"progress": "on_plan", "economy": "minor", "quality": "on_plan", "words": "Alt går <b>bra</b>."}
    answer = post_form(client, path(full, end="ny/"), values)
    report = StatusReport.objects.get()
    assert answer.status_code == 303 and answer["Location"] == path(full, report)
    page = client.get(path(full, report)).content.decode()
    for words in ("Alt går &lt;b&gt;bra&lt;/b&gt;.", "Samlet renhold", "Utredning levert", "Mindre forsinkelser"):
        assert words in page
    assert (
        "Av 40\xa0mill.\xa0kr er 18,4 vedtatt, av dette 10 iverksatt. 21,6 mangler vedtak. Én milepæl er forsinket."
        in page
    )
    assert post_form(client, path(full, report, "endre/"), {"words": "Bedre."}).status_code == 303
    answer = post_form(shown_who(client), path(full, report, "utgi/"), {})
    job = RenderJob.objects.get()
    assert answer.status_code == 303 and answer["Location"] == f"/dokumentjobb/{job.pk}/"
    assert job.issue and job.params["report"] == report.pk


@pytest.mark.parametrize("part", [False, True])
def test_the_page_has_a_contents_list_and_leads_to_what_it_tells_of(full, part):
    report = draft(full, **({"body": full.steering} if part else {}))
    page = full.client("chief_executive").get(path(full, report)).content.decode()
    body = page[page.index('<div class="report">') : page.index('<div class="side">')]
    anchors = re.findall(r'<h2 class="ds-heading" data-size="sm"(?: id="(\w+)")?>', body)
    assert len(anchors) > 4 and all(page.count(f'id="{anchor}"') == 1 for anchor in anchors)
    assert re.findall(r'href="#(\w+)">', page[page.index('class="toc-list"') :]) == anchors
    for number in re.findall(rf'href="/{full.project.slug}/tiltak/(\d+)/"', body):
        assert full.client("employee").get(f"/{full.project.slug}/tiltak/{number}/").status_code == 200
    document = report_document(report, "Rolf Rådmann")
    drawn = pdf.html_of(document, dump(document), draft=True, emblem=False)
    assert ("tiltak/801/" in body) is not part and "<a " not in drawn


def test_the_secretary_writes_but_does_not_issue(full):
    report = draft(full)
    client = full.client("secretary")
    page = client.get(path(full, report)).content.decode()
    assert "Rådmannen gir ut rapporten." in page and "/utgi/" not in page
    assert client.get(path(full, report, "endre/")).status_code == 200
    assert client.get(path(full, report, "utgi/")).status_code == 403
    answer = client.post(path(full, report, "utkast-pdf/"))
    assert answer.status_code == 303 and not RenderJob.objects.get().issue
    with pytest.raises(PermissionDenied):
        jobs.build(pdf.KIND, pdf.params_of(report, issue=True), full.secretary)


@pytest.mark.parametrize("role", ["employee", "union_rep", "chair", "controller", "council", "administrator"])
def test_a_draft_does_not_exist_for_others(full, role):
    report = draft(full)
    client = full.client(role)
    assert "Ingen statusrapporter ennå" in client.get(path(full)).content.decode()
    for end in ("", "pdf/", "endre/", "utgi/", "forkast/"):
        assert client.get(path(full, report, end)).status_code == 404
    assert client.get(path(full, end="ny/")).status_code == 403


def test_the_auditor_reads_the_draft_and_changes_nothing(full):
    report = draft(full)
    client = full.client("auditor")
    assert client.get(path(full, report)).status_code == 200
    assert client.get(path(full, report, "endre/")).status_code == 403
    assert client.post(path(full, report, "utkast-pdf/")).status_code == 403


def test_an_issued_report_is_listed_and_streamed_for_everyone_in_the_project(full, django_assert_max_num_queries):
    report = issue(full, draft(full))
    assert report.issued_by == "Rolf Rådmann" and report.document is not None
    client = full.client("employee")
    listed = client.get(path(full)).content.decode()
    assert "Statusrapport 1" in listed and report.document.sha256[:12] in listed and "Rolf Rådmann" in listed
    page = client.get(path(full, report)).content.decode()
    assert report.document.sha256 in page and "Siden viser nøyaktig dette innholdet." in page
    with django_assert_max_num_queries(8):
        file = client.get(path(full, report, "pdf/"))
    assert file.content == b"%PDF-1.7 utgitt" and file["Content-Type"] == "application/pdf"
    assert "statusrapport-" in file["Content-Disposition"] and "utkast" not in file["Content-Disposition"]
    assert client.get(path(full, report, "pdf/"), headers={"If-None-Match": file["ETag"]}).status_code == 304
    for role in ("outsider", "anonymous"):
        answer = full.client(role).get(path(full, report, "pdf/"))
        assert answer.status_code == (404 if role == "outsider" else 302) and b"%PDF" not in answer.content


def test_what_is_issued_stays_when_the_data_change(full):
    report = issue(full, draft(full))
    client = full.client("employee")
    before = client.get(path(full, report)).content.decode()
    decided(full, "Helt nytt tiltak", 9_000_000, date(2011, 3, 1), number=850)
    c.milestone(full, "Helt ny milepæl", number=850, current_date=date(2011, 3, 2))
    after = client.get(path(full, report)).content.decode()
    body = after[after.index('<div class="report">') : after.index("</main>")]
    assert body in before and "Helt nytt tiltak" not in after and "18,4 vedtatt" in after
    assert client.get(path(full, report, "pdf/")).content == b"%PDF-1.7 utgitt"
    assert fingerprint(report.source) == report.document.source_sha256
    fresh = full.client("chief_executive")
    second = draft(full)
    assert "27,4 vedtatt" in fresh.get(path(full, second)).content.decode()


def test_nothing_changes_an_issued_report(full):
    report = issue(full, draft(full))
    with pytest.raises(DomainError, match="kan ikke endres"):
        services.update_report(report=report, changes={"words": "Nytt"}, by=full.chief_executive)
    with pytest.raises(DomainError):
        services.withdraw_report(report=report, by=full.chief_executive)
    with pytest.raises(UntrackedWrite), unit_of_work(by=full.chief_executive, reason="Prøve"):
        report.words = "Nytt"
        report.save()
    with pytest.raises(DomainError):
        jobs.build(pdf.KIND, pdf.params_of(report, issue=True), full.chief_executive)
    client = full.client("chief_executive")
    page = client.get(path(full, report)).content.decode()
    assert "/endre/" not in page and "/utgi/" not in page and "/rett/" in page


def test_a_correction_is_a_new_version_and_the_old_one_is_kept(full):
    first = issue(full, draft(full))
    client = full.client("chief_executive")
    assert post_form(client, path(full, first, "rett/"), {"correction": ""}).status_code == 422
    answer = post_form(client, path(full, first, "rett/"), {"correction": "Feil dato for høringen."})
    second = StatusReport.objects.get(version=2)
    assert answer.status_code == 303 and second.number == first.number and second.words == WORDS
    assert post_form(client, path(full, second, "endre/"), {"words": "Rettet tekst"}).status_code == 303
    second = issue(full, StatusReport.objects.get(pk=second.pk), b"%PDF-1.7 rettet")
    reader = full.client("employee")
    old = reader.get(path(full, first)).content.decode()
    assert "Rapporten er rettet i en senere versjon." in old and "Les versjon 2" in old and "Det går framover." in old
    new = reader.get(path(full, second)).content.decode()
    assert "Feil dato for høringen." in new and "Rettet tekst" in new
    assert reader.get(path(full, first, "pdf/")).content == b"%PDF-1.7 utgitt"
    assert reader.get(path(full, second, "pdf/")).content == b"%PDF-1.7 rettet"
    assert reader.get(path(full)).content.decode().count("Last ned PDF</a>") == 2
    with pytest.raises(DomainError, match="nyere versjon"):
        services.start_new_version(report=first, correction="Mer", by=full.chief_executive)


def test_a_draft_that_changed_after_the_click_is_not_issued(full):
    report = draft(full)
    params = pdf.params_of(report, issue=True)
    built = jobs.build(pdf.KIND, params, full.chief_executive)
    services.update_report(report=report, changes={"words": "Endret imens"}, by=full.secretary)
    with pytest.raises(DomainError, match="endret etter"):
        jobs.build(pdf.KIND, params, full.chief_executive)
    with pytest.raises(DomainError, match="endret etter"):
        jobs.issue(pdf.KIND, built, b"%PDF", params, full.chief_executive)
    assert not IssuedDocument.objects.exists() and not StatusReport.objects.get().is_issued


def test_there_is_one_draft_at_a_time_and_numbers_follow(full):
    first = draft(full)
    with pytest.raises(DomainError, match="utkast fra før"):
        draft(full)
    services.withdraw_report(report=first, by=full.chief_executive, reason="Feil")
    second = draft(full)
    assert second.number == 2
    client = full.client("chief_executive")
    assert post_form(client, path(full, second, "forkast/"), {"reason": "Ikke klar"}).status_code == 303
    assert client.get(path(full, second)).status_code == 404


def test_who_begins_a_report_while_a_draft_lies_there_is_led_to_the_draft(full):
    client, report = full.client("chief_executive"), draft(full)
    answer = client.get(path(full, end="ny/"), follow=True)
    assert answer.redirect_chain[-1][0] == path(full, report)
    assert "Det ligger et utkast fra før" in answer.content.decode()


def test_bad_input_is_said_beside_the_field_and_kept(full):
    client = full.client("chief_executive")
    bad = {"report_date": "31.02.2011", "progress": "on_plan", "economy": "green", "words": f"Om {made('010190123')}"}
    answer = post_form(client, path(full, end="ny/"), bad)
    page = answer.content.decode()
    assert answer.status_code == 422 and "31.02.2011" in page and "Skriv datoen som dag.måned.år" in page
    good = {**bad, "report_date": "15.03.2011", "economy": "on_plan", "quality": "late"}
    answer = post_form(client, path(full, end="ny/"), good)
    assert answer.status_code == 422 and "fødselsnummer" in answer.content.decode()
    assert not StatusReport.objects.exists()
    with pytest.raises(ValueError, match="number"):
        services.update_report(report=draft(full), changes={"number": 7}, by=full.chief_executive)


def test_two_writers_do_not_overwrite_each_other(full):
    report = draft(full)
    client = full.client("secretary")
    data = form_data(client, path(full, report, "endre/"))
    services.update_report(report=report, changes={"words": "Rådmannens tekst"}, by=full.chief_executive)
    answer = client.post(path(full, report, "endre/"), {**data, "words": "Sekretærens tekst"})
    page = answer.content.decode()
    assert answer.status_code == 409 and "Rådmannens tekst" in page and "Sekretærens tekst" in page


def test_the_report_holds_what_every_employee_may_read_whoever_issues_it(kept):
    report = draft(kept)
    built = jobs.build(pdf.KIND, pdf.params_of(report, issue=True), kept.chief_executive)
    assert CANARY not in built.html and CANARY not in str(built.source)
    assert "er ikke med, heller ikke i summene" in built.html
    assert CANARY not in kept.client("chief_executive").get(path(kept, report)).content.decode()


def test_decisions_are_those_since_the_report_before(full):
    first = draft(full, report_date=date(2011, 2, 20))
    assert "Sak om samlet renhold" in str(
        jobs.build(pdf.KIND, pdf.params_of(first, issue=True), full.chief_executive).source
    )
    issue(full, first)
    c.decision(full, c.case(full, "Fersk sak"), decided_on=date(2011, 3, 1))
    second = draft(full)
    document = load(jobs.build(pdf.KIND, pdf.params_of(second, issue=True), full.chief_executive).source)
    assert [line.title for line in document.decisions] == ["Fersk sak"]
    assert document.decisions_since == date(2011, 2, 20)


def test_a_document_is_kept_and_read_back_the_same(full):
    report = draft(full)
    built = jobs.build(pdf.KIND, pdf.params_of(report, issue=True), full.chief_executive)
    document = load(built.source)
    assert dump(document) == built.source and load(dump(document)) == document
    assert document.target.decided == 18_400_000 and document.late_milestones == 1
    assert [line.key for line in document.lights] == ["minor", "on_plan", "late"]


def test_a_groups_unconfirmed_advice_waits_for_its_referat(full):
    about = c.case(full, "Råd om renhold", body="project_body")
    c.decision(full, about, kind="advice", decided_on=date(2011, 2, 20))
    lines = {line.title: line for line in report_document(draft(full), "Rolf Rådmann").decisions}
    assert lines["Råd om renhold"].unconfirmed_word == "referat ikke godkjent"
    assert "protokoll ikke godkjent" in {line.unconfirmed_word for line in lines.values()}


@pytest.mark.once
def test_the_pdf_conforms_and_the_same_content_gives_the_same_bytes(full):
    from tests.pdf import checker

    full.project.notice = "Eksempel, ikke et dokument fra Prøve kommune"
    c.write(full.project)
    built = jobs.build(pdf.KIND, pdf.params_of(draft(full), issue=True), full.chief_executive)
    foot = f'<div class="notice-line">{full.project.notice}. Eksemplets «i dag» er 15. mars 2011.</div>'
    assert foot in built.html
    data = engine.render(built.html, identifier=built.identifier, title=built.title, assets=built.assets)
    assert checker.check(data) == []
    again = jobs.build(pdf.KIND, pdf.params_of(StatusReport.objects.get(), issue=True), full.chief_executive)
    assert engine.render(again.html, identifier=again.identifier, title=again.title, assets=again.assets) == data
    assert "Eksempel, ikke et dokument fra Prøve kommune" in built.html
    assert fingerprint(built.source)[:16] in built.html


def test_an_empty_project_has_a_report_too(cast):
    report = draft(cast, next_steps="")
    page = cast.client("chief_executive").get(path(cast, report)).content.decode()
    for words in ("Målet for 2011 er ikke satt", "Ingen tiltak er ført opp.", "Ingen vedtak er ført."):
        assert words in page


def test_the_command_writes_the_draft_and_issues_it(full, tmp_path, capsys):
    out = tmp_path / "rapport.pdf"
    with pytest.raises(CommandError, match="no status report"):
        call_command("status_report", full.project.slug, out=out)
    with pytest.raises(CommandError, match="no project"):
        call_command("status_report", "finnes-ikke", out=out)
    report = draft(full)
    call_command("status_report", full.project.slug, out=out)
    assert out.read_bytes().startswith(b"%PDF") and not StatusReport.objects.get().is_issued
    with pytest.raises(CommandError, match="may not"):
        call_command("status_report", full.project.slug, out=out, issue=True, by="secretary")
    call_command("status_report", full.project.slug, out=out, issue=True)
    report.refresh_from_db()
    assert report.is_issued and bytes(report.document.content) == out.read_bytes()
    with pytest.raises(CommandError, match="issued already"):
        call_command("status_report", full.project.slug, out=out, issue=True)
    out.unlink()
    call_command("status_report", full.project.slug, out=out)
    assert bytes(report.document.content) == out.read_bytes()


def test_the_page_of_the_file_being_made_leads_back_to_the_report(full):
    full.project.notice = "Eksempel, ikke et dokument fra Prøve kommune"
    c.write(full.project)
    report = draft(full)
    client = full.client("chief_executive")
    job = post_form(shown_who(client), path(full, report, "utgi/"), {})["Location"]
    page = client.get(job).content.decode()
    assert path(full, report) in page and path(full) in page and full.project.notice in page
    services.withdraw_report(report=report, by=full.chief_executive)
    assert client.get(job).status_code == 200
    full.seats["steering.chief_executive"].valid_to = date(2011, 3, 1)
    c.write(full.seats["steering.chief_executive"])
    lost = client.get(job)
    assert lost.status_code == 200 and path(full, report) not in lost.content.decode()


def test_the_file_of_a_job_is_closed_to_one_who_lost_the_right_to_what_it_is_of(full):
    report = draft(full)
    client = full.client("chief_executive")
    job = post_form(shown_who(client), path(full, report, "utgi/"), {})["Location"]
    RenderJob.objects.update(
        state="done", content=b"%PDF-", sha256="0" * 64, expires_at=timezone.now() + timedelta(hours=1)
    )
    assert client.get(f"{job}fil/").status_code == 200
    full.seats["steering.chief_executive"].valid_to = date(2011, 3, 1)
    c.write(full.seats["steering.chief_executive"])
    assert client.get(f"{job}fil/").status_code == 404


def test_the_report_never_calls_a_recommendation_decided(full):
    case = c.case(full, "Sak om skolestruktur")
    c.decision(full, case, decided_on=date(2011, 3, 14), kind="recommendation", text="Styringsgruppa innstiller.")
    report = draft(full)
    document = load(jobs.build(pdf.KIND, pdf.params_of(report, issue=True), full.chief_executive).source)
    line = next(line for line in document.decisions if line.title == "Sak om skolestruktur")
    assert (line.kind, line.outcome) == ("", "innstilt")
    assert "14. mars 2011 · Innstilt" in full.client("chief_executive").get(path(full, report)).content.decode()
