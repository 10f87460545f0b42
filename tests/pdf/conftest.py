"""The documents' tests render small made-up documents; each is rendered once a session."""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from omstilling.pdf import engine, jobs
from tests.pdf import samples

_made: dict[str, tuple[str, bytes]] = {}


@pytest.fixture(autouse=True)
def sample_templates(settings: Any) -> None:
    """Let the tests' own template stand beside the portal's."""
    templates = copy.deepcopy(settings.TEMPLATES)
    templates[0]["DIRS"] = [*templates[0]["DIRS"], str(Path(__file__).parent / "templates")]
    settings.TEMPLATES = templates


@pytest.fixture
def made(sample_templates: None) -> Callable[[str], tuple[str, bytes]]:
    """Return a sample's HTML and PDF."""

    def make(name: str) -> tuple[str, bytes]:
        if name not in _made:
            html = samples.ALL[name]()
            _made[name] = html, engine.render(html, identifier=f"test:{name}", assets=samples.ASSETS)
        return _made[name]

    return make


@pytest.fixture
def kinds() -> Iterator[dict[str, jobs.Kind]]:
    """Give a test an empty list of document kinds, and put the real one back."""
    before = dict(jobs._kinds)
    jobs._kinds.clear()
    yield jobs._kinds
    jobs._kinds.clear()
    jobs._kinds.update(before)
