"""Prints one JSON object: PostgreSQL first, SQLite beside it. ``--engine`` measures one of them in this process."""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from typing import Any

ROUNDS = 40
FEW, MANY = 20, 2000
SLUG = "alta-2010"
CLUSTER = [
    "pg_virtualenv",
    "-t",
    "-o",
    "fsync=off",
    "-o",
    "log_min_messages=fatal",
    "-c",
    "--locale=C.UTF-8 --encoding=UTF8",
]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--engine", choices=["postgres", "sqlite"])
    parser.add_argument("--only", choices=["postgres", "sqlite"], help="leave the other engine out")
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    parser.add_argument("--no-documents", action="store_true")
    parser.add_argument("--money", action="store_true", help="the lines of the many measures alone")
    parser.add_argument("--register", action="store_true", help="the lines of the many decisions alone")
    parser.add_argument("--info", action="store_true", help="the line of the info page without login alone")
    parser.add_argument("--gantt", action="store_true", help="the lines of the plan with 200 milestones alone")
    parser.add_argument("--search", action="store_true", help="the search over a hundred thousand things alone")
    parser.add_argument("--earlier", action="store_true", help="the list of a past day, and what has changed, alone")
    chosen = parser.parse_args()
    if chosen.engine:
        alone = next(
            (name for name in ("money", "register", "info", "gantt", "search", "earlier") if getattr(chosen, name)), ""
        )
        print(json.dumps(measure(chosen.rounds, documents=not chosen.no_documents, alone=alone)))
        return
    more = ["--rounds", str(chosen.rounds)]
    flags = (("--no-documents", chosen.no_documents), ("--money", chosen.money), ("--register", chosen.register))
    flags = (
        *flags,
        ("--info", chosen.info),
        ("--gantt", chosen.gantt),
        ("--search", chosen.search),
        ("--earlier", chosen.earlier),
    )
    more += [flag for flag, on in flags if on]
    result: dict[str, Any] = {}
    if chosen.only != "sqlite":
        result |= child([*CLUSTER, sys.executable, "-m", "tests.bench", "--engine", "postgres", *more], "postgres")
    if chosen.only != "postgres":
        beside = child([sys.executable, "-m", "tests.bench", "--engine", "sqlite", *more], "sqlite")
        result = result | {"sqlite": beside} if result else beside
    print(json.dumps(result, indent=1))


def child(command: list[str], engine: str) -> dict[str, Any]:
    """Measure one engine in a process and a database of its own."""
    with tempfile.TemporaryDirectory() as var:
        env = {**os.environ, "OMSTILLING_VAR": var, "DJANGO_SETTINGS_MODULE": "omstilling.settings"}
        env.pop("DATABASE_URL", None)
        if engine == "postgres":
            env["DATABASE_URL"] = "postgres:///omstilling_bench"
            command = [*command[: len(CLUSTER)], "sh", "-c", 'createdb omstilling_bench && exec "$@"', "sh"] + command[
                len(CLUSTER) :
            ]
        done = subprocess.run(command, env=env, stdout=subprocess.PIPE, text=True, check=True)
    line = next(line for line in done.stdout.splitlines() if line.startswith("{"))
    found: dict[str, Any] = json.loads(line)
    return found


def measure(rounds: int, *, documents: bool, alone: str = "") -> dict[str, Any]:
    """Load the example, serve it, and measure every page against its floor; or those of one subject ``alone``."""
    import django

    django.setup()
    from django.core.management import call_command

    with open(os.devnull, "w") as nowhere:
        call_command("migrate", verbosity=0, stdout=nowhere)
        call_command("collectstatic", interactive=False, verbosity=0, stdout=nowhere)
        call_command("load_example", stdout=nowhere)

    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext, override_settings

    from meetings.models import Meeting, Minutes
    from omstilling.accounts.models import User
    from omstilling.reporting.models import StatusReport
    from projects.models import Project
    from tests.bench import earlier, gantt, info, live, money, register
    from tests.bench import search as everything
    from tests.bench.many import fill_measures
    from tests.bench.server import Caller, pair, served
    from tests.bench.volume import fill

    project = Project.objects.get(slug=SLUG)
    secretary = User.objects.get(username="sekretaer")
    client = Client()
    client.force_login(secretary)
    cookie = client.cookies["sessionid"].value
    plain = Client()
    with override_settings(AUTHENTICATION_BACKENDS=["django.contrib.auth.backends.ModelBackend"]):
        plain.force_login(secretary)
    plain_cookie = plain.cookies["sessionid"].value
    meeting = Meeting.objects.filter(project=project, slug="styringsgruppa-2010-09-17").get()
    report = StatusReport.objects.filter(project=project, document__isnull=False).order_by("number").first()
    draft = StatusReport.objects.filter(project=project, document__isnull=True).order_by("number").first()
    minutes = Minutes.objects.filter(meeting__project=project, full_document__isnull=False).order_by("pk").first()
    pages = {
        "dashboard": f"/{SLUG}/",
        "measures": f"/{SLUG}/tiltak/",
        "plan": f"/{SLUG}/plan/",
        "decisions": f"/{SLUG}/vedtak/",
        "meeting": meeting.get_absolute_url(),
        "info_page": f"/{SLUG}/infoside/",
    }
    if report is not None:
        pages["issued_report"] = f"/{SLUG}/statusrapporter/{report.number}/{report.version}/pdf/"

    def queries(path: str, who: Client = client) -> int:
        who.get(path)
        with CaptureQueriesContext(connection) as caught:
            who.get(path)
        return len(caught)

    def rows(path: str) -> int:
        return info.shown_rows(client.get(path).content.decode(errors="replace"))

    def timed(paths: dict[str, str]) -> dict[str, Any]:
        """Return each page beside the floor of as many rows."""
        found: dict[str, Any] = {}
        with (
            served("omstilling.wsgi", "omstilling.settings") as port,
            served("tests.bench.floor", "tests.bench.floor_settings") as under,
        ):
            portal, floor = Caller(port, cookie), Caller(under, plain_cookie)
            _page, found["floor_ms"] = pair((floor, "/gulv/50/"), (floor, "/gulv/50/"), rounds)
            for name, path in paths.items():
                shown = 1 if name.startswith("issued") else rows(path)
                ms, floor_ms = pair((portal, path), (floor, f"/gulv/{shown}/"), rounds)
                found[name] = {
                    "ms": round(ms, 2),
                    "floor_ms": round(floor_ms, 2),
                    "rows": shown,
                    "ratio": round(ms / floor_ms, 2),
                    "queries": queries(path),
                }
                print(name, found[name], file=sys.stderr, flush=True)
        return found

    def measured_register() -> dict[str, Any]:
        asked: dict[str, Any] = {}
        for size in (FEW, register.COUNT):
            register.fill_decisions(project, size)
            for name, path in register.pages(SLUG).items():
                asked.setdefault(name, {})[f"queries_{size}"] = queries(path)
        return register.with_limits(timed(register.pages(SLUG)), asked)

    def measured_gantt() -> dict[str, Any]:
        found = timed(gantt.fill_plan(project))
        del found["floor_ms"]
        return {name: {**line, "limit": gantt.LIMIT} for name, line in found.items()}

    result: dict[str, Any] = {"pages": {}, "documents": {}}
    if alone == "gantt":
        return {"plan_of_200": measured_gantt()}
    if alone == "register":
        return {"many_decisions": measured_register()}

    def measured_search() -> dict[str, Any]:
        everything.fill_everything(project)
        found = timed(everything.pages(SLUG))
        return {name: {**found[name], "limit": everything.LIMIT} for name in everything.QUERIES}

    if alone == "search":
        return {f"among_{everything.COUNT}": measured_search()}
    if alone == "earlier":
        return {"earlier": earlier.measured(project, cookie, rounds)}
    if alone == "info":
        return {"info_page_open": info.measured_open_page(project, plain_cookie, rounds, queries)}
    if not alone:
        result["pages"] = timed(pages)
        result["floor_ms"] = round(result["pages"].pop("floor_ms"), 2)
        result["info_page_open"] = info.measured_open_page(project, plain_cookie, rounds, queries)
        result["live_page"] = timed({"live_page": live.fill_meeting(project)})["live_page"] | {"limit": live.LIMIT}
    if documents and not alone:
        from meetings import documents as minutes_pdf
        from omstilling.reporting import pdf as report_pdf
        from tests.bench.documents import measured

        chief = User.objects.get(username="radmann")
        if draft is not None:
            params = report_pdf.params_of(draft, issue=False)
            result["documents"]["status_report"] = measured(report_pdf.KIND, params, chief)
        if minutes is not None:
            params = {"minutes": minutes.pk, "public": False}
            result["documents"]["minutes"] = measured(minutes_pdf.KIND, params, secretary)
        params = {"minutes": live.fill_minutes(project).pk, "public": False}
        result["documents"]["minutes_of_40_cases"] = measured(minutes_pdf.KIND, params, secretary)
    result["forecast"] = money.forecast()
    print("forecast", result["forecast"], file=sys.stderr, flush=True)
    result["import_preview"] = money.import_preview()
    print("import_preview", result["import_preview"], file=sys.stderr, flush=True)
    many = {
        "measures": f"/{SLUG}/tiltak/",
        "target": f"/{SLUG}/tiltak/malet/",
        "forecast": f"/{SLUG}/tiltak/prognose/",
    }
    asked: dict[str, Any] = {}
    for size in (FEW, MANY):
        fill_measures(project, size)
        for name, path in many.items():
            asked.setdefault(name, {})[f"queries_{size}"] = queries(path)
    result["many_measures"] = timed({name: many[name] for name in money.LIMITS})
    del result["many_measures"]["floor_ms"]
    for name, counts in asked.items():
        result["many_measures"].setdefault(name, {}).update(counts)
    for name, limit in money.LIMITS.items():
        result["many_measures"][name]["limit"] = limit
    result["forecast"]["reading_ms"] = money.reading(project, secretary)
    if alone:
        return result
    result["plan_of_200"] = measured_gantt()
    for size in (FEW, MANY):
        fill(project, size)
        for name, path in pages.items():
            result["pages"][name][f"queries_{size}"] = queries(path)
    result["many_decisions"] = measured_register()
    if connection.vendor == "postgresql":
        # Last: it leaves so much in the database. SQLite reads the texts, and is for few things.
        result[f"among_{everything.COUNT}"] = measured_search()
    if connection.vendor == "postgresql":
        result["earlier"] = earlier.measured(project, cookie, rounds)
    return result


if __name__ == "__main__":
    main()
