"""Addresses of decisions logged in a meeting."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
