"""The dashboard (Oversikt)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from projects.selectors.setup import CheckResult, progress, project_checks
from projects.views.base import ProjectPage

from .. import links
from ..overview import parts_of
from ..selectors.dashboard import Dashboard, dashboard
from ..selectors.drafts import draft_of

#: How many of the steps that are left in the set-up are named.
STEPS = 4


@dataclass(frozen=True, slots=True)
class SetupLeft:
    """What is left to set up: how far it has come, and what comes next. ``steps`` is empty for those who only read."""

    done: int
    total: int
    steps: tuple[CheckResult, ...] = ()

    @property
    def more(self) -> int:
        return self.total - self.done - len(self.steps)


class DashboardView(ProjectPage):
    """Where the project stands, and what needs attention."""

    access_rule = "visible"
    template_name = "reporting/dashboard.html"
    menu_key = "oversikt.dashboard"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        found = dashboard(self.project, self.request.user, self.project.today())
        return super().get_context_data(
            heading=_("Oversikt"),
            dashboard=found,
            parts=parts_of(found, self.project),
            buttons=self.buttons(found),
            setup=self.setup_left(found),
            **kwargs,
        )

    def setup_left(self, found: Dashboard) -> SetupLeft | None:
        """Return what is left to set up in a project where nothing is decided yet; ``None`` when nothing is."""
        if found.decisions:
            return None
        if not self.may("may_set_up_project"):
            return None if found.has_content else SetupLeft(0, 0)
        results = project_checks(self.project, self.may)
        done, total = progress(results)
        left = [result for result in results if not result.done and not result.check.optional]
        return SetupLeft(done, total, tuple(left[:STEPS])) if left else None

    def buttons(self, found: Dashboard) -> list[tuple[str, str]]:
        """Return the first steps of this person; the first one is the main one."""
        buttons = []
        if found.attention.approve_url:
            buttons.append(
                (_("Les og godkjenn %(it)s") % {"it": found.attention.approve_it}, found.attention.approve_url)
            )
        if found.attention.log_url:
            buttons.append((_("Før vedtak"), found.attention.log_url))
        if self.may("may_write_report"):
            report = next(iter(draft_of(self.project, self.request.user)), None)
            if report is None:
                made = (_("Lag statusrapport"), links.to(self.project, "reporting:status_report_new"))
            else:
                url = links.to(self.project, "reporting:status_report", report.number, report.version)
                made = (_("Fortsett på statusrapporten"), url)
            # For the rådmann the report comes first; the secretary has decisions to log.
            buttons.insert(0 if self.may("may_issue_report") else len(buttons), made)
        return buttons
