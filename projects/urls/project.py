"""Addresses of the project itself. ``home`` is taken over by the dashboard of a higher floor."""

from django.urls import path

from ..views import project

urlpatterns = [
    path("tema/<slug:municipality>-<str:colour>.css", project.ThemeView.as_view(), name="theme"),
    path("vapen/<slug:municipality>/", project.EmblemView.as_view(), name="emblem"),
    path("<slug:slug>/", project.AboutView.as_view(), name="home"),
    path("<slug:slug>/om/", project.AboutView.as_view(), name="about"),
]
