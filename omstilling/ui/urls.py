"""Addresses of the interface itself."""

from django.urls import path

from omstilling.ui.views.color_scheme import ColorSchemeView

app_name = "ui"
urlpatterns = [path("utseende/", ColorSchemeView.as_view(), name="color_scheme")]
