"""The same thing has the same kroner wherever it is shown: every page and file is read and held against one table.

The table is worked out by hand (``figures_by_hand``). That the walk would notice a page that works out its own is
shown by giving one page at a time other figures than the rest.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from html import unescape
from typing import Any

import pytest

from budget.importing import read
from budget.ladder import Step
from budget.selectors import measure_rows, target_status, whole_measures
from budget.services import create_package
from omstilling.reporting.models import StatusReport
from omstilling.reporting.pdf import html_of
from omstilling.reporting.selectors.report_document import report_document
from projects.models import Unit
from tests.budget.figures_by_hand import DECIDED, MEASURES, SECTORS, YEARS, build, expected
from tests.cast import write

Figures = dict[tuple[Any, ...], int | None]
STEPS = {step.word.capitalize(): step for step in Step}
#: Measures whose own pages are read: stated years, a ramp, part of a year, a cost, one that ends, one without amount.
PAGES_OF = (4, 5, 6, 9, 10, 14)
MILLION, THOUSAND = 1_000_000, 1_000


# Reading what is shown


def plain(markup: str) -> str:
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", markup))).replace("\u00a0", " ").strip()


def tables(markup: str) -> Iterator[list[list[str]]]:
    """Yield the tables that are shown, as rows of words; drawings are not read."""
    shown = re.sub(r"<svg.*?</svg>", "", markup[markup.find("<main") :] if "<main" in markup else markup, flags=re.S)
    for table in re.findall(r"<table.*?</table>", shown, re.S):
        rows = re.findall(r"<tr.*?</tr>", table, re.S)
        yield [[plain(cell) for cell in re.findall(r"<t[hd]\b[^>]*>(.*?)</t[hd]>", row, re.S)] for row in rows]


def table(markup: str, *heads: str) -> list[list[str]]:
    """Return the rows below the heading of the first table that has these words in its first row."""
    return next(rows[1:] for rows in tables(markup) if rows and all(any(h in c for c in rows[0]) for h in heads))


def row(rows: list[list[str]], label: str) -> list[str]:
    return next(cells for cells in rows if cells and (cells[0] == label or cells[0].startswith(f"{label} ")))


def kroner(shown: Any, unit: int = THOUSAND) -> int | None:
    """Return what is written as kroner; unknown is ``None``, and words that are no amount are an error."""
    if shown in (None, "ikke beregnet"):
        return None
    found = re.match(r"[−-]?[\d ]+(,\d+)?", str(shown).replace("\u00a0", " "))
    if not found:
        raise AssertionError(f"«{shown}» is no amount")
    return round(float(found[0].replace(" ", "").replace("−", "-").replace(",", ".")) * unit)


def told(markup: str, pattern: str, unit: int = MILLION) -> int | None:
    """Return the amount in a sentence."""
    shown = plain(re.sub(r"<svg.*?</svg>", "", markup, flags=re.S))
    found = re.search(pattern.replace("#", r"([−-]?\d[\d ]*(?:,\d+)?)"), shown)
    assert found, f"nothing says «{pattern}»"
    return kroner(found[1], unit)


def steps_in(rows: list[list[str]], at: int) -> Figures:
    return {("step", step): kroner(row(rows, word)[at]) for word, step in STEPS.items()}


def drawn(markup: str) -> Figures:
    """Return the figures of the two drawings of the target, from the tables that stand under them."""
    stairs = table(markup, "Trinn", "1 000 kr per år")
    found = {**steps_in(stairs, 2), **years_drawn(markup)}
    found["missing",] = kroner(row(stairs, "Mangler vedtak")[2])
    found["target",] = kroner(row(stairs, "Mål")[2])
    found["running",] = kroner(row(stairs, "Drift av investeringer")[2])
    return found


def years_drawn(markup: str) -> Figures:
    """Return the level of each year and step, from the table under the drawing."""
    head, *years = next(rows for rows in tables(markup) if rows and {"Sum", "Forslag"} <= set(rows[0]))
    return {
        ("level", year, step): kroner(row(years, str(year))[head.index(word)])
        for year in YEARS
        for word, step in STEPS.items()
    }


def said(markup: str) -> Figures:
    """Return the figures of the sentence that every overview begins with."""
    return {
        ("target",): told(markup, r"Av # mill\. kr er"),
        ("decided",): told(markup, r"kr er # vedtatt"),
        ("implemented",): told(markup, r"vedtatt, av dette # iverksatt"),
        ("missing",): told(markup, r"# mangler vedtak"),
    }


# What each page shows


class World:
    """The project as the secretary meets it."""

    def __init__(self, cast: Any) -> None:
        self.cast, self.project = cast, cast.project
        self.user = cast.people["secretary"]
        self.client = cast.client("secretary")
        self.package = create_package(project=cast.project, title="Alt vedtatt", by=self.user)
        self.report = StatusReport(
            project=cast.project,
            number=1,
            report_date=date(2011, 3, 15),
            progress="green",
            economy="green",
            quality="green",
            words="Det går framover.",
        )
        write(self.report)

    def page(self, path: str = "") -> str:
        answer = self.client.get(f"/{self.project.slug}/{path}")
        assert answer.status_code == 200, path
        return str(answer.content.decode())

    def sheet(self, path: str) -> list[list[Any]]:
        answer = self.client.get(f"/{self.project.slug}/{path}")
        assert answer.status_code == 200, path
        return read(answer.content, "fil.xlsx").rows


def dashboard(world: World) -> Figures:
    page = world.page()
    return {**drawn(page), **said(page), ("level", 2011, "settled"): told(page, r"gir # mill\. kr i selve 2011")}


def info_page(world: World) -> Figures:
    page = world.page("infoside/")
    rows = table(page, "Hva", "Beløp")
    begun, later = (
        kroner(row(rows, f"Vedtatt{word}")[1], MILLION) for word in (" og satt i gang", ", starter senere")
    )
    return {
        ("target",): told(page, r"bruke # mill\. kr mindre"),
        ("decided",): told(page, r"vedtatt tiltak for # mill"),
        ("missing",): told(page, r"Da mangler # mill"),
        ("implemented",): begun,
        ("net",): (begun or 0) + (later or 0) + (told(page, r"trekker fra # mill") or 0) * -1,
    }


def measures_list(world: World) -> Figures:
    rows = table(world.page("tiltak/"), "Tiltak", "Helårsvirkning")
    found: Figures = {}
    for known in MEASURES:
        cells = row(rows, str(known.number))
        found[known.number, "full"], found[known.number, 2011] = kroner(cells[4]), kroner(cells[5])
    sums = row(rows, "Sum")
    return {**found, ("all",): kroner(sums[1]), ("list", 2011): kroner(sums[2])}


def list_as_file(world: World) -> Figures:
    head, *rows = world.sheet("tiltak/?format=xlsx")
    at = {year: next(n for n, cell in enumerate(head) if str(cell).startswith(f"Virkning i {year}")) for year in YEARS}
    full = next(n for n, cell in enumerate(head) if str(cell).startswith("Helårsvirkning"))
    found: Figures = {}
    for cells in rows:
        if isinstance(cells[0], (int, float)):
            for year in YEARS:
                found[int(cells[0]), year] = kroner(cells[at[year]], 1)
            found[int(cells[0]), "full"] = kroner(cells[full], 1)
    return found


def measure_pages(world: World) -> Figures:
    found: Figures = {}
    for number in PAGES_OF:
        page = world.page(f"tiltak/{number}/")
        rows = table(page, "Budsjettår")
        for year in YEARS:
            found[number, year] = kroner(row(rows, str(year))[1])
        amount = re.search(r"Helårsvirkning ([−\d ]+) kr", plain(re.sub(r"<svg.*?</svg>", "", page, flags=re.S)))
        found[number, "full"] = kroner(amount[1], 1) if amount else None
    return found


def target_page(world: World) -> Figures:
    page = world.page("tiltak/malet/")
    rows = table(page, "Trinn", "Tiltak", "1 000 kr")
    found = {**said(page), **steps_in(rows, 2)}
    found["decided",] = kroner(row(rows, "Vedtatt i alt")[2])
    found["running",] = kroner(row(rows, "Driftskonsekvens av investeringer")[2])
    found["net",] = kroner(row(rows, "Vedtatt netto")[2])
    found["missing",] = kroner(row(rows, "Mangler vedtak")[2])
    found["proposed",] = told(page, r"Bare foreslått # mill")
    years = table(page, "År (1 000 kr)", "Med forslag")
    for year in YEARS:
        cells = row(years, str(year))
        found["level", year, "settled"], found["level", year, "all"] = kroner(cells[2]), kroner(cells[3])
        found["level", year, "net"] = kroner(cells[5])
    sectors = [cells for cells in table(page, "Sektor (1 000 kr)", "Vedtatt i alt") if cells[0] in SECTORS]
    for at, key in enumerate(("implemented", "decided", "proposed"), start=1):
        found["sectors", key] = sum(kroner(cells[at]) or 0 for cells in sectors)
    return {**found, **years_drawn(page)}


def plan_page(world: World) -> Figures:
    rows = table(world.page("okonomiplan/"), "2011", "2014")
    found: Figures = {}
    for at, year in enumerate(YEARS, start=1):
        decided, more = kroner(row(rows, "Vedtatte varige tiltak")[at]), kroner(row(rows, "Forslag i tillegg")[at])
        found["level", year, "settled"], found["level", year, "all"] = decided, (decided or 0) + (more or 0)
        found["level", year, "net"] = kroner(row(rows, "Vedtatt netto")[at])
    return found


def forecast_page(world: World) -> Figures:
    page = world.page("tiltak/prognose/")
    rows = table(page, "Trinn", "Om alt skjer")
    found = steps_in(rows, 2)
    found["running",] = kroner(row(rows, "Driftskonsekvens av investeringer")[2])
    found["target",] = told(page, r"målet på # mill")
    found["all",] = (told(page, r"gjennomført, ville de gi høyst # mill") or 0) - (found["running",] or 0)
    return found


def package_page(world: World) -> Figures:
    """A package that nobody has changed: everything that is decided, and nothing else."""
    page = world.page(f"tiltak/pakker/{world.package.number}/")
    found: Figures = {
        ("decided",): told(page, r"Det pakken gir # mill"),
        ("running",): told(page, r"Drift av investeringer: # mill"),
        ("missing",): told(page, r"# mill\. kr mangler til målet"),
        ("target",): told(page, r"mangler til målet på # mill"),
    }
    years = table(page, "År", "Pakken")
    for year in YEARS:
        found["level", year, "settled"] = kroner(row(years, str(year))[1])
    rows = table(page, "Tiltak", "Helår")
    for known in MEASURES:
        cells = row(rows, f"{known.number} {known.title}")
        found[known.number, 2011], found[known.number, "full"] = kroner(cells[3]), kroner(cells[4])
    return found


def package_as_file(world: World) -> Figures:
    head, *rows = world.sheet(f"tiltak/pakker/{world.package.number}/xlsx/")
    at = {year: next(n for n, cell in enumerate(head) if str(cell).startswith(str(year))) for year in YEARS}
    counts = next(n for n, cell in enumerate(head) if str(cell).startswith("Teller"))
    sums = next(cells for cells in rows if str(cells[1]).startswith("Sum av varige"))
    running = next(cells for cells in rows if cells[1] == "Drift av investeringer")
    return {
        ("decided",): kroner(sums[counts], 1),
        ("running",): kroner(running[counts], 1),
        **{("level", year, "settled"): kroner(sums[at[year]], 1) for year in YEARS},
    }


def sector_pages(world: World) -> Figures:
    """The sectors together: they divide what the target's page has, and leave nothing out."""
    found: Figures = {}

    def add(key: tuple[Any, ...], amount: int | None) -> None:
        found[key] = (found.get(key) or 0) + (amount or 0)

    for unit in Unit.objects.filter(name__in=SECTORS):
        page = world.page(f"sektorer/{unit.pk}/")
        rows = table(page, "Tiltak", "1 000 kr", "Årsverk")
        for word, step in STEPS.items():
            add(("step", step), next((kroner(cells[1]) for cells in rows if cells[0] == word), 0))
        for known in MEASURES:
            cells = next((cells for cells in rows if cells[0].startswith(f"{known.number} {known.title}")), None)
            if cells:
                found[known.number, "full"] = kroner(cells[1])
        for year in YEARS:
            cells = row(table(page, "År (1 000 kr)", "Med forslag"), str(year))
            add(("level", year, "settled"), kroner(cells[2]))
            add(("level", year, "all"), kroner(cells[3]))
    return found


def report(world: World) -> Figures:
    """The status report as it is built for the PDF; the page is drawn from the same parts."""
    document = report_document(world.report, "rådmannen")
    paper = html_of(document, {}, draft=True, emblem=False)
    found = {**drawn(paper), **said(paper), ("level", 2011, "settled"): told(paper, r"gir # mill\. kr i selve 2011")}
    rows = table(paper, "Nr.", "Virker fra", "Ventet")
    for known in MEASURES:
        cells = row(rows, str(known.number))
        found[known.number, "full"], found[known.number, 2011] = kroner(cells[4]), kroner(cells[5])
    for word, step in STEPS.items():
        found["group", step] = kroner(row(rows, word)[1])
    head, *sectors = next(rows for rows in tables(paper) if rows and rows[0][:1] == ["Sektor (1 000 kr)"])
    of = {step: sum(kroner(cells[head.index(word)]) or 0 for cells in sectors) for word, step in STEPS.items()}
    found["sectors", "implemented"] = of[Step.IMPLEMENTED] + of[Step.REALISED]
    found["sectors", "decided"] = sum(of[step] for step in DECIDED)
    found["sectors", "proposed"] = sum(amount for step, amount in of.items() if step not in DECIDED)
    found["all",] = (told(paper, r"gjennomført, ville de gi høyst # mill") or 0) - (found["running",] or 0)
    return found


def plan_as_file(world: World) -> Figures:
    """The plan's form: thousands, and a saving as minus."""
    _head, *rows = world.sheet("tiltak/eksport/?form=plan&format=xlsx")
    found: Figures = {}
    for known in MEASURES:
        cells = next(cells for cells in rows if cells[0] == known.title)
        for year, shown in zip(YEARS, cells[3:], strict=True):
            amount = kroner(shown)
            found[known.number, year] = None if amount is None else -amount
    return found


def measures_as_file(world: World) -> Figures:
    head, *rows = world.sheet("tiltak/eksport/?form=full&format=xlsx")
    full = next(n for n, cell in enumerate(head) if str(cell).startswith("Helårsvirkning"))
    return {(int(cells[0]), "full"): kroner(cells[full], 1) for cells in rows if isinstance(cells[0], (int, float))}


def selectors(world: World) -> Figures:
    """What a program is given that asks for the figures instead of reading pages."""
    asked = (world.project, world.user, world.project.today())
    status = target_status(*asked)
    found: Figures = {("step", one.step): one.amount for one in status.steps}
    found |= {("decided",): status.decided, ("implemented",): status.implemented, ("missing",): status.missing}
    found |= {("net",): status.net_decided, ("all",): status.total, ("proposed",): status.proposed_only}
    for level in status.years:
        found["level", level.year, "settled"], found["level", level.year, "all"] = level.decided, level.total
    for one in measure_rows(*asked):
        found[one.measure.number, "full"] = one.measure.full_year_effect
        found |= {(one.measure.number, year): one.effect(year) for year in YEARS}
    for whole in whole_measures(*asked):
        for year in YEARS:
            assert whole.effect.in_year(year) == found[whole.number, year]
    return found


# The walk, and that it sees


def _status(was: Callable[..., Any]) -> Callable[..., Any]:
    """Return the same with 100 000 kroner more decided, and in each year's level."""

    def other(*asked: Any) -> Any:
        status = was(*asked)
        steps = tuple(replace(s, amount=s.amount + 100_000) if s.step is Step.DECIDED else s for s in status.steps)
        years = tuple(
            replace(y, amounts={**y.amounts, Step.DECIDED: y.amounts[Step.DECIDED] + 100_000}) for y in status.years
        )
        return replace(status, steps=steps, years=years)

    return other


def _row(was: Callable[..., Any]) -> Callable[..., Any]:
    """Return the same with a thousand kroner more in each year."""

    def other(*asked: Any) -> Any:
        found = was(*asked)
        return replace(found, effects={year: (amount or 0) + 1000 for year, amount in found.effects.items()})

    return other


def _rows(was: Callable[..., Any]) -> Callable[..., Any]:
    return lambda *asked: [_row(lambda one: one)(one) for one in was(*asked)]


def _whole(was: Callable[..., Any]) -> Callable[..., Any]:
    """Return the same with a thousand kroner more for each measure."""

    def other(*asked: Any) -> Any:
        return [
            replace(one, effect=replace(one.effect, full_year=(one.effect.full_year or 0) + 1000))
            for one in was(*asked)
        ]

    return other


def _data(was: Callable[..., Any]) -> Callable[..., Any]:
    def other(*asked: Any) -> Any:
        return [
            replace(one, values={**one.values, "full_year_effect": (one.values["full_year_effect"] or 0) + 1})
            for one in was(*asked)
        ]

    return other


#: Each page, and what it would read if it worked out figures of its own.
PAGES: dict[Callable[[World], Figures], tuple[str, Callable[..., Any]]] = {
    dashboard: ("omstilling.reporting.selectors.dashboard.target_status", _status),
    info_page: ("omstilling.reporting.selectors.info_page.target_status", _status),
    measures_list: ("budget.views.measures.row_of", _row),
    list_as_file: ("budget.views.measures.row_of", _row),
    measure_pages: ("budget.views.measure.row_of", _row),
    target_page: ("budget.views.target.target_status", _status),
    plan_page: ("budget.selectors.plan.target_status", _status),
    forecast_page: ("budget.views.forecast.whole_measures", _whole),
    package_page: ("budget.selectors.packages.whole_measures", _whole),
    package_as_file: ("budget.selectors.packages.whole_measures", _whole),
    sector_pages: ("budget.selectors.sector.row_of", _row),
    report: ("omstilling.reporting.selectors.report_document.target_status", _status),
    plan_as_file: ("budget.selectors.exports.measure_rows", _rows),
    measures_as_file: ("budget.selectors.exports.measures_as_data", _data),
}


def differing(world: World, page: Callable[[World], Figures]) -> dict[Any, tuple[Any, Any]]:
    """Return what a page shows otherwise than the table: shown, and worked out by hand."""
    right, shown = expected(), page(world)
    return {key: (amount, right[key]) for key, amount in shown.items() if amount != right[key]}


@pytest.fixture
def world(cast: Any) -> World:
    build(cast)
    return World(cast)


def test_every_page_and_file_shows_the_same_kroner_for_the_same_thing(world):
    found = {page.__name__: differing(world, page) for page in (*PAGES, selectors)}
    assert {name: wrong for name, wrong in found.items() if wrong} == {}


def test_a_page_that_works_out_figures_of_its_own_is_found(world, monkeypatch):
    unseen = []
    for page, (name, otherwise) in PAGES.items():
        module, attribute = name.rsplit(".", 1)
        source = __import__(module, fromlist=[attribute])
        with monkeypatch.context() as patch:
            patch.setattr(source, attribute, otherwise(getattr(source, attribute)))
            if not differing(world, page):
                unseen.append(page.__name__)
    assert unseen == []


def test_what_is_wrong_on_paper_alone_is_found(world, monkeypatch):
    from omstilling.reporting.selectors import report_document as source

    monkeypatch.setattr(source, "measure_rows", _rows(source.measure_rows))
    assert (1, 2011) in differing(world, report)
