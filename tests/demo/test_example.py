"""The example as it is loaded: logins, figures, marks and dates, the seed's homes, and no link that fails.

One module, so that the example is loaded once for all of it.
"""

from __future__ import annotations

import hashlib
import re
import time
from collections import Counter
from datetime import date
from html import unescape
from io import StringIO
from pathlib import Path
from typing import Any
from urllib.parse import urljoin, urlsplit

import pytest
from django.core.management import call_command
from django.db.models import CharField, TextField
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from budget.ladder import Step
from budget.models import (
    BudgetLine,
    BudgetNote,
    Investment,
    Measure,
    MeasureGoal,
    MeasureRelation,
    MeasureYear,
    Package,
    PlanYear,
    RealisedEffect,
    RelationKind,
    SectorTarget,
)
from budget.selectors import account_status, measure_rows, note_rows, target_status
from budget.services.realised import refusals_of
from budget.watch import watch
from meetings.models import AgendaItem, Meeting, MeetingState, Minutes, MinutesReview
from meetings.papers import case_papers
from omstilling.audit.registry import tracked_models
from omstilling.audit.verify import verify
from omstilling.demo.logins import LOGINS, PASSWORD
from omstilling.pdf.models import IssuedDocument
from omstilling.reporting.models import StatusReport
from projects.models import Case, Decision, Document, Goal, Indicator, Milestone, Project, Reading, Seat

pytestmark = pytest.mark.django_db

ROOT = Path(__file__).parents[2]
#: The two persons whom the source names, as SHA-256 of the words: not even a test is to name them.
NAMED = {
    "30445f75ca43c3ff4758e65f74bfb714",
    "97b43ae9fd5e5c2803e0a10c61e31b3a",
}
WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
SEED = ROOT / "docs" / "seed.md"
ROW = re.compile(r"^\| (\d+) \| (.+?) \| `(/[^`]*)`(?: → «([^»]+)»)? \| (.+) \|$", re.MULTILINE)
ROWS = [
    (int(slide), path, link, re.findall(r"«([^»]+)»", row))
    for slide, _, path, link, row in ROW.findall(SEED.read_text())
]
LINK = re.compile(r'<a\b[^>]*?\bhref="([^"]+)"')
#: Things that there are dozens of, with pages made alike.
ALIKE = re.compile(r"/\d+(?=/)")


def history_rows() -> int:
    return sum(model.history.count() for model in tracked_models())


def test_progress_is_said_and_the_end_too(loaded: str) -> None:
    assert "september 2010:" in loaded
    assert "mars 2011:" in loaded
    assert loaded.strip().splitlines()[-1].startswith("Eksempelet Alta 2010 er lastet inn på")


def test_a_second_run_changes_nothing_and_says_so_in_one_line(example: Project) -> None:
    before, said, began = history_rows(), StringIO(), time.monotonic()
    call_command("load_example", stdout=said)
    assert time.monotonic() - began < 2
    assert said.getvalue().strip() == "Eksempelet Alta 2010 er lastet inn fra før. Ingenting er endret."
    assert history_rows() == before


@pytest.mark.parametrize("username", LOGINS)
def test_every_login_opens_the_project(example: Project, username: str) -> None:
    client = Client()
    assert client.post(reverse("accounts:login"), {"username": username, "password": PASSWORD}).status_code == 302
    assert client.get(example.get_absolute_url()).status_code == 200


def test_the_target_is_partly_decided_partly_in_effect(example: Project, person: Any) -> None:
    status = target_status(example, person("radmann"), example.today())
    assert status.target == 40_000_000
    assert status.decided == 18_400_000
    assert status.implemented == 6_100_000
    assert status.missing == 40_000_000 - status.decided
    assert status.proposed_only > 0
    assert status.uncovered, "even with every proposal adopted, the target is not reached"
    assert {beside.key for beside in status.beside} >= {"temporary", "vacancy", "one_off", "later"}
    assert status.not_calculated, "unknown is not zero"


@pytest.mark.parametrize("username", LOGINS)
def test_everyone_sees_the_same_sums(example: Project, person: Any, username: str) -> None:
    mine = target_status(example, person(username), example.today())
    all_of_it = target_status(example, person("radmann"), example.today())
    assert (mine.decided, mine.implemented, mine.total) == (all_of_it.decided, all_of_it.implemented, all_of_it.total)


def test_the_steps_rest_on_meetings_budget_lines_and_the_owners_word(example: Project, person: Any) -> None:
    rows = measure_rows(example, person("radmann"), example.today())
    started = {row.measure.title for row in rows if row.proofs.started}
    assert {row.measure.title for row in rows if row.is_carried_out} == started
    assert len(started) == 6
    by_step = {step.value: [row for row in rows if row.step is step] for step in Step}
    assert len(by_step["budgeted"]) > len(by_step["decided"]) > 0
    undiscussed = {row.measure.title for row in rows if row.is_undiscussed}
    assert "Utmelding av regionrådet" in undiscussed, "informed is not discussed"
    assert "Større soner i hjemmetjenesten" not in undiscussed
    awaiting = [row for row in rows if row.proofs.awaits_confirmation(example.today())]
    assert awaiting and not any(row.counted for row in awaiting), "what counts is confirmed by its owner"


def test_three_measures_are_realised_and_one_figure_waits_for_the_controller(example: Project, person: Any) -> None:
    rows = measure_rows(example, person("radmann"), example.today())
    assert len([row for row in rows if row.step is Step.REALISED]) == 3
    accounts = account_status(example, person("radmann"), example.today())
    assert (accounts.permanent.confirmed, accounts.permanent.waiting) == (443_000, 70_000)
    (waiting,) = RealisedEffect.objects.filter(confirmed_by=None).select_related("measure")
    assert refusals_of([waiting], person("okonomi")) == {}
    assert not RealisedEffect.objects.filter(is_example_figure=False)


def test_tallvakta_finds_some_and_one_finding_is_accepted(example: Project, person: Any) -> None:
    found = watch(example, person("radmann"), example.today())
    assert {finding.code for finding in found.open} == {"T01", "T10", "T11", "T15"}
    (accepted,) = found.accepted
    assert "kvartal" in accepted.row.reason
    agreement, second = example.agreements.order_by("valid_from")
    assert agreement.protects_jobs and "oppdiktet" in agreement.title and second.replaces == agreement


def test_a_decided_measure_is_late_and_what_was_adopted_stands(example: Project, person: Any) -> None:
    rows = {row.measure.title: row for row in measure_rows(example, person("radmann"), example.today())}
    kitchen = rows["Felles produksjonskjøkken"]
    assert kitchen.adopted_from == date(2011, 7, 1)
    assert kitchen.days_later == 92


def test_every_amount_is_marked_as_an_example(example: Project) -> None:
    assert not Measure.objects.exclude(full_year_effect=None, restructuring_cost=None).filter(is_example_figure=False)
    assert not Reading.objects.filter(is_example_figure=False)
    assert not Indicator.objects.filter(is_example_figure=False)
    assert not Investment.objects.exclude(amount=None, operating_consequence=None).filter(is_example_figure=False)


def test_what_the_plan_and_the_budget_lines_say_is_marked_too(example: Project) -> None:
    assert PlanYear.objects.count() == 4
    assert not PlanYear.objects.filter(is_example_figure=False)
    assert BudgetLine.objects.exclude(kind="measure").count() == 3
    assert not BudgetLine.objects.filter(is_example_figure=False)
    assert all("oppdiktet" in note.source for note in BudgetNote.objects.all())


def test_one_budget_note_agrees_with_the_lines_and_one_does_not(example: Project, person: Any) -> None:
    told = {row.note.year: row.difference for row in note_rows(example, person("okonomi"))}
    assert told == {2011: 0, 2012: -1_950_000}


def test_the_sectors_shares_leave_two_million_of_the_target(example: Project) -> None:
    shares = SectorTarget.objects.filter(year=2011).values_list("amount", flat=True)
    assert (len(shares), sum(shares)) == (4, 38_000_000)


def test_measures_carry_what_the_pages_of_the_money_show(example: Project) -> None:
    assert Measure.objects.exclude(grade="").values("grade").distinct().count() == 3
    assert Measure.objects.exclude(earliest_start=None, latest_start=None).count() >= 8
    assert not Measure.objects.filter(budget_area=None)
    assert Measure.objects.exclude(ramp="").count() == 1
    assert MeasureYear.objects.values("measure").distinct().count() == 1
    assert set(MeasureRelation.objects.values_list("kind", flat=True)) == set(RelationKind)
    assert MeasureGoal.objects.values("measure").distinct().count() >= 20


def test_the_packages_of_the_radmann_are_shared_and_the_careful_one_gives_less(example: Project, person: Any) -> None:
    packages = Package.objects.order_by("number")
    assert [(one.title, one.shared, one.made_by.username) for one in packages] == [
        ("Alt som er innstilt", True, "radmann"),
        ("Varsom vei", True, "radmann"),
    ]
    recommended = [
        row.measure.number
        for row in measure_rows(example, person("radmann"), example.today())
        if row.step is Step.RECOMMENDED
    ]
    chosen = packages[0].choices.filter(is_on=True).values_list("measure__number", flat=True)
    assert sorted(chosen) == sorted(recommended)


def test_what_the_source_leaves_blank_is_empty(example: Project) -> None:
    assert example.project_budget is None
    assert (example.starts_on, example.ends_on, example.case_reference) == (None, None, "")
    assert not Document.objects.exclude(dated=None)
    assert not Investment.objects.exclude(amount=None)
    assert Investment.objects.filter(status="on_hold").count() == 4
    assert Investment.objects.exclude(status="on_hold").count() == 6


def test_the_meeting_of_the_source_has_its_eight_cases_decided(example: Project) -> None:
    meeting = Meeting.objects.get(slug="styringsgruppa-2010-09-17")
    items = AgendaItem.objects.filter(meeting=meeting).select_related("case__body", "decision").order_by("order")
    assert [item.case.case_number for item in items] == [f"PS {n}/10" for n in range(1, 9)]
    assert all(item.decision and item.decision.is_confirmed for item in items)
    minutes = Minutes.objects.get(meeting=meeting)
    assert minutes.approved_on == date(2010, 9, 27)
    assert minutes.full_document and minutes.public_document
    review = MinutesReview.objects.get(minutes=minutes)
    assert review.remark and review.reply and not review.is_approver


def test_the_meeting_of_the_source_was_called_in_answered_and_a_substitute_met(example: Project) -> None:
    meeting = Meeting.objects.get(slug="styringsgruppa-2010-09-17")
    notice = meeting.notices.get()
    assert notice.full_document and notice.public_document and notice.full_sha256 != notice.public_sha256
    assert {row.mail.state for row in notice.recipients.select_related("mail")} == {"sent"}
    away = meeting.summonses.get(answer="apology")
    instead = meeting.summonses.get(called_for=away.seat)
    assert meeting.attendances.get(seat=instead.seat).substitute_for == away.seat


def test_the_goals_are_those_of_the_source(example: Project) -> None:
    kinds = list(Goal.objects.values_list("kind", flat=True))
    assert (kinds.count("purpose"), kinds.count("result")) == (5, 6)
    attendance = Indicator.objects.get(name="Nærvær")
    assert attendance.target_value == 92.5
    months = attendance.readings.filter(unit=None).order_by("month").values_list("month", flat=True)
    assert (months[0], len(months)) == (date(2010, 9, 1), 6)


def test_a_case_of_the_last_meeting_waits_for_its_decision(example: Project) -> None:
    held = Meeting.objects.filter(state=MeetingState.HELD, body__slug="styringsgruppa").order_by("-held_on")[0]
    assert held.held_on == date(2011, 3, 10)
    assert AgendaItem.objects.filter(meeting=held, decision=None).count() == 1
    assert Decision.objects.filter(decided_on=held.held_on, confirmed_at=None).count() == 2


def test_milestones_are_done_moved_late_and_ahead(example: Project) -> None:
    today = example.today()
    assert today == date(2011, 3, 15)
    waiting = Milestone.objects.exclude(status="done")
    assert Milestone.objects.filter(status="done").count() >= 8
    assert waiting.filter(current_date__lt=today).count() == 2
    assert waiting.filter(current_date__gte=today).count() >= 6
    assert not Milestone.objects.filter(baseline_date=None)
    assert Milestone.objects.exclude(shifts=None).count() >= 6


def test_unions_speak_in_the_steering_group_and_do_not_vote(example: Project) -> None:
    unions = Seat.objects.filter(body__slug="styringsgruppa", is_union=True)
    assert [seat.votes for seat in unions] == [False, False]
    assert all(seat.organisation.startswith("hovedtillitsvalgt for") for seat in unions)


def test_the_exempt_case_is_unseen_by_name(example: Project, person: Any) -> None:
    case = Case.objects.get(access="exempt")
    assert case.legal_basis == "offl. § 13 jf. fvl. § 13 (1) nr. 1"
    for username, sees in (("ansatt", False), ("admin", False), ("kommunestyre", False), ("medlem", True)):
        assert Case.objects.visible_to(person(username)).filter(pk=case.pk).exists() is sees


def test_the_september_case_papers_have_their_headings_and_cases_their_way_through_the_bodies(
    example: Project, person: Any
) -> None:
    september = Case.objects.filter(body__slug="styringsgruppa", year=2010, number__lte=8)
    papers = case_papers(september, public=True)
    assert sum(paper.part("economy") is not None for paper in papers.values()) >= 5
    agreement = papers[september.get(title="Trepartsavtale").pk]
    assert agreement.part("assessment").withheld == ("Unntatt offentlighet, jf. offl. § 23 (1)",)
    culture = Case.objects.get(title="Kulturens plass i organisasjonen", body__slug="styringsgruppa")
    seen = case_papers([culture], public=False, user=person("sekretaer"))[culture.pk]
    assert [step.body for step in seen.path] == ["Arbeidsgruppe kultur", "Prosjektgruppa"]
    opened = case_papers([culture], public=True)[culture.pk]
    assert opened.path == () and len(opened.part("economy").table.rows) == 1


def test_working_material_of_a_group_is_its_own(example: Project, person: Any) -> None:
    for username, sees in (("ansatt", False), ("leder", False), ("arbeidsgruppe", True), ("sekretaer", True)):
        seen = Measure.objects.visible_to(person(username)).filter(access="restricted")
        assert seen.exists() is sees


def test_nothing_in_history_is_dated_after_the_examples_today(example: Project) -> None:
    for model in tracked_models():
        rows = model.history.all()
        assert not rows.filter(act_example=False).exists(), model.__name__
        latest = rows.order_by("-history_date").first()
        assert latest is None or timezone.localdate(latest.history_date) <= example.today(), model.__name__
        assert not rows.filter(history_change_reason="").exists()
    assert all(timezone.localdate(d.created_at) <= example.today() for d in IssuedDocument.objects.all())


def test_acts_come_in_order_with_actor_and_role(example: Project) -> None:
    moved = Milestone.history.filter(history_change_reason="Flere høringssvar enn ventet").get()
    assert (moved.actor_label, moved.actor_role) == ("Eline Skogvoll", "Prosjektsekretær")
    numbers = Milestone.objects.order_by("created_at", "number").values_list("number", flat=True)
    assert list(numbers) == sorted(numbers)


def test_one_report_is_issued_and_one_is_a_draft(example: Project) -> None:
    issued, draft = StatusReport.objects.order_by("number")
    assert issued.is_issued and issued.document and timezone.localdate(issued.issued_at) == date(2011, 1, 31)
    assert not draft.is_issued


def test_the_history_is_whole(example: Project) -> None:
    assert verify().findings == []


def test_every_page_says_that_it_is_an_example(example: Project, person: Any) -> None:
    assert example.is_example
    assert example.notice == "Eksempel, ikke et dokument fra Alta kommune"
    assert example.municipality.emblem is None


def test_nobody_whom_the_source_names_is_named(example: Project) -> None:
    words: set[str] = set()
    for model in tracked_models():
        fields = [f.name for f in model._meta.concrete_fields if isinstance(f, CharField | TextField)]
        for row in model.objects.values_list(*fields) if fields else ():
            for value in row:
                words.update(WORD.findall(str(value).lower()))
    for path in [*(ROOT / "omstilling" / "demo").rglob("*.py"), SEED]:
        words.update(WORD.findall(path.read_text(encoding="utf-8").lower()))
    assert "omstilling" in words
    found = {word for word in words if hashlib.sha256(word.encode()).hexdigest()[:32] in NAMED}
    assert not found


def text_of(page: str) -> str:
    """Return what a reader sees: no tags, single blanks."""
    without = re.sub(r"<(script|style|svg)\b.*?</\1>", " ", page, flags=re.DOTALL)
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", without)).replace("\N{NO-BREAK SPACE}", " "))


def test_all_slides_are_listed() -> None:
    assert {slide for slide, *_ in ROWS} == set(range(1, 22))
    table = [line for line in SEED.read_text().splitlines() if re.match(r"\| \d", line)]
    assert len(table) == len(ROWS), "a row of the table is not written as the others"


@pytest.mark.parametrize("username", ["sekretaer", "admin"])
def test_every_row_is_on_its_page(example: Project, person: Any, username: str) -> None:
    client = Client()
    client.force_login(person(username))
    missing = []
    for slide, path, link, words in ROWS:
        response = client.get(path)
        assert response.status_code == 200, f"slide {slide}: {path} answered {response.status_code}"
        page = response.content.decode()
        if link:
            target = re.search(rf'<a[^>]*href="([^"?#]+)"[^>]*>\s*{re.escape(link)}\s*</a>', unescape(page))
            assert target, f"slide {slide}: {path} has no link «{link}»"
            response = client.get(target[1])
            assert response.status_code == 200, f"slide {slide}: {target[1]} answered {response.status_code}"
            page = response.content.decode()
        shown = text_of(page).casefold()
        missing += [(slide, path, link, word) for word in words if word.casefold() not in shown]
    assert words
    assert not missing


def crawl(client: Client, start: str, *, of_each: int) -> dict[str, int]:
    """Return the status of every page that can be reached; sortings and filters of a page are the page itself."""
    answers: dict[str, int] = {}
    waiting, seen = [start], Counter[str]()
    while waiting:
        path = waiting.pop()
        kind = ALIKE.sub("/#", path)
        if path in answers or seen[kind] >= of_each:
            continue
        seen[kind] += 1
        response = client.get(path)
        answers[path] = response.status_code
        hrefs = [response["Location"]] if response.status_code == 302 else []
        if response.status_code == 200 and response["Content-Type"].startswith("text/html"):
            hrefs = LINK.findall(response.content.decode())
        for href in hrefs:
            url = urlsplit(urljoin(path, unescape(href)))
            if not url.netloc and url.scheme in ("", "http") and "logg-ut" not in url.path:
                waiting.append(url.path)
    return answers


#: Whose links are followed in each run, one page of each kind: they see the most, the least, and what others do not.
#: The sweep follows everybody's, and four of each kind. On PostgreSQL one will do.
FOLLOWED = {"sekretaer": pytest.mark.once, "ansatt": pytest.mark.once, "tillitsvalgt": ()}


@pytest.mark.parametrize(
    ("username", "of_each"),
    [
        *(pytest.param(login, 1, marks=marks) for login, marks in FOLLOWED.items()),
        *(pytest.param(login, 4, marks=pytest.mark.sweep) for login in LOGINS),
    ],
)
def test_no_link_leads_to_an_error(
    example: Project, person: Any, username: str, of_each: int, record_property: Any
) -> None:
    client = Client()
    if of_each == 1 and username == "sekretaer":
        told = f"the links of {len(LOGINS) - len(FOLLOWED)} logins, and more than one page of a kind"
        record_property("left out", f"{told}: make sweep follows them")
    client.force_login(person(username))
    answers = crawl(client, "/", of_each=of_each)
    assert "/alta-2010/om/" in answers
    # A notification marks itself as read and leads on (303).
    assert {path: status for path, status in answers.items() if status not in (200, 302, 303)} == {}
