"""The list of measures: what it shows, how it is narrowed, what its totals and its files hold."""

import csv
from datetime import date
from decimal import Decimal
from io import StringIO

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from budget.models import MeasureDecision, Target
from budget.selectors import list_totals, measures_for, target_status
from budget.services import update_measure
from projects.models import Access
from tests import cast as made
from tests.cast import write


@pytest.fixture
def path(cast):
    return f"/{cast.project.slug}/tiltak/"


def text(response):
    return response.content.decode().replace("\u00a0", " ")


def decided(measure, cast, **more):
    return write(MeasureDecision(measure=measure, decision=made.decision(cast, **more)))


def test_everyone_in_the_project_reads_the_list_and_others_find_nothing(cast, path):
    made.measure(cast, "Felles renhold")
    for role in ("secretary", "council", "employee", "union_rep", "auditor", "administrator"):
        assert "Felles renhold" in text(cast.client(role).get(path))
    assert cast.client("outsider").get(path).status_code == 404
    assert cast.client("anonymous").get(path).status_code == 302


def test_a_row_holds_step_amount_year_effect_and_start(cast, path):
    measure = made.measure(cast, "Felles renhold", fte_change=Decimal("-2.5"), owner=cast.people["controller"])
    decided(measure, cast)
    page = text(cast.client("secretary").get(path))
    for words in ("Vedtatt", "protokoll ikke godkjent", "1 200", "600", "01.07.2011", "−2,5", "Ola Økonomi"):
        assert words in page
    assert "Helårsvirkning, 1 000 kr" in page and "2011-priser" in page


def test_what_is_unknown_and_what_does_not_count_is_said(cast, path):
    made.measure(cast, "A", full_year_effect=None)
    made.measure(cast, "B", kind="one_off")
    made.measure(cast, "C", effective_to=date(2012, 12, 31))
    made.measure(cast, "D", effective_from=date(2012, 1, 1))
    made.measure(cast, "E", effective_from=None)
    page = text(cast.client("secretary").get(path))
    for words in ("ikke beregnet", "engangs", "til 31.12.2012", "etter målåret", "uten startdato"):
        assert words in page
    assert "Sum av" not in page


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ("steg=forslag", {"Renhold"}),
        ("steg=vedtatt", {"Legevakt"}),
        ("steg=iverksatt", {"Skole"}),
        ("steg=bortfalt", {"Gammelt"}),
        ("slag=vacancy", {"Renhold"}),
        ("tekst=skol", {"Skole"}),
        ("tekst=900070", {"Legevakt"}),
        ("tekst=finnesikke", set()),
        ("steg=finnesikke", {"Skole", "Legevakt", "Renhold"}),
        ("sektor={school}", {"Skole"}),
        ("sektor={sector}", {"Skole", "Legevakt"}),
        ("omrade={area}", {"Renhold"}),
        ("eier={owner}", {"Legevakt"}),
        ("eier=0", {"Skole", "Legevakt", "Renhold"}),
    ],
)
def test_the_list_is_narrowed_by_what_stands_in_the_address(cast, path, query, titles):
    sector = made.unit(cast, "Oppvekst")
    school = made.unit(cast, "Grunnskole", parent=sector)
    area = made.study_area(cast)
    started = made.measure(cast, "Skole", unit=school, effective_from=date(2011, 1, 1), started_on=date(2011, 1, 3))
    later = made.measure(cast, "Legevakt", number=900070, unit=sector, owner=cast.people["member"])
    made.measure(cast, "Renhold", kind="vacancy", study_area=area)
    made.measure(cast, "Gammelt", withdrawn_at=timezone.now())
    decided(started, cast)
    decided(later, cast)
    address = query.format(school=school.pk, sector=sector.pk, area=area.pk, owner=cast.people["member"].pk)
    page = text(cast.client("secretary").get(f"{path}?{address}"))
    shown = {title for title in ("Skole", "Legevakt", "Renhold", "Gammelt") if f">{title}</a>" in page}
    assert shown == titles


def test_nothing_of_a_hidden_measure_shows_in_rows_filters_or_sums(cast, path):
    area = made.study_area(cast, title="Hemmelig område", access=Access.RESTRICTED, body=cast.bodies["work_body"])
    made.measure(
        cast,
        "Hemmelig tiltak",
        full_year_effect=9_900_000,
        access=Access.RESTRICTED,
        body=cast.bodies["work_body"],
        owner=cast.people["work_group"],
        study_area=area,
    )
    made.measure(cast, "Felles renhold")
    page = text(cast.client("council").get(path))
    for words in ("Hemmelig", "9 900", "Arne Arbeid", "2 tiltak", "11 100"):
        assert words not in page
    assert "Tallene gjelder tiltak du har tilgang til." in page
    whole = text(cast.client("secretary").get(path))
    assert "Hemmelig tiltak" in whole and "Tallene gjelder" not in whole


def test_the_totals_are_those_of_the_target_page(cast):
    person, project, today = cast.people["secretary"], cast.project, date(2011, 3, 15)
    write(Target(project=project, year=2011, amount=40_000_000))
    for number in range(6):
        made.measure(
            cast,
            full_year_effect=1_000_001 + number,
            effective_from=date(2011, 2 * number + 1, 3),
            fte_change=Decimal("-0.25"),
        )
    made.measure(cast, full_year_effect=7, effective_from=date(2011, 1, 1))
    made.measure(cast, kind="temporary")
    made.measure(cast, withdrawn_at=timezone.now())
    totals = list_totals(measures_for(project, person, today), project, person, today)
    status = target_status(project, person, today)
    assert (totals.count, totals.full_year_effect) == (status.counted, status.total) == (7, 6_000_028)
    assert totals.target_year_effect == status.target_year_level.total
    assert totals.fte_change == Decimal("-1.5")


def test_the_totals_row_says_what_it_sums(cast, path):
    made.measure(cast)
    made.measure(cast, full_year_effect=800_000)
    made.measure(cast, kind="vacancy", full_year_effect=50_000_000)
    page = text(cast.client("secretary").get(path))
    assert "Sum av de 2 tiltakene som teller mot målet" in page
    assert "midlertidige tiltak, engangstiltak og vakanser er ikke med" in page
    foot = page[page.index("<tfoot>") : page.index("</tfoot>")]
    assert "2 000" in foot and "1 000" in foot and "50 000" not in foot


def test_the_file_holds_whole_kroner_and_tells_the_sign(cast, path):
    decided(made.measure(cast, "=SUM(A1)", number=1, full_year_effect=-1_200_000, is_example_figure=True), cast)
    made.measure(cast, "Ukjent", number=2, full_year_effect=None, kind="one_off")
    answer = cast.client("secretary").get(f"{path}?format=csv")
    rows = list(csv.DictReader(StringIO(answer.content.decode("utf-8-sig")), delimiter=";"))
    told = "Helårsvirkning, kr i 2011-priser (pluss er innsparing)"
    assert [row[told] for row in rows] == ["-1200000", ""]
    assert rows[0]["Virkning i 2011, kr i 2011-priser (pluss er innsparing)"] == "-600000"
    assert (rows[0]["Tiltak"], rows[0]["Trinn"], rows[0]["Protokoll"]) == ("'=SUM(A1)", "vedtatt", "ikke godkjent")
    assert (rows[0]["Teller mot målet"], rows[0]["Eksempeltall"]) == ("Ja", "Ja")
    assert (rows[1]["Teller mot målet"], rows[1]["Protokoll"], rows[1]["Slag"]) == ("Nei", "", "engangs")


def test_the_file_says_what_was_adopted_and_why_it_is_changed(cast, path):
    measure = made.measure(cast, "Renhold", number=1, full_year_effect=1_000_000)
    write(MeasureDecision(measure=measure, decision=made.decision(cast), adopted_effect=1_000_000))
    changes = {"full_year_effect": 900_000}
    update_measure(measure=measure, changes=changes, by=cast.secretary, reason="Anbudet ble dyrere")
    answer = cast.client("secretary").get(f"{path}?format=csv")
    row = next(csv.DictReader(StringIO(answer.content.decode("utf-8-sig")), delimiter=";"))
    assert (row["Vedtatt helårsvirkning, kr"], row["Ventet minus vedtatt, kr"]) == ("1000000", "-100000")
    assert row["Hvorfor det er endret"] == "Anbudet ble dyrere"


def test_the_list_sorts_by_step_and_by_amount(cast, path):
    first = made.measure(cast, "Stor", number=1, full_year_effect=9)
    made.measure(cast, "Liten", number=2, full_year_effect=1)
    decided(first, cast)
    for query, order in (("sort=helar", ["Liten", "Stor"]), ("sort=-steg", ["Stor", "Liten"])):
        page = text(cast.client("secretary").get(f"{path}?{query}"))
        assert sorted(order, key=lambda title: page.index(f">{title}</a>")) == order


def test_who_may_add_is_offered_it_and_an_empty_list_says_what_would_be_here(cast, path):
    for role, offered in (("secretary", True), ("controller", True), ("member", False), ("employee", False)):
        page = text(cast.client(role).get(path))
        assert "Ingen tiltak ennå" in page
        assert ("Nytt tiltak" in page) is offered


def test_example_figures_are_marked(cast, path):
    made.measure(cast)
    assert "Eksempeltall" not in text(cast.client("secretary").get(path))
    made.measure(cast, is_example_figure=True)
    assert "Eksempeltall" in text(cast.client("secretary").get(path))


def test_the_number_of_queries_does_not_follow_the_number_of_measures(cast, path):
    client = cast.client("secretary")
    client.get(path)

    def asked(count):
        for _each in range(count):
            decided(made.measure(cast, unit=made.unit(cast), owner=cast.people["member"]), cast)

        with CaptureQueriesContext(
            connection,
        ) as found:
            assert client.get(path).status_code == 200
        return len(found)

    assert asked(3) == asked(25)


def test_tallvaktas_open_findings_are_marked_for_those_who_see_them(cast, path, django_assert_max_num_queries):
    made.measure(cast, "Uten eier", number=1, full_year_effect=1, effective_to=date(2012, 6, 30))
    client = cast.client("controller")
    plain = text(client.get(path))
    assert f'href="{path}?funn=1"' in plain and "finding-mark" not in plain
    page = text(client.get(f"{path}?funn=1"))
    assert f'href="{path}1/#tallvakta">' in page and "i Tallvakta om tiltak 1" in page
    assert 'id="tallvakta"' in text(client.get(f"{path}1/"))
    for number in range(2, 12):
        made.measure(cast, f"Tiltak {number}", number=number, effective_to=date(2012, 6, 30))
    with CaptureQueriesContext(connection) as few:
        client.get(f"{path}?funn=1&sort=nr")
    for number in range(12, 30):
        made.measure(cast, f"Tiltak {number}", number=number, effective_to=date(2012, 6, 30))
    with django_assert_max_num_queries(len(few)):
        client.get(f"{path}?funn=1&sort=nr")
    employee = text(cast.client("employee").get(f"{path}?funn=1"))
    assert "Tallvakta" not in employee.split("<main")[1] and "finding-mark" not in employee
