"""Addresses of decisions logged in a meeting."""

from django.urls import path

from .views import decisions

urlpatterns = [
    path(
        "<slug:slug>/moter/<slug:meeting>/saker/<int:item>/vedtak/",
        decisions.LogDecisionView.as_view(),
        name="log_decision",
    ),
    path("<slug:slug>/vedtak/<int:pk>/rett/", decisions.CorrectDecisionView.as_view(), name="correct_decision"),
]
