"""Addresses: bodies and seats, and the units of the municipality."""

from django.urls import path

from ..views import bodies, units

BODY = "<slug:slug>/organer/<slug:body>/"
SEAT = "<slug:slug>/plasser/<int:pk>/"
UNIT = "<slug:slug>/enheter/<int:pk>/"

urlpatterns = [
    path("<slug:slug>/organer/", bodies.BodiesView.as_view(), name="bodies"),
    path("<slug:slug>/organer/nytt/", bodies.NewBodyView.as_view(), name="new_body"),
    path(BODY, bodies.BodyView.as_view(), name="body"),
    path(f"{BODY}endre/", bodies.EditBodyView.as_view(), name="edit_body"),
    path(f"{BODY}plasser/ny/", bodies.NewSeatView.as_view(), name="new_seat"),
    path(f"{SEAT}endre/", bodies.EditSeatView.as_view(), name="edit_seat"),
    path(f"{SEAT}avslutt/", bodies.EndSeatView.as_view(), name="end_seat"),
    path(f"{SEAT}fjern/", bodies.WithdrawSeatView.as_view(), name="withdraw_seat"),
    path("<slug:slug>/enheter/", units.UnitsView.as_view(), name="units"),
    path("<slug:slug>/enheter/ny/", units.NewUnitView.as_view(), name="new_unit"),
    path(UNIT, units.UnitView.as_view(), name="unit"),
    path(f"{UNIT}endre/", units.EditUnitView.as_view(), name="edit_unit"),
    path(f"{UNIT}flytt/", units.MoveUnitView.as_view(), name="move_unit"),
    path(f"{UNIT}sla-sammen/", units.MergeUnitView.as_view(), name="merge_unit"),
    path(f"{UNIT}legg-ned/", units.CloseUnitView.as_view(), name="close_unit"),
]
