"""The status reports: one that is issued as a frozen document, and the draft of the next."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from omstilling.pdf import engine, jobs
from omstilling.reporting import pdf
from omstilling.reporting.models import StatusReport
from omstilling.reporting.sending import log_distribution
from omstilling.reporting.services import draft_report

from ..acts import Act, World
from ..content import report_log, words
from ..content.kinds import Report


def acts() -> Iterator[Act]:
    """Yield the drafts, and the issue of those that went out."""
    for report in words.REPORTS:
        yield Act(
            report.written,
            "radmann",
            "Statusrapport påbegynt",
            _draft,
            (report,),
        )
        if report.issued:
            yield Act(
                report.issued,
                "radmann",
                "Statusrapport utgitt",
                _issue,
                (report,),
                alone=True,
            )
    first = words.REPORTS[0]
    yield Act(report_log.SENT_AT, "sekretaer", "Statusrapporten er sendt ut", _send, (first,))


def is_written(project_id: int) -> bool:
    """Tell whether the example's last report is there: it is the last of the example's acts."""
    rows = StatusReport.history.filter(  # type: ignore[attr-defined]
        project_id=project_id, number=len(words.REPORTS), act_example=True
    )
    return bool(rows.exists())


def _draft(world: World, by: Any, report: Report) -> None:
    world.rows[f"report {report.report_date}"] = draft_report(
        project=world.project,
        report_date=report.report_date,
        progress=report.progress,
        economy=report.economy,
        quality=report.quality,
        words=report.words,
        next_steps=report.next_steps,
        by=by,
    )


def _issue(world: World, by: Any, report: Report) -> None:
    params = pdf.params_of(world.rows[f"report {report.report_date}"], issue=True)
    built = jobs.build(pdf.KIND, params, by)
    content = engine.render(built.html, identifier=built.identifier, title=built.title, assets=built.assets)
    jobs.issue(pdf.KIND, built, content, params, by)


def _send(world: World, by: Any, report: Report) -> None:
    issued = StatusReport.objects.get(pk=world.rows[f"report {report.report_date}"].pk)
    for recipient, how in report_log.SENT:
        log_distribution(report=issued, recipient=recipient, sent_on=report_log.SENT_AT.date(), how=how, by=by)
