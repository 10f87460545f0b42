"""Addresses of the proofs: the owner's word, and the measures that a case or a meeting with the unions is about."""

from django.urls import URLPattern, path

from .views import concerned, start, unions

START = "<slug:slug>/tiltak/<int:number>/iverksatt/"
STATEMENTS = "<slug:slug>/tiltak/<int:number>/uttalelser/"
STATEMENT = f"{STATEMENTS}<int:statement>/"

patterns: list[URLPattern] = [
    path(START, start.StartConfirmView.as_view(), name="start_confirm"),
    path(f"{START}trekk/", start.StartRetractView.as_view(), name="start_retract"),
    path("<slug:slug>/risikoer/<int:number>/tiltak/", concerned.RiskMeasuresView.as_view(), name="risk_measures"),
    path("<slug:slug>/saker/<int:pk>/tiltak/", concerned.CaseMeasuresView.as_view(), name="case_measures"),
    path(
        "<slug:slug>/droftinger/<int:number>/tiltak/",
        concerned.ConsultationMeasuresView.as_view(),
        name="consultation_measures",
    ),
    path(f"{STATEMENTS}ny/", unions.StatementNewView.as_view(), name="statement_new"),
    path(f"{STATEMENT}endre/", unions.StatementEditView.as_view(), name="statement_edit"),
    path(f"{STATEMENT}trekk/", unions.StatementWithdrawView.as_view(), name="statement_withdraw"),
    path(f"{STATEMENT}svar/", unions.StatementReplyView.as_view(), name="statement_reply"),
]
