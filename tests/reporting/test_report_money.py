"""The status report shows the money with the pages' own drawings, and an older report stays as it was."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from budget import drawings, plan_drawings
from budget.models import Measure, MeasureDecision, PlanYear
from budget.selectors import forecast_of, target_status, whole_measures
from budget.selectors.plan import needs_of
from budget.selectors.sectors import sector_status
from budget.services import update_measure
from omstilling.reporting.document import StatusReportDocument, dump, load
from omstilling.reporting.models import StatusReport
from omstilling.reporting.pdf import html_of
from omstilling.reporting.readers import everybody
from omstilling.reporting.selectors.report_document import report_document
from tests import cast as c
from tests.cast import write
from tests.reporting.setting import TODAY

NEW = ("edition", "sectors", "needs", "forecast", "gravest")


@pytest.fixture
def money(full: Any) -> Any:
    """The furnished project with units, probabilities and the need of a year."""
    school = c.unit(full, "Oppvekst")
    for measure in Measure.objects.filter(project=full.project):
        measure.unit, measure.probability = school, 60
        write(measure)
    write(PlanYear(project=full.project, year=2011, need=42_000_000))
    return full


def made(cast: Any) -> StatusReportDocument:
    lights = {"progress": "on_plan", "economy": "on_plan", "quality": "on_plan"}
    report = StatusReport(project=cast.project, number=1, report_date=TODAY, words="Det går framover.", **lights)
    return report_document(report, "Rolf Rådmann")


def paper(document: StatusReportDocument) -> str:
    return html_of(document, dump(document), draft=True, emblem=False)


def test_what_is_frozen_draws_what_the_pages_draw(money):
    asked = (money.project, everybody(money.project), TODAY)
    status = target_status(*asked)
    document = load(dump(made(money)))
    assert document.target.staircase == drawings.staircase(status)
    assert document.target.waterfall == drawings.waterfall(status)
    assert document.target.per_year == drawings.per_year(status)
    assert document.forecast.drawing == drawings.spread(forecast_of(whole_measures(*asked), status))
    assert document.sectors.drawing == drawings.per_sector(sector_status(*asked), status.year)
    assert document.needs.drawing == plan_drawings.needs(needs_of(*asked[:2], status))
    html = paper(document)
    assert html.count("<figure") == 6
    for drawing in (document.forecast.drawing, document.sectors.drawing, document.target.waterfall):
        assert drawing.describe().replace("\xa0", " ") in html.replace("\xa0", " ")
    for words in ("Sjansen for å nå målet på 40\xa0mill.\xa0kr i 2011 er", "Oppvekst", "I 2011 mangler 42\xa0mill."):
        assert words in html


def test_a_measure_shows_what_was_adopted_beside_what_is_expected(money):
    measure = Measure.objects.get(number=801)
    changes = {"full_year_effect": 9_000_000, "grade": "yellow"}
    update_measure(measure=measure, changes=changes, by=money.secretary, reason="Anbudet ble dyrere")
    put_off = c.decision(money, c.case(money, "Skolestruktur"), outcome="postponed", decided_on=date(2011, 3, 1))
    write(MeasureDecision(measure=Measure.objects.get(number=803), decision=put_off))
    document = made(money)
    lines = {line.number: line for group in document.measures for line in group.measures}
    assert (lines[801].adopted_effect, lines[801].full_year_effect) == (10_000_000, 9_000_000)
    assert (lines[801].undiscussed, lines[803].undiscussed, lines[803].postponed) == (True, False, "utsatt")
    html = paper(document)
    at = html.index("Samlet renhold")
    row = html[at : html.index("</tr>", at)]
    assert "Endret fra vedtaket: Anbudet ble dyrere" in row
    assert "drøftet: nei" in row and "Gul: mulig" in row and row.index("10\xa0000") < row.index("9\xa0000")
    put = html[html.index("Ny skolestruktur") :].split("</tr>")[0]
    assert ">utsatt<" in put and ">–<" in put and "drøftet" not in put


def test_the_gravest_findings_are_listed_and_the_rest_counted(money):
    for number in range(6):
        c.measure(money, f"Slutter {number}", number=900 + number, effective_to=date(2012, 6, 30))
    document = made(money)
    assert len(document.gravest) == 5 and document.findings_more == document.findings - 5 > 0
    html = paper(document)
    assert "De fem alvorligste funnene" in html and document.gravest[0].text in html.replace("&#x27;", "'")


def test_an_older_report_is_read_and_drawn_without_what_came_later(money):
    kept = dump(made(money))
    for name in NEW:
        del kept[name]
    for group in kept["measures"]:
        for line in group["measures"]:
            for name in ("decided", "adopted_effect", "adopted_from", "undiscussed", "postponed", "grade", "why"):
                del line[name]
    old = load(kept)
    html = paper(old)
    assert html.count("<figure") == 2 and "Helår<" in html and "Ventet" not in html
    assert "Prognose for" not in html and "alvorligste funnene" not in html and "drøftet: nei" not in html
