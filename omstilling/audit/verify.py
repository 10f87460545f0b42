"""Finds what was changed behind the history's back: compares rows, history, ledger and guards. Writes nothing.

What it cannot find yet is said by ``LIMITS``: entries are not sealed in a chain and no copy lies outside.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from typing import Any

from django.db import connections, models
from django.db.models import Count, Max, Min

from . import guards
from .models import LedgerDue, LedgerEntry
from .registry import append_only_models, tracked_models

CHUNK = 2000
LIMITS = (
    (
        "A row, its history and its ledger entry rewritten together by someone who owns the database: the entries are "
        "not sealed in a chain yet, and no copy of its head lies outside the database."
    ),
    "The newest changes cut off together with their history and ledger entries.",
    "A false change written with a valid history row by a program that may write.",
    "Values that are kept without history: the password hash.",
)


@dataclass(frozen=True)
class Finding:
    """One thing that does not hold: a stable code, where, and what in words."""

    code: str
    table: str
    object_id: int | None
    text: str


@dataclass
class Result:
    """What was looked at, and what was found."""

    tables: int = 0
    rows: int = 0
    history_rows: int = 0
    entries: int = 0
    frozen_files: int = 0
    findings: list[Finding] = field(default_factory=list)

    @property
    def ok(self) -> bool:
        return not self.findings

    def as_json(self) -> dict[str, Any]:
        """Return the report for machines."""
        return {**asdict(self), "ok": self.ok, "cannot_find": list(LIMITS)}


def verify(using: str = "default") -> Result:
    """Look at every tracked table, the ledger, the guards and the frozen files."""
    connection = connections[using]
    result = Result()
    for guard in guards.missing(connection):
        result.findings.append(
            Finding("guard_missing", guard.table, None, f"The guard {guard.name} is missing, switched off or changed.")
        )
    for model in tracked_models():
        result.tables += 1
        result.findings += _check_table(model, result)
    result.entries = LedgerEntry.objects.count()
    result.findings += _check_ledger()
    result.findings += _check_frozen(result)
    return result


def _check_table(model: type[models.Model], result: Result) -> Iterator[Finding]:
    history = model.history.model  # type: ignore[attr-defined]
    table = model._meta.db_table
    untracked = set(getattr(model, "untracked_fields", ()))
    names = [f.attname for f in model._meta.concrete_fields if f.name not in untracked]
    versions = {
        row["id"]: (row["low"], row["high"], row["n"])
        for row in history.objects.order_by()
        .values("id")
        .annotate(low=Min("row_version"), high=Max("row_version"), n=Count("row_version"))
    }
    result.history_rows += sum(n for _low, _high, n in versions.values())
    seen: set[int] = set()
    for rows in _chunks(model._base_manager.order_by("pk").values(*names)):
        newest = {
            (row["id"], row["row_version"]): row
            for row in history.objects.filter(id__in=[row["id"] for row in rows]).values(*names)
        }
        for row in rows:
            result.rows += 1
            seen.add(row["id"])
            low, high, count = versions.get(row["id"], (0, 0, 0))
            if not count:
                yield Finding("no_history", table, row["id"], "The row has no history.")
                continue
            if (low, high - low + 1) != (1, count):
                yield Finding(
                    "version_gap", table, row["id"], f"Versions {low} to {high} are not whole ({count} rows)."
                )
            if high != row["row_version"]:
                yield Finding(
                    "version_differs",
                    table,
                    row["id"],
                    f"The row has version {row['row_version']}, the history ends at {high}.",
                )
                continue
            kept = newest.get((row["id"], row["row_version"]))
            changed = sorted(name for name in names if kept is not None and kept[name] != row[name])
            if changed:
                yield Finding("value_differs", table, row["id"], f"Changed without history: {', '.join(changed)}.")
    for gone in sorted(set(versions) - seen):
        yield Finding("row_missing", table, gone, "The history has a row that is no longer there.")
    yield from _check_entries(model, history)


def _check_entries(model: type[models.Model], history: type[models.Model]) -> Iterator[Finding]:
    """Every history row has its entry, and every entry its history row."""
    table = model._meta.db_table
    entries = {
        history_id: (obj, ver)
        for history_id, obj, ver in LedgerEntry.objects.filter(tbl=table).values_list("history_id", "obj", "ver")
    }
    rows = history._base_manager.values_list("history_id", "id", "row_version").iterator(chunk_size=CHUNK)
    for history_id, obj, version in rows:
        if entries.pop(history_id, None) != (obj, version):
            yield Finding("entry_missing", table, obj, f"Version {version} has no entry in the ledger.")
    for obj, version in entries.values():
        yield Finding("history_missing", table, obj, f"The ledger has version {version}, and the history has not.")


def _check_ledger() -> Iterator[Finding]:
    """Every change that was due has its entry (a client without foreign keys can leave one), and no entry a gap."""
    matched = LedgerEntry.objects.filter(
        tbl=models.OuterRef("tbl"), obj=models.OuterRef("obj"), ver=models.OuterRef("ver")
    )
    for due in LedgerDue.objects.filter(~models.Exists(matched)).order_by("pk"):
        yield Finding("due_unmatched", due.tbl, due.obj, f"Version {due.ver} was written without history.")
    behind = LedgerDue.objects.filter(
        tbl=models.OuterRef("tbl"), obj=models.OuterRef("obj"), ver=models.OuterRef("ver")
    )
    for entry in LedgerEntry.objects.filter(~models.Exists(behind)).order_by("pk"):
        yield Finding("entry_unfounded", entry.tbl, entry.obj, f"The ledger has version {entry.ver}, never written.")


def _check_frozen(result: Result) -> Iterator[Finding]:
    """The bytes of a frozen document still have the fingerprint that was written with them."""
    for model in append_only_models():
        names = {f.name for f in model._meta.concrete_fields}
        if not {"content", "sha256"} <= names:
            continue
        for pk, content, sha256 in model._base_manager.values_list("pk", "content", "sha256").iterator(chunk_size=20):
            result.frozen_files += 1
            if hashlib.sha256(bytes(content)).hexdigest() != sha256:
                yield Finding("file_differs", model._meta.db_table, pk, "The file is not the one that was frozen.")


def _chunks(rows: Any) -> Iterator[list[dict[str, Any]]]:
    chunk: list[dict[str, Any]] = []
    for row in rows.iterator(chunk_size=CHUNK):
        chunk.append(row)
        if len(chunk) == CHUNK:
            yield chunk
            chunk = []
    if chunk:
        yield chunk
