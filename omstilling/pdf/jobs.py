"""Documents in the background: what kinds there are, how one is asked for, and what the worker does.

A subject registers its kinds in ``AppConfig.ready``. The builder runs when the job runs and checks access then.
"""

from __future__ import annotations

import hashlib
import logging
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.core.exceptions import ObjectDoesNotExist, PermissionDenied
from django.db import transaction
from django.http import Http404, HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _
from django_tasks import task

from omstilling.audit.errors import DomainError
from omstilling.audit.uow import unit_of_work

from .errors import PdfError
from .fetcher import Asset
from .isolation import TIME_LIMIT, render_isolated
from .models import IssuedDocument, RenderJob, WorkerHeartbeat, issue_document

log = logging.getLogger("omstilling.pdf")

KEEP = timedelta(hours=24)
ALIVE_WITHIN = timedelta(seconds=20)
SAME_REQUEST_WITHIN = timedelta(seconds=30)
ABANDONED_AFTER = timedelta(seconds=TIME_LIMIT * 2)


@dataclass(frozen=True)
class Built:
    """What a builder hands over: the whole HTML, and what the file is called and was made from."""

    html: str
    title: str
    filename: str
    identifier: str
    source: Any
    assets: Mapping[str, Asset] = field(default_factory=dict)
    reason: str = ""


Builder = Callable[[dict[str, Any], Any], Built]
OnIssue = Callable[[Built, IssuedDocument, dict[str, Any], Any], None]
Trail = list[tuple[Any, str]]
Frame = Callable[[HttpRequest, dict[str, Any]], Trail]


@dataclass(frozen=True)
class Kind:
    """A kind of document: who builds it, who is told when one is issued, and where its jobs' pages belong."""

    name: str
    build: Builder
    on_issue: OnIssue | None = None
    frame: Frame | None = None


_kinds: dict[str, Kind] = {}


def register_document(
    kind: str, builder: Builder, on_issue: OnIssue | None = None, frame: Frame | None = None
) -> None:
    """Register a kind of document. ``builder(params, user)`` may raise PermissionDenied, Http404 or DomainError.

    ``on_issue(built, issued, params, user)`` runs in the same unit of work that freezes the document.
    ``frame(request, params)`` gives the page of a job its frame (``request.page_scope``) and answers the path to
    what the document is about, as (label, address); it may raise Http404 or PermissionDenied.
    The same name twice is a programming error (ValueError).
    """
    made = Kind(kind, builder, on_issue, frame)
    if kind in _kinds and _kinds[kind] != made:
        raise ValueError(f"The document kind «{kind}» is already registered.")
    _kinds[kind] = made


def frame_of(request: HttpRequest, kind: str, params: dict[str, Any]) -> Trail:
    """Put a job's page where its document belongs; nothing for those who no longer see that."""
    known = _kinds.get(kind)
    if known is None or known.frame is None:
        return []
    try:
        return known.frame(request, params)
    except (Http404, PermissionDenied):
        return []


def still_open(request: HttpRequest, kind: str, params: dict[str, Any]) -> bool:
    """Tell whether the user may still see what a document was made from; a kind that names no place is open."""
    known = _kinds.get(kind)
    if known is None or known.frame is None:
        return True
    return bool(frame_of(request, kind, params))


def build(kind: str, params: dict[str, Any], user: Any) -> Built:
    """Build a document's HTML now, for a command or a test."""
    return _kinds[kind].build(params, user)


def issue(kind: str, built: Built, content: bytes, params: dict[str, Any], user: Any) -> IssuedDocument:
    """Freeze a rendered document and tell its subject, in one unit of work."""
    with unit_of_work(by=user, reason=built.reason or _("Utgitt som PDF: %s") % built.title):
        issued = issue_document(
            kind=kind,
            title=built.title,
            filename=built.filename,
            identifier=built.identifier,
            content=content,
            source=built.source,
            by_label=str(user),
        )
        on_issue = _kinds[kind].on_issue
        if on_issue is not None:
            on_issue(built, issued, params, user)
    return issued


def request_render(kind: str, params: dict[str, Any], user: Any, issue: bool = False) -> RenderJob:
    """Ask for a document; returns the job whose page shows the progress. A double click gets the same job.

    Raises KeyError for a kind that nobody has registered.
    """
    _kinds[kind]
    with transaction.atomic():
        waiting = RenderJob.objects.filter(
            kind=kind,
            params=params,
            issue=issue,
            requested_by=user,
            state__in=[RenderJob.State.QUEUED, RenderJob.State.RUNNING],
            created_at__gte=timezone.now() - SAME_REQUEST_WITHIN,
        ).first()
        if waiting is not None:
            return waiting
        job = RenderJob.objects.create(kind=kind, params=params, issue=issue, requested_by=user)
        run_render_job.enqueue(str(job.pk))
    return job


@task()
def run_render_job(job_id: str) -> None:
    """Run one job, outside any transaction. What goes wrong ends as a plain message on the job's page."""
    tidy_up()
    claimed = RenderJob.objects.filter(pk=UUID(job_id), state=RenderJob.State.QUEUED).update(
        state=RenderJob.State.RUNNING, started_at=timezone.now(), progress=1
    )
    if not claimed:
        return
    job = RenderJob.objects.select_related("requested_by").get(pk=UUID(job_id))
    try:
        _run(job)
    except (PermissionDenied, Http404, ObjectDoesNotExist):
        _fail(job, _("Du har ikke lenger tilgang til det dokumentet skulle lages av."))
    except (PdfError, DomainError) as error:
        _fail(job, str(error))
    except Exception:
        log.exception("Render job %s failed", job.pk)
        _fail(job, _("Noe gikk galt da dokumentet skulle lages. Feilen er skrevet i loggen med nummeret %s.") % job.pk)


def _run(job: RenderJob) -> None:
    user = job.requested_by
    if not getattr(user, "is_active", True):
        raise PermissionDenied
    built = build(job.kind, job.params, user)
    _update(job, title=built.title[:300], filename=built.filename, progress=5)
    content = render_isolated(
        built.html,
        identifier=built.identifier,
        title=built.title,
        assets=built.assets,
        progress=_Progress(job),
    )
    done: dict[str, Any] = {"state": RenderJob.State.DONE, "progress": 100, "finished_at": timezone.now()}
    if job.issue:
        done["result"] = issue(job.kind, built, content, job.params, user)
    else:
        done |= {
            "content": content,
            "sha256": hashlib.sha256(content).hexdigest(),
            "expires_at": timezone.now() + KEEP,
        }
    _update(job, **done)


class _Progress:
    """Write the percentage to the job, at most twice a second."""

    def __init__(self, job: RenderJob) -> None:
        self.job, self.last = job, 0.0

    def __call__(self, percent: int) -> None:
        now = time.monotonic()
        if now - self.last >= 0.5:
            self.last = now
            _update(self.job, progress=min(99, max(5, percent)))


def _update(job: RenderJob, **values: Any) -> None:
    RenderJob.objects.filter(pk=job.pk, state=RenderJob.State.RUNNING).update(**values)


def _fail(job: RenderJob, message: str) -> None:
    _update(job, state=RenderJob.State.FAILED, message=message, finished_at=timezone.now())


def retry(job: RenderJob) -> RenderJob:
    """Ask again for a document that failed."""
    return request_render(job.kind, job.params, job.requested_by, issue=job.issue)


def tidy_up() -> None:
    """Drop files that have expired, and mark jobs whose worker went away as failed."""
    now = timezone.now()
    RenderJob.objects.filter(expires_at__lt=now, content__isnull=False).update(content=None)
    RenderJob.objects.filter(state=RenderJob.State.RUNNING, started_at__lt=now - ABANDONED_AFTER).update(
        state=RenderJob.State.FAILED,
        message=_("Arbeideren som laget dokumentet, stoppet underveis."),
        finished_at=now,
    )
    WorkerHeartbeat.objects.filter(at__lt=now - timedelta(days=1)).delete()


def beat(name: str) -> None:
    """Record that a worker is alive."""
    WorkerHeartbeat.objects.update_or_create(name=name, defaults={"at": timezone.now()})


def worker_alive() -> bool:
    """Tell whether a worker has been heard within the last 20 seconds."""
    return WorkerHeartbeat.objects.filter(at__gte=timezone.now() - ALIVE_WITHIN).exists()
