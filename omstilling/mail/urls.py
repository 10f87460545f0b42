"""Addresses of one's notifications, and of how one wants to be told."""

from django.urls import path

from .views.notifications import AllSeenView, NotificationsView, OpenNotificationView
from .views.settings import SettingsView

app_name = "mail"
urlpatterns = [
    path("varsler/", NotificationsView.as_view(), name="notifications"),
    path("varsler/lest/", AllSeenView.as_view(), name="all_seen"),
    path("varsler/<int:pk>/", OpenNotificationView.as_view(), name="notification"),
    path("profil/varsler/", SettingsView.as_view(), name="settings"),
]
