"""What every test shares: which database, which tools, and saying aloud what a run left out.

SQLite is the default; ``DATABASE_URL`` chooses PostgreSQL. ``--all-tools`` (the make targets) turns a missing
tool into an error, so that nothing is skipped in silence.
"""

from __future__ import annotations

import gc
import os
import shutil
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings

BROWSER_FIXTURES = {"browser", "context", "page", "new_context", "browser_type"}
TOOLS = {
    "browser": ("chromium",),
    "pdf_tools": ("qpdf", "pdfinfo", "pdffonts", "pdftotext", "pdftoppm"),
}
WHERE = {
    "sweep": "make sweep runs them",
    "browser": "they run in a run without «not browser»",
    "postgres": "they run on PostgreSQL",
    "once": "they run on SQLite",
}
#: Who asks for one of these reaches the database; pytest-django closes it to all others.
DATABASE_FIXTURES = {"db", "transactional_db", "django_db_reset_sequences", "live_server", "django_db_setup"}
QUIET = ["--disable-quic", "--disable-background-networking", "--disable-component-update", "--disable-sync"]
left_out: pytest.StashKey[Counter[str]] = pytest.StashKey()
heard: pytest.StashKey[Counter[str]] = pytest.StashKey()


def on_postgres() -> bool:
    return str(settings.DATABASES["default"]["ENGINE"]).endswith("postgresql")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--write-roles", action="store_true", help="Write the table of docs/roles.md anew.")
    parser.addoption("--write-queries", action="store_true", help="Write tests/contracts/queries.json anew.")
    parser.addoption("--write-screenshots", action="store_true", help="Make the pictures of README.md anew.")
    parser.addoption("--example", default="", help="Browser tests: a folder (OMSTILLING_VAR) with the example loaded.")
    parser.addoption("--all-tools", action="store_true", help="A missing tool is an error, not a skip.")


def pytest_configure(config: pytest.Config) -> None:
    """Keep the tests apart from what ``make demo`` collected, and let live_server share a thread with Playwright."""
    config.stash[left_out] = Counter()
    config.stash[heard] = Counter()
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    missing = [tool for tools in TOOLS.values() for tool in tools if not shutil.which(tool)]
    if missing and config.getoption("--all-tools"):
        raise pytest.UsageError(f"Missing on this machine: {', '.join(missing)}. make test installs them.")


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Mark tests by what they ask for, skip what a missing tool prevents, leave each database what is asked of it.

    What asks no database answers alike in both runs, and is asked once: on SQLite.
    """
    kept, others = [], []
    elsewhere = "once" if on_postgres() else "postgres"
    for item in items:
        if BROWSER_FIXTURES & set(getattr(item, "fixturenames", ())):
            item.add_marker("browser")
        if not (item.get_closest_marker("django_db") or DATABASE_FIXTURES & set(getattr(item, "fixturenames", ()))):
            item.add_marker("once")
        for mark, tools in TOOLS.items():
            missing = [tool for tool in tools if not shutil.which(tool)]
            if missing and item.get_closest_marker(mark):
                item.add_marker(pytest.mark.skip(reason=f"needs {', '.join(missing)}: make test installs it"))
        (others if item.get_closest_marker(elsewhere) else kept).append(item)
    if others:
        config.hook.pytest_deselected(items=others)
        items[:] = kept


def pytest_deselected(items: list[pytest.Item]) -> None:
    """Count what is left out by its marker, in the order in which one would look for the reason."""
    for item in items:
        config = item.config
        here = "once" if not on_postgres() else "postgres"
        mark = next((name for name in WHERE if name != here and item.get_closest_marker(name)), "chosen away")
        config.stash[left_out][mark] += 1


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    """Hand the count of a parallel worker to the process that prints."""
    output = getattr(session.config, "workeroutput", None)
    if output is not None:
        output["left_out"] = dict(session.config.stash[left_out])


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any, error: Any) -> None:
    """Take one worker's count: every worker collects the same tests."""
    node.config.stash[heard] |= Counter(getattr(node, "workeroutput", {}).get("left_out", {}))


def pytest_terminal_summary(terminalreporter: Any, config: pytest.Config) -> None:
    counts = config.stash[left_out] | config.stash[heard]
    engine = "PostgreSQL" if on_postgres() else "SQLite"
    terminalreporter.write_line(f"Database of this run: {engine}.")
    for mark, count in sorted(counts.items()):
        terminalreporter.write_line(f"Left out of this run: {count} {mark} ({WHERE.get(mark, 'by -k or -m')}).")
    for report in (*terminalreporter.stats.get("passed", ()), *terminalreporter.stats.get("failed", ())):
        for name, told in report.user_properties if report.when == "call" else ():
            terminalreporter.write_line(f"{report.nodeid.split('::')[-1]}, {name}: {told}.")


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    tmp_path_factory: pytest.TempPathFactory, django_db_modify_db_settings_parallel_suffix: None
) -> None:
    """Test SQLite on a file, as in production: in memory, threads share one connection and locks differ.

    Without waiting for the disk: what a test wrote is not to survive a power cut.
    """
    database = settings.DATABASES["default"]
    if not on_postgres():
        database.setdefault("TEST", {})["NAME"] = str(tmp_path_factory.mktemp("database") / "test.sqlite3")
        options = dict(database["OPTIONS"])
        options["init_command"] = options["init_command"].replace("synchronous=FULL", "synchronous=OFF")
        database["OPTIONS"] = options


def kept_databases(config: pytest.Config) -> Path:
    """Return the folder of the migrated databases that are copied."""
    assert config.cache is not None
    return config.cache.mkdir("database")


@pytest.fixture(scope="session")
def django_db_setup(
    request: pytest.FixtureRequest,
    django_test_environment: None,
    django_db_blocker: Any,
    django_db_modify_db_settings: None,
) -> Iterator[None]:
    """Make the test database, or take a copy of one that was migrated before. In place of pytest-django's own.

    ``migrate`` runs on the copy too: it finds nothing to do, and puts the guards back that a copy might lack.
    """
    from django.test.utils import setup_databases, teardown_databases

    from tests.ready import Ready

    with django_db_blocker.unblock():
        ready = Ready(kept_databases(request.config))
        with ready.locked():
            found = ready.fetch()
            made = setup_databases(verbosity=0, interactive=False, serialized_aliases=set(), keepdb=found)
            if not found:
                ready.keep()
    yield
    with django_db_blocker.unblock():
        teardown_databases(made, verbosity=0)


@pytest.fixture(scope="session", autouse=True)
def own_static_root(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Serve static files by their plain names: what ``make demo`` collected may be older than the code."""
    settings.STATIC_ROOT = Path(tmp_path_factory.mktemp("static"))


def pytest_collection_finish() -> None:
    """Leave what is loaded by now out of the garbage that is looked for during the tests."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 20)


@pytest.fixture(scope="session", autouse=True)
def static_files_are_listed_once(own_static_root: None) -> None:
    """List the static files once: each client has middleware of its own, which would look through them all anew."""
    from whitenoise.middleware import WhiteNoiseMiddleware

    listing = WhiteNoiseMiddleware.add_files_from_finders
    found: dict[tuple[str, str, bool], dict[str, Any]] = {}

    def listed(self: Any) -> None:
        key = str(settings.STATIC_ROOT), settings.STATIC_URL, self.autorefresh
        if key not in found:
            before = set(self.files)
            listing(self)
            found[key] = {url: file for url, file in self.files.items() if url not in before}
        self.files.update(found[key])

    WhiteNoiseMiddleware.add_files_from_finders = listed  # type: ignore[method-assign]


#: Tables that a test never fills and that are filled once, when the database is made.
FIXED = {"django_migrations", "django_content_type", "auth_permission"}


def empty_database(self: Any) -> None:
    """Empty the database after a test with real transactions: the guards refuse that, so they are lifted meanwhile.

    Takes the place of Django's flush, which does not know the ledger's own table.
    """
    from django.db import connection

    from omstilling.audit import guards
    from tests.kept_cast import forget

    forget()
    tables = sorted(set(connection.introspection.table_names()) - FIXED)
    guards.remove(connection)
    try:
        with connection.cursor() as cursor:
            if connection.vendor == "postgresql":
                cursor.execute("TRUNCATE {} RESTART IDENTITY CASCADE".format(", ".join(f'"{t}"' for t in tables)))
            else:
                cursor.execute("PRAGMA foreign_keys = OFF")
                for table in tables:
                    cursor.execute(f'DELETE FROM "{table}"')
                cursor.execute("PRAGMA foreign_keys = ON")
    finally:
        guards.install(connection)


@pytest.fixture(scope="session", autouse=True)
def guards_are_lifted_to_empty_the_database() -> None:
    from django.test import TransactionTestCase

    TransactionTestCase._fixture_teardown = empty_database  # type: ignore[method-assign]


@pytest.fixture
def cast(db: None) -> Any:
    """A municipality with a project, its bodies, and a person for each role. In a test with real transactions too."""
    from tests.kept_cast import cast_again

    return cast_again()


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, Any]:
    """Use the machine's own Chromium, which fetches nothing by itself."""
    return {"executable_path": shutil.which("chromium"), "args": ["--no-sandbox", *QUIET]}
