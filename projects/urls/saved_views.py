"""Addresses of saved views."""

from django.urls import path

from ..views import saved_views

LIST = "<slug:slug>/visninger/"

urlpatterns = [
    path(LIST, saved_views.SavedViewsView.as_view(), name="saved_views"),
    path(f"{LIST}ny/", saved_views.SavedViewNewView.as_view(), name="saved_view_new"),
    path(f"{LIST}<int:view>/endre/", saved_views.SavedViewEditView.as_view(), name="saved_view_edit"),
    path(f"{LIST}<int:view>/fjern/", saved_views.SavedViewWithdrawView.as_view(), name="saved_view_withdraw"),
]
