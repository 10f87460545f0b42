"""Addresses of the ground floor, a file per subject. What lies under a project begins with the project's name."""

from . import bodies, cases, documents, goals, history, news, plan, project, setup

app_name = "projects"
urlpatterns = [
    *setup.urlpatterns,
    *project.urlpatterns,
    *bodies.urlpatterns,
    *plan.urlpatterns,
    *cases.urlpatterns,
    *goals.urlpatterns,
    *documents.urlpatterns,
    *news.urlpatterns,
    *history.urlpatterns,
]
