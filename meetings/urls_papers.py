"""Addresses of case papers."""

from django.urls import path

from .views import papers

urlpatterns = [
    path("<slug:slug>/saker/<int:pk>/saksframlegg/", papers.CasePaperView.as_view(), name="case_paper"),
]
