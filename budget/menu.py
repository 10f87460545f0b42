"""The menu entries of the money."""

from django.utils.translation import gettext_lazy as _

from projects.menu import entry


def register() -> None:
    """Hang the entries under «Tiltak»."""
    entry("tiltak", _("Tiltak"), 20, "budget:measures")
    entry("tiltak.liste", _("Liste"), 1, "budget:measures", "tiltak")
    entry("tiltak.malet", _("Målet"), 2, "budget:target", "tiltak")
    entry("tiltak.investeringer", _("Investeringer"), 3, "budget:investments", "tiltak")
