"""Addresses of the exports as JSON, and of a person's own calendar."""

from django.urls import URLPattern, path

from .views import calendars, exports

MEETING = "<slug:slug>/moter/<slug:meeting>/"

urlpatterns: list[URLPattern] = [
    path("kalender/<str:secret>.ics", calendars.CalendarFeedView.as_view(), name="feed"),
    path("kalender/<str:secret>/<slug:slug>/plan.ics", calendars.PlanFeedView.as_view(), name="plan_feed"),
    path("profil/kalender/", calendars.CalendarAddressView.as_view(), name="calendar_address"),
    path("profil/kalender/slett/", calendars.RevokeCalendarView.as_view(), name="revoke_calendar"),
    path(f"{MEETING}json/", exports.MeetingJsonView.as_view(), name="meeting_json"),
    path(f"{MEETING}saker/<int:item>/json/", exports.VotesJsonView.as_view(), name="votes_json"),
    path("<slug:slug>/saker/<int:pk>/json/", exports.CaseJsonView.as_view(), name="case_json"),
    path("<slug:slug>/vedtak/<int:pk>/json/", exports.DecisionJsonView.as_view(), name="decision_json"),
]
