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
    organisation,
    phases,
    plan,
    project,
    questions,
    saved_views,
    setup,
    work_groups,
)

app_name = "projects"
urlpatterns = [
    *setup.urlpatterns,
    *project.urlpatterns,
    *bodies.urlpatterns,
    *work_groups.urlpatterns,
    *organisation.urlpatterns,
    *phases.urlpatterns,
    *plan.urlpatterns,
    *cases.urlpatterns,
    *case_parts.urlpatterns,
    *consultations.urlpatterns,
    *agreements.urlpatterns,
    *goals.urlpatterns,
    *documents.urlpatterns,
    *news.urlpatterns,
    *questions.urlpatterns,
    *history.urlpatterns,
    *mail_log.urlpatterns,
    *saved_views.urlpatterns,
]
