"""The path of a case through bodies: what it comes from, what it was sent on as, and what each body said."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch

from ..models import Case, Decision
from ..openness import Reader

#: No case has come further than this: a ring made by mistake ends here.
LONGEST = 12


@dataclass(frozen=True, slots=True)
class PathStep:
    """A case on the path, with the body's latest decision where there is one that the reader may see."""

    case: Case
    decision: Decision | None = None

    @property
    def decided_on(self) -> date | None:
        return self.decision.decided_on if self.decision is not None else None


def paths_of(cases: Iterable[Case], reader: Reader) -> dict[int, tuple[PathStep, ...]]:
    """Return the steps before each case that has some, the first body first.

    Steps that are not for the reader are left out. Queries grow with the length of the longest path, not with cases.
    """
    rows = list(cases)
    before = {case.pk: case.continues_id for case in rows}
    _climb(before)
    chains = {case.pk: _chain(case.pk, before) for case in rows}
    found = _steps({pk for chain in chains.values() for pk in chain}, reader)
    steps = {pk: tuple(found[one] for one in chain if one in found) for pk, chain in chains.items()}
    return {pk: path for pk, path in steps.items() if path}


def onward_from(case: Case, reader: Reader) -> tuple[PathStep, ...]:
    """Return what was made of a case further on, in the order in which it was registered."""
    chain = _onward(case.pk)
    found = _steps(set(chain), reader)
    return tuple(found[pk] for pk in chain if pk in found)


def _steps(wanted: set[int], reader: Reader) -> dict[int, PathStep]:
    if not wanted:
        return {}
    decided = Decision.objects.active().filter(reader.q()).select_related("body").order_by("-decided_on", "-id")
    rows = Case.objects.filter(reader.q(), pk__in=wanted).select_related("body", "project")
    rows = rows.prefetch_related(Prefetch("decisions", queryset=decided, to_attr="path_decisions"))
    return {case.pk: PathStep(case, _standing(case.path_decisions)) for case in rows}


def _standing(decisions: list[Decision]) -> Decision | None:
    """Return the latest decision; one that is being corrected as it was confirmed."""
    return decisions[0].standing if decisions else None


def _climb(before: dict[int, int | None]) -> None:
    """Read what the cases come from, level by level, until there is no more."""
    for _level in range(LONGEST):
        missing = {pk for pk in before.values() if pk is not None and pk not in before}
        if not missing:
            return
        before.update(Case.objects.filter(pk__in=missing).order_by().values_list("pk", "continues_id"))


def _chain(pk: int, before: dict[int, int | None]) -> list[int]:
    chain: list[int] = []
    above = before.get(pk)
    while above is not None and above not in chain and above != pk:
        chain.append(above)
        above = before.get(above)
    return chain[::-1]


def _onward(pk: int) -> list[int]:
    chain: list[int] = []
    level = [pk]
    for _level in range(LONGEST):
        level = list(
            Case.objects.filter(continues__in=level, withdrawn_at__isnull=True)
            .exclude(pk__in=[pk, *chain])
            .order_by("created_at", "pk")
            .values_list("pk", flat=True)
        )
        if not level:
            break
        chain += level
    return chain
