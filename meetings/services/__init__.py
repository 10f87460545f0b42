"""The verbs of meetings."""

from .agenda import mark_unlisted, move_item, put_on_agenda, take_off_agenda
from .attendance import Entry, record_all_attendance, record_attendance
from .autosave import save_text
from .contributions import (
    decline_contribution,
    deliver_contribution,
    take_back_contribution,
    take_in_contribution,
)
from .grounds import close_doors, open_doors, recuse, withdraw_recusal
from .items import (
    add_proposal,
    add_remark,
    enter_remark,
    set_discussion,
    set_draft_text,
    set_union_statement,
    withdraw_proposal,
)
from .meetings import call_meeting, cancel_meeting, hold_meeting, plan_meeting, update_meeting
from .minutes import (
    approve_minutes,
    open_minutes,
    publish_minutes,
    return_to_draft,
    send_for_approval,
    start_correction,
)
from .notes import keep_note
from .votes import record_votes

__all__ = [
    "Entry",
    "add_proposal",
    "add_remark",
    "approve_minutes",
    "call_meeting",
    "cancel_meeting",
    "close_doors",
    "decline_contribution",
    "deliver_contribution",
    "enter_remark",
    "hold_meeting",
    "keep_note",
    "mark_unlisted",
    "move_item",
    "open_doors",
    "open_minutes",
    "plan_meeting",
    "publish_minutes",
    "put_on_agenda",
    "record_all_attendance",
    "record_attendance",
    "record_votes",
    "recuse",
    "return_to_draft",
    "save_text",
    "send_for_approval",
    "set_discussion",
    "set_draft_text",
    "set_union_statement",
    "start_correction",
    "take_back_contribution",
    "take_in_contribution",
    "take_off_agenda",
    "update_meeting",
    "withdraw_proposal",
    "withdraw_recusal",
]
