"""Addresses of the meeting while it goes on: the secretary's page and the members'."""

from django.urls import path

from .views import follow, live, live_parts

MEETING = "<slug:slug>/moter/<slug:meeting>/"
LIVE = f"{MEETING}gjennomfor/"
ITEM = f"{LIVE}<int:item>/"
FOLLOW = f"{MEETING}folg/"

urlpatterns = [
    path(LIVE, live.LiveView.as_view(), name="live"),
    path(f"{LIVE}opprop/", live.LiveRollView.as_view(), name="live_roll"),
    path(f"{LIVE}avslutning/", live.LiveEndView.as_view(), name="live_end"),
    path(f"{LIVE}apne/", live_parts.LiveStartView.as_view(), name="live_start"),
    path(f"{LIVE}avslutt/", live_parts.LiveFinishView.as_view(), name="live_finish"),
    path(f"{LIVE}frammote/", live_parts.LiveAttendanceView.as_view(), name="live_attendance"),
    path(ITEM, live.LiveItemView.as_view(), name="live_item"),
    path(f"{ITEM}lagre/", live.LiveSaveView.as_view(), name="live_save"),
    path(f"{ITEM}innspill/", live.LiveWaitingView.as_view(), name="live_waiting"),
    path(f"{ITEM}saksframlegg/", live.LivePaperView.as_view(), name="live_paper"),
    path(f"{ITEM}ta-opp/", live_parts.LiveUpView.as_view(), name="live_up"),
    path(f"{ITEM}kom-og-gikk/", live_parts.LiveMoveView.as_view(), name="live_move"),
    path(f"{ITEM}moteleder/", live_parts.LiveChairView.as_view(), name="live_chair"),
    path(f"{ITEM}fratredelse/", live_parts.LiveRecusalView.as_view(), name="live_recusal"),
    path(
        f"{ITEM}fratredelse/<int:pk>/fjern/",
        live_parts.LiveWithdrawRecusalView.as_view(),
        name="live_withdraw_recusal",
    ),
    path(f"{ITEM}lukking/", live_parts.LiveDoorsView.as_view(), name="live_doors"),
    path(f"{ITEM}lukking/fjern/", live_parts.LiveOpenDoorsView.as_view(), name="live_open_doors"),
    path(f"{ITEM}tilleggssak/", live_parts.LiveUnlistedView.as_view(), name="live_unlisted"),
    path(f"{ITEM}forslag/", live_parts.LiveProposalView.as_view(), name="live_proposal"),
    path(
        f"{ITEM}forslag/<int:pk>/trekk/", live_parts.LiveWithdrawProposalView.as_view(), name="live_withdraw_proposal"
    ),
    path(f"{ITEM}forslag/<int:pk>/enstemmig/", live_parts.LiveAgreedView.as_view(), name="live_agreed"),
    path(f"{ITEM}votering/", live_parts.LiveBallotView.as_view(), name="live_ballot"),
    path(f"{ITEM}votering/<int:pk>/fjern/", live_parts.LiveWithdrawBallotView.as_view(), name="live_withdraw_ballot"),
    path(f"{ITEM}vedtak/", live_parts.LiveDecisionView.as_view(), name="live_decision"),
    path(f"{ITEM}protokolltilforsel/", live_parts.LiveRemarkView.as_view(), name="live_remark"),
    path(f"{ITEM}behandling/", live_parts.LiveTextView.as_view(), {"field": "discussion"}, name="live_discussion"),
    path(f"{ITEM}uttalelse/", live_parts.LiveTextView.as_view(), {"field": "union_statement"}, name="live_statement"),
    path(f"{ITEM}innspill/<int:pk>/ta-inn/", live_parts.LiveTakeInView.as_view(), name="live_take_in"),
    path(f"{ITEM}innspill/<int:pk>/avvis/", live_parts.LiveDeclineView.as_view(), name="live_decline"),
    path(FOLLOW, follow.FollowView.as_view(), name="follow"),
    path(f"{FOLLOW}na/", follow.FollowNowView.as_view(), name="follow_now"),
    path(f"{FOLLOW}<int:item>/", follow.FollowItemView.as_view(), name="follow_item"),
    path(f"{FOLLOW}<int:item>/na/", follow.FollowItemNowView.as_view(), name="follow_item_now"),
    path(f"{FOLLOW}<int:item>/lever/", follow.DeliverView.as_view(), name="deliver"),
    path(f"{FOLLOW}<int:item>/innspill/<int:pk>/trekk/", follow.TakeBackView.as_view(), name="take_back"),
    path(f"{FOLLOW}<int:item>/notat/", follow.NoteView.as_view(), name="note"),
]
