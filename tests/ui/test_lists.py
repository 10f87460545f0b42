"""List pages: filter, chips, sort, pages, totals, empty states and export."""

from __future__ import annotations

import re
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest
from django.contrib.auth.models import Group
from django.test import Client, RequestFactory

from omstilling.ui.lists import Column
from tests.ui.demo import MeasureList

URL = "/prosjekt/tiltak/"
pytestmark = pytest.mark.django_db


@pytest.fixture
def measures() -> list[Group]:
    return [Group.objects.create(name=f"Tiltak {n:03}") for n in range(1, 121)]


def names(html: str) -> list[str]:
    return re.findall(r'class="primary"><a class="ds-link" href="[^"]+">([^<]+)', html)


def get(client: Client, query: str = "") -> str:
    response = client.get(URL + query)
    assert response.status_code == 200
    return response.content.decode()


def test_fifty_a_page_and_pages_never_overlap(client: Client, measures: list[Group]) -> None:
    seen = [names(get(client, f"?side={n}")) for n in (1, 2, 3)]
    assert [len(s) for s in seen] == [50, 50, 20]
    assert len({n for page in seen for n in page}) == 120
    html = get(client, "?side=2")
    assert re.search(r'aria-label="Side 2" aria-current="true"', html)


@pytest.mark.parametrize("page", ["0", "-1", "999", "x", ""])
def test_a_page_that_is_not_there_shows_one_that_is(client: Client, measures: list[Group], page: str) -> None:
    assert names(get(client, f"?side={page}"))


def test_sort_both_ways_by_allowed_columns(client: Client, measures: list[Group]) -> None:
    assert names(get(client, "?sort=-navn"))[0] == "Tiltak 120"
    html = get(client, "?sort=navn")
    assert names(html)[0] == "Tiltak 001"
    assert 'aria-sort="ascending"' in html
    assert "sort=-navn" in html


@pytest.mark.parametrize(
    "query", ["?sort=name", "?sort=password", "?sort=--navn", "?sort=status", "?sort=user__password"]
)
def test_other_sorts_are_ignored(client: Client, measures: list[Group], query: str) -> None:
    html = get(client, query)
    assert names(html)[0] == "Tiltak 001"
    assert re.search(r'class="num" aria-sort="ascending"', html), "the list's own sort must hold"


@pytest.mark.parametrize("query", ["", "?sort=navn", "?sort=-navn", "?sort=x"])
def test_equal_rows_keep_one_order_so_that_pages_never_overlap(rf: RequestFactory, query: str) -> None:
    page = MeasureList()
    page.setup(rf.get(URL + query))
    assert page.rows.query.order_by[-1] == "pk"


@pytest.mark.parametrize("query", ["_connector=OR", "name=x", "pk=1", "_negated=1", "navn__in=1"])
def test_unknown_parameters_neither_filter_nor_live_on(client: Client, measures: list[Group], query: str) -> None:
    html = get(client, f"?{query}&navn=001")
    assert names(html) == ["Tiltak 001"]
    links = re.findall(r'href="([^"]*)"', html)
    assert not [link for link in links if re.search(rf"[?&;]{re.escape(query)}", link)]
    assert any("navn=001" in link for link in links)


def test_chips_say_what_is_on_and_one_click_clears(client: Client, measures: list[Group]) -> None:
    first = measures[0].pk
    html = get(client, f"?navn=Tiltak&status=0&fra_min={first}&nummer={first}&nummer={first + 4}&side=1")
    chips = dict(re.findall(r'<a class="ds-chip" data-removable href="([^"]+)">([^<]+)', html))
    assert set(chips.values()) >= {"Navn: Tiltak", "Status: Forslag"}
    by_text = {text: url.replace("&amp;", "&") for url, text in chips.items()}
    assert "navn=" not in by_text["Navn: Tiltak"]
    assert "status=0" in by_text["Navn: Tiltak"]
    assert "fra_min" not in by_text[f"Nummer: fra {first}"]
    assert f"nummer={first + 4}" in by_text["Tiltak: Tiltak 001"]
    assert f"nummer={first}&" not in by_text["Tiltak: Tiltak 001"] + "&"


def test_an_impossible_filter_value_is_said_at_the_field(client: Client, measures: list[Group]) -> None:
    html = get(client, "?status=77")
    assert 'id="id_status_error"' in html
    assert len(names(html)) == 50


def test_totals_are_of_the_whole_list(client: Client, measures: list[Group]) -> None:
    total = -1250 * sum(g.pk for g in measures)
    text = f"{total:,}".replace(",", "\u00a0").replace("-", "\u2212")
    html = get(client, "?side=2")
    assert "Sum av listen" in html
    assert text in html


def test_cells_say_when_nothing_is_known(client: Client, measures: list[Group]) -> None:
    html = get(client)
    assert 'data-label="Frist"' in html
    assert "ikke oppgitt" in html


def test_empty_list_offers_the_first_step_and_no_files(client: Client) -> None:
    html = get(client)
    assert "Ingen tiltak ennå" in html
    assert "Nytt tiltak" in html
    assert "format=csv" not in html


def test_no_match_offers_to_clear_the_filters(client: Client, measures: list[Group]) -> None:
    html = get(client, "?navn=finnesikke")
    assert "Ingen treff" in html
    assert "Fjern alle filtre" in html
    assert "Ingen tiltak ennå" not in html


def test_csv_has_every_row_and_cannot_be_a_formula(client: Client, measures: list[Group]) -> None:
    Group.objects.create(name='=HYPERLINK("http://x")')
    response = client.get(URL + "?format=csv&sort=navn")
    text = response.content.decode("utf-8-sig")
    assert response.content.startswith(b"\xef\xbb\xbf")
    assert re.search(r'attachment; filename="tiltak-\d{4}-\d\d-\d\d\.csv"', response["Content-Disposition"])
    lines = text.splitlines()
    assert lines[0] == "Tiltak;Nr.;Status;Frist;1 000 kr;Andel"
    assert len(lines) == 122
    assert lines[1].startswith("\"'=HYPERLINK(")
    pk = measures[0].pk
    status = ["Forslag", "Drøftet", "Vedtatt", "Realisert", "Forsinket"][pk % 5]
    assert lines[2] == f"Tiltak 001;{pk};{status};;{-1250 * pk};1,5"


def test_a_column_may_stand_on_the_page_only(rf: RequestFactory, measures: list[Group]) -> None:
    class WithFiles(MeasureList):
        columns = (*MeasureList.columns[:2], Column("fil", "Fil", lambda g: "Last ned", export=""))

    page = WithFiles.as_view()(rf.get(URL))
    assert "Last ned" in page.render().content.decode()
    text = WithFiles.as_view()(rf.get(URL + "?format=csv")).content.decode("utf-8-sig")
    assert text.splitlines()[0] == "Tiltak;Nr."


def test_filter_and_sort_hold_in_the_file(client: Client, measures: list[Group]) -> None:
    text = client.get(URL + "?format=csv&navn=Tiltak 11&sort=-navn").content.decode("utf-8-sig")
    assert [line.split(";")[0] for line in text.splitlines()[1:3]] == ["Tiltak 119", "Tiltak 118"]


def test_xlsx_keeps_text_as_text_and_numbers_as_numbers(client: Client, measures: list[Group]) -> None:
    Group.objects.create(name="=1+1")
    response = client.get(URL + "?format=xlsx&sort=navn")
    book = ZipFile(BytesIO(response.content))
    sheet, strings = (book.read(f"xl/{n}.xml").decode() for n in ("worksheets/sheet1", "sharedStrings"))
    assert "<f>" not in sheet
    assert "<t>=1+1</t>" in strings
    assert re.search(r'<c r="B3"><v>\d+</v></c>', sheet)
    assert re.search(r'<c r="F3"><v>1\.5</v></c>', sheet)


def test_queries_do_not_grow_with_the_list(
    client: Client, measures: list[Group], django_assert_max_num_queries: Any
) -> None:
    with django_assert_max_num_queries(5):
        client.get(URL)
