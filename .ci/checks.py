"""Every check of ``make check``, one after the other; says what failed and what was left out.

Standard library only; run by the Makefile after ``.ci/setup.py check``.
"""

from __future__ import annotations

import json
import secrets
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from setup import PYTHON, ROOT, RUN_LOCK, environment, say

AUDIT_SECONDS = 120


def call(*command: str, **more: str) -> str:
    """Run a command with its output shown; return "" or "failed"."""
    done = subprocess.run(command, cwd=ROOT, env={**environment(), **more}, stdin=subprocess.DEVNULL)
    return "failed" if done.returncode else ""


def module(*arguments: str, **more: str) -> str:
    return call(str(PYTHON), "-m", *arguments, **more)


def imports() -> str:
    return call(str(PYTHON), "-c", "from importlinter.cli import lint_imports_command as go; go()", "--no-cache")


def migrations() -> str:
    return call(str(PYTHON), "manage.py", "makemigrations", "--check", "--dry-run")


def catalogues() -> str:
    """Check the translations that exist, sign by sign: bokmål is the source and needs none."""
    files = sorted((ROOT / "locale").glob("*/LC_MESSAGES/*.po"))
    if not files:
        return "left out: no catalogue yet, the source text is bokmål"
    return call(str(PYTHON), "omstilling/ui/catalogues.py", "locale")


def deploy() -> str:
    """Run Django's deployment check with the settings of a production that is set up right."""
    with tempfile.TemporaryDirectory() as var:
        production = {
            "OMSTILLING_ENV": "production",
            "OMSTILLING_VAR": var,
            "OMSTILLING_BASE_URL": "https://omstilling.example.org",
            "SECRET_KEY": secrets.token_urlsafe(64),
            "ALLOWED_HOSTS": "omstilling.example.org",
            "DATABASE_URL": "postgres:///omstilling",
            "DEFAULT_FROM_EMAIL": "omstilling@example.org",
            "DEBUG": "0",
        }
        return call(str(PYTHON), "manage.py", "check", "--deploy", "--fail-level", "WARNING", **production)


def audit() -> str:
    """Look for known vulnerabilities in the locked packages, where a registry answers."""
    with tempfile.TemporaryDirectory() as folder:
        found = Path(folder) / "audit.json"
        command = [str(PYTHON), "-m", "pip_audit", "-r", RUN_LOCK, "--disable-pip", "--timeout", "10"]
        command += ["--progress-spinner", "off", "--cache-dir", folder, "-f", "json", "-o", str(found)]
        silent = subprocess.DEVNULL
        try:
            subprocess.run(
                command, cwd=ROOT, env=environment(), stdin=silent, stdout=silent, stderr=silent, timeout=AUDIT_SECONDS
            )
            packages = json.loads(found.read_text(encoding="utf-8"))["dependencies"]
        except (subprocess.TimeoutExpired, OSError, ValueError, KeyError):
            return "left out: no registry answered with known vulnerabilities"
    answered = [package for package in packages if "vulns" in package]
    if not answered:
        return "left out: no registry answered with known vulnerabilities"
    bad = [package for package in answered if package["vulns"]]
    for package in bad:
        known = ", ".join(f"{v['id']} (mended in {' '.join(v['fix_versions']) or '?'})" for v in package["vulns"])
        say(f"{package['name']} {package['version']}: {known}")
    if len(answered) < len(packages):
        say(f"The registry knew {len(answered)} of {len(packages)} packages.")
    return "failed" if bad else ""


CHECKS: dict[str, Callable[[], str]] = {
    "format (ruff format)": lambda: module("ruff", "format", "--check", "-q", "."),
    "lint (ruff)": lambda: module("ruff", "check", "-q", "."),
    "types (mypy)": lambda: module("mypy"),
    "imports point down (import-linter)": imports,
    "migrations complete": migrations,
    "translations": catalogues,
    "deployment settings": deploy,
    "known vulnerabilities (pip-audit)": audit,
}


def main() -> int:
    results = {}
    for name, check in CHECKS.items():
        say(f"── {name}")
        results[name] = check()
    say("\nmake check:")
    for name, result in results.items():
        say(f"  {name}: {result or 'ok'}")
    return any(result.startswith("failed") for result in results.values())


if __name__ == "__main__":
    sys.exit(main())
