"""Habits that no single subject can promise: small files, texts in bokmål, words that are taken."""

from __future__ import annotations

import ast
import re

import pytest

from tests.contracts.tower import ROOT

SOURCES = sorted(
    path
    for folder in ("omstilling", "projects", "budget", "meetings")
    for path in (ROOT / folder).rglob("*.py")
    if "migrations" not in path.parts
)
#: Longer than this a file becomes a package (docs/architecture.md).
LONGEST = 460
ENGLISH = re.compile(
    r"\b(the|and|with|from|your|you|please|is required|must be|cannot|invalid|error|saved|delete|submit|click)\b", re.I
)


@pytest.mark.parametrize("path", SOURCES, ids=lambda p: p.relative_to(ROOT).as_posix())
def test_a_file_has_a_docstring_and_is_not_too_long(path) -> None:
    text = path.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= LONGEST or "content" in path.parts, (
        "a file of data may be long, code becomes a package"
    )
    if text.strip() and path.name not in {"__init__.py", "apps.py"}:
        assert ast.get_docstring(ast.parse(text)), "the first lines say what the file is for"


def test_no_drawer_for_everything() -> None:
    names = {path.stem for path in SOURCES} | {path.parent.name for path in SOURCES}
    assert not names & {"utils", "core", "common", "helpers", "misc"}


@pytest.mark.parametrize("path", SOURCES, ids=lambda p: p.relative_to(ROOT).as_posix())
def test_texts_marked_for_users_are_not_english(path) -> None:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Name)
            and node.func.id in {"_", "gettext", "gettext_lazy", "ngettext"}
            and node.args
            and isinstance(node.args[0], ast.Constant)
        ):
            text = str(node.args[0].value)
            assert not ENGLISH.search(re.sub(r"%\([a-z_]+\)s", "", text)), text


TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))
MARKED = re.compile(r"{%\s*translate\s+\"([^\"]+)\"|{%\s*blocktranslate[^%]*%}(.*?){%\s*endblocktranslate", re.S)
BARE = re.compile(r">[^<>{}]*[A-Za-zÆØÅæøå]{3,}[^<>{}]*<")


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda p: p.relative_to(ROOT / "templates").as_posix())
def test_texts_of_a_template_are_marked_and_not_english(path) -> None:
    text = path.read_text(encoding="utf-8")
    for groups in MARKED.findall(text):
        assert not ENGLISH.search(re.sub(r"{{[^}]*}}", "", "".join(groups))), groups
    plain = re.sub(r"{#.*?#}", "", text)
    plain = re.sub(r"{%\s*blocktranslate.*?endblocktranslate\s*%}", "", plain, flags=re.S)
    plain = re.sub(r"{%.*?%}|{{.*?}}", "", plain, flags=re.S)
    bare = [found.strip("<>–· \n") for found in BARE.findall(plain)]
    assert not [words for words in bare if words not in {"Omstilling", "SHA-256"}], (
        f"not marked for translation: {bare}"
    )
