"""The verbs of meetings."""

from .agenda import mark_unlisted, move_item, put_on_agenda, take_off_agenda
from .attendance import Entry, record_all_attendance, record_attendance
from .grounds import close_doors, open_doors, recuse, withdraw_recusal
from .items import add_proposal, add_remark, set_discussion, set_union_statement, withdraw_proposal
from .meetings import call_meeting, cancel_meeting, hold_meeting, plan_meeting, update_meeting
from .votes import record_votes

__all__ = [
    "Entry",
    "add_proposal",
    "add_remark",
    "call_meeting",
    "cancel_meeting",
    "close_doors",
    "hold_meeting",
    "mark_unlisted",
    "move_item",
    "open_doors",
    "plan_meeting",
    "put_on_agenda",
    "record_all_attendance",
    "record_attendance",
    "record_votes",
    "recuse",
    "set_discussion",
    "set_union_statement",
    "take_off_agenda",
    "update_meeting",
    "withdraw_proposal",
    "withdraw_recusal",
]
