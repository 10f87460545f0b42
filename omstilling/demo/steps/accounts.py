"""Figures from the accounts: entered by one, confirmed by another."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from budget.services import confirm_realised, enter_realised

from ..acts import Act, World
from ..content.accounts import REALISED, Realised


def acts() -> Iterator[Act]:
    """Yield what was entered, and what was confirmed."""
    for figure in REALISED:
        yield Act(figure.entered, "sekretaer", "Fra regnskapet per februar", _enter, (figure,))
        if figure.confirmed is not None:
            yield Act(figure.confirmed, "okonomi", "Bekreftet realisert virkning", _confirm, (figure,))


def _enter(world: World, by: Any, figure: Realised) -> None:
    world.rows[f"realised.{figure.measure}"] = enter_realised(
        measure=world.measures[figure.measure],
        first_month=figure.first,
        last_month=figure.last,
        amount=figure.amount,
        cause=figure.cause,
        is_example_figure=True,
        by=by,
    )


def _confirm(world: World, by: Any, figure: Realised) -> None:
    confirm_realised(figures=[world.rows[f"realised.{figure.measure}"]], by=by)
