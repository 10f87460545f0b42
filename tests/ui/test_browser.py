"""The made-up pages in a real browser: axe, width, keyboard, with and without JavaScript, and on paper."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import Group

AXE = Path(__file__).parents[2] / "node_modules" / "axe-core" / "axe.min.js"
PATHS = (
    "/prosjekt/tiltak/?navn=a&sort=-navn",
    "/prosjekt/tiltak/?navn=finnesikke",
    "/prosjekt/tiltak/14/",
    "/prosjekt/moter/ny/",
    "/prosjekt/konflikt/",
    "/prosjekt/fortsett/",
    "/prosjekt/trekk/",
    "/feil/404/",
)
pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def measures() -> None:
    for n in range(60):
        Group.objects.create(name=f"Samling av renhold og vaktmester {n}")


@pytest.fixture
def opened(browser: Any, live_server: Any) -> Any:
    """Open a page in a window of a given width, colour and with or without script."""
    contexts = []

    def go(path: str, *, width: int = 1280, scheme: str = "light", script: bool = True) -> Any:
        context = browser.new_context(
            viewport={"width": width, "height": 800},
            color_scheme=scheme,
            java_script_enabled=script,
            locale="nb-NO",
            base_url=live_server.url,
        )
        contexts.append(context)
        page = context.new_page()
        page.goto(path, wait_until="load")
        return page

    yield go
    for context in contexts:
        context.close()


@pytest.mark.parametrize(("width", "scheme"), [(360, "light"), (1280, "dark")])
def test_axe_finds_nothing_and_nothing_is_too_wide(opened: Any, measures: None, width: int, scheme: str) -> None:
    found = {}
    for path in PATHS:
        page = opened(path, width=width, scheme=scheme)
        if path == "/prosjekt/moter/ny/":
            page.locator("main button.ds-button").click()
            page.wait_for_load_state("load")
        violations = page.evaluate(AXE.read_text() + ";axe.run().then(r => r.violations.map(v => v.id))")
        too_wide = page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")
        if violations or too_wide:
            found[path] = (violations, too_wide)
        page.context.close()
    assert not found


def test_skip_link_is_first_and_leads_to_the_content(opened: Any) -> None:
    page = opened("/prosjekt/tiltak/14/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Hopp til innholdet"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "innhold"


@pytest.mark.parametrize("script", [True, False])
def test_the_error_summary_takes_focus(opened: Any, script: bool) -> None:
    page = opened("/prosjekt/moter/ny/", script=script)
    page.locator("main button.ds-button").click()
    assert page.locator(".ds-error-summary:focus").count() == 1
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    if script:
        assert page.evaluate("document.activeElement.id") == "id_title"
    else:
        assert page.url.endswith("#id_title")


def test_typed_text_is_kept_and_over_long_text_is_not_cut(opened: Any) -> None:
    page = opened("/prosjekt/moter/ny/")
    page.locator("#id_text").fill("x")
    assert page.locator("#id_text_counter").inner_text() == "1\u00a0999 tegn igjen"
    page.get_by_label("Vedtakstekst").fill("x" * 2100)
    assert page.locator("#id_text_counter").inner_text() == "100 tegn for mye"
    page.locator("main button.ds-button").click()
    assert len(page.get_by_label("Vedtakstekst").input_value()) == 2100


def test_the_menu_opens_by_keyboard_and_closes_on_escape(opened: Any) -> None:
    page = opened("/prosjekt/tiltak/14/", width=360)
    page.locator(".all-menu summary").focus()
    page.keyboard.press("Enter")
    assert page.get_by_role("link", name="Møter og vedtak").is_visible()
    page.keyboard.press("Tab")
    page.keyboard.press("Escape")
    assert not page.get_by_role("link", name="Møter og vedtak").is_visible()
    assert page.evaluate("document.activeElement.tagName") == "SUMMARY"


def test_everything_in_the_menu_is_there_without_script(opened: Any) -> None:
    page = opened("/prosjekt/tiltak/14/", width=360, script=False)
    page.locator(".all-menu summary").click()
    for name in ("Oversikt", "Infoside", "Søk", "Organer og personer", "Profil", "Oppsett av prosjektet"):
        assert page.get_by_role("link", name=name).is_visible()
    assert page.get_by_role("button", name="Logg ut").is_visible()


def test_the_chosen_colours_hold_without_script(opened: Any) -> None:
    page = opened("/prosjekt/tiltak/14/", script=False)
    page.get_by_role("button", name="Mørk").click()
    assert page.url.endswith("/prosjekt/tiltak/14/")
    assert page.locator("html").get_attribute("data-color-scheme") == "dark"


def test_a_list_is_a_table_when_wide_and_cards_when_narrow(opened: Any, measures: None) -> None:
    wide, narrow = opened("/prosjekt/tiltak/"), opened("/prosjekt/tiltak/", width=360)
    shown = "getComputedStyle(document.querySelector('.list-table tbody td')).display"
    assert wide.evaluate(shown) == "table-cell"
    assert narrow.evaluate(shown) == "flex"
    label = "getComputedStyle(document.querySelector('.list-table tbody td.num'), '::before').content"
    assert narrow.evaluate(label) == '"Nr."'


def test_targets_are_44_pixels(opened: Any, measures: None) -> None:
    for path in ("/prosjekt/tiltak/?navn=a", "/prosjekt/moter/ny/"):
        page = opened(path, width=360)
        small = page.evaluate(
            """[...document.querySelectorAll("main :is(a, button, summary, select), main input[type=text]")]
            .filter(e => { const r = e.getBoundingClientRect(); return r.width && r.height && r.height < 43.5; })
            .map(e => e.outerHTML.slice(0, 90))"""
        )
        assert small == []


def test_on_paper_tables_may_break_and_menus_are_left_out(opened: Any, measures: None) -> None:
    page = opened("/prosjekt/tiltak/")
    page.emulate_media(media="print")
    assert page.evaluate("getComputedStyle(document.querySelector('.ds-table')).breakInside") == "auto"
    assert not page.locator("nav.places").is_visible()
    assert page.get_by_role("heading", name="Tiltak").is_visible()
