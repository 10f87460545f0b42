"""The empty test database with every migration applied: made once, kept in pytest's cache, copied for each process.

Migrating takes longer than hundreds of tests. The name under which the database is kept is made of all that it
follows from, so a changed migration or guard makes a new one; ``pytest --cache-clear`` drops it.
"""

from __future__ import annotations

import fcntl
import hashlib
import os
import shutil
import sqlite3
import subprocess
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import django
from django.apps import apps
from django.db import connection
from django.db.migrations.loader import MigrationLoader

from omstilling import audit


class Ready:
    """The kept database of this engine, in a folder that parallel processes and later runs share."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.file = folder / f"{connection.vendor}-{follows_from()}"

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Let one process at a time look for the database, make it and keep it."""
        with (self.folder / f"{connection.vendor}.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield

    def fetch(self) -> bool:
        """Put a copy in the place of the test database; tell whether there was one to copy."""
        if not self.file.exists():
            return False
        name = connection.creation._get_test_db_name()
        if connection.vendor == "sqlite":
            shutil.copyfile(self.file, name)
            return True
        quoted = connection.ops.quote_name(name)
        with connection.creation._nodb_cursor() as cursor:
            cursor.execute(f"DROP DATABASE IF EXISTS {quoted}")
            cursor.execute(f"CREATE DATABASE {quoted} {connection.creation.sql_table_creation_suffix()}")
        _client("psql", name, "-q", "-v", "ON_ERROR_STOP=1", "-f", str(self.file))
        return True

    def keep(self) -> None:
        """Keep the test database as it is now, in the place of an older one."""
        fresh = self.file.with_suffix(".new")
        if connection.vendor == "sqlite":
            with (
                closing(sqlite3.connect(connection.settings_dict["NAME"])) as source,
                closing(sqlite3.connect(fresh)) as target,
            ):
                source.backup(target)
        elif shutil.which("pg_dump") and shutil.which("psql"):
            _client("pg_dump", connection.settings_dict["NAME"], "--no-owner", "-f", str(fresh))
        else:
            return
        for old in self.folder.glob(f"{connection.vendor}-*"):
            if old != fresh:
                old.unlink()
        fresh.rename(self.file)


def follows_from() -> str:
    """Return one hash over every migration, the guards, the models' names and the versions that make the tables."""
    digest = hashlib.sha256(f"{django.VERSION}{_server()}{sorted(m._meta.label for m in apps.get_models())}".encode())
    migrations = MigrationLoader(None, ignore_no_migrations=True).disk_migrations.values()
    modules = {__import__(migration.__module__, fromlist=["_"]).__file__ for migration in migrations}
    for path in sorted({*map(Path, modules), *Path(audit.__file__).parent.glob("*.py"), Path(__file__)}):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:20]


def _server() -> str:
    if connection.vendor == "sqlite":
        return sqlite3.sqlite_version
    with connection.creation._nodb_cursor() as cursor:
        cursor.execute("SHOW server_version")
        return str(cursor.fetchone()[0])


def _client(program: str, name: str, *arguments: Any) -> None:
    """Run one of PostgreSQL's own programs on a database."""
    command, more = connection.client.settings_to_cmd_args_env({**connection.settings_dict, "NAME": name}, [])
    done = subprocess.run(
        [program, *arguments, *command[1:]], env={**os.environ, **(more or {})}, capture_output=True, text=True
    )
    assert done.returncode == 0, f"{program}: {done.stderr[-2000:]}"
