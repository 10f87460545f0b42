"""«Endret siden forrige rapport»: what is told, and why; and reports of a group, a sector and a past day."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest

from budget.models import Measure, MeasureDecision, Target
from budget.services import update_measure, withdraw_measure
from omstilling.audit.errors import DomainError
from omstilling.audit.uow import example_clock
from omstilling.pdf import jobs
from omstilling.reporting import pdf, services
from omstilling.reporting.document import dump, load
from omstilling.reporting.models import StatusReport
from omstilling.reporting.selectors.report_document import report_document
from projects.models import Milestone, Risk, Unit
from projects.services.plan import move_milestone
from projects.services.risks import withdraw_risk
from tests import cast as c
from tests.cast import make_cast
from tests.flow import form_data, post_form
from tests.reporting.setting import CANARY, decided, furnish, hide
from tests.reporting.test_reports import draft, issue, path

FIRST = datetime(2011, 2, 20, 9, tzinfo=UTC)
SINCE = datetime(2011, 3, 10, 9, tzinfo=UTC)


@pytest.fixture
def two(db: None) -> Any:
    """A project that was reported on, and that has changed since."""
    with example_clock(datetime(2011, 2, 1, 9, tzinfo=UTC)):
        cast = make_cast()
        furnish(cast)
        hide(cast)
        cast.project.frozen_today = date(2011, 2, 20)
        c.write(cast.project)
    with example_clock(FIRST):
        issue(cast, draft(cast, report_date=date(2011, 2, 20)))
    by = {"by": cast.secretary}
    with example_clock(SINCE):
        cast.project.frozen_today = date(2011, 3, 15)
        c.write(cast.project)
        update_measure(
            measure=Measure.objects.get(number=802),
            changes={"full_year_effect": 6_400_000, "effective_from": date(2011, 9, 1)},
            reason="Lederne slutter senere",
            **by,
        )
        withdraw_measure(measure=Measure.objects.get(number=803), reason="Skolen består", **by)
        update_measure(measure=Measure.objects.get(number=901), changes={"title": f"{CANARY} endret"}, **by)
        new = decided(cast, "Felles innkjøp", 3_000_000, date(2011, 1, 1), number=810)
        MeasureDecision.objects.get(measure=new)
        milestone = Milestone.objects.get(number=801)
        move_milestone(milestone=milestone, to=date(2011, 5, 2), reason="Venter på KOSTRA-tall", **by)
        c.milestone(cast, "Folkemøte", number=810, current_date=date(2011, 4, 1))
        withdraw_risk(risk=Risk.objects.get(number=801), reason="Utredningene er levert", **by)
        for row in Target.objects.filter(year=2011):
            row.amount = 45_000_000
            c.write(row)
    return cast


def test_the_report_tells_what_is_new_moved_dropped_and_why(two):
    changes = report_document(draft(two), "Rolf Rådmann").changes
    assert (changes.report, changes.since) == ("Statusrapport 1", date(2011, 2, 20))
    lines = {line.number: line for line in changes.measures}
    assert sorted(lines) == [801, 802, 803, 810]
    assert (lines[801].what, lines[801].details) == ("høyere trinn", "fra vedtatt til iverksatt")
    assert (lines[810].what, lines[810].before, lines[810].after) == ("nytt", 0, 3_000_000)
    assert (lines[802].what, lines[802].change, lines[802].reason) == ("endret", -2_000_000, "Lederne slutter senere")
    assert "virker fra 1. september 2011, ikke 1. juli 2011" in lines[802].details
    assert (lines[803].what, lines[803].change, lines[803].reason) == ("bortfalt", -5_000_000, "Skolen består")
    assert (changes.came, changes.fell, changes.net) == (3_000_000, 7_000_000, -4_000_000)
    assert (changes.decided_before, changes.decided_after) == (18_400_000, 19_400_000)
    assert changes.sentences[0] == "Målet er endret fra 40\xa0mill.\xa0kr til 45\xa0mill.\xa0kr."
    moved = {line.number: line for line in changes.milestones}
    assert sorted(moved) == [801, 810]
    assert (moved[801].before, moved[801].after) == (date(2011, 3, 1), date(2011, 5, 2))
    assert moved[801].reason == "Venter på KOSTRA-tall" and moved[801].shift == "62 dager senere"
    assert [(r.number, r.what, r.reason) for r in changes.risks] == [(801, "over", "Utredningene er levert")]
    assert CANARY not in str(dump(report_document(draft_again(two), "Rolf Rådmann")))


def draft_again(cast: Any) -> StatusReport:
    return StatusReport.objects.get(issued_at=None)


@pytest.mark.once
def test_page_pdf_and_frozen_source_say_the_same_and_the_issued_one_never_changes(two):
    report = draft(two)
    page = two.client("chief_executive").get(path(two, report)).content.decode()
    built = jobs.build(pdf.KIND, pdf.params_of(report, issue=True), two.chief_executive)
    for words in ("Endret siden forrige rapport", "Lederne slutter senere", "Venter på KOSTRA-tall", "Skolen består"):
        assert words in page and words in built.html
    assert load(built.source).changes == report_document(report, "x").changes
    assert dump(load(built.source)) == built.source
    before = dump(load(issue(two, report).source))
    with example_clock(datetime(2011, 3, 15, 12, tzinfo=UTC)):
        withdraw_measure(measure=Measure.objects.get(number=810), reason="Feil", by=two.secretary)
    assert StatusReport.objects.get(pk=report.pk).source == before
    assert "Felles innkjøp" in two.client("employee").get(path(two, report)).content.decode()


def test_a_report_of_an_earlier_day_is_what_it_would_have_been_then(two):
    asked = draft(two, figures_on=date(2011, 3, 1))
    document = report_document(asked, "Rolf Rådmann")
    assert document.figures_on == date(2011, 3, 1) and document.target.target == 40_000_000
    assert document.target.decided == 18_400_000 and [line.number for line in document.changes.measures] == [801]
    assert "Ny skolestruktur" in [line.title for group in document.measures for line in group.measures]
    with pytest.raises(DomainError, match="ikke har vært"):
        services.update_report(report=asked, changes={"figures_on": date(2011, 3, 16)}, by=two.secretary)


def test_the_first_report_has_nothing_to_be_compared_with(two):
    first = StatusReport.objects.get()
    assert load(first.source).changes is None
    again = services.start_new_version(report=first, correction="Feil ord", by=two.secretary)
    assert report_document(again, "x").changes is None


def test_a_report_of_a_group_or_a_sector_is_about_that_alone(two):
    sector = c.write(Unit(municipality=two.municipality, name="Skolesektoren", kind="sector", valid_from=c.START))
    school = c.write(
        Unit(municipality=two.municipality, name="Skole 1", kind="unit", parent=sector, valid_from=c.START)
    )
    with example_clock(datetime(2011, 3, 14, 9, tzinfo=UTC)):
        c.measure(two, "Færre klasser", number=820, full_year_effect=1_000_000, unit=school)
        c.measure(two, "Kulturhus stenges", number=821, full_year_effect=2_000_000, body=two.work_body)
    whole = report_document(draft(two), "x")
    of_group = report_document(draft(two, body=two.work_body), "x")
    of_sector = report_document(draft(two, unit=sector), "x")

    def titles(document: Any) -> list[str]:
        return [line.title for group in document.measures for line in group.measures]

    assert titles(of_sector) == ["Færre klasser"] and titles(of_group) == ["Kulturhus stenges"]
    assert {"Færre klasser", "Kulturhus stenges", "Samlet renhold"} <= set(titles(whole))
    assert of_sector.scope.sentence.startswith("Skolesektoren har 1 tiltak: 0")
    assert of_group.title == "Statusrapport 3 for Arbeidsgruppe kultur" and of_group.changes is None
    page = two.client("secretary").get(path(two, StatusReport.objects.get(unit=sector))).content.decode()
    assert "Rapporten gjelder Skolesektoren." in page and "Måleindikatorer" not in page
    with pytest.raises(DomainError, match="utkast fra før"):
        draft(two, unit=sector)


@pytest.mark.once
def test_a_new_report_begins_with_the_words_of_the_last_one_about_the_same(two):
    client, new = two.client("chief_executive"), path(two, end="ny/")
    page = client.get(new).content.decode()
    assert "Skolen er sein" in page and "Ordene er hentet fra statusrapport 1, 20. februar 2011." in page
    of_group = client.get(f"{new}?gruppe={two.work_body.slug}").content.decode()
    assert "Skolen er sein" not in of_group and "Lag statusrapport for Arbeidsgruppe kultur" in of_group
    values = {"progress": "late", "economy": "late", "quality": "late", "words": "Kulturen er sein"}
    assert post_form(client, f"{new}?gruppe={two.work_body.slug}", values).status_code == 303
    assert StatusReport.objects.get(issued_at=None).body == two.work_body
    assert form_data(client, new)["words"].startswith("Det går framover")
    for asked in ("gruppe=finnes-ikke", "sektor=9999", "sektor=x"):
        assert client.get(f"{new}?{asked}").status_code == 404
