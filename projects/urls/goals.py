"""Addresses: goals, indicators and readings."""

from django.urls import URLPattern, path

from ..views import goals, readings

GOAL = "<slug:slug>/mal/<int:pk>/"
INDICATOR = f"{GOAL}indikatorer/<int:indicator>/"
READING = f"{INDICATOR}malinger/<int:reading>/"

urlpatterns: list[URLPattern] = [
    path("<slug:slug>/mal/", goals.GoalListView.as_view(), name="goals"),
    path("<slug:slug>/mal/nytt/", goals.GoalNewView.as_view(), name="goal_new"),
    path(GOAL, goals.GoalView.as_view(), name="goal"),
    path(f"{GOAL}endre/", goals.GoalEditView.as_view(), name="goal_edit"),
    path(f"{GOAL}trekk/", goals.GoalWithdrawView.as_view(), name="goal_withdraw"),
    path(f"{GOAL}indikatorer/ny/", goals.IndicatorNewView.as_view(), name="indicator_new"),
    path(f"{INDICATOR}endre/", goals.IndicatorEditView.as_view(), name="indicator_edit"),
    path(f"{INDICATOR}trekk/", goals.IndicatorWithdrawView.as_view(), name="indicator_withdraw"),
    path(f"{INDICATOR}malinger/ny/", goals.ReadingNewView.as_view(), name="reading_new"),
    path(f"{INDICATOR}malinger/maned/", readings.ReadingsMonthView.as_view(), name="readings_month"),
    path(f"{READING}rett/", goals.ReadingCorrectView.as_view(), name="reading_correct"),
    path(f"{READING}trekk/", goals.ReadingWithdrawView.as_view(), name="reading_withdraw"),
]
