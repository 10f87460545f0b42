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
    entry("infoside.sporsmal", _("Spørsmål og svar"), 3, "projects:questions", "infoside")
    entry(
        "infoside.innboks", _("Innkomne spørsmål"), 4, "projects:questions_inbox", "infoside", "may_answer_questions"
    )
    entry("infoside.kontakter", _("Kontakter"), 5, "projects:contacts", "infoside", "may_write_news")
    entry("sok", _("Søk"), 1, "reporting:search", HEADER)
