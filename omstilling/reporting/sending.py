"""What becomes of an issued report: put to a body as a case with the file attached, and sent to whoever needs it."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _

from meetings.models import AgendaItem, Meeting, MeetingState
from meetings.services import put_on_agenda
from omstilling.accounts.models import User
from omstilling.audit.errors import DomainError
from omstilling.audit.uow import unit_of_work
from omstilling.ui.formats import date_text
from projects.models import Access, Document
from projects.services.case_parts import attach_document
from projects.services.cases import register_case
from projects.services.documents import attach_file, register_document
from projects.services.rows import check_open, check_parts, store

from .models import ReportCase, ReportDistribution, StatusReport


def send_to_meeting(*, report: StatusReport, meeting: Meeting, kind: str, by: User, reason: str = "") -> AgendaItem:
    """Register the report as a case of the meeting's body, with its file attached, and put it on the agenda."""
    told = {"number": report.number, "body": meeting.body.name}
    with unit_of_work(by=by, reason=reason or _("Statusrapport %(number)s er lagt fram for %(body)s") % told):
        check_issued(report)
        check_parts(report.project, meeting=meeting)
        if ReportCase.objects.active().filter(report=report, case__body=meeting.body).exists():
            raise DomainError(_("Rapporten er lagt fram for %(body)s fra før.") % told, field="meeting")
        case = register_case(
            body=meeting.body,
            kind=kind,
            title=title_of(report),
            year=meeting.held_on.year,
            background=_("Rådmannen ga ut statusrapport %(number)s %(day)s. Rapporten følger som vedlegg.")
            % {"number": report.number, "day": date_text(report.issued_at)},
            recommendation=_("Statusrapport %(number)s tas til orientering.") % told,
            by=by,
        )
        attach_document(case=case, document=document_of(report, by), by=by)
        item = put_on_agenda(meeting=meeting, case=case, by=by)
        store(ReportCase(report=report, case=case))
        how = _("sak %(number)s på sakslista til møtet %(day)s")
        log_distribution(
            report=report,
            recipient=meeting.body.name,
            sent_on=report.project.today(),
            how=how % {"number": case.case_number, "day": date_text(meeting.held_on)},
            by=by,
        )
        return item


def title_of(report: StatusReport) -> str:
    """Return what the report is called as a case and as a document."""
    if report.part:
        return _("Statusrapport %(number)s for %(part)s") % {"number": report.number, "part": report.part}
    return _("Statusrapport %(number)s") % {"number": report.number}


def document_of(report: StatusReport, by: User) -> Document:
    """Return the report's entry in the register of documents; entered the first time it is asked for."""
    issued = report.document
    assert issued is not None
    there = Document.objects.active().filter(project=report.project, file__sha256=issued.sha256).order_by("pk").first()
    if there is not None:
        return there
    document = register_document(
        project=report.project,
        title=title_of(report),
        version=str(report.version),
        source=_("Gitt ut av %(who)s") % {"who": report.issued_by},
        dated=report.report_date,
        case_reference=report.project.case_reference,
        access=Access.INTERNAL,
        by=by,
    )
    return attach_file(document=document, content=bytes(issued.content), name=issued.filename, by=by)


def log_distribution(
    *, report: StatusReport, recipient: str, sent_on: date, how: str = "", by: User, reason: str = ""
) -> ReportDistribution:
    """Note that the report was sent to somebody."""
    with unit_of_work(by=by, reason=reason or _("Utsending av statusrapporten er ført")):
        check_issued(report)
        if sent_on > report.project.today():
            raise DomainError(_("Utsendingen kan ikke være en dag som ikke har vært."), field="sent_on")
        sent = ReportDistribution(report=report, recipient=recipient.strip(), sent_on=sent_on, how=how.strip()[:100])
        return store(sent)


def withdraw_distribution(*, distribution: ReportDistribution, by: User, reason: str = "") -> ReportDistribution:
    """Take a line out of the log that was wrong; it stays in the history."""
    with unit_of_work(by=by, reason=reason or _("Utsendingen var ført feil")):
        check_open(distribution)
        distribution.withdraw()
    return distribution


def check_issued(report: StatusReport) -> None:
    """Refuse to send what has not gone out."""
    if not report.is_issued:
        raise DomainError(_("Rapporten er ikke utgitt ennå. Utgi den først."))


def takes_cases(meeting: Meeting) -> bool:
    """Tell whether a case can still be put on the list of a meeting: an elected body's is closed by the notice."""
    open_states = (MeetingState.PLANNED, MeetingState.CALLED)
    return meeting.state in open_states and (meeting.notice_sent_on is None or not meeting.body.is_elected)
