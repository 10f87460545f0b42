"""Addresses: competence plans with their activities, and employee surveys."""

from django.urls import URLPattern, path

from ..views import competence, measured, surveys

HOME = "<slug:slug>/kompetanse/"
PLAN = f"{HOME}<int:pk>/"
ACTIVITY = f"{PLAN}<int:activity>/"
SURVEYS = "<slug:slug>/undersokelser/"
SURVEY = f"{SURVEYS}<int:pk>/"

urlpatterns: list[URLPattern] = [
    path("<slug:slug>/malinger/", measured.ReadingListView.as_view(), name="readings"),
    path(HOME, competence.ActivityListView.as_view(), name="competence"),
    path(f"{HOME}ny/", competence.PlanNewView.as_view(), name="competence_plan_new"),
    path(PLAN, competence.PlanView.as_view(), name="competence_plan"),
    path(f"{PLAN}endre/", competence.PlanEditView.as_view(), name="competence_plan_edit"),
    path(f"{PLAN}trekk/", competence.PlanWithdrawView.as_view(), name="competence_plan_withdraw"),
    path(f"{PLAN}ny/", competence.ActivityNewView.as_view(), name="activity_new"),
    path(f"{ACTIVITY}endre/", competence.ActivityEditView.as_view(), name="activity_edit"),
    path(f"{ACTIVITY}gjennomfort/", competence.ActivityDoneView.as_view(), name="activity_done"),
    path(f"{ACTIVITY}apne/", competence.ActivityReopenView.as_view(), name="activity_reopen"),
    path(f"{ACTIVITY}trekk/", competence.ActivityWithdrawView.as_view(), name="activity_withdraw"),
    path(SURVEYS, surveys.SurveyListView.as_view(), name="surveys"),
    path(f"{SURVEYS}ny/", surveys.SurveyNewView.as_view(), name="survey_new"),
    path(SURVEY, surveys.SurveyView.as_view(), name="survey"),
    path(f"{SURVEY}endre/", surveys.SurveyEditView.as_view(), name="survey_edit"),
    path(f"{SURVEY}trekk/", surveys.SurveyWithdrawView.as_view(), name="survey_withdraw"),
    path(f"{SURVEY}resultater/", surveys.ResultsView.as_view(), name="survey_results"),
]
