"""The menu entries of meetings, cases and decisions."""

from django.utils.translation import gettext_lazy as _

from omstilling.ui.registry import USER
from projects.menu import entry

from . import onboarding, panels, panels_decisions, panels_register


def register() -> None:
    """Hang the entries under «Møter og vedtak», and the panels on the pages below."""
    entry("moter", _("Møter og vedtak"), 40, "meetings:meetings")
    entry("moter.moter", _("Møter"), 1, "meetings:meetings", "moter")
    entry("moter.vedtak", _("Vedtak"), 2, "projects:decisions", "moter")
    entry("moter.oppfolging", _("Oppfølging"), 3, "meetings:follow_up", "moter")
    entry("moter.pa-vei", _("På vei"), 4, "meetings:referrals", "moter")
    entry("moter.saker", _("Saker"), 5, "projects:cases", "moter")
    entry("moter.droftinger", _("Drøftinger"), 6, "projects:consultations", "moter")
    entry("moter.tillitsvalgt", _("For tillitsvalgte"), 0, "meetings:union_desk", "moter", "may_see_union_desk")
    entry("min.tillitsvalgt", _("For tillitsvalgte"), 2, "meetings:union_desk", USER, "may_see_union_desk")
    entry("moter.avtaler", _("Avtaler"), 7, "projects:agreements", "moter")
    panels.register()
    panels_decisions.register()
    panels_register.register()
    onboarding.register()
