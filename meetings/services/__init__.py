"""The verbs of meetings."""

from .agenda import mark_unlisted, move_item, put_on_agenda, take_off_agenda
from .attendance import Entry, record_all_attendance, record_attendance
from .autosave import save_text
from .ballots import record_ballot, withdraw_ballot
from .chairing import elect_chair
from .contributions import (
    decline_contribution,
    deliver_contribution,
    take_back_contribution,
    take_in_contribution,
)
from .grounds import close_doors, judge_recusal, open_doors, recuse, withdraw_recusal
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
    drop_correction,
    open_minutes,
    publish_minutes,
    return_to_draft,
    send_for_approval,
    start_correction,
)
from .notes import keep_note
from .parties import set_reply, write_view
from .reviews import remark_on_minutes, reply_to_remark
from .running import bring_up, end_meeting, start_meeting
from .seating import take_seat
from .votes import record_votes

__all__ = [
    "Entry",
    "add_proposal",
    "add_remark",
    "approve_minutes",
    "bring_up",
    "call_meeting",
    "cancel_meeting",
    "close_doors",
    "decline_contribution",
    "deliver_contribution",
    "drop_correction",
    "elect_chair",
    "end_meeting",
    "enter_remark",
    "hold_meeting",
    "judge_recusal",
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
    "record_ballot",
    "record_votes",
    "recuse",
    "remark_on_minutes",
    "reply_to_remark",
    "return_to_draft",
    "save_text",
    "send_for_approval",
    "set_discussion",
    "set_draft_text",
    "set_reply",
    "set_union_statement",
    "start_correction",
    "start_meeting",
    "take_back_contribution",
    "take_in_contribution",
    "take_off_agenda",
    "take_seat",
    "update_meeting",
    "withdraw_ballot",
    "withdraw_proposal",
    "withdraw_recusal",
    "write_view",
]
