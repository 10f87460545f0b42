"""``manage.py verify_history``: exit 0 when nothing was changed behind the history's back, else 1."""

import json
import sys
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from omstilling.audit.verify import LIMITS, verify


class Command(BaseCommand):
    help = "Check that no row was changed without history, and say what the check cannot find."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--json", action="store_true", help="print one JSON object")

    def handle(self, *args: Any, **options: Any) -> None:
        result = verify()
        if options["json"]:
            self.stdout.write(json.dumps(result.as_json(), ensure_ascii=False))
        else:
            self.stdout.write(
                f"Looked at {result.rows} rows in {result.tables} tables, {result.history_rows} history rows, "
                f"{result.entries} ledger entries and {result.frozen_files} frozen files."
            )
            for finding in result.findings:
                where = f"{finding.table} {finding.object_id if finding.object_id is not None else ''}".strip()
                self.stdout.write(f"{finding.code}: {where}: {finding.text}")
            self.stdout.write("Nothing was changed behind the history's back." if result.ok else "NOT whole.")
            self.stdout.write("What this check cannot find yet:")
            for limit in LIMITS:
                self.stdout.write(f"- {limit}")
        if not result.ok:
            sys.exit(1)
