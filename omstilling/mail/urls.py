"""Addresses of one's notifications, and of how one wants to be told."""

from django.urls import path

from .views import notifications
from .views import settings as chosen

app_name = "mail"
urlpatterns = [
    path("varsler/", notifications.NotificationsView.as_view(), name="notifications"),
    path("varsler/lest/", notifications.AllSeenView.as_view(), name="all_seen"),
    path("varsler/<int:pk>/", notifications.OpenNotificationView.as_view(), name="notification"),
    path("profil/varsler/", chosen.SettingsView.as_view(), name="settings"),
]
