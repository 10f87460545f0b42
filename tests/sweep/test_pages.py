"""axe on every page of the example for everyone who reaches it, light and dark, 360 and 1280 pixels.

Every page is fetched as every person. A browser then looks at each page as one person, and at each page that is made
of other parts for another person (or than the others of its kind) in both themes and widths. ``make test`` looks at
ten pages.
"""

from __future__ import annotations

import os
from itertools import cycle, islice
from typing import Any

import pytest

from tests.browser.portal import Portal
from tests.sweep.axe import SCHEMES, WIDTHS, look, look_at, look_at_errors, open_window, width_of
from tests.sweep.plan import Plan, shared_plan

PARTS = 16
MAIN_PAGES = (
    "/alta-2010/",
    "/alta-2010/tiltak/",
    "/alta-2010/tiltak/malet/",
    "/alta-2010/plan/",
    "/alta-2010/moter/styringsgruppa-2011-03-10/",
    "/alta-2010/moter/styringsgruppa-2011-03-10/saker/35/vedtak/",
    "/alta-2010/vedtak/",
    "/alta-2010/infoside/",
    "/alta-2010/statusrapporter/1/1/",
    "/alta-2010/plan/ny/",
)


@pytest.fixture
def plan(portal: Portal, tmp_path_factory: pytest.TempPathFactory) -> Plan:
    base = tmp_path_factory.getbasetemp()
    return shared_plan(base.parent if os.environ.get("PYTEST_XDIST_WORKER") else base, portal)


BAD = """<!doctype html><html lang="nb"><head><title>Dårlig</title></head><body><main><h1>Dårlig</h1>
<img src="/x.png"><p style="color: #ccc">Blekt</p><div style="width: 2000px">Bredt</div></main></body></html>"""


def test_a_bad_page_is_found_to_be_bad(browser: Any, portal: Portal) -> None:
    page = open_window(browser, portal, "")
    page.set_content(BAD)
    found = " ".join(look(page))
    assert "image-alt" in found and "color-contrast" in found and "too wide" in found
    page.context.close()


def test_axe_finds_nothing_on_the_ten_main_pages(browser: Any, portal: Portal, record_property: Any) -> None:
    page = open_window(browser, portal, "sekretaer")
    wrong = {}
    for number, address in enumerate(MAIN_PAGES):
        first, second = number % 2, 1 - number % 2
        wrong |= look_at(page, address, WIDTHS[first], (SCHEMES[first],)) | width_of(page, address, WIDTHS[second])
    page.context.close()
    told = "axe on all but ten pages, in all but one width and theme, for all but one person"
    record_property("left out", f"{told}: make sweep looks at them")
    assert not wrong, "\n".join(f"{where}: {what}" for where, what in wrong.items())


@pytest.mark.sweep
def test_every_link_answers_and_nobody_reads_what_is_not_theirs(plan: Plan, record_property: Any) -> None:
    told = f"{plan.answers} answers to 13 people, {plan.pages} pages of {plan.kinds} kinds"
    record_property("count", f"{told}, without {plan.hidden} titles and texts that are not theirs")
    assert plan.hidden > 100
    assert not plan.broken, "\n".join(plan.broken)
    assert not plan.leaks, "\n".join(plan.leaks)


@pytest.mark.sweep
@pytest.mark.parametrize("part", range(PARTS))
def test_axe_finds_nothing_and_nothing_is_too_wide(
    browser: Any, portal: Portal, plan: Plan, part: int, record_property: Any
) -> None:
    wrong: dict[str, list[str]] = {}
    single = cycle([(width, scheme) for scheme in SCHEMES for width in WIDTHS])
    looks = list(islice(plan.looks, part, None, PARTS))
    windows: dict[str, Any] = {}
    for one in looks:
        page = windows.get(one.who) or windows.setdefault(one.who, open_window(browser, portal, one.who))
        who = one.who or "nobody"
        if one.everywhere:
            found = [look_at(page, one.address, width, SCHEMES) for width in WIDTHS]
        else:
            width, scheme = next(single)
            found = [look_at(page, one.address, width, (scheme,))]
            found += [width_of(page, one.address, other) for other in WIDTHS if other != width]
        if one.sends:
            found.append(look_at_errors(page, one.address, WIDTHS[part % 2], SCHEMES))
        wrong |= {f"{who}: {where}": what for answer in found for where, what in answer.items()}
    for page in windows.values():
        page.context.close()
    everywhere = sum(one.everywhere for one in looks)
    record_property("axe", f"{len(looks)} pages, {everywhere} of them in both themes and widths")
    assert not wrong, "\n".join(f"{where}: {what}" for where, what in wrong.items())
