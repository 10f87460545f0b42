"""Addresses of the pages that compose: dashboard, reports, info page, search."""

from django.urls import URLPattern

app_name = "reporting"
urlpatterns: list[URLPattern] = []
