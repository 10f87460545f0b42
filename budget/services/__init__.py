"""What may be done with the money: one function per verb, all in a unit of work."""

from .investments import create_investment, update_investment, withdraw_investment
from .links import link_decision, unlink_decision
from .measures import create_measure, update_measure, withdraw_measure
from .targets import set_target, withdraw_target

__all__ = [
    "create_investment",
    "create_measure",
    "link_decision",
    "set_target",
    "unlink_decision",
    "update_investment",
    "update_measure",
    "withdraw_investment",
    "withdraw_measure",
    "withdraw_target",
]
