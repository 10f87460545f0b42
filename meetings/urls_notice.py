"""Addresses of what comes before a meeting: who is called, notices, moving it, and what is taken along."""

from django.urls import URLPattern, path

from .views import carry, notices, summons

MEETING = "<slug:slug>/moter/<slug:meeting>/"
CALLED = f"{MEETING}innkalte/"
NOTICES = f"{MEETING}innkallinger/"

urlpatterns: list[URLPattern] = [
    path(CALLED, summons.SummonsView.as_view(), name="summons"),
    path(f"{CALLED}kall-inn/", summons.CallMembersView.as_view(), name="call_members"),
    path(f"{CALLED}<int:seat>/svar/", summons.RegisterAnswerView.as_view(), name="register_answer"),
    path(f"{CALLED}<int:seat>/vara/", summons.CallSubstituteView.as_view(), name="call_substitute"),
    path(f"{CALLED}<int:seat>/frigi/", summons.ReleaseSubstituteView.as_view(), name="release_substitute"),
    path(f"{MEETING}svar/", summons.AnswerSummonsView.as_view(), name="answer_summons"),
    path(f"{NOTICES}send/", notices.SendNoticeView.as_view(), name="send_notice"),
    path(f"{NOTICES}utkast/", notices.NoticeDraftView.as_view(), name="notice_draft"),
    path(f"{NOTICES}<int:number>/", notices.NoticeView.as_view(), name="notice"),
    path(f"{NOTICES}<int:number>/pdf/", notices.NoticePdfView.as_view(), name="notice_pdf"),
    path(
        f"{NOTICES}<int:number>/offentlig.pdf",
        notices.NoticeFileView.as_view(),
        {"edition": "offentlig"},
        name="notice_public_file",
    ),
    path(
        f"{NOTICES}<int:number>/fullstendig.pdf",
        notices.NoticeFileView.as_view(),
        {"edition": "fullstendig"},
        name="notice_full_file",
    ),
    path(f"{MEETING}flytt/", notices.MoveMeetingView.as_view(), name="move_meeting"),
    path(f"{MEETING}saker/fra-for/", carry.CarryOverView.as_view(), name="carry_over"),
    path(f"{MEETING}saker/deler/", carry.SectionsView.as_view(), name="sections"),
]
