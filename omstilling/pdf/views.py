"""The page of a document being made, its finished file, and asking for it again."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views import View

from . import jobs
from .models import RenderJob
from .responses import stream_bytes, stream_issued

#: Seconds between each time the page fetches itself while the document is being made.
REFRESH_SECONDS = 2


def get_own_job(request: HttpRequest, job_id: UUID) -> RenderJob:
    """Return the user's own job, with its issued document. Raises Http404 for anybody else's."""
    jobs_of_user = RenderJob.objects.filter(requested_by_id=request.user.pk).select_related("result")
    return get_object_or_404(jobs_of_user.defer("content", "result__content"), pk=job_id)


class JobView(View):
    """Show how far the document has come; the page renews itself without script."""

    access_rule = "own_job"

    def get(self, request: HttpRequest, job_id: UUID) -> HttpResponse:
        job = get_own_job(request, job_id)
        expired = bool(job.expires_at and job.expires_at <= timezone.now())
        heading = job.title or _("Dokumentet lages")
        context: dict[str, Any] = {"job": job, "heading": heading, "expired": expired}
        trail = jobs.frame_of(request, job.kind, job.params)
        if trail:
            context |= {"breadcrumbs": [*trail, (_("Dokumentet"), None)], "about": trail[-1]}
        context["worker_alive"] = jobs.worker_alive() if job.is_waiting else True
        response = render(request, "pdf/job.html", context)
        if job.is_waiting:
            response["Refresh"] = f"{REFRESH_SECONDS}; url={request.path}"
        response["Cache-Control"] = "no-store, private"
        return response


class JobFileView(View):
    """Hand out the finished file."""

    access_rule = "own_job"

    def get(self, request: HttpRequest, job_id: UUID) -> HttpResponseBase:
        job = get_own_job(request, job_id)
        if job.state != RenderJob.State.DONE or not jobs.still_open(request, job.kind, job.params):
            raise Http404
        if job.result is not None:
            return stream_issued(job.result, request)
        if job.expires_at is None or job.expires_at <= timezone.now() or job.content is None:
            raise Http404
        return stream_bytes(bytes(job.content), request, filename=job.filename, sha256=job.sha256)


class JobRetryView(View):
    """Ask again for a document that failed or has expired."""

    access_rule = "own_job"

    def post(self, request: HttpRequest, job_id: UUID) -> HttpResponse:
        job = get_own_job(request, job_id)
        if job.is_waiting or job.result_id is not None:
            return redirect(reverse("pdf:job", args=[job.pk]))
        return redirect(reverse("pdf:job", args=[jobs.retry(job).pk]))
