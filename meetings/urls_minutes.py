"""Addresses of the minutes, of extracts from them, and of what the parties say in a meeting with the unions."""

from django.urls import URLPattern, path

from .views import extracts, minutes, minutes_steps, parties, reviews

MEETING = "<slug:slug>/moter/<slug:meeting>/"
ITEM = f"{MEETING}saker/<int:item>/"
MINUTES = f"{MEETING}protokoll/"

urlpatterns: list[URLPattern] = [
    path(MINUTES, minutes.MinutesView.as_view(), name="minutes"),
    path(f"{MINUTES}begynn/", minutes_steps.OpenMinutesView.as_view(), name="open_minutes"),
    path(f"{MINUTES}send/", minutes_steps.SendMinutesView.as_view(), name="send_minutes"),
    path(f"{MINUTES}tilbake/", minutes_steps.ReturnMinutesView.as_view(), name="return_minutes"),
    path(f"{MINUTES}godkjenn/", minutes_steps.ApproveMinutesView.as_view(), name="approve_minutes"),
    path(f"{MINUTES}publiser/", minutes_steps.PublishMinutesView.as_view(), name="publish_minutes"),
    path(f"{MINUTES}rett/", minutes_steps.CorrectMinutesView.as_view(), name="correct_minutes"),
    path(f"{MINUTES}forkast/", minutes_steps.DropCorrectionView.as_view(), name="drop_correction"),
    path(f"{MINUTES}merknad/", reviews.MinutesRemarkView.as_view(), name="minutes_remark"),
    path(f"{MINUTES}merknader/<int:pk>/svar/", reviews.ReplyView.as_view(), name="minutes_reply"),
    path(f"{MINUTES}versjon-<int:version>/endringer/", minutes.MinutesChangesView.as_view(), name="minutes_changes"),
    path(f"{MINUTES}pdf/", minutes.MinutesPdfView.as_view(), name="minutes_pdf"),
    path(
        f"{MINUTES}versjon-<int:version>/offentlig.pdf",
        minutes.MinutesFileView.as_view(),
        {"edition": "offentlig"},
        name="minutes_public_file",
    ),
    path(
        f"{MINUTES}versjon-<int:version>/fullstendig.pdf",
        minutes.MinutesFileView.as_view(),
        {"edition": "fullstendig"},
        name="minutes_full_file",
    ),
    path(f"{ITEM}sarutskrift/", extracts.CaseExtractView.as_view(), name="case_extract"),
    path(f"{ITEM}syn/<int:seat>/", parties.PartyViewView.as_view(), name="party_view"),
    path(f"{ITEM}arbeidsgivers-svar/", parties.EmployerReplyView.as_view(), name="employer_reply"),
]
