"""Addresses: cases and decisions."""

from django.urls import path

from ..views import cases, decisions, follow_up, relations

urlpatterns = [
    path("<slug:slug>/saker/", cases.CaseListView.as_view(), name="cases"),
    path("<slug:slug>/saker/ny/", cases.CaseNewView.as_view(), name="case_new"),
    path("<slug:slug>/saker/<int:pk>/", cases.CaseView.as_view(), name="case"),
    path("<slug:slug>/saker/<int:pk>/rediger/", cases.CaseEditView.as_view(), name="case_edit"),
    path("<slug:slug>/saker/<int:pk>/trekk/", cases.CaseWithdrawView.as_view(), name="case_withdraw"),
    path("<slug:slug>/vedtak/", decisions.DecisionListView.as_view(), name="decisions"),
    path("<slug:slug>/vedtak/<int:pk>/", decisions.DecisionView.as_view(), name="decision"),
    path("<slug:slug>/vedtak/<int:pk>/bekreft/", decisions.DecisionConfirmView.as_view(), name="decision_confirm"),
    path(
        "<slug:slug>/vedtak/<int:pk>/oppfolging/", follow_up.DecisionFollowUpView.as_view(), name="decision_follow_up"
    ),
    path("<slug:slug>/vedtak/<int:pk>/meld/", follow_up.DecisionReportView.as_view(), name="decision_report"),
    path(
        "<slug:slug>/vedtak/<int:pk>/fulgt-opp/",
        follow_up.DecisionFollowedUpView.as_view(),
        name="decision_followed_up",
    ),
    path("<slug:slug>/vedtak/<int:pk>/apne/", follow_up.DecisionReopenView.as_view(), name="decision_reopen"),
    path("<slug:slug>/vedtak/<int:pk>/forhold/", relations.RelateDecisionView.as_view(), name="decision_relation"),
    path(
        "<slug:slug>/vedtak/<int:pk>/forhold/<int:relation>/fjern/",
        relations.WithdrawRelationView.as_view(),
        name="decision_relation_withdraw",
    ),
    path(
        "<slug:slug>/vedtak/<int:pk>/lovlighetskontroll/",
        follow_up.LegalityReviewView.as_view(),
        name="decision_legality",
    ),
    path(
        "<slug:slug>/vedtak/<int:pk>/lovlighetskontroll/fjern/",
        follow_up.WithdrawLegalityReviewView.as_view(),
        name="decision_legality_withdraw",
    ),
]
