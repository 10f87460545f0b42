"""Runs the checks for one reader, and tells the findings that somebody has accepted from those that are new."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import QuerySet

from omstilling.audit.versions import versions_of
from projects.access import question
from projects.models import Project

from ..models import AcceptedFinding
from .checks import CHECKS
from .findings import Finding, Severity
from .snapshot import Given, Snapshot, read


@dataclass(frozen=True, slots=True)
class Accepted:
    """A finding that stands with a reason: who accepted it, when and why is the row's history."""

    finding: Finding
    row: AcceptedFinding


@dataclass(frozen=True, slots=True)
class Watch:
    """What the checks found, as far as one reader may see: what is open, and what is accepted."""

    open: tuple[Finding, ...]
    accepted: tuple[Accepted, ...]

    @property
    def errors(self) -> int:
        return sum(finding.severity is Severity.ERROR for finding in self.open)

    @property
    def warnings(self) -> int:
        return len(self.open) - self.errors

    @property
    def by_code(self) -> Counter[str]:
        """How many are open of each code."""
        return Counter(finding.code for finding in self.open)

    def find(self, ident: str) -> Finding | None:
        """Return the open finding that an address names."""
        return next((finding for finding in self.open if finding.ident == ident), None)


def findings_of(snapshot: Snapshot) -> list[Finding]:
    """Return what every check finds, the gravest first."""
    found = [finding for check in CHECKS for finding in check.run(snapshot)]
    return sorted(found, key=lambda finding: (finding.severity is not Severity.ERROR, finding.code))


@question
def _accepted(project: Project) -> QuerySet[AcceptedFinding]:
    return AcceptedFinding.objects.active().filter(project=project).order_by("pk")


def watch(project: Project, user: Any, today: date, given: Given | None = None) -> Watch:
    """Run the checks over what the user may see. One query more than the snapshot's, where anything is found."""
    found = findings_of(read(project, user, today, given))
    if not found:
        return Watch((), ())
    # What was accepted of a finding that the user does not see is told by nothing: only what is found is looked up.
    accepted = {(row.code, row.key): row for row in _accepted(project)}
    return Watch(
        tuple(finding for finding in found if (finding.code, finding.key) not in accepted),
        tuple(
            Accepted(finding, accepted[finding.code, finding.key])
            for finding in found
            if (finding.code, finding.key) in accepted
        ),
    )


@dataclass(frozen=True, slots=True)
class Acceptance:
    """An accepted finding with who accepted it, when and why."""

    finding: Finding
    row: AcceptedFinding
    who: str
    when: datetime

    @property
    def reason(self) -> str:
        return self.row.reason


def acceptances(found: Watch) -> list[Acceptance]:
    """Return who accepted the findings that stand. One query."""
    keys = [one.row.pk for one in found.accepted]
    if not keys:
        return []
    first = versions_of(AcceptedFinding).objects.filter(id__in=keys, row_version=1)
    told = {row.id: row for row in first}
    return [
        Acceptance(one.finding, one.row, told[one.row.pk].actor_label, told[one.row.pk].history_date)
        for one in found.accepted
    ]


def outdated(project: Project, user: Any, found: Watch) -> list[AcceptedFinding]:
    """Return what was accepted of findings that are no longer there, for those who see every finding."""
    matched = {one.row.pk for one in found.accepted}
    rows = AcceptedFinding.objects.visible_to(user).active().filter(project=project).order_by("code", "pk")
    return [row for row in rows if row.pk not in matched]
