"""The agreement that measures are held against, and the finding that was accepted."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from budget.services import accept_finding
from budget.watch import watch
from projects.services.agreements import record_agreement

from ..acts import Act, World
from ..content.watch import ACCEPTED, AGREED_AT, AGREEMENT


def acts() -> Iterator[Act]:
    """Yield the agreement and the acceptance."""
    yield Act(AGREED_AT, "sekretaer", "Avtalen er ført", _agree)
    _code, _measure, when, by, reason = ACCEPTED
    yield Act(when, by, reason, _accept)


def _agree(world: World, by: Any) -> None:
    values: dict[str, Any] = AGREEMENT
    record_agreement(project=world.project, by=by, **values)


def _accept(world: World, by: Any) -> None:
    code, key, _when, _by, reason = ACCEPTED
    measure = world.measures[key]
    found = watch(world.project, by, world.project.today()).open
    finding = next(one for one in found if one.code == code and measure.pk in one.measures)
    accept_finding(project=world.project, code=finding.code, key=finding.key, by=by, reason=reason)
