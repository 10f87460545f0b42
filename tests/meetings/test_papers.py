"""The case paper: filled from the measures, without what is exempt, and as JSON and back."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from budget.models import MeasureCase, MeasureConsultation, MeasureKind, MeasureRelation, RelationKind
from meetings.papers import case_paper, case_papers, from_plain, to_plain
from omstilling.ui.formats import date_text
from projects.models import Access, CaseAttachment, CaseExemptPart, Consultation, Document
from tests import cast as made
from tests.cast import Cast, write

pytestmark = pytest.mark.django_db
CANARY = "Kanarifugl"
BASIS = "offl. § 23 (1)"


def about(cast: Cast, case: Any, title: str = "Samlet renhold", **more: Any) -> Any:
    """Make a public measure that a case concerns."""
    measure = made.measure(cast, title, **{"access": Access.PUBLIC, **more})
    write(MeasureCase(measure=measure, case=case))
    return measure


def held(cast: Cast, measure: Any, form: str, on: date, **more: Any) -> Consultation:
    number = Consultation.objects.count() + 1
    values = {"parties": "hovedtillitsvalgt for Fagforbundet", "access": Access.PUBLIC, **more}
    meeting = write(Consultation(project=cast.project, number=number, form=form, held_on=on, **values))
    write(MeasureConsultation(measure=measure, consultation=meeting))
    return meeting


def words(paper: Any) -> str:
    return json.dumps(to_plain(paper), ensure_ascii=False).replace("\u00a0", " ")


def test_the_money_is_filled_from_the_measures_with_sums_of_what_counts(cast: Cast) -> None:
    case = made.case(cast, economy="Ingen endring i rammene.")
    about(cast, case, "A", number=1, fte_change=Decimal("-1.5"), restructuring_cost=0)
    about(cast, case, "B", number=2, full_year_effect=800_000, fte_change=Decimal(-1), restructuring_cost=200_000)
    about(cast, case, "C", number=3, kind=MeasureKind.ONE_OFF, full_year_effect=5_000_000)
    about(cast, case, "D", number=4, full_year_effect=None)
    part = case_paper(case, public=True).part("economy")
    assert part is not None and part.table is not None and part.text == "Ingen endring i rammene."
    rows = [[cell.replace("\u00a0", " ").replace("\u2212", "-") for cell in row] for row in part.table.rows]
    assert rows == [
        ["1 A", "varig, strukturelt", "1 200", "600", "-1,5", "0"],
        ["2 B", "varig, strukturelt", "800", "400", "-1", "200"],
        ["3 C", "engangs", "5 000", "5 000", "ikke beregnet", "ikke beregnet"],
        ["4 D", "varig, strukturelt", "ikke beregnet", "ikke beregnet", "ikke beregnet", "ikke beregnet"],
    ]
    foot = [cell.replace("\u00a0", " ").replace("\u2212", "-") for cell in part.table.foot]
    assert foot == ["Sum varige tiltak", "", "2 000", "1 000", "-2,5", "200"]
    assert "Beløp i 1 000 kr, 2011-priser" in words(case_paper(case, public=True))
    assert "Summen gjelder to tiltak som teller mot målet for 2011." in part.table.notes


@pytest.mark.parametrize(
    ("kind", "told"),
    [(RelationKind.EXCLUDES, "utelukker hverandre"), (RelationKind.OVERLAPS, "overlapper med 100 000 kr")],
)
def test_what_cannot_be_added_up_is_not_and_the_paper_says_why(cast: Cast, kind: str, told: str) -> None:
    case = made.case(cast)
    first, second = about(cast, case, number=1), about(cast, case, number=2)
    overlap = 100_000 if kind == RelationKind.OVERLAPS else None
    write(MeasureRelation(measure=second, other=first, kind=kind, overlap=overlap))
    paper = case_paper(case, public=True)
    assert paper.part("economy").table.foot == ()
    assert f"Tiltak 1 og 2 {told}" in words(paper)


def test_amounts_of_different_price_years_are_not_added_up(cast: Cast) -> None:
    case = made.case(cast)
    about(cast, case, number=1)
    about(cast, case, number=2, price_year=2010)
    paper = case_paper(case, public=True)
    assert paper.part("economy").table.foot == ()
    assert "2010-priser for tiltak 2 og 2011-priser for tiltak 1" in words(paper)


def test_informed_never_counts_as_discussed_and_drøftet_nei_is_printed(cast: Cast) -> None:
    case = made.case(cast)
    first = about(cast, case, "A", number=1)
    second = about(cast, case, "B", number=2)
    held(cast, first, "information", date(2011, 1, 10))
    held(cast, second, "consultation", date(2011, 2, 1), views="Vi er uenige.", reply="Vi står på.", agreed=False)
    held(cast, second, "negotiation", date(2011, 6, 1))  # Not held yet.
    part = case_paper(case, public=True).part("co_determination")
    assert part.lines == ("Drøftet: nei for tiltak 1.",)
    assert part.table.rows == (("1 A", "10.01.2011", "nei", ""), ("2 B", "nei", "01.02.2011", "uenighet"))
    last = part.statements[-1]
    assert (last.heading, last.views, last.reply) == (
        "Drøftet 1. februar 2011: tiltak 2",
        "Vi er uenige.",
        "Vi står på.",
    )


def test_the_paper_of_a_decided_case_has_nothing_that_was_discussed_later_and_says_that_figures_are_of_today(
    cast: Cast,
) -> None:
    case, open_case = made.case(cast), made.case(cast)
    measure = about(cast, case)
    write(MeasureCase(measure=measure, case=open_case))
    made.decision(cast, case, decided_on=date(2011, 2, 1))
    held(cast, measure, "consultation", date(2011, 2, 2))
    papers = case_papers([case, open_case], public=True)
    assert papers[case.pk].part("co_determination").lines == ("Drøftet: nei.",)
    assert papers[open_case.pk].part("co_determination").lines == ("Drøftet: ja.",)
    told = f"Tallene er slik tiltakene sto per {date_text(cast.project.today())}."
    assert told in papers[case.pk].part("economy").table.notes
    assert told not in papers[open_case.pk].part("economy").table.notes


def test_that_a_measure_is_discussed_is_said_to_those_who_may_not_see_the_meeting(cast: Cast) -> None:
    case = made.case(cast)
    measure = about(cast, case)
    held(cast, measure, "information", date(2011, 1, 1), access=Access.INTERNAL)
    held(cast, measure, "consultation", date(2011, 2, 1), access=Access.INTERNAL, views=CANARY)
    open_paper = case_paper(case, public=True)
    assert open_paper.part("co_determination").lines == ("Drøftet: ja.",)
    assert open_paper.part("co_determination").table.rows[0][1:3] == ("ja", "ja")
    assert CANARY not in words(open_paper)
    assert CANARY in words(case_paper(case, public=False, user=cast.employee))


def test_an_exempt_part_is_left_out_and_its_ground_stands_in_its_place(cast: Cast) -> None:
    case = made.case(cast, background="Åpen tekst.")
    write(CaseExemptPart(case=case, section="background", text=CANARY, legal_basis=BASIS))
    for paper in (case_paper(case, public=True), case_paper(case, public=False, user=cast.employee)):
        assert CANARY not in words(paper)
        part = paper.part("background")
        assert part.withheld == (f"Unntatt offentlighet, jf. {BASIS}",) and part.text == "Åpen tekst."
    for paper in (case_paper(case, public=False), case_paper(case, public=False, user=cast.union_rep)):
        assert [(one.text, one.basis) for one in paper.part("background").exempt] == [(CANARY, BASIS)]


@pytest.mark.parametrize(
    ("access", "title"), [("exempt", "Sak om lokaler"), ("restricted", "Sak som ikke er offentlig")]
)
def test_a_case_that_is_kept_back_shows_its_open_title_and_ground_only(cast: Cast, access: str, title: str) -> None:
    more = {"public_title": "Sak om lokaler", "legal_basis": BASIS} if access == "exempt" else {}
    case = made.case(cast, CANARY, background=CANARY, recommendation=CANARY, access=access, **more)
    about(cast, case, CANARY)
    for paper in (case_paper(case, public=True), case_paper(case, public=False, user=cast.employee)):
        assert (paper.title, paper.parts, paper.path, paper.attachments) == (title, (), (), ())
        assert CANARY not in words(paper) and paper.withheld
    assert case_paper(case, public=False).title == CANARY
    assert case_paper(case, public=False, user=cast.member).recommendation == CANARY


def test_the_open_paper_has_public_measures_and_papers_only_and_the_bodys_own_has_no_other_bodys(cast: Cast) -> None:
    case = made.case(cast)
    about(cast, case, "Internt", access=Access.INTERNAL)
    about(cast, case, "Prosjektgruppas", access=Access.RESTRICTED, body=cast.project_body)
    about(cast, case, "Styringsgruppas", access=Access.RESTRICTED, body=cast.steering)
    for number, access in enumerate((Access.INTERNAL, Access.PUBLIC, Access.EXEMPT), 1):
        document = Document(project=cast.project, number=number, title=f"Vedlegg {access}", access=access)
        document.legal_basis = BASIS if access == Access.EXEMPT else ""
        write(CaseAttachment(case=case, document=write(document), order=number))
    opened, members = case_paper(case, public=True), case_paper(case, public=False)
    assert opened.part("economy") is None
    assert [(a.order, a.title or a.withheld) for a in opened.attachments] == [
        (1, "Vedlegg public"),
        (2, f"Unntatt offentlighet, jf. {BASIS}"),
    ]
    told = words(members)
    assert "Internt" in told and "Styringsgruppas" in told and "Prosjektgruppas" not in told
    assert [a.title for a in members.attachments][:2] == ["Vedlegg internal", "Vedlegg public"]


def test_the_path_says_what_each_body_before_said(cast: Cast) -> None:
    first = made.case(cast, "Renhold", body="work_body")
    second = made.case(cast, "Renhold", body="project_body", continues=first, access=Access.RESTRICTED)
    third = made.case(cast, "Renhold", continues=second)
    made.decision(cast, first, kind="advice", text="Renholdet bør samles.")
    made.decision(cast, second, kind="advice", text=CANARY)
    path = case_paper(third, public=False, user=cast.secretary).path
    assert [(step.body, step.day, step.word) for step in path] == [
        ("Arbeidsgruppe kultur", "01.02.2011", "anbefalt"),
        ("Prosjektgruppa", "01.02.2011", "anbefalt"),
    ]
    opened = case_paper(third, public=True)
    assert [step.text for step in opened.path] == ["Renholdet bør samles."] and CANARY not in words(opened)


def test_a_paper_comes_back_from_json_as_it_was(cast: Cast) -> None:
    case = made.case(cast, background="Tekst")
    held(cast, about(cast, case), "consultation", date(2011, 2, 1))
    write(CaseExemptPart(case=case, section="assessment", text=CANARY, legal_basis=BASIS))
    paper = case_paper(case, public=False)
    assert from_plain(json.loads(json.dumps(to_plain(paper)))) == paper


def test_ten_papers_take_as_many_queries_as_one(cast: Cast) -> None:
    def ask(cases: list[Any]) -> int:
        with CaptureQueriesContext(
            connection,
        ) as asked:
            papers = case_papers(cases, public=False, user=cast.secretary)
        assert all(paper.part("economy") for paper in papers.values())
        return len(asked)

    before = made.case(cast, body="project_body")
    cases = []
    for _number in range(10):
        case = made.case(cast, continues=before)
        held(cast, about(cast, case), "consultation", date(2011, 2, 1))
        document = write(Document(project=cast.project, number=len(cases) + 1, title="Vedlegg"))
        write(CaseAttachment(case=case, document=document))
        cases.append(case)
    ask(cases[:1])
    assert ask(cases) == ask(cases[:1]) <= 16
