"""What the documentation names exists: commands, make targets, files and settings."""

from __future__ import annotations

import re
import subprocess

import pytest
from django.core.management import get_commands

from tests.contracts.tower import ROOT

PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
PAGE_IDS = [doc.relative_to(ROOT).as_posix() for doc in PAGES]
each_doc = pytest.mark.parametrize("doc", PAGES, ids=PAGE_IDS)


@each_doc
def test_commands_of_manage_exist(doc) -> None:
    named = set(re.findall(r"manage\.py ([a-z_]+)", doc.read_text(encoding="utf-8")))
    assert named <= set(get_commands())


@each_doc
def test_make_targets_exist(doc) -> None:
    text = doc.read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z-]+)(?=[^=:]*:)", (ROOT / "Makefile").read_text(encoding="utf-8"), re.M))
    targets |= {
        name for line in re.findall(r"^([a-z -]+):", (ROOT / "Makefile").read_text(), re.M) for name in line.split()
    }
    named = {word for words in re.findall(r"`make ((?:[a-z-]+ ?)+)", text) for word in words.split()}
    assert named <= targets


@each_doc
def test_links_to_files_lead_somewhere(doc) -> None:
    for target in re.findall(r"\]\((?!https?:|mailto:|#)([^)#\s]+)", doc.read_text(encoding="utf-8")):
        assert (doc.parent / target).exists(), target


@each_doc
def test_files_named_in_code_marks_exist(doc) -> None:
    if doc.name == "CHANGELOG.md":
        return
    for name in re.findall(
        r"`((?:docs|tests|omstilling|projects|budget|meetings|static|templates)/[\w./-]+)`", doc.read_text()
    ):
        assert (ROOT / name).exists(), name


def test_decisions_are_numbered_once() -> None:
    numbers = [path.name[:4] for path in (ROOT / "docs" / "decisions").glob("*.md")]
    assert len(numbers) == len(set(numbers))


def test_nothing_of_a_machine_or_of_other_folders_stands_in_the_repository() -> None:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True, text=True).stdout
    bad = re.compile(r"\.\./shared|/work/(?:main|shared)|/root/|pypi\.org/simple|registry\.npmjs\.org")
    for name in filter(None, listed.split("\0")):
        path = ROOT / name
        if (
            path.suffix in {".png", ".woff2", ".pdf"}
            or not path.is_file()
            or path == ROOT / "tests/contracts/test_documentation.py"
        ):
            continue
        found = bad.search(path.read_text(encoding="utf-8", errors="replace"))
        assert not found, f"{name}: {found and found[0]}"
