"""One portal with the example for all browser tests of a run, and windows in which its people work."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.browser.hands import Hands, Keyboard, Mouse, Phone, watch
from tests.browser.portal import Portal, example, served
from tests.conftest import kept_databases
from tests.ready import Ready

HANDS: dict[str, type[Hands]] = {"mouse": Mouse, "keyboard": Keyboard, "phone": Phone}


@pytest.fixture(scope="session")
def beginning(request: pytest.FixtureRequest, django_db_setup: None, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with the example as it was loaded; parallel processes share it."""
    chosen = request.config.getoption("--example")
    if chosen:
        return Path(chosen).resolve()
    base = tmp_path_factory.getbasetemp()
    shared = base.parent if os.environ.get("PYTEST_XDIST_WORKER") else base
    return example(shared, Ready(kept_databases(request.config)).file)


@pytest.fixture(scope="session")
def server(beginning: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Portal]:
    with served(beginning, tmp_path_factory.mktemp("portal")) as portal:
        yield portal


@pytest.fixture
def portal(server: Portal) -> Portal:
    """The running portal, with the database as the example left it."""
    server.begin_anew()
    return server


@pytest.fixture
def window(browser: Any, portal: Portal) -> Iterator[Callable[..., Any]]:
    """Open a window as one of the example's people (or nobody). What the console complained of fails the test."""
    contexts: list[Any] = []
    complaints: list[str] = []

    def go(
        who: str = "", *, width: int = 1280, scheme: str = "light", script: bool = True, touch: bool = False
    ) -> Any:
        context = browser.new_context(
            viewport={"width": width, "height": 800},
            color_scheme=scheme,
            java_script_enabled=script,
            has_touch=touch,
            locale="nb-NO",
            timezone_id="Europe/Oslo",
            base_url=portal.url,
        )
        context.set_default_timeout(20_000)
        contexts.append(context)
        if who:
            context.add_cookies([{"name": "sessionid", "value": portal.sessions[who], "url": portal.url}])
        page = context.new_page()
        watch(page, complaints)
        return page

    yield go
    for context in contexts:
        context.close()
    assert complaints == []


@pytest.fixture
def at_work(window: Callable[..., Any], request: pytest.FixtureRequest) -> Callable[..., Hands]:
    """Open a window and work in it by mouse, by keyboard alone, or by thumb on 360 pixels."""

    def begin(who: str = "", *, by: str = "mouse", script: bool = True) -> Hands:
        page = window(who, width=360 if by == "phone" else 1280, touch=by == "phone", script=script)
        return HANDS[by](page)

    return begin
