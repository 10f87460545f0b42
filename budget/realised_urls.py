"""Addresses of figures from the accounts, under «Tiltak»."""

from django.urls import URLPattern, path

from .views import realised, realised_forms

HOME = "<slug:slug>/tiltak/realisert/"
ONE = f"{HOME}<int:pk>/"

patterns: list[URLPattern] = [
    path(HOME, realised.RealisedListView.as_view(), name="realised"),
    path(f"{HOME}nytt/", realised_forms.RealisedNewView.as_view(), name="realised_new"),
    path(f"{HOME}bekreft/", realised_forms.RealisedConfirmView.as_view(), name="realised_confirm"),
    path(ONE, realised.RealisedView.as_view(), name="realised_figure"),
    path(f"{ONE}endre/", realised_forms.RealisedEditView.as_view(), name="realised_edit"),
    path(f"{ONE}trekk/", realised_forms.RealisedWithdrawView.as_view(), name="realised_withdraw"),
    path(f"{ONE}trekk-bekreftelsen/", realised_forms.RealisedRetractView.as_view(), name="realised_retract"),
]
