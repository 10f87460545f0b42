"""Rounds: what the worker looks after once an hour beside its tasks. The subjects register theirs.

A round may come twice, from two workers or after a restart: it must find for itself what it has done.
"""

import logging
from collections.abc import Callable

log = logging.getLogger("omstilling.rounds")

_rounds: dict[str, Callable[[], object]] = {}


def register_round(name: str, run: Callable[[], object]) -> None:
    """Register a round. The same name for something else is a programming error (ValueError)."""
    if _rounds.get(name, run) != run:
        raise ValueError(f"The round «{name}» is already registered.")
    _rounds[name] = run


def make_rounds() -> None:
    """Make every round. One that fails is logged and stops no other."""
    for name, run in _rounds.items():
        try:
            run()
        except Exception:
            log.exception("The round «%s» failed", name)
