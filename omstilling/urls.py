"""Mounts every floor's addresses. Those with a fixed first word come before those that begin with a project's name."""

from django.urls import include, path

urlpatterns = [
    path("", include("omstilling.ui.urls")),
    path("", include("omstilling.pdf.urls")),
    path("", include("omstilling.accounts.urls")),
    path("", include("omstilling.mail.urls")),
    path("", include("omstilling.reporting.urls")),
    path("", include("meetings.urls")),
    path("", include("budget.urls")),
    path("", include("projects.urls")),
]
handler400 = "omstilling.ui.views.errors.bad_request"
handler403 = "omstilling.ui.views.errors.permission_denied"
handler404 = "projects.views.errors.page_not_found"
handler500 = "omstilling.ui.views.errors.server_error"
