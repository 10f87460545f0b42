"""Addresses: agreements between the parties."""

from django.urls import path

from ..views import agreements

LIST = "<slug:slug>/avtaler/"
ONE = f"{LIST}<int:pk>/"

urlpatterns = [
    path(LIST, agreements.AgreementListView.as_view(), name="agreements"),
    path(f"{LIST}ny/", agreements.AgreementNewView.as_view(), name="agreement_new"),
    path(ONE, agreements.AgreementView.as_view(), name="agreement"),
    path(f"{ONE}endre/", agreements.AgreementEditView.as_view(), name="agreement_edit"),
    path(f"{ONE}trekk/", agreements.AgreementWithdrawView.as_view(), name="agreement_withdraw"),
]
