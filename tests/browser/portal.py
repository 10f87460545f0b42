"""The portal with the example, served as ``make demo`` does, on a database that can be put back."""

from __future__ import annotations

import fcntl
import json
import os
import shutil
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from email import message_from_bytes, policy
from pathlib import Path

from tests.contracts.tower import ROOT

DATABASE = "omstilling.sqlite3"
SESSIONS = "sessions.json"
#: What the command said that loaded the example.
SAID = "said.txt"
#: Run where the example was loaded: one session for each login, so that not every test has to log in.
LOG_ALL_IN = """
import json
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from omstilling.accounts.models import User
from omstilling.demo.logins import LOGINS
keys = {}
for user in User.objects.filter(username__in=LOGINS):
    session = SessionStore()
    session[SESSION_KEY] = str(user.pk)
    session[BACKEND_SESSION_KEY] = "omstilling.accounts.backends.PasswordBackend"
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    session.create()
    keys[user.username] = session.session_key
print(json.dumps(keys))
"""


def environment(var: Path) -> dict[str, str]:
    """Return the environment of a portal of its own: SQLite in ``var``, and nothing from this process's settings."""
    foreign = {"DATABASE_URL", "DJANGO_SETTINGS_MODULE", "DJANGO_ALLOW_ASYNC_UNSAFE", "DEBUG", "SECRET_KEY"}
    env = {name: value for name, value in os.environ.items() if name not in foreign}
    env = {name: value for name, value in env.items() if not name.startswith("OMSTILLING_")}
    return {**env, "OMSTILLING_VAR": str(var)}


def manage(var: Path, *arguments: str) -> str:
    """Run a management command on the portal of ``var`` and return what it said."""
    command = [sys.executable, "manage.py", *arguments]
    done = subprocess.run(command, cwd=ROOT, env=environment(var), capture_output=True, text=True)
    assert done.returncode == 0, f"{arguments[0]}: {done.stdout[-2000:]}{done.stderr[-4000:]}"
    return done.stdout


def load_example(var: Path, empty: Path) -> None:
    """Make the database with the example, the collected static files, and a session for each login.

    ``empty`` is a database that is migrated: what is left to do is done as ``make demo`` does it.
    """
    if empty.exists():
        shutil.copyfile(empty, var / DATABASE)
    manage(var, "migrate", "-v", "0")
    (var / SAID).write_text(manage(var, "load_example"), encoding="utf-8")
    manage(var, "collectstatic", "--noinput", "-v", "0")
    (var / SESSIONS).write_text(manage(var, "shell", "-v", "0", "-c", LOG_ALL_IN), encoding="utf-8")


def example(shared: Path, empty: Path) -> Path:
    """Return the folder with the example, loaded by the first of the parallel processes that asks."""
    with (shared / "example.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        var = shared / "example"
        if not (var / SESSIONS).exists():
            shutil.rmtree(var, ignore_errors=True)
            var.mkdir()
            load_example(var, empty)
        return var


@dataclass
class Portal:
    """A running portal, its folder, and where its database began."""

    url: str
    var: Path
    beginning: Path
    sessions: dict[str, str]

    def begin_anew(self) -> None:
        """Put the database back to where it began, under the running portal."""
        with (
            closing(sqlite3.connect(self.beginning / DATABASE)) as source,
            closing(sqlite3.connect(self.var / DATABASE, timeout=20)) as target,
        ):
            source.backup(target)
        shutil.rmtree(self.var / "mail", ignore_errors=True)

    def manage(self, *arguments: str) -> str:
        """Run a management command on this portal."""
        return manage(self.var, *arguments)

    def letters(self) -> list[str]:
        """Return the text of each e-mail sent since the beginning."""
        files = sorted((self.var / "mail").glob("*"), key=lambda file: file.stat().st_mtime_ns)
        letters = [message_from_bytes(file.read_bytes(), policy=policy.default) for file in files]
        return [letter.get_body().get_content() for letter in letters]  # type: ignore[union-attr]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def served(beginning: Path, var: Path) -> Iterator[Portal]:
    """Serve a copy of the example from ``var`` for as long as it is needed."""
    shutil.copy(beginning / DATABASE, var / DATABASE)
    (var / "static").symlink_to(beginning / "static")
    sessions = json.loads((beginning / SESSIONS).read_text(encoding="utf-8"))
    port = free_port()
    portal = Portal(f"http://127.0.0.1:{port}", var, beginning, sessions)
    with (var / "serve.log").open("wb") as log:
        command = [sys.executable, "manage.py", "serve", "--port", str(port)]
        process = subprocess.Popen(command, cwd=ROOT, env=environment(var), stdout=log, stderr=log)
        try:
            wait_for(portal, process)
            yield portal
        finally:
            process.terminate()
            process.wait(timeout=30)


def wait_for(portal: Portal, process: subprocess.Popen[bytes], seconds: float = 60) -> None:
    """Wait for the first page. Raises AssertionError with the log when it does not come."""
    deadline = time.monotonic() + seconds
    while process.poll() is None and time.monotonic() < deadline:
        try:
            with urllib.request.urlopen(f"{portal.url}/logg-inn/", timeout=5):
                return
        except OSError:
            time.sleep(0.1)
    raise AssertionError(f"The portal did not start: {(portal.var / 'serve.log').read_text()[-4000:]}")
