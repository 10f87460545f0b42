"""One thing of each kind in the cast's project, and the sample address of every page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver, reverse

from budget.models import (
    BudgetArea,
    BudgetLine,
    BudgetNote,
    CostKind,
    Investment,
    InvestmentStatus,
    LineKind,
    MeasureCase,
    MeasureConsultation,
    MeasureDocument,
    MeasureRelation,
    Package,
    ProjectCost,
    ProjectSpending,
    RealisedEffect,
    RelationKind,
    Target,
)
from budget.services import accept_finding
from budget.services.imports import start_import
from budget.services.milestone_imports import start_milestone_import
from budget.services.readings_imports import start_readings_import
from budget.services.realised_imports import start_realised_import
from budget.services.unions import write_statement
from budget.watch import watch
from meetings.minutes import minutes_document, to_plain
from meetings.models import (
    Ballot,
    BallotSubject,
    Contribution,
    Minutes,
    MinutesReview,
    MinutesState,
    Notice,
    Proposal,
    Recusal,
    Referral,
)
from meetings.services.calendars import make_calendar_address
from omstilling.accounts.middleware import access_rule_of
from omstilling.audit.uow import SystemActor, unit_of_work
from omstilling.mail.feed_addresses import make_feed_address
from omstilling.mail.notify import notify
from omstilling.mail.services import send
from omstilling.pdf.fingerprints import fingerprint
from omstilling.pdf.models import RenderJob, issue_document
from omstilling.reporting import pdf
from omstilling.reporting.models import Light, ReportDistribution, StatusReport
from omstilling.reporting.subscriptions import subscribe
from projects.models import (
    Agreement,
    Assumption,
    CaseAttachment,
    CaseExemptPart,
    CheckPoint,
    CompetenceActivity,
    CompetencePlan,
    Consultation,
    Contact,
    DecisionPoint,
    DecisionRelation,
    Document,
    DocumentDistribution,
    DocumentVersion,
    GroupReport,
    Lesson,
    MilestoneLink,
    NewsItem,
    OrganisationProposal,
    Phase,
    ProjectText,
    ProposedUnit,
    Question,
    SavedView,
    Signal,
    StoredFile,
    StudyAlternative,
    Survey,
    TextSection,
    Tolerance,
    YearMark,
)
from projects.services.plan import move_milestone
from tests import cast as make
from tests.contracts.samples import samples

#: How a role that meets a page is answered. What one may do may still be refused for what was sent (400, 422).
BEFORE = datetime(2011, 3, 1, tzinfo=UTC)
MAY, REFUSED, UNSEEN, LOGIN = "ja", "403", "404", "inn"


@dataclass(frozen=True)
class Page:
    """One address of the portal: its name, pattern and the rule that its view states."""

    name: str
    pattern: str
    rule: str
    parameters: tuple[str, ...]


def pages() -> list[Page]:
    """Return every address in the order of the address, each once."""
    found = {}
    for pattern, namespace, page in _walk(get_resolver().url_patterns):
        name = f"{namespace}:{page.name}"
        rule = access_rule_of(page.callback)
        found.setdefault(name, Page(name, pattern, rule, tuple(page.pattern.converters)))
    return sorted(found.values(), key=lambda p: (p.pattern, p.name))


def _walk(patterns: Any, prefix: str = "", namespace: str = "") -> Iterator[tuple[str, str, URLPattern]]:
    for entry in patterns:
        if isinstance(entry, URLResolver):
            yield from _walk(entry.url_patterns, prefix + str(entry.pattern), entry.namespace or namespace)
        else:
            yield prefix + str(entry.pattern), namespace, entry


class World:
    """The cast's project with one visible thing of each kind."""

    def __init__(self, cast: make.Cast) -> None:
        self.cast = cast
        project, secretary = cast.project, cast.people["secretary"]
        self.unit = make.unit(cast)
        self.area = make.study_area(cast)
        self.alternative = make.write(StudyAlternative(study_area=self.area, title="Egen virksomhet"))
        self.milestone = make.milestone(cast)
        self.waiting = make.milestone(cast, "Vedtak", current_date=date(2011, 6, 1))
        self.milestone_link = make.write(MilestoneLink(before=self.milestone, after=self.waiting))
        move_milestone(milestone=self.milestone, to=date(2011, 4, 8), by=secretary, reason="Høringen er utvidet")
        self.year_mark = make.write(
            YearMark(project=project, kind="budget", title="Budsjettforslag", starts_on=date(2011, 10, 26))
        )
        self.risk = make.risk(cast)
        self.goal = make.goal(cast)
        self.indicator = make.indicator(cast, self.goal)
        self.reading = make.reading(self.indicator, date(2011, 1, 1), "91.2")
        self.competence_plan = make.write(
            CompetencePlan(project=project, title="Kompetanseplan", level="top", valid_from=date(2011, 1, 1))
        )
        # Carried out, so that the page that opens it again has something to open.
        self.activity = make.write(
            CompetenceActivity(plan=self.competence_plan, title="Kurs", completed_on=date(2011, 2, 1))
        )
        self.survey = make.write(Survey(project=project, title="Trivsel", held_on=date(2011, 2, 1), goal=self.goal))
        self.measure = make.measure(cast, unit=self.unit, study_area=self.area)
        self.case = make.case(cast)
        self.exempt_part = make.write(
            CaseExemptPart(case=self.case, section="economy", text="Tilbudet", legal_basis="offl. § 23 (1)")
        )
        self.meeting = make.meeting(cast)
        self.item = make.agenda_item(cast, self.meeting, self.case)
        make.attend(cast, self.meeting, "chair", "member")
        self.decided = make.decision(cast)
        make.agenda_item(cast, self.meeting, self.decided.case, decision=self.decided)
        make.concerns(self.decided, milestone=self.milestone, area=self.area)
        self.open_case = make.case(cast, "Ny sak")
        self.consultation = make.write(
            Consultation(
                project=project,
                number=1,
                form="consultation",
                held_on=date(2011, 2, 1),
                parties="hovedtillitsvalgt for Fagforbundet",
            )
        )
        make.write(MeasureCase(measure=self.measure, case=self.case))
        make.write(MeasureConsultation(measure=self.measure, consultation=self.consultation))
        self.proposal = make.write(Proposal(item=self.item, number=1, text="Renholdet samles."))
        self.ballot = make.write(Ballot(item=self.item, number=1, subject=BallotSubject.POSTPONEMENT, unanimous=True))
        self.contribution = make.write(
            Contribution(
                item=self.item, seat=cast.seats["steering.member"], kind="proposal", text="Renholdet samles ikke."
            )
        )
        self.recusal = make.write(
            Recusal(item=self.item, seat=cast.seats["steering.member"], basis="Inhabil", vote="Enstemmig")
        )
        self.minutes = make.write(Minutes(meeting=self.meeting, state=MinutesState.FOR_APPROVAL))
        self.notice = make.notice(self.meeting)
        late = make.agenda_item(cast, self.meeting, make.case(cast, "Sak etter innkallingen"))
        make.write(MeasureCase(measure=self.measure, case=late.case))
        self.notification = notify(secretary, "charge", "Varsel", "/", project)
        self.subscription = subscribe(project=project, person=secretary, weekly=True)
        self.feed_secret = make_feed_address(person=secretary, scope=project)
        self.mail = send(person=secretary, kind="innkalling", subject="Innkalling", text="Møte.", scope=project)
        self.text = make.write(ProjectText(project=project, section=TextSection.BACKGROUND, heading="Bakgrunn"))
        self.phase = make.write(Phase(project=project, order=1, kind="planning", title="Planleggingsfasen"))
        self.point = make.write(DecisionPoint(phase=self.phase, code="BP3", title="Gå over til gjennomføring"))
        make.write(Tolerance(project=project, kind="time", limit=30))
        self.assumption = make.write(Assumption(project=project, number=1, text="Rammene holder"))
        self.lesson = make.write(
            Lesson(project=project, number=1, title="Drøft tidlig", happened="Sent.", noted_on=date(2011, 3, 1))
        )
        self.check = make.write(CheckPoint(decision_point=self.point, order=1, text="Mandatet er vedtatt."))
        self.document = make.write(Document(project=project, number=1, title="KOSTRA-tall 2009"))
        kept = StoredFile.objects.create(sha256="d" * 64, mime="application/pdf", size=4, content=b"%PDF")
        self.document_version = make.write(
            DocumentVersion(document=self.document, version="1", file=kept, registered_on=date(2011, 2, 1))
        )
        self.distribution = make.write(
            DocumentDistribution(document=self.document, recipient="Kommunerevisjonen", sent_on=date(2011, 2, 2))
        )
        self.case_attachment = make.write(CaseAttachment(case=self.case, document=self.document))
        other = make.measure(cast, "Felles vaktmestere")
        self.relation = make.write(MeasureRelation(measure=self.measure, other=other, kind=RelationKind.REQUIRES))
        self.attachment = make.write(MeasureDocument(measure=self.measure, document=self.document))
        self.view = make.write(
            SavedView(project=project, person=secretary, page="budget:measures", title="Mine", query="slag=permanent")
        )
        project.anonymous_questions = True
        make.write(project)
        self.question = make.write(
            Question(project=project, number=1, text="Hva skjer?", asked_by=secretary, asked_on=date(2011, 3, 1))
        )
        self.contact = make.write(Contact(project=project, office="Personal", email="personal@example.org"))
        self.news = make.write(
            NewsItem(project=project, title="I gang", text="Nå.", author=secretary, published_at=BEFORE)
        )
        self.investment = make.write(
            Investment(project=project, number=1, title="Brannstasjon", status=InvestmentStatus.PLANNED)
        )
        self.budget_area = make.write(BudgetArea(project=project, code="1.1", name="Oppvekst"))
        self.budget_line = make.write(
            BudgetLine(project=project, number=1, kind=LineKind.MEASURE, title="Samlet renhold", measure=self.measure)
        )
        self.budget_note = make.write(BudgetNote(project=project, year=2011, amount=1, source="Årsbudsjett 2011"))
        self.cost = make.write(ProjectCost(project=project, kind=CostKind.SECRETARY, title="Sekretær", year=2011))
        self.spending = make.write(ProjectSpending(cost=self.cost, spent_on=date(2011, 2, 1), amount=1_000))
        table = b"Tiltak (kr, minus er innsparing);2011\nRenhold;-5\n"
        self.import_run = start_import(project=project, content=table, name="liste.csv", by=cast.controller)
        realised = b"Tiltaksnr;Periode;Realisert innsparing, kr\n1;02.2011;5\n"
        self.realised_run = start_realised_import(
            project=project, content=realised, name="regnskap.csv", by=cast.controller
        )
        measured = b"Enhet;01.2011\nHele kommunen;91\n"
        self.readings_run = start_readings_import(
            indicator=self.indicator, content=measured, name="maalt.csv", by=cast.controller
        )
        self.plan_run = start_milestone_import(
            project=project, content="Milepæl;Dato\nHøring ute;01.05.2011\n".encode(), name="plan.csv", by=secretary
        )
        self.realised = make.write(
            RealisedEffect(
                measure=self.measure,
                first_month=date(2011, 2, 1),
                last_month=date(2011, 2, 1),
                amount=1_000,
                entered_by=secretary,
            )
        )
        make.write(Target(project=project, year=2011, amount=40_000_000))
        self.agreement = make.write(
            Agreement(project=project, title="Omstillingsavtale", valid_from=date(2010, 1, 1), protects_jobs=True)
        )
        self.statement = write_statement(
            measure=self.measure, seat=cast.seats["steering.union_rep"], text="Vi er imot.", by=cast.union_rep
        )
        found = {one.code: one for one in watch(project, secretary, project.today()).open}
        self.finding, accepted = found["T05"].ident, found["T11"]
        self.accepted = accept_finding(
            project=project, code=accepted.code, key=accepted.key, by=secretary, reason="Rettes i neste budsjett"
        )
        self.package = make.write(
            Package(project=project, number=1, title="Forsiktig", made_by=secretary, shared=True)
        )
        self.report = make.write(
            StatusReport(
                project=project,
                number=1,
                report_date=date(2011, 3, 1),
                progress=Light.ON_PLAN,
                economy=Light.MINOR,
                quality=Light.ON_PLAN,
                words="Vi er i gang.",
            )
        )
        with unit_of_work(by=SystemActor("Testen"), reason="Oppsett av testen"):
            file = issue_document(
                kind=pdf.KIND,
                title="Statusrapport",
                filename="statusrapport.pdf",
                identifier="urn:statusrapport",
                content=b"%PDF",
                source={},
                by_label="Testen",
            )
        self.sent_report = make.write(
            StatusReport(
                project=project,
                number=2,
                report_date=date(2011, 3, 2),
                progress=Light.ON_PLAN,
                economy=Light.MINOR,
                quality=Light.ON_PLAN,
                words="Utgitt.",
                issued_at=BEFORE,
                issued_by="Testen",
                document=file,
                source={},
            )
        )
        self.report_distribution = make.write(
            ReportDistribution(report=self.sent_report, recipient="Kommunerevisjonen", sent_on=date(2011, 3, 2))
        )
        self.job = RenderJob.objects.create(
            kind=pdf.KIND, params=pdf.params_of(self.report, issue=False), requested_by=cast.people["chief_executive"]
        )

        self.signal = make.write(
            Signal(
                project=project,
                number=1,
                title="Kultur",
                text="Utred.",
                given_on=date(2011, 2, 1),
                body=cast.bodies["steering"],
            )
        )
        self.group_report = make.write(
            GroupReport(body=cast.bodies["work_body"], title="Delrapport", delivered_on=date(2011, 2, 1), text="Funn.")
        )
        self.proposal_of_units = make.write(OrganisationProposal(project=project, title="Færre nivåer"))
        self.proposed_unit = make.write(
            ProposedUnit(proposal=self.proposal_of_units, kind="sector", name="Oppvekst", unit=self.unit)
        )
        self._minutes()
        self._open_to_all()
        self._register()

    def _minutes(self) -> None:
        """Make minutes that somebody has remarked on, minutes that are corrected, and a meeting with the unions."""
        cast = self.cast
        seat = cast.seats["steering.member"]
        self.review = make.write(MinutesReview(minutes=self.minutes, seat=seat, remark="Navnet mitt er feil."))
        self.corrected = make.meeting(cast, held_on=date(2011, 1, 10))
        self.corrected_item = make.agenda_item(cast, self.corrected)
        said = [to_plain(minutes_document(self.corrected, public=public)) for public in (False, True)]
        make.write(
            Minutes(
                meeting=self.corrected,
                state=MinutesState.PUBLISHED,
                full_source=said[0],
                full_sha256=fingerprint(said[0]),
                public_source=said[1],
                public_sha256=fingerprint(said[1]),
            )
        )
        make.write(Minutes(meeting=self.corrected, version=2, correction="Et navn"))
        self.with_unions = make.meeting(cast, held_on=date(2011, 2, 10), purpose="consultation")
        self.union_item = make.agenda_item(cast, self.with_unions)

    def _register(self) -> None:
        """Make a decision that another repeals, and a recommendation on its way with its document."""
        cast = self.cast
        earlier = make.decision(cast, make.case(cast, "Eldre vedtak"), decided_on=date(2011, 1, 5), status="repealed")
        self.touches = make.write(DecisionRelation(decision=self.decided, earlier=earlier, kind="repeals"))
        sent = make.decision(cast, make.case(cast, "Innstilling"), kind="recommendation")
        with unit_of_work(by=SystemActor("Testen"), reason="Oppsett av testen"):
            issued = issue_document(
                kind="referral",
                title="Innstilling",
                filename="innstilling.pdf",
                identifier="urn:innstilling",
                content=b"%PDF",
                source={},
                by_label="Testen",
            )
        self.referral = make.write(
            Referral(
                project=cast.project,
                decision=sent,
                to_body=cast.council_body,
                sent_on=date(2011, 2, 3),
                document=issued,
            )
        )

    def _open_to_all(self) -> None:
        """Make what the pages without login show: an open body's meeting with notice, paper, file and minutes."""
        cast, project = self.cast, self.cast.project
        cast.steering.open_to_all = True
        make.write(cast.steering)
        with unit_of_work(by=SystemActor("Testen"), reason="Oppsett av testen"):
            issued = issue_document(
                kind="minutes",
                title="Protokoll",
                filename="protokoll.pdf",
                identifier="urn:protokoll",
                content=b"%PDF",
                source={},
                by_label="Testen",
            )
        emblem = StoredFile.objects.create(sha256="e" * 64, mime="image/png", size=3, content=b"PNG")
        file = StoredFile.objects.create(sha256="f" * 64, mime="application/pdf", size=4, content=b"%PDF")
        cast.municipality.emblem = emblem
        make.write(cast.municipality)
        self.open_meeting = make.meeting(cast, held_on=date(2011, 1, 20))
        self.open_item = make.agenda_item(cast, self.open_meeting)
        self.open_document = make.write(
            Document(project=project, number=2, title="Åpent notat", access="public", file=file)
        )
        make.write(CaseAttachment(case=self.open_item.case, document=self.open_document))
        said = to_plain(minutes_document(self.open_meeting, public=True))
        make.write(
            Minutes(
                meeting=self.open_meeting,
                state=MinutesState.PUBLISHED,
                public_source=said,
                public_sha256=fingerprint(said),
                public_document=issued,
            )
        )
        make.write(
            Notice(meeting=self.open_meeting, number=1, sent_at=BEFORE, public_source={}, public_document=issued)
        )
        self.secret = make_calendar_address(person=cast.people["member"], by=cast.people["member"])

    def arguments(self, page: Page) -> dict[str, Any]:
        """Return the sample arguments of a page. Raises KeyError for a parameter nobody has thought of."""
        sample = samples(self, page.name.partition(":")[2], page.pattern)
        return {name: sample[name] for name in page.parameters}

    def address(self, page: Page) -> str:
        return reverse(page.name, kwargs=self.arguments(page))
