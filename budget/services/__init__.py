"""What may be done with the money: one function per verb, all in a unit of work."""

from .costs import create_cost, enter_spending, update_cost, update_spending, withdraw_cost, withdraw_spending
from .findings import accept_finding, take_back_acceptance
from .investments import create_investment, set_investment_year, update_investment, withdraw_investment
from .lines import create_budget_line, update_budget_line, withdraw_budget_line
from .links import (
    link_case,
    link_consultation,
    link_decision,
    set_measures,
    unlink_case,
    unlink_consultation,
    unlink_decision,
)
from .measure_parts import attach_document, detach_document, relate_measures, withdraw_relation
from .measures import create_measure, update_measure, withdraw_measure
from .packages import create_package, propose_package, set_choices, share_package, update_package, withdraw_package
from .plan import (
    add_budget_note,
    create_budget_area,
    set_plan_year,
    update_budget_area,
    update_budget_note,
    withdraw_budget_area,
    withdraw_budget_note,
)
from .realised import (
    confirm_realised,
    enter_realised,
    retract_confirmation,
    update_realised,
    withdraw_realised,
)
from .start import confirm_start, retract_start
from .targets import set_sector_target, set_target, withdraw_sector_target, withdraw_target

__all__ = [
    "accept_finding",
    "add_budget_note",
    "attach_document",
    "confirm_realised",
    "confirm_start",
    "create_budget_area",
    "create_budget_line",
    "create_cost",
    "create_investment",
    "create_measure",
    "detach_document",
    "enter_realised",
    "enter_spending",
    "link_case",
    "link_consultation",
    "link_decision",
    "relate_measures",
    "retract_confirmation",
    "retract_start",
    "set_investment_year",
    "set_measures",
    "set_plan_year",
    "set_sector_target",
    "set_target",
    "take_back_acceptance",
    "unlink_case",
    "unlink_consultation",
    "unlink_decision",
    "update_budget_area",
    "update_budget_line",
    "update_budget_note",
    "update_cost",
    "update_investment",
    "update_measure",
    "update_realised",
    "update_spending",
    "withdraw_budget_area",
    "withdraw_budget_line",
    "withdraw_budget_note",
    "withdraw_cost",
    "withdraw_investment",
    "withdraw_measure",
    "withdraw_realised",
    "withdraw_relation",
    "withdraw_sector_target",
    "withdraw_spending",
    "withdraw_target",
    "create_package",
    "propose_package",
    "set_choices",
    "share_package",
    "update_package",
    "withdraw_package",
]
