"""Addresses of the pages that compose: dashboard, reports, info page, search."""

from django.urls import URLPattern, path

from .views import dashboard, info_page, report_new, reports, search, sending, subscriptions

app_name = "reporting"
REPORT = "<slug:slug>/statusrapporter/<int:number>/<int:version>/"
urlpatterns: list[URLPattern] = [
    path("<slug:slug>/", dashboard.DashboardView.as_view(), name="dashboard"),
    path("<slug:slug>/infoside/", info_page.InfoPageView.as_view(), name="info_page"),
    path("<slug:slug>/infoside/enheter/<int:unit>/", info_page.InfoUnitView.as_view(), name="info_unit"),
    path("<slug:slug>/infoside/nyheter/<int:pk>/", info_page.OpenNewsView.as_view(), name="info_news"),
    path("<slug:slug>/infoside/vapen.bilde", info_page.InfoEmblemView.as_view(), name="info_emblem"),
    path("<slug:slug>/nyheter/<int:pk>/forhandsvis/", info_page.InfoPreviewView.as_view(), name="info_preview"),
    path("avmeld/<str:secret>/", subscriptions.UnsubscribeView.as_view(), name="unsubscribe"),
    path("nyhetsstrom/<str:secret>.atom", subscriptions.OwnNewsFeedView.as_view(), name="own_news_feed"),
    path("<slug:slug>/nyheter.atom", subscriptions.OpenNewsFeedView.as_view(), name="open_news_feed"),
    path("<slug:slug>/infoside/abonnement/", subscriptions.SubscriptionView.as_view(), name="subscription"),
    path("<slug:slug>/infoside/nyhetsstrom/", subscriptions.FeedAddressView.as_view(), name="feed_address"),
    path("<slug:slug>/sok/", search.SearchView.as_view(), name="search"),
    path("<slug:slug>/statusrapporter/", reports.ReportListView.as_view(), name="status_reports"),
    path("<slug:slug>/statusrapporter/ny/", report_new.ReportNewView.as_view(), name="status_report_new"),
    path(REPORT, reports.ReportView.as_view(), name="status_report"),
    path(f"{REPORT}endre/", reports.ReportEditView.as_view(), name="status_report_edit"),
    path(f"{REPORT}forkast/", reports.ReportWithdrawView.as_view(), name="status_report_withdraw"),
    path(f"{REPORT}utkast-pdf/", reports.ReportDraftPdfView.as_view(), name="status_report_draft_pdf"),
    path(f"{REPORT}utgi/", reports.ReportIssueView.as_view(), name="status_report_issue"),
    path(f"{REPORT}rett/", reports.ReportCorrectView.as_view(), name="status_report_correct"),
    path(f"{REPORT}sakliste/", sending.SendToMeetingView.as_view(), name="status_report_send"),
    path(f"{REPORT}utsendinger/", sending.DistributionListView.as_view(), name="report_distributions"),
    path(f"{REPORT}utsendinger/ny/", sending.DistributionNewView.as_view(), name="report_distribution_new"),
    path(
        f"{REPORT}utsendinger/<int:pk>/fjern/",
        sending.DistributionWithdrawView.as_view(),
        name="report_distribution_withdraw",
    ),
    path(f"{REPORT}pdf/", reports.ReportFileView.as_view(), name="status_report_file"),
]
