"""What is left to set up in a project. Each floor registers its own checks; the page only shows them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.urls import NoReverseMatch
from django.utils.translation import gettext as _

from ..models import Project
from ..permissions import RULES


@dataclass(frozen=True, slots=True)
class Check:
    """One thing to set up. ``rule`` names who may do it; others see the state without the link.

    ``url`` answers where it is done, ``see`` where it stands afterwards, when that is another page.
    ``optional`` checks are not counted in how far the set-up has come.
    """

    key: str
    label: Any
    done: Callable[[Project], bool]
    url: Callable[[Project], str]
    help: Any = ""
    rule: str = "may_set_up_project"
    order: int = 0
    optional: bool = False
    see: Callable[[Project], str] | None = None


@dataclass(frozen=True, slots=True)
class CheckResult:
    """A check as it stands for a project and a user; ``url`` is empty for those who may not do it.

    Then ``who`` names those who may.
    """

    check: Check
    done: bool
    url: str
    who: str = ""


_checks: dict[str, Check] = {}


def register_check(check: Check) -> None:
    """Add a check to the list. The same key twice is a programming error (ValueError) unless it is the same check."""
    known = _checks.get(check.key)
    if known is not None and known != check:
        raise ValueError(f"The check «{check.key}» is there already.")
    _checks[check.key] = check


def checks() -> list[Check]:
    """Return every check, in order."""
    return sorted(_checks.values(), key=lambda c: (c.order, c.key))


def project_checks(project: Project, may: Callable[[str], bool]) -> list[CheckResult]:
    """Return how each check stands for the project."""
    results = []
    for check in checks():
        allowed = may(check.rule)
        done = check.done(project)
        url = _url((check.see if done else None) or check.url, project) if allowed else ""
        results.append(CheckResult(check, done, url, "" if allowed else _who(check.rule)))
    return results


def _who(rule: str) -> str:
    """Return the words of a rule as a list of people: «prosjektsekretær, rådmann eller økonomi»."""
    *first, last = RULES[rule].words.split(" eller ")
    return f"{', '.join(first)} {_('eller')} {last}" if first else last


def progress(results: Iterable[CheckResult]) -> tuple[int, int]:
    """Return how many of the checks that count are done, and how many there are."""
    counted = [result for result in results if not result.check.optional]
    return sum(result.done for result in counted), len(counted)


def _url(address: Callable[[Project], str], project: Project) -> str:
    try:
        return address(project)
    except NoReverseMatch:
        return ""
