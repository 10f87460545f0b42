"""Addresses of the project itself. ``home`` is taken over by the dashboard of a higher floor."""

from django.urls import path

from ..views import front, project

urlpatterns = [
    path("", front.FrontView.as_view(), name="front"),
    path("tema/<slug:municipality>-<str:colour>.css", project.ThemeView.as_view(), name="theme"),
    path("vapen/<slug:municipality>/", project.EmblemView.as_view(), name="emblem"),
    path("<slug:slug>/", project.AboutView.as_view(), name="home"),
    path("<slug:slug>/om/", project.AboutView.as_view(), name="about"),
    path("<slug:slug>/om/punkter/nytt/", project.NewTextView.as_view(), name="new_text"),
    path("<slug:slug>/om/punkter/<int:pk>/endre/", project.EditTextView.as_view(), name="edit_text"),
    path("<slug:slug>/om/punkter/<int:pk>/trekk/", project.WithdrawTextView.as_view(), name="withdraw_text"),
]
