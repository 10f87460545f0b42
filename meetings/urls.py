"""Addresses of meetings."""

from django.urls import URLPattern, path

from . import urls_decisions, urls_exports, urls_live, urls_minutes, urls_notice, urls_open, urls_papers, urls_register
from .views import agenda, attendance, items, meetings, union_desk

app_name = "meetings"
MEETING = "<slug:slug>/moter/<slug:meeting>/"
ITEM = f"{MEETING}saker/<int:item>/"

urlpatterns: list[URLPattern] = [
    *urls_open.urlpatterns,
    *urls_decisions.urlpatterns,
    *urls_notice.urlpatterns,
    *urls_exports.urlpatterns,
    *urls_register.urlpatterns,
    *urls_live.urlpatterns,
    *urls_papers.urlpatterns,
    path("<slug:slug>/tillitsvalgt/", union_desk.UnionDeskView.as_view(), name="union_desk"),
    path("<slug:slug>/moter/", meetings.MeetingListView.as_view(), name="meetings"),
    path("<slug:slug>/moter/nytt/", meetings.PlanMeetingView.as_view(), name="plan_meeting"),
    path(MEETING, meetings.MeetingView.as_view(), name="meeting"),
    path(f"{MEETING}endre/", meetings.EditMeetingView.as_view(), name="edit_meeting"),
    path(f"{MEETING}innkalling/", meetings.CallMeetingView.as_view(), name="call_meeting"),
    path(f"{MEETING}holdt/", meetings.HoldMeetingView.as_view(), name="hold_meeting"),
    path(f"{MEETING}avlys/", meetings.CancelMeetingView.as_view(), name="cancel_meeting"),
    path(f"{MEETING}frammote/", attendance.AttendanceView.as_view(), name="attendance"),
    path(f"{MEETING}saker/ny/", agenda.PutOnAgendaView.as_view(), name="put_on_agenda"),
    path(ITEM, items.ItemView.as_view(), name="item"),
    path(f"{ITEM}opp/", agenda.MoveItemUpView.as_view(), name="move_item_up"),
    path(f"{ITEM}ned/", agenda.MoveItemDownView.as_view(), name="move_item_down"),
    path(f"{ITEM}ta-av/", agenda.TakeOffAgendaView.as_view(), name="take_off_agenda"),
    path(f"{ITEM}tilleggssak/", agenda.UnlistedView.as_view(), name="unlisted"),
    path(f"{ITEM}behandling/", items.DiscussionView.as_view(), name="discussion"),
    path(f"{ITEM}forslag/", items.ProposalView.as_view(), name="proposal"),
    path(f"{ITEM}forslag/<int:pk>/trekk/", items.WithdrawProposalView.as_view(), name="withdraw_proposal"),
    path(f"{ITEM}forslag/<int:pk>/votering/", items.ProposalVoteView.as_view(), name="proposal_vote"),
    path(f"{ITEM}votering/", items.RecordBallotView.as_view(), name="ballot"),
    path(f"{ITEM}votering/<int:pk>/fjern/", items.WithdrawBallotView.as_view(), name="withdraw_ballot"),
    path(f"{ITEM}fratredelse/", items.RecusalView.as_view(), name="recusal"),
    path(f"{ITEM}fratredelse/<int:pk>/fjern/", items.WithdrawRecusalView.as_view(), name="withdraw_recusal"),
    path(f"{ITEM}lukking/", items.CloseDoorsView.as_view(), name="close_doors"),
    path(f"{ITEM}lukking/fjern/", items.OpenDoorsView.as_view(), name="open_doors"),
    path(f"{ITEM}protokolltilforsel/", items.RemarkView.as_view(), name="remark"),
    path(f"{ITEM}uttalelse/", items.UnionStatementView.as_view(), name="union_statement"),
    *urls_minutes.urlpatterns,
]
