"""Addresses: meetings with the unions."""

from django.urls import path

from ..views import consultations

LIST = "<slug:slug>/droftinger/"
ONE = f"{LIST}<int:number>/"

urlpatterns = [
    path(LIST, consultations.ConsultationListView.as_view(), name="consultations"),
    path(f"{LIST}ny/", consultations.ConsultationNewView.as_view(), name="consultation_new"),
    path(ONE, consultations.ConsultationView.as_view(), name="consultation"),
    path(f"{ONE}endre/", consultations.ConsultationEditView.as_view(), name="consultation_edit"),
    path(f"{ONE}trekk/", consultations.ConsultationWithdrawView.as_view(), name="consultation_withdraw"),
]
