"""The menu entries and panels of the money."""

from django.utils.translation import gettext_lazy as _

from omstilling.ui.registry import register_panel
from projects.menu import entry
from projects.selectors.consultations import register_on_the_table


def register() -> None:
    """Hang the entries under «Tiltak», and the measures on what they belong to."""
    from . import accounts_panels, gauges, goal_panels, load_panels, onboarding, plan_panels
    from .milestones_panel import milestones_panel
    from .panels import (
        agreement_panel,
        case_panel,
        consultation_panel,
        decision_panel,
        measure_risks_panel,
        review_panel,
        risk_panel,
        study_area_panel,
    )
    from .readings_panel import readings_panel
    from .selectors.concerned import on_the_table
    from .watch_panel import watch_panel

    entry("tiltak", _("Tiltak"), 20, "budget:measures")
    entry("tiltak.liste", _("Liste"), 1, "budget:measures", "tiltak")
    entry("tiltak.malet", _("Målet"), 2, "budget:target", "tiltak")
    entry("tiltak.prognose", _("Prognose"), 3, "budget:forecast", "tiltak")
    entry("tiltak.pakker", _("Pakker"), 4, "budget:packages", "tiltak", "may_manage_measures")
    entry("tiltak.okonomiplan", _("Økonomiplan"), 5, "budget:plan", "tiltak")
    entry("tiltak.investeringer", _("Investeringer"), 6, "budget:investments", "tiltak")
    entry("tiltak.realisert", _("Realisert"), 8, "budget:realised", "tiltak")
    entry("tiltak.import", _("Import"), 9, "budget:imports", "tiltak", rule="may_import")
    entry("tiltak.tallvakta", _("Tallvakta"), 8, "budget:findings", "tiltak", rule="may_see_findings")
    register_panel("study_area.content", study_area_panel, key="budget.measures")
    register_panel("decision.content", decision_panel, key="budget.measures")
    register_panel("case.content", case_panel, key="budget.measures")
    register_panel("case.content", review_panel, key="budget.review", order=-10)
    register_panel("consultation.content", consultation_panel, key="budget.measures")
    register_on_the_table(on_the_table)
    register_panel("agreement.content", agreement_panel, key="budget.redundancies")
    register_panel("risk.content", risk_panel, key="budget.measures")
    register_panel("measure.content", measure_risks_panel, key="budget.risks", order=40)
    onboarding.register()
    plan_panels.register()
    register_panel("plan.actions", milestones_panel, key="budget.milestone_import")
    register_panel("readings.actions", readings_panel, key="budget.readings_import")
    register_panel("measure.aside", watch_panel, key="budget.watch", order=10)
    accounts_panels.register()
    gauges.register()
    entry("mal.belastning", _("Belastning"), 3, "budget:load", "mal")
    goal_panels.register()
    load_panels.register()
