"""Addresses of what follows decisions: the follow-up list, the way to the body that decides, a second look."""

from django.urls import path

from .views import follow_up, referrals, revisit

REFERRAL = "<slug:slug>/pa-vei/<int:pk>/"

urlpatterns = [
    path("<slug:slug>/oppfolging/", follow_up.FollowUpView.as_view(), name="follow_up"),
    path("<slug:slug>/oppfolging/pdf/", follow_up.FollowUpPdfView.as_view(), name="follow_up_pdf"),
    path("<slug:slug>/pa-vei/", referrals.ReferralListView.as_view(), name="referrals"),
    path(f"{REFERRAL}endre/", referrals.EditReferralView.as_view(), name="edit_referral"),
    path(f"{REFERRAL}trekk/", referrals.WithdrawReferralView.as_view(), name="withdraw_referral"),
    path(f"{REFERRAL}dokument/", referrals.ReferralDocumentView.as_view(), name="referral_document"),
    path(f"{REFERRAL}offentlig/", referrals.PublicReferralView.as_view(), name="referral_public"),
    path(f"{REFERRAL}fil/", referrals.ReferralFileView.as_view(), name="referral_file"),
    path(f"{REFERRAL}vedtak/", referrals.AnswerReferralView.as_view(), name="answer_referral"),
    path(f"{REFERRAL}knytt/", referrals.LinkAnswerView.as_view(), name="link_answer"),
    path("<slug:slug>/vedtak/<int:pk>/send/", referrals.SendReferralView.as_view(), name="send_referral"),
    path("<slug:slug>/vedtak/<int:pk>/ta-opp-igjen/", revisit.RevisitView.as_view(), name="revisit"),
]
