"""Addresses of Tallvakta, of the sectors, and of their targets."""

from django.urls import URLPattern, path

from .views import findings, sectors

WATCH = "<slug:slug>/tiltak/tallvakta/"

patterns: list[URLPattern] = [
    path(WATCH, findings.FindingsView.as_view(), name="findings"),
    path(f"{WATCH}<slug:finding>/godta/", findings.FindingAcceptView.as_view(), name="finding_accept"),
    path(f"{WATCH}godtatt/<int:accepted>/", findings.FindingTakeBackView.as_view(), name="finding_take_back"),
    path("<slug:slug>/tiltak/malet/<int:year>/<int:unit>/", sectors.SectorTargetView.as_view(), name="sector_target"),
    path("<slug:slug>/sektorer/<int:unit>/", sectors.SectorView.as_view(), name="sector"),
]
