"""The drawing of plan, forecast and realised: the same on the pages and on paper."""

from __future__ import annotations

from typing import Protocol

from django.utils.translation import gettext as _

from omstilling.ui import formats
from omstilling.ui.charts import Columns, Item, Kind


class Accounts(Protocol):
    """The figures of a measure, or the sum of some, in kroner; ``None`` is unknown."""

    @property
    def plan(self) -> int | None: ...

    @property
    def forecast(self) -> int | None: ...

    @property
    def confirmed(self) -> int | None: ...

    @property
    def waiting(self) -> int | None: ...


def beside_each_other(title: str, of: Accounts) -> Columns:
    """Return the four figures beside each other, in kroner. Nothing confirmed, or waiting, is zero."""
    items = (
        Item(_("Vedtatt plan"), of.plan, Kind.DECIDED),
        Item(_("Ventet nå"), of.forecast, Kind.RECOMMENDED),
        Item(_("Bekreftet"), of.confirmed or 0, Kind.REALISED),
        Item(_("Venter på bekreftelse"), of.waiting or 0, Kind.PROPOSED),
    )
    return Columns(title, items, _("1\u00a0000\u00a0kr"), show=_thousands)


def _thousands(amount: int) -> str:
    return formats.thousands(amount)
