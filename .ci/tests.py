"""Run the suite as ``make test`` and ``make sweep`` do, on SQLite and on a throwaway PostgreSQL.

Standard library only; run by the Makefile after ``.ci/setup.py test``. Further words go to pytest as they are:
``make test ARGS="tests/ui -k charts"``.
"""

from __future__ import annotations

import shlex
import subprocess
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from setup import PYTHON, ROOT, environment, say

PYTEST = [str(PYTHON), "-m", "pytest", "-n", "2", "--dist", "worksteal", "--all-tools"]
#: A cluster that lives for one command, in a folder of its own. Nothing of it is to survive a power cut.
CLUSTER = ["pg_virtualenv", "-t", "-o", "fsync=off", "-o", "synchronous_commit=off", "-o", "full_page_writes=off"]
CLUSTER += ["-c", "--locale=C.UTF-8 --encoding=UTF8"]
NO_TESTS = 5


def on_sqlite(mark: str, arguments: list[str]) -> int:
    env = environment()
    env.pop("DATABASE_URL", None)
    return subprocess.run([*PYTEST, "-m", mark, *arguments], cwd=ROOT, env=env, stdin=subprocess.DEVNULL).returncode


def on_postgres(mark: str, arguments: list[str]) -> int:
    env = {**environment(), "DATABASE_URL": "postgres:///omstilling"}
    command = [*CLUSTER, *PYTEST, "-m", mark, *arguments]
    return subprocess.run(command, cwd=ROOT, env=env, stdin=subprocess.DEVNULL).returncode


def suite(arguments: list[str]) -> int:
    """Run A on SQLite with the browser, run B on PostgreSQL without it. Both always run."""
    results = {}
    for name, run, mark in (
        ("SQLite", on_sqlite, "not sweep"),
        ("PostgreSQL", on_postgres, "not sweep and not browser"),
    ):
        say(f"── The suite on {name} (-m {shlex.quote(mark)})")
        started = time.monotonic()
        code = run(mark, arguments)
        none_chosen = code == NO_TESTS and bool(arguments)
        results[name] = "ok" if code == 0 else "no test chosen" if none_chosen else f"failed (exit {code})"
        say(f"── {name}: {results[name]}, {time.monotonic() - started:.0f} s\n")
    return any(result.startswith("failed") for result in results.values())


def sweep(arguments: list[str]) -> int:
    """Run everything that is too slow for each run."""
    return on_sqlite("sweep", arguments)


if __name__ == "__main__":
    runs = {"suite": suite, "sweep": sweep}
    sys.exit(runs[sys.argv[1]](sys.argv[2:]))
