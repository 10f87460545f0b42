"""The status report prints how many findings Tallvakta has of what every employee may read."""

from datetime import date

from budget.services import accept_finding
from budget.watch import watch
from omstilling.reporting.document import dump, load
from omstilling.reporting.models import Light, StatusReport
from omstilling.reporting.selectors.report_document import report_document
from projects.models import Access
from tests import cast as make
from tests.cast import write


def test_the_count_is_of_what_everybody_may_read_and_an_older_report_has_none(cast):
    for title, more in (("Åpen", {}), ("Godtatt", {}), ("Lukket", {"access": Access.RESTRICTED})):
        make.measure(cast, title, effective_to=date(2012, 6, 30), body=cast.bodies["work_body"], **more)
    finding = next(one for one in watch(cast.project, cast.secretary, date(2011, 3, 15)).open if "Godtatt" in one.text)
    accept_finding(project=cast.project, code=finding.code, key=finding.key, by=cast.secretary, reason="Det er avtalt")
    on_plan = {"progress": Light.ON_PLAN, "economy": Light.ON_PLAN, "quality": Light.ON_PLAN}
    report = write(
        StatusReport(project=cast.project, number=1, report_date=date(2011, 3, 15), words="I gang.", **on_plan)
    )
    document = report_document(report, "Rolf Rådmann")
    assert (document.findings, document.findings_accepted) == (1, 1)
    page = cast.client("chief_executive").get(report.get_absolute_url()).content.decode()
    assert "har ett åpent funn" in page and "Ett funn er godtatt med begrunnelse." in page
    kept = dump(document)
    del kept["findings"], kept["findings_accepted"]
    assert load(kept).findings is None
