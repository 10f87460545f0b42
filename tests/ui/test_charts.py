"""Every chart, at both widths: whole XML, nothing outside the drawing, nothing on top of anything else."""

from __future__ import annotations

import re
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from django.template import Context, Template
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from omstilling.ui import charts, formats
from omstilling.ui.charts import Gantt, GanttGroup, GanttRow, Item, Kind, Part, Risk, Step, Year, figure
from omstilling.ui.charts.data import LADDER, Table
from omstilling.ui.charts.svg import measure
from tests.ui.chart_examples import EXAMPLES, GOLDEN, LONG_GANTT, MILLION, STAIRCASE

SVG = "{http://www.w3.org/2000/svg}"
GOLDEN_DIR = Path(__file__).parent / "golden"
WIDTHS = (charts.WIDE, charts.NARROW, charts.GANTT_A3)
#: Hypothesis must not run on the page fixtures again and again; they do nothing to charts.
many = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])

names = st.text(max_size=60)
amounts = st.integers(-(10**12), 10**12)
days = st.dates(date(1990, 1, 1), date(2060, 12, 31))
steps = st.builds(Step, st.sampled_from(LADDER), amounts, st.none() | st.integers(0, 999))
items = st.builds(Item, names, st.none() | amounts, st.sampled_from(Kind), names)
parts = st.builds(Part, st.sampled_from(LADDER), amounts)
years = st.builds(Year, st.integers(1990, 2060).map(str), st.lists(parts, max_size=5).map(tuple), st.none() | amounts)
rows = st.builds(
    GanttRow,
    names,
    st.none() | days,
    st.none() | days,
    st.none() | days,
    st.none() | days,
    st.booleans(),
    st.booleans(),
)
groups = st.builds(GanttGroup, names, st.lists(rows, max_size=6).map(tuple))
readings = st.tuples(days, st.decimals(-(10**6), 10**6, places=2))
grades = st.integers(1, 5)
risks = st.builds(
    Risk, st.integers(1, 999), names, grades, grades, st.none() | st.tuples(grades, grades), st.booleans()
)
positive = st.none() | st.integers(0, 10**12)
CHARTS = st.one_of(
    st.builds(charts.Staircase, names, st.lists(steps, max_size=9).map(tuple), positive),
    st.builds(charts.PerYear, names, st.lists(years, max_size=12).map(tuple)),
    st.builds(charts.Stacked, names, st.lists(years, max_size=9).map(tuple)),
    st.builds(charts.Waterfall, names, items, st.lists(items, max_size=6).map(tuple), names),
    st.builds(charts.Columns, names, st.lists(items, max_size=9).map(tuple), names, positive),
    st.builds(charts.Progress, names, st.lists(items, max_size=5).map(tuple), positive),
    st.builds(charts.Trend, names, st.lists(readings, max_size=20).map(tuple), st.none() | st.just(Decimal("92.5"))),
    st.builds(charts.RiskMatrix, names, st.lists(risks, max_size=30).map(tuple)),
    st.builds(Gantt, names, st.lists(groups, max_size=4).map(tuple), st.none() | days),
)


def numbers(text: str) -> list[float]:
    return [float(n) for n in re.findall(r"-?\d+(?:\.\d+)?", text)]


def extent(node: ElementTree.Element) -> tuple[float, float, float, float]:
    """Return the box of a text as left, top, right, bottom."""
    text, size = node.text or "", float(node.attrib["font-size"])
    wide = measure(text, size, bold="font-weight" in node.attrib)
    x = float(node.attrib["x"]) - {"start": 0.0, "middle": wide / 2, "end": wide}[node.get("text-anchor", "start")]
    y = float(node.attrib["y"])
    return x, y - size * 0.75, x + wide, y + size * 0.25


def check(svg: str) -> ElementTree.Element:
    """Check what holds for every drawing, and return it parsed."""
    root = ElementTree.fromstring(svg)
    _x, _y, width, height = numbers(root.attrib["viewBox"])
    assert root.attrib["role"] == "img"
    title = root[0]
    assert title.tag == f"{SVG}title"
    assert title.text
    assert root.attrib["aria-labelledby"] == title.attrib["id"]
    ids = [node.attrib["id"] for node in root.iter() if "id" in node.attrib]
    assert len(ids) == len(set(ids))
    assert set(re.findall(r"url\(#([^)]+)\)", svg)) <= set(ids)
    for word in ("style=", "<style", "<script", "nan", 'inf"', "None", "\ue000"):
        assert word not in re.sub(r">[^<]*<", "><", svg)
    for node in root.iter():
        if node.tag == f"{SVG}text":
            left, top, right, bottom = extent(node)
            assert left >= -0.2
            assert right <= width + 0.2
            assert top >= -0.2
            assert bottom <= height + 0.2
        if node.tag == f"{SVG}rect" and "x" in node.attrib:
            x, y, w, h = (float(node.attrib[k]) for k in ("x", "y", "width", "height"))
            assert w >= 0
            assert h >= 0
            assert -0.2 <= x <= x + w <= width + 0.7
            assert -0.2 <= y <= y + h <= height + 0.2
        if node.tag == f"{SVG}circle":
            assert 0 <= float(node.attrib["cx"]) <= width
            assert 0 <= float(node.attrib["cy"]) <= height
    return root


def texts(svg: str) -> list[str]:
    return [node.text or "" for node in ElementTree.fromstring(svg).iter(f"{SVG}text")]


def overlaps(svg: str) -> list[tuple[str, str]]:
    """Return the pairs of texts that lie on each other."""
    nodes = list(ElementTree.fromstring(svg).iter(f"{SVG}text"))
    boxes = [(extent(node), node.text or "") for node in nodes]
    found = []
    for number, (a, first) in enumerate(boxes):
        for b, second in boxes[number + 1 :]:
            if min(a[2], b[2]) - max(a[0], b[0]) > 1 and min(a[3], b[3]) - max(a[1], b[1]) > 1:
                found.append((first, second))
    return found


def crossed(svg: str, css: str) -> list[str]:
    """Return the texts that a line of this class runs through."""
    root = ElementTree.fromstring(svg)
    lines = [numbers(n.attrib["d"]) for n in root.iter(f"{SVG}path") if n.get("class") == css]
    found = []
    for node in root.iter(f"{SVG}text"):
        left, top, right, bottom = extent(node)
        for x1, y1, x2, y2 in lines:
            across = y1 == y2 and top < y1 < bottom and x1 < right - 1 and x2 > left + 1
            down = x1 == x2 and left < x1 < right and y1 < bottom - 1 and y2 > top + 1
            if across or down:
                found.append(node.text or "")
    return found


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", EXAMPLES)
def test_examples_are_sound(name: str, width: int) -> None:
    svg = EXAMPLES[name].svg(width)
    check(svg)
    assert not overlaps(svg)
    assert not crossed(svg, "c-target")
    assert not crossed(svg, "c-today")
    assert not crossed(svg, "c-link")


@many
@given(CHARTS, st.sampled_from(WIDTHS))
def test_any_chart_is_sound(chart: Any, width: int) -> None:
    check(chart.svg(width))
    table = chart.table()
    assert all(len(row) == len(table.head) for row in table.rows)


@many
@given(st.lists(steps, max_size=8).map(tuple), st.integers(0, 10**10), st.sampled_from((charts.WIDE, charts.NARROW)))
def test_labels_of_the_staircase_never_collide(some: tuple[Step, ...], target: int, width: int) -> None:
    svg = charts.Staircase("Veien", some, target).svg(width)
    assert not overlaps(svg)
    assert not crossed(svg, "c-target")


@many
@given(CHARTS, st.sampled_from(WIDTHS))
def test_no_target_or_day_runs_through_words(chart: Any, width: int) -> None:
    svg = chart.svg(width)
    assert not crossed(svg, "c-target")
    assert not crossed(svg, "c-today")


@pytest.mark.parametrize("name", GOLDEN)
def test_the_drawing_is_the_one_we_looked_at(name: str) -> None:
    """Golden drawings: look at a changed one in a browser before the file is replaced."""
    expected = (GOLDEN_DIR / f"chart_{name}.svg").read_text(encoding="utf-8")
    assert GOLDEN[name].svg().replace("><", ">\n<") + "\n" == expected


def test_amounts_are_written_by_the_formats() -> None:
    svg = STAIRCASE.svg()
    shown = texts(svg)
    for step in STAIRCASE.ordered():
        assert formats.mnok_bare(step.amount) in shown
        assert formats.mnok(step.amount) in svg
    assert formats.mnok(40 * MILLION) in shown
    assert STAIRCASE.table().rows[0][2] == formats.thousands(2_100_000)


def test_what_is_missing_is_the_target_less_the_decided() -> None:
    assert STAIRCASE.decided == 18_400_000
    assert STAIRCASE.missing == 21_600_000
    assert [step.kind for step in STAIRCASE.ordered()][3:6] == [Kind.DECIDED, Kind.MISSING, Kind.RECOMMENDED]
    assert charts.Staircase("Over", (Step(Kind.REALISED, 41 * MILLION),), 40 * MILLION).missing == 0


def test_nothing_hangs_on_colour_alone() -> None:
    root = check(STAIRCASE.svg())
    looks = {node.get("class"): node for node in root.iter(f"{SVG}rect")}
    assert looks["c-proposed"].attrib["fill"].startswith("url(#")
    assert looks["c-missing"].attrib["fill"] == "none"
    assert looks["c-missing"].attrib["stroke-dasharray"]
    assert {"Realisert", "Vedtatt", "Forslag"} <= set(texts(STAIRCASE.svg()))


def test_unknown_is_said_and_not_drawn() -> None:
    chart = charts.Columns("Tall", (Item("Kjent", 0), Item("Ukjent", None)), "Mill. kr")
    assert texts(chart.svg()).count("ikke beregnet") == 1
    assert chart.svg().count('class="c-decided"') == 1
    assert chart.table().rows == (("Kjent", f"0{formats.NBSP}kr"), ("Ukjent", "ikke beregnet"))


def test_the_waterfall_ends_where_its_changes_lead() -> None:
    chart = GOLDEN["waterfall"]
    assert chart.end == 55_000_000
    assert chart.table().rows[3][1] == f"{formats.MINUS}18,4{formats.NBSP}mill.{formats.NBSP}kr"
    assert chart.table().rows[1][1].startswith("+")


def test_text_of_users_is_escaped_and_cleaned() -> None:
    name = '<b>"A" & \x07B\ue000</b>'
    svg = charts.Columns(name, (Item(name, 1),), "kr").svg()
    root = check(svg)
    assert "<b>" not in svg
    assert (root[0].text or "").startswith('<b>"A" & B</b>')


def test_two_drawings_on_a_page_share_no_id() -> None:
    markup = figure(STAIRCASE, "Trappa") + figure(STAIRCASE, "Trappa igjen", key="2")
    ids = re.findall(r' id="([^"]+)"', markup)
    assert len(ids) == len(set(ids)) == 8


def test_a_figure_holds_both_drawings_caption_and_table() -> None:
    markup = figure(STAIRCASE, "Trappa & målet")
    assert 'class="chart-wide"' in markup
    assert 'class="chart-narrow"' in markup
    assert "<figcaption>Trappa &amp; målet</figcaption>" in markup
    assert "<summary>Vis tallene som tabell</summary>" in markup
    assert markup.count('scope="col"') == 3
    assert markup.count('scope="row"') == 10
    assert "style=" not in markup


def test_on_paper_there_is_one_drawing_and_an_open_table() -> None:
    markup = figure(GOLDEN["gantt"], "Planen", paper=True)
    assert "chart-narrow" not in markup
    assert '<details class="chart-data" open>' in markup
    assert 'viewBox="0 0 720 ' in markup
    assert 'viewBox="0 0 1440 ' in figure(GOLDEN["gantt"], "Planen", paper=True, width=charts.GANTT_A3)


def test_the_template_tag_draws_the_figure() -> None:
    page = Template('{% load charts %}{% chart c "Trappa" %}').render(Context({"c": STAIRCASE}))
    assert page == figure(STAIRCASE, "Trappa")


def test_a_table_of_unequal_rows_is_refused() -> None:
    with pytest.raises(ValueError, match="as many cells"):
        Table(("A", "B"), (("1",),))


@pytest.mark.parametrize("value", [0, 6])
def test_a_risk_outside_the_matrix_is_refused(value: int) -> None:
    with pytest.raises(ValueError, match="1 to 5"):
        Risk(1, "Feil", value, 3)


def test_the_matrix_says_where_a_risk_is_to_stand() -> None:
    chart = charts.RiskMatrix(
        "Bildet", (Risk(7, "Sent vedtak", 5, 5, after=(2, 3)), Risk(8, "Salg", 3, 3, None, True))
    )
    svg = chart.svg()
    assert texts(svg).count("7") == 2 and texts(svg).count("8") == 1
    assert "c-risk-way" in svg and "etter tiltak" in texts(svg) and "mulighet nå" in texts(svg)
    both = charts.RiskMatrix("Bildet", (*chart.risks, Risk(9, "Leie", 2, 2, after=(3, 3), is_opportunity=True))).svg()
    assert {"risiko etter tiltak", "mulighet etter tiltak"} <= set(texts(both))
    assert chart.table().rows[0] == ("7 Sent vedtak", "5", "5", "høy", "middels")
    assert chart.table().rows[1][3:] == ("middels (mulighet)", "ikke oppgitt")
    with pytest.raises(ValueError, match="1 to 5"):
        Risk(1, "Feil", 3, 3, after=(0, 1))


def test_a_long_plan_is_cut_into_pages_with_one_time_axis() -> None:
    parts = charts.pages(LONG_GANTT, rows=34)
    assert sum(len(part.rows()) for part in parts) == 200
    assert {part.axis() for part in parts} == {LONG_GANTT.axis()}
    assert all(len(part.rows()) + len(part.groups) <= 35 for part in parts)
    assert parts[1].groups[0].name == parts[0].groups[-1].name
    assert [row for part in parts for row in part.rows()] == LONG_GANTT.rows()


@many
@given(st.lists(groups, max_size=6).map(tuple), st.integers(3, 40))
def test_no_row_is_lost_between_pages(some: tuple[GanttGroup, ...], size: int) -> None:
    chart = Gantt("Planen", some)
    assert [row for part in charts.pages(chart, size) for row in part.rows()] == chart.rows()


def test_the_plan_says_how_far_a_date_has_moved() -> None:
    shown = texts(GOLDEN["gantt"].svg())
    assert "15.11. 21 dager senere" in shown
    assert "I dag 17.09.2010" in shown
    assert "uten dato" in shown
    assert GOLDEN["gantt"].table().rows[1][2:5] == ("25.10.2010", "15.11.2010", "21 dager senere")


def test_a_today_far_from_the_plan_does_not_stretch_it() -> None:
    plan = Gantt(
        "Planen", (GanttGroup("A", (GanttRow("B", date(2010, 9, 17)),)),), date(2010, 9, 17) + timedelta(5000)
    )
    assert plan.axis() == (date(2010, 9, 1), date(2010, 10, 1))
    assert not [text for text in texts(plan.svg()) if text.startswith("I dag")]


def test_the_styles_know_every_look() -> None:
    css = (Path(__file__).parents[2] / "static/ui/charts.css").read_text(encoding="utf-8")
    used = {name for chart in EXAMPLES.values() for name in re.findall(r'class="(c-[a-z0-9-]+)"', chart.svg())}
    assert len(used) > 25
    assert not {name for name in used if not re.search(rf"\.{name}\b", css)}


@pytest.mark.parametrize(("width", "shown", "hidden"), [(1280, "wide", "narrow"), (360, "narrow", "wide")])
def test_the_place_decides_which_drawing_shows(browser: Any, width: int, shown: str, hidden: str) -> None:
    page = browser.new_page(viewport={"width": width, "height": 800})
    page.set_content(f"<!doctype html><main>{figure(STAIRCASE, 'Trappa')}</main>")
    page.add_style_tag(path=Path(__file__).parents[2] / "static/ui/charts.css")
    assert page.locator(f".chart-{shown} svg").is_visible()
    assert not page.locator(f".chart-{hidden} svg").is_visible()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.locator("summary").click()
    assert page.get_by_role("rowheader", name="Realisert").is_visible()
    page.close()


def test_steps_with_nothing_on_them_stand_in_the_table_and_not_in_the_drawing() -> None:
    chart = charts.Staircase("Veien", (Step(Kind.DECIDED, 5_000_000, 2), Step(Kind.DISCUSSED, 0, 0)), 10_000_000)
    assert "Drøftet" not in "".join(texts(chart.svg())) and "drøftet" not in chart.describe()
    assert [row[0] for row in chart.table().rows] == ["Vedtatt", "Mangler vedtak", "Drøftet", "Mål"]
    empty = charts.Staircase("Veien", (Step(Kind.DECIDED, 0, 0),), 10_000_000)
    assert "Vedtatt" in "".join(texts(empty.svg()))
