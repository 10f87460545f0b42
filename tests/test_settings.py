"""The settings stop a wrong start with one line, and documentation names every variable."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from django.test import RequestFactory

from omstilling import settings as settings_module
from omstilling.settings import KNOWN, sqlite_is_fixed

ROOT = Path(__file__).parents[1]
GOOD = {
    "OMSTILLING_ENV": "production",
    "SECRET_KEY": "k7" * 40,
    "ALLOWED_HOSTS": "omstilling.example.org",
    "OMSTILLING_BASE_URL": "https://omstilling.example.org",
    "DATABASE_URL": "postgres:///omstilling",
    "DEFAULT_FROM_EMAIL": "omstilling@example.org",
}


def start(var: Path, **changes: str | None) -> subprocess.CompletedProcess[str]:
    """Load the settings in a process of its own. A change to None takes a variable away."""
    env = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    env |= {**GOOD, "OMSTILLING_VAR": str(var), "PYTHONUTF8": "1"}
    for name, value in changes.items():
        env.pop(name, None)
        if value is not None:
            env[name] = value
    command = [sys.executable, str(ROOT / "manage.py"), "version"]
    return subprocess.run(command, env=env, capture_output=True, text=True, timeout=60)


def test_a_production_that_is_set_up_right_starts(tmp_path: Path) -> None:
    done = start(tmp_path)
    assert (done.returncode, done.stderr) == (0, "")


def test_development_needs_nothing(tmp_path: Path) -> None:
    done = start(tmp_path, **dict.fromkeys(GOOD))
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"SECRET_KEY": None}, "SECRET_KEY is missing"),
        ({"SECRET_KEY": "short"}, "SECRET_KEY must be a random value"),
        ({"SECRET_KEY": "development" * 8}, "SECRET_KEY must be a random value"),
        ({"ALLOWED_HOSTS": None}, "ALLOWED_HOSTS is missing"),
        ({"ALLOWED_HOSTS": "*"}, "ALLOWED_HOSTS cannot be *"),
        ({"ALLOWED_HOSTS": "portal.example.org, *"}, "ALLOWED_HOSTS cannot be *"),
        ({"ALLOWED_HOSTS": ","}, "ALLOWED_HOSTS cannot be *"),
        ({"DEBUG": "1"}, "DEBUG cannot be on"),
        ({"DEBUG": "perhaps"}, "DEBUG is «perhaps»"),
        ({"OMSTILLING_ENV": "prod"}, "OMSTILLING_ENV is «prod»"),
        ({"OMSTILLING_BASEURL": "x"}, "Unknown setting OMSTILLING_BASEURL"),
        ({"OMSTILLING_BASE_URL": None}, "OMSTILLING_BASE_URL is missing"),
        ({"OMSTILLING_BASE_URL": "http://portal.example.org"}, "OMSTILLING_BASE_URL holds"),
        ({"CSRF_TRUSTED_ORIGINS": "portal.example.org"}, "CSRF_TRUSTED_ORIGINS holds"),
        ({"OMSTILLING_PROXY_TLS": "yes"}, "OMSTILLING_PROXY_TLS is «yes»"),
        ({"DATABASE_URL": None}, "DATABASE_URL is missing"),
        ({"DATABASE_URL": "postgres"}, "DATABASE_URL cannot be read"),
        ({"DATABASE_URL": "nosuch://localhost/x"}, "DATABASE_URL cannot be read"),
        ({"DATABASE_URL": "mysql://localhost/x"}, "DATABASE_URL must be sqlite:// or postgres://"),
        ({"DATABASE_URL": "postgres://user:hemmelig@localhost"}, "DATABASE_URL names no database"),
        ({"DATABASE_URL": "postgres://user:hemmelig@localhost:port/x"}, "DATABASE_URL cannot be read"),
        ({"DEFAULT_FROM_EMAIL": None}, "DEFAULT_FROM_EMAIL is missing"),
        ({"EMAIL_PORT": "smtp"}, "EMAIL_PORT is «smtp»"),
        ({"EMAIL_USE_TLS": "0", "EMAIL_HOST": "mail.example.org"}, "EMAIL_USE_TLS cannot be 0"),
        ({"EMAIL_BACKEND": "django.core.mail.backends.console.EmailBackend"}, "EMAIL_BACKEND is"),
        ({"OMSTILLING_VAR": "/dev/null/var"}, "OMSTILLING_VAR is /dev/null/var"),
    ],
)
def test_a_wrong_start_ends_with_one_line(tmp_path: Path, changes: dict[str, str | None], says: str) -> None:
    done = start(tmp_path, **changes)
    assert done.returncode == 1
    assert len(done.stderr.strip().splitlines()) == 1
    assert done.stderr.startswith(f"Settings: {says}")
    assert "hemmelig" not in done.stderr


def test_unknown_names_are_refused_in_development_too(tmp_path: Path) -> None:
    done = start(tmp_path, **dict.fromkeys(GOOD), OMSTILLING_PORT="1")
    assert done.returncode == 1
    assert "Unknown setting OMSTILLING_PORT" in done.stderr


def test_the_web_server_stops_for_good_with_the_same_line(tmp_path: Path) -> None:
    env = {"PATH": os.environ["PATH"], **GOOD, "OMSTILLING_VAR": str(tmp_path), "SECRET_KEY": "short"}
    command = [sys.executable, "-c", "import omstilling.wsgi"]
    done = subprocess.run(command, env=env, cwd=ROOT, capture_output=True, text=True, timeout=60)
    assert done.returncode == 3
    assert done.stderr.startswith("Settings: SECRET_KEY must be a random value")
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("version", "fixed"),
    [
        ((3, 40, 1), False),
        ((3, 44, 5), False),
        ((3, 44, 6), True),
        ((3, 45, 3), False),
        ((3, 50, 6), False),
        ((3, 50, 7), True),
        ((3, 51, 2), False),
        ((3, 51, 3), True),
        ((3, 52, 0), False),
        ((3, 52, 1), True),
        ((3, 53, 0), True),
        ((4, 0, 0), True),
    ],
)
def test_sqlite_is_fixed(version: tuple[int, ...], fixed: bool) -> None:
    assert sqlite_is_fixed(version) is fixed


@pytest.mark.parametrize(
    ("header", "sent", "seen"),
    [
        ("", "203.0.113.9", "127.0.0.1"),
        ("X_FORWARDED_FOR", "203.0.113.9", "203.0.113.9"),
        ("X_FORWARDED_FOR", "198.51.100.1, 203.0.113.9", "203.0.113.9"),
        ("X_FORWARDED_FOR", "", "127.0.0.1"),
    ],
)
def test_the_callers_address_is_believed_only_from_the_named_header(
    rf: RequestFactory, monkeypatch: pytest.MonkeyPatch, header: str, sent: str, seen: str
) -> None:
    monkeypatch.setattr(settings_module, "CLIENT_IP_HEADER", header)
    assert settings_module.client_ip(rf.get("/", headers={"X-Forwarded-For": sent})) == seen


def test_every_variable_is_documented() -> None:
    source = (ROOT / "omstilling" / "settings.py").read_text(encoding="utf-8")
    read = set(re.findall(r'_(?:env|required|flag|number)\(\s*"([A-Z_]+)"', source)) | KNOWN
    table = (ROOT / "docs" / "settings.md").read_text(encoding="utf-8")
    documented = set(re.findall(r"^\| `([A-Z_]+)` \|", table, re.MULTILINE))
    assert read <= documented
    assert documented - read == {"PORT"}
