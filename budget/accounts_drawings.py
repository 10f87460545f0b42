"""The drawing of plan, forecast and realised: the same on the pages and on paper."""

from __future__ import annotations

from django.utils.translation import gettext as _

from omstilling.ui import formats
from omstilling.ui.charts import Columns, Item, Kind

from .selectors.accounts import AccountRow, AccountSum


def beside_each_other(title: str, of: AccountRow | AccountSum) -> Columns:
    """Return the four figures beside each other, in kroner."""
    items = (
        Item(_("Vedtatt plan"), of.plan, Kind.DECIDED),
        Item(_("Ventet nå"), of.forecast, Kind.RECOMMENDED),
        Item(_("Bekreftet"), of.confirmed or 0, Kind.REALISED),
        Item(_("Venter på bekreftelse"), of.waiting or 0, Kind.PROPOSED),
    )
    return Columns(title, items, _("1\u00a0000\u00a0kr"), show=_thousands)


def _thousands(amount: int) -> str:
    return formats.thousands(amount)
