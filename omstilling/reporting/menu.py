"""The menu entries of the pages that compose."""

from django.utils.translation import gettext_lazy as _

from omstilling.ui.registry import HEADER
from projects.menu import entry


def register() -> None:
    """Hang overview, status reports, info page and search."""
    entry("oversikt", _("Oversikt"), 10, "reporting:dashboard")
    entry("oversikt.dashboard", _("Oversikt"), 1, "reporting:dashboard", "oversikt")
    entry("oversikt.rapporter", _("Statusrapporter"), 2, "reporting:status_reports", "oversikt")
    entry("infoside", _("Infoside"), 70, "reporting:info_page")
    entry("infoside.side", _("Infoside"), 1, "reporting:info_page", "infoside")
    entry("infoside.nyheter", _("Nyheter"), 2, "projects:news", "infoside")
    entry("sok", _("Søk"), 1, "reporting:search", HEADER)
