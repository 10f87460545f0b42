"""Addresses of login, profile and invitation."""

from django.urls import path

from .views import login

app_name = "accounts"
urlpatterns = [
    path("logg-inn/", login.LoginView.as_view(), name="login"),
    path("logg-ut/", login.LogoutView.as_view(), name="logout"),
]
