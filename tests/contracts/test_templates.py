"""Templates point down: what they extend, include, link to and load belongs to their own floor or a lower one."""

from __future__ import annotations

import re
from importlib.util import find_spec

import pytest

from tests.contracts.tower import FLOORS, ROOT, TEMPLATE_APPS

FOLDER = ROOT / "templates"
ALL = sorted(FOLDER.rglob("*.html"))
EXTENDS = re.compile(r"{%\s*(?:extends|include)\s+[\"']([^\"']+)[\"']")
URLS = re.compile(r"{%\s*url\s+[\"']([a-z]+):")
LOADS = re.compile(r"{%\s*load\s+([^%]+?)\s*%}")
LIBRARIES = {
    "accounts": "accounts",
    "charts": "ui",
    "formats": "ui",
    "history": "projects",
    "prose": "ui",
    "rows": "projects",
    "ui": "ui",
}


def app_of(name: str) -> str:
    folder, _slash, rest = name.partition("/")
    return TEMPLATE_APPS[folder] if rest else "ui"


@pytest.mark.parametrize("path", ALL, ids=lambda p: str(p.relative_to(FOLDER)))
def test_a_template_names_nothing_above_it(path) -> None:
    mine = app_of(path.relative_to(FOLDER).as_posix())
    text = path.read_text(encoding="utf-8")
    named = [app_of(name) for name in EXTENDS.findall(text)]
    named += [name for name in URLS.findall(text) if name in FLOORS]
    named += [LIBRARIES[word] for words in LOADS.findall(text) for word in words.split() if word in LIBRARIES]
    above = sorted({name for name in named if FLOORS[name] > FLOORS[mine]})
    assert not above, f"{path.name} of {mine} names {above}"


@pytest.mark.parametrize("path", ALL, ids=lambda p: str(p.relative_to(FOLDER)))
def test_a_template_has_nothing_inline_and_no_foreign_host(path) -> None:
    text = path.read_text(encoding="utf-8")
    if path.parent.name == "mail":
        # E-mail programs read style attributes and little else, and no content policy holds there.
        text = re.sub(r"\sstyle=", " ", text)
    assert not re.search(
        r"<style|\sstyle=|\son[a-z]+=[\"']|<script(?![^>]*\ssrc=)|javascript:|https?://(?!www\.w3\.org)", text
    )


def test_libraries_of_the_house_are_known() -> None:
    """A new template library must be put on its floor above, or its templates would go unchecked."""
    found = {
        path.stem
        for path in ROOT.glob("**/templatetags/*.py")
        if path.stem != "__init__" and ".venv" not in path.parts and "node_modules" not in path.parts
    }
    assert found == set(LIBRARIES)
    assert find_spec("omstilling.ui.templatetags.ui") is not None
