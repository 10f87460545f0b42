"""Addresses: documents."""

from django.urls import path

from ..views import document_log, documents

DOCUMENT = "<slug:slug>/dokumenter/<int:number>/"

urlpatterns = [
    path("<slug:slug>/dokumenter/", documents.DocumentsView.as_view(), name="documents"),
    path("<slug:slug>/dokumenter/nytt/", documents.NewDocumentView.as_view(), name="new_document"),
    path(DOCUMENT, documents.DocumentView.as_view(), name="document"),
    path(f"{DOCUMENT}endre/", documents.EditDocumentView.as_view(), name="edit_document"),
    path(f"{DOCUMENT}fil/", documents.DocumentFileView.as_view(), name="document_file"),
    path(f"{DOCUMENT}last-opp/", documents.UploadView.as_view(), name="upload_document"),
    path("<slug:slug>/dokumenter/utsendinger/", document_log.DistributionsView.as_view(), name="distributions"),
    path(f"{DOCUMENT}ny-versjon/", document_log.NewVersionView.as_view(), name="document_new_version"),
    path(f"{DOCUMENT}versjoner/<int:pk>/fil/", document_log.VersionFileView.as_view(), name="document_version_file"),
    path(f"{DOCUMENT}utsendinger/ny/", document_log.DistributeView.as_view(), name="document_distribute"),
    path(
        f"{DOCUMENT}utsendinger/<int:pk>/stryk/",
        document_log.WithdrawDistributionView.as_view(),
        name="document_distribution_withdraw",
    ),
    path(f"{DOCUMENT}trekk/", documents.WithdrawDocumentView.as_view(), name="withdraw_document"),
]
