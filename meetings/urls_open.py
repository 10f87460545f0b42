"""Addresses that are open to all without login. «apent» and «kalender» can be the name of no project."""

from django.urls import URLPattern, path

from .views import open_files, open_pages

PROJECT = "apent/<slug:slug>/"
BODY = f"{PROJECT}<slug:body>/"
MEETING = f"{BODY}<slug:meeting>/"
CASE = f"{MEETING}saker/<int:item>/"

urlpatterns: list[URLPattern] = [
    path(PROJECT, open_pages.OpenIndexView.as_view(), name="open_index"),
    path(f"{PROJECT}vapen.bilde", open_files.OpenEmblemView.as_view(), name="open_emblem"),
    path(BODY, open_pages.OpenBodyView.as_view(), name="open_body"),
    path(f"{BODY}moter.ics", open_files.OpenCalendarView.as_view(), name="open_calendar"),
    path(f"{BODY}protokoller.atom", open_files.OpenFeedView.as_view(), name="open_feed"),
    path(MEETING, open_pages.OpenMeetingView.as_view(), name="open_meeting"),
    path(f"{MEETING}mote.json", open_files.OpenMeetingJsonView.as_view(), name="open_meeting_json"),
    path(f"{MEETING}innkalling-<int:number>.pdf", open_files.OpenNoticeView.as_view(), name="open_notice"),
    path(f"{MEETING}protokoll/", open_pages.OpenMinutesView.as_view(), name="open_minutes"),
    path(f"{MEETING}protokoll.pdf", open_files.OpenMinutesFileView.as_view(), name="open_minutes_file"),
    path(CASE, open_pages.OpenCaseView.as_view(), name="open_case"),
    path(f"{CASE}vedlegg-<int:number>", open_files.OpenAttachmentView.as_view(), name="open_attachment"),
]
