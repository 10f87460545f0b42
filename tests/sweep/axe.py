"""Look at a page with axe in light and dark, and see that nothing stands out of the window."""

from __future__ import annotations

from pathlib import Path
from typing import Any

AXE = (Path(__file__).parents[2] / "node_modules" / "axe-core" / "axe.min.js").read_text(encoding="utf-8")
#: All of axe's rules, with the size of targets, which is off when not asked for.
ALL = "{resultTypes: ['violations'], rules: {'target-size': {enabled: true}}}"
#: The rules whose answer changes with the colours.
COLOURS = "{resultTypes: ['violations'], runOnly: ['color-contrast', 'link-in-text-block']}"
RUN = """axe.run(document, %s).then(
    answer => answer.violations.map(v => v.id + ': ' + v.nodes.map(n => n.target.join(' ')).join(', '))
)"""
TOO_WIDE = """() => {
    const page = document.documentElement, most = page.clientWidth;
    if (page.scrollWidth <= most) return '';
    const wide = [...document.body.querySelectorAll('*')].filter(e => e.getBoundingClientRect().right > most + 1);
    return 'too wide, ' + page.scrollWidth + ' px: ' + wide.slice(0, 3).map(e => e.outerHTML.slice(0, 80)).join(' | ');
}"""
#: A change of theme is drawn, and has stopped moving, before axe reads the colours.
DRAWN = """async () => {
    const frame = () => new Promise(done => requestAnimationFrame(done));
    for (let still = 0; still < 3; still = document.getAnimations().length ? 0 : still + 1) await frame();
}"""
WIDTHS = (360, 1280)
SCHEMES = ("light", "dark")


def open_window(browser: Any, portal: Any, who: str) -> Any:
    """Open a window as one of the example's people (or nobody)."""
    context = browser.new_context(
        base_url=portal.url, locale="nb-NO", timezone_id="Europe/Oslo", accept_downloads=False
    )
    context.set_default_timeout(30_000)
    if who:
        context.add_cookies([{"name": "sessionid", "value": portal.sessions[who], "url": portal.url}])
    return context.new_page()


def width_of(page: Any, address: str, width: int) -> dict[str, list[str]]:
    """Change the width of the window and see that nothing stands out of it."""
    page.set_viewport_size({"width": width, "height": 800})
    page.evaluate(DRAWN)
    wide = page.evaluate(TOO_WIDE)
    return {f"{address} {width}": [wide]} if wide else {}


def look(page: Any, rules: str = ALL) -> list[str]:
    """Return what is wrong with the page as it stands."""
    page.evaluate(DRAWN)
    found: list[str] = page.evaluate(f"{AXE};{RUN % rules}")
    wide: str = page.evaluate(TOO_WIDE)
    return [*found, wide] if wide else found


def look_at(page: Any, address: str, width: int, schemes: tuple[str, ...]) -> dict[str, list[str]]:
    """Open a page in a window of one width and return what is wrong with it in each theme."""
    page.set_viewport_size({"width": width, "height": 800})
    wrong = {}
    for number, scheme in enumerate(schemes):
        page.emulate_media(color_scheme=scheme)
        if not number:
            page.goto(address, wait_until="load")
        found = look(page, COLOURS if number else ALL)
        if found:
            wrong[f"{address} {width} {scheme}"] = found
    return wrong


def look_at_errors(page: Any, address: str, width: int, schemes: tuple[str, ...]) -> dict[str, list[str]]:
    """Send a page's form with one required field empty, and look at the answer."""
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(color_scheme=schemes[0])
    page.goto(address, wait_until="load")
    required = "main form :is(input[required]:is([type=text], [type=email], [type=password]), textarea[required])"
    field = page.locator(required).first
    field.evaluate(
        "field => { field.value = ''; for (let e = field; e; e = e.parentElement) if ('open' in e) e.open = true; }"
    )
    with page.expect_navigation(wait_until="load") as going:
        field.evaluate("field => field.form.requestSubmit()")
    if going.value.status != 422:
        return {f"{address} sent empty": [f"answered {going.value.status}"]}
    wrong = {}
    for number, scheme in enumerate(schemes):
        page.emulate_media(color_scheme=scheme)
        found = look(page, COLOURS if number else ALL)
        if found:
            wrong[f"{address} sent empty {width} {scheme}"] = found
    return wrong
