"""Addresses of documents being made. Issued documents have their address with their subject."""

from django.urls import path

from . import views

app_name = "pdf"
urlpatterns = [
    path("dokumentjobb/<uuid:job_id>/", views.JobView.as_view(), name="job"),
    path("dokumentjobb/<uuid:job_id>/fil/", views.JobFileView.as_view(), name="job_file"),
    path("dokumentjobb/<uuid:job_id>/igjen/", views.JobRetryView.as_view(), name="job_retry"),
]
