"""Addresses: what hangs on a case."""

from django.urls import path

from ..views import case_parts, cases

CASE = "<slug:slug>/saker/<int:pk>/"
PART = f"{CASE}unntatt/<int:part>/"
ATTACHMENT = f"{CASE}vedlegg/<int:attachment>/"

urlpatterns = [
    path(f"{CASE}videre/", cases.CaseForwardView.as_view(), name="case_forward"),
    path(f"{CASE}unntatt/ny/", case_parts.ExemptPartNewView.as_view(), name="case_part_new"),
    path(PART, case_parts.ExemptPartEditView.as_view(), name="case_part_edit"),
    path(f"{PART}fjern/", case_parts.ExemptPartWithdrawView.as_view(), name="case_part_withdraw"),
    path(f"{CASE}vedlegg/", case_parts.AttachView.as_view(), name="case_attach"),
    path(f"{CASE}vedlegg/last-opp/", case_parts.AttachFileView.as_view(), name="case_attach_file"),
    path(f"{ATTACHMENT}opp/", case_parts.AttachmentUpView.as_view(), name="case_attachment_up"),
    path(f"{ATTACHMENT}ned/", case_parts.AttachmentDownView.as_view(), name="case_attachment_down"),
    path(f"{ATTACHMENT}fjern/", case_parts.AttachmentRemoveView.as_view(), name="case_attachment_remove"),
]
