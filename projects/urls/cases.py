"""Addresses: cases and decisions."""

from django.urls import path

from ..views import cases, decisions

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
        "<slug:slug>/vedtak/<int:pk>/oppfolging/", decisions.DecisionFollowUpView.as_view(), name="decision_follow_up"
    ),
    path(
        "<slug:slug>/vedtak/<int:pk>/fulgt-opp/",
        decisions.DecisionFollowedUpView.as_view(),
        name="decision_followed_up",
    ),
    path("<slug:slug>/vedtak/<int:pk>/apne/", decisions.DecisionReopenView.as_view(), name="decision_reopen"),
]
