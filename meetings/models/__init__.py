"""What happens in the room: meeting, notice, agenda, attendance per case, proposals, votes, and the minutes."""

from .attendance import Attendance, AttendanceGap, AttendanceStatus, Summons, SummonsAnswer
from .meeting import AgendaItem, Meeting, MeetingForm, MeetingPurpose, MeetingState
from .minutes import Minutes, MinutesReview, MinutesState
from .notice import CalendarAddress, MemberNote, Notice, NoticeKind, NoticeRecipient
from .referral import Referral
from .treatment import (
    Ballot,
    BallotSubject,
    Choice,
    Contribution,
    ContributionKind,
    ContributionState,
    MinuteRemark,
    PartyView,
    PartyVote,
    Proposal,
    Recusal,
    SeatVote,
)

__all__ = [
    "AgendaItem",
    "Attendance",
    "AttendanceGap",
    "AttendanceStatus",
    "Ballot",
    "BallotSubject",
    "CalendarAddress",
    "Choice",
    "Contribution",
    "ContributionKind",
    "ContributionState",
    "Meeting",
    "MeetingForm",
    "MeetingPurpose",
    "MeetingState",
    "MemberNote",
    "MinuteRemark",
    "Minutes",
    "MinutesReview",
    "MinutesState",
    "Notice",
    "NoticeKind",
    "NoticeRecipient",
    "PartyView",
    "PartyVote",
    "Proposal",
    "Recusal",
    "Referral",
    "SeatVote",
    "Summons",
    "SummonsAnswer",
]
