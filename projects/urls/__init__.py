"""Addresses of the ground floor, a file per subject. What lies under a project begins with the project's name."""

from . import (
    agreements,
    bodies,
    case_parts,
    cases,
    consultations,
    documents,
    goals,
    history,
    mail_log,
    news,
    plan,
    project,
    saved_views,
    setup,
)

app_name = "projects"
urlpatterns = [
    *setup.urlpatterns,
    *project.urlpatterns,
    *bodies.urlpatterns,
    *plan.urlpatterns,
    *cases.urlpatterns,
    *case_parts.urlpatterns,
    *consultations.urlpatterns,
    *agreements.urlpatterns,
    *goals.urlpatterns,
    *documents.urlpatterns,
    *news.urlpatterns,
    *history.urlpatterns,
    *mail_log.urlpatterns,
    *saved_views.urlpatterns,
]
