"""What the checks are made of: the check itself, the register of codes, and the words they share."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from omstilling.ui import formats

from .findings import Finding, Link, Severity
from .snapshot import MeasureFact, Snapshot

Test = Callable[[Snapshot, "Check"], Iterator[Finding]]


@dataclass(frozen=True, slots=True)
class Check:
    """A check: its code, how grave its findings are, and what it is called."""

    code: str
    severity: Severity
    title: str | Promise
    test: Test

    def run(self, snapshot: Snapshot) -> list[Finding]:
        """Return what the check finds."""
        return list(self.test(snapshot, self))

    def finding(self, text: str, mend: Link, key: str, measures: Iterable[MeasureFact] = (), **more: Any) -> Finding:
        """Return a finding of this check about some measures."""
        mine = tuple(measures)
        return Finding(
            self.code,
            self.severity,
            str(self.title),
            text,
            (*(link_to(measure) for measure in mine), *more.get("about", ())),
            mend,
            key,
            frozenset(measure.pk for measure in mine),
            frozenset({*(m.unit_id for m in mine if m.unit_id is not None), *more.get("units", ())}),
        )


CHECKS: list[Check] = []


def check(code: str, severity: Severity, title: str | Promise) -> Callable[[Test], Test]:
    """Register a check under its code."""

    def register(test: Test) -> Test:
        if any(known.code == code for known in CHECKS):
            raise ValueError(f"The code {code} is taken.")
        CHECKS.append(Check(code, severity, title, test))
        return test

    return register


def name(measure: MeasureFact) -> str:
    """Return a measure's name in running text."""
    return _("tiltak %(number)s «%(title)s»") % {"number": measure.number, "title": measure.title}


def link_to(measure: MeasureFact) -> Link:
    words = _("Tiltak %(number)s: %(title)s") % {"number": measure.number, "title": measure.title}
    return Link(words, "budget:measure", (measure.number,))


def edit(measure: MeasureFact) -> Link:
    return Link(_("Rediger tiltaket"), "budget:measure_edit", (measure.number,), "may_manage_measures")


def cap(text: str) -> str:
    return text[:1].upper() + text[1:]


def fte_words(value: Decimal | None) -> str:
    return formats.fte_bare(abs(value)) if value is not None else ""
