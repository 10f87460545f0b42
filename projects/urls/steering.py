"""Addresses: tolerances, assumptions and lessons, under the plan."""

from django.urls import URLPattern, path

from ..views import tolerances

TOLERANCES = "<slug:slug>/plan/toleranser/"

urlpatterns: list[URLPattern] = [
    path(TOLERANCES, tolerances.TolerancesView.as_view(), name="tolerances"),
    path(f"{TOLERANCES}<slug:tolerance>/", tolerances.ToleranceSetView.as_view(), name="tolerance_set"),
    path(
        f"{TOLERANCES}<slug:tolerance>/fjern/", tolerances.ToleranceWithdrawView.as_view(), name="tolerance_withdraw"
    ),
]
