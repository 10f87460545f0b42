"""Addresses of the history."""

from django.urls import path

from ..views import history

urlpatterns = [
    path("<slug:slug>/sporbarhet/", history.ChangesView.as_view(), name="history"),
    path("<slug:slug>/sporbarhet/<str:label>/<int:pk>/", history.HistoryView.as_view(), name="history_of"),
]
