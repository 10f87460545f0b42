"""Addresses: documents."""

from django.urls import path

from ..views import documents

DOCUMENT = "<slug:slug>/dokumenter/<int:number>/"

urlpatterns = [
    path("<slug:slug>/dokumenter/", documents.DocumentsView.as_view(), name="documents"),
    path("<slug:slug>/dokumenter/nytt/", documents.NewDocumentView.as_view(), name="new_document"),
    path(DOCUMENT, documents.DocumentView.as_view(), name="document"),
    path(f"{DOCUMENT}endre/", documents.EditDocumentView.as_view(), name="edit_document"),
    path(f"{DOCUMENT}fil/", documents.DocumentFileView.as_view(), name="document_file"),
    path(f"{DOCUMENT}last-opp/", documents.UploadView.as_view(), name="upload_document"),
    path(f"{DOCUMENT}trekk/", documents.WithdrawDocumentView.as_view(), name="withdraw_document"),
]
