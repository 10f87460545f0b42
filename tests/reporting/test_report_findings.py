"""The status report prints how many findings Tallvakta has of what every employee may read."""

from datetime import date

from budget.services import accept_finding
from budget.watch import watch
from omstilling.reporting.document import dump, load
from omstilling.reporting.models import Light, StatusReport
from omstilling.reporting.selectors.report_document import report_document
from projects.models import Access, RiskKind
from tests import cast as make
from tests.cast import write

ON_PLAN = {"progress": Light.ON_PLAN, "economy": Light.ON_PLAN, "quality": Light.ON_PLAN}


def test_the_count_is_of_what_everybody_may_read_and_an_older_report_has_none(cast):
    for title, more in (("Åpen", {}), ("Godtatt", {}), ("Lukket", {"access": Access.RESTRICTED})):
        make.measure(cast, title, effective_to=date(2012, 6, 30), body=cast.bodies["work_body"], **more)
    finding = next(one for one in watch(cast.project, cast.secretary, date(2011, 3, 15)).open if "Godtatt" in one.text)
    accept_finding(project=cast.project, code=finding.code, key=finding.key, by=cast.secretary, reason="Det er avtalt")
    report = write(
        StatusReport(project=cast.project, number=1, report_date=date(2011, 3, 15), words="I gang.", **ON_PLAN)
    )
    document = report_document(report, "Rolf Rådmann")
    assert (document.findings, document.findings_accepted) == (1, 1)
    page = cast.client("chief_executive").get(report.get_absolute_url()).content.decode()
    assert "har ett åpent funn" in page and "Ett funn er godtatt med begrunnelse." in page
    kept = dump(document)
    del kept["findings"], kept["findings_accepted"]
    assert load(kept).findings is None


def test_opportunities_stand_apart_from_the_risks_and_an_older_report_has_risks_alone(cast):
    make.risk(cast, "Uro blant ansatte")
    make.risk(cast, "Felles innkjøp", kind=RiskKind.OPPORTUNITY)
    report = write(
        StatusReport(project=cast.project, number=1, report_date=date(2011, 3, 15), words="I gang.", **ON_PLAN)
    )
    document = report_document(report, "Rolf Rådmann")
    assert [one.title for one in document.threats] == ["Uro blant ansatte"]
    assert [one.title for one in document.chances] == ["Felles innkjøp"]
    page = cast.client("chief_executive").get(report.get_absolute_url()).content.decode()
    risks, _, chances = page.partition("Muligheter, de største først.")
    assert "Uro blant ansatte" in risks and "Felles innkjøp" not in risks and "Felles innkjøp" in chances
    kept = dump(document)
    for line in kept["risks"]:
        del line["is_chance"]
    assert len(load(kept).threats) == 2
