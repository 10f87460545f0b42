"""Addresses: work groups with their reports, steering signals, seats over time, and cases of studies."""

from django.urls import URLPattern, path

from ..views import group_reports, seats, signals, studies, study_cases, work_groups

BODY = "<slug:slug>/organer/<slug:body>/"
REPORT = "<slug:slug>/grupperapporter/<int:pk>/"
SIGNAL = "<slug:slug>/styringssignaler/<int:number>/"

urlpatterns: list[URLPattern] = [
    path("<slug:slug>/arbeidsgrupper/", work_groups.WorkGroupListView.as_view(), name="work_groups"),
    path("<slug:slug>/arbeidsgrupper/ny/", work_groups.WorkGroupNewView.as_view(), name="work_group_new"),
    path(f"{BODY}mandat/", work_groups.MandateView.as_view(), name="mandate"),
    path(f"{BODY}mandat/endre/", work_groups.WorkGroupEditView.as_view(), name="work_group_edit"),
    path(f"{BODY}opplos/", work_groups.WorkGroupDissolveView.as_view(), name="work_group_dissolve"),
    path(f"{BODY}rapporter/ny/", group_reports.GroupReportNewView.as_view(), name="group_report_new"),
    path(f"{REPORT}endre/", group_reports.GroupReportEditView.as_view(), name="group_report_edit"),
    path(f"{REPORT}trekk/", group_reports.GroupReportWithdrawView.as_view(), name="group_report_withdraw"),
    path("<slug:slug>/plasser/", seats.SeatListView.as_view(), name="seats"),
    path("<slug:slug>/styringssignaler/", signals.SignalListView.as_view(), name="signals"),
    path("<slug:slug>/styringssignaler/nytt/", signals.SignalNewView.as_view(), name="signal_new"),
    path(SIGNAL, signals.SignalView.as_view(), name="signal"),
    path(f"{SIGNAL}endre/", signals.SignalEditView.as_view(), name="signal_edit"),
    path(f"{SIGNAL}svar/", signals.SignalAnswerView.as_view(), name="signal_answer"),
    path(f"{SIGNAL}trekk/", signals.SignalWithdrawView.as_view(), name="signal_withdraw"),
    path("<slug:slug>/utredningsomrader/<int:pk>/sak/", study_cases.StudyCaseView.as_view(), name="study_area_case"),
    path(
        "<slug:slug>/utredningsomrader/<int:pk>/alternativer/", studies.AlternativesView.as_view(), name="alternatives"
    ),
]
