"""Addresses of meetings."""

from django.urls import URLPattern

from . import urls_decisions

app_name = "meetings"
urlpatterns: list[URLPattern] = [
    *urls_decisions.urlpatterns,
]
