"""Issued documents as frozen bytes, the jobs that make documents, and the sign of life of those who run them."""

import hashlib
import uuid
from typing import Any

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from omstilling.audit.errors import UntrackedWrite
from omstilling.audit.uow import current_act

from .fingerprints import fingerprint


class FrozenQuerySet(models.QuerySet["IssuedDocument"]):
    """A queryset that reads and adds, one row at a time, and changes nothing."""

    def _refuse(self, *args: Any, **kwargs: Any) -> Any:
        raise UntrackedWrite("An issued document is frozen: make a new version.")

    update = bulk_create = bulk_update = delete = _raw_delete = _refuse
    update.alters_data = True  # type: ignore[attr-defined]


class IssuedManager(models.Manager.from_queryset(FrozenQuerySet)):  # type: ignore[misc]
    """Leaves the bytes in the database until somebody asks for them."""

    def get_queryset(self) -> FrozenQuerySet:
        queryset: FrozenQuerySet = super().get_queryset().defer("content")
        return queryset


class IssuedDocument(models.Model):
    """A document as it went out. Never changed, never deleted; a correction is a new document."""

    kind = models.CharField(_("type"), max_length=60)
    title = models.CharField(_("tittel"), max_length=300)
    filename = models.CharField(_("filnavn"), max_length=200)
    mime = models.CharField(_("filtype"), max_length=100, default="application/pdf")
    identifier = models.CharField(_("dokument-id"), max_length=200)
    content = models.BinaryField(_("innhold"))
    size = models.PositiveIntegerField(_("størrelse i byte"), editable=False)
    sha256 = models.CharField(_("filens fingeravtrykk"), max_length=64, editable=False)
    source_sha256 = models.CharField(_("innholdets fingeravtrykk"), max_length=64)
    created_at = models.DateTimeField(_("utstedt"), default=timezone.now, editable=False)
    created_by_label = models.CharField(_("utstedt av"), max_length=250)

    objects = IssuedManager()

    class Meta:
        verbose_name = _("utstedt dokument")
        verbose_name_plural = _("utstedte dokumenter")
        ordering = ["-created_at", "-pk"]
        default_permissions = ()
        indexes = [models.Index(fields=["kind", "created_at"], name="issued_kind_created")]

    def __str__(self) -> str:
        return self.title

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Add the document, with its size and hash. Raises UntrackedWrite when it is there already."""
        if not self._state.adding or kwargs.get("force_update") or kwargs.get("update_fields") is not None:
            raise UntrackedWrite("An issued document is frozen: make a new version.")
        self.content = bytes(self.content)
        self.size = len(self.content)
        self.sha256 = hashlib.sha256(self.content).hexdigest()
        kwargs["force_insert"] = True
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        """Refuse: what is issued stays."""
        raise UntrackedWrite("An issued document is never deleted.")

    @property
    def fingerprint(self) -> str:
        """The source's fingerprint as it stands at the foot of the document."""
        return self.source_sha256[:16]


def issue_document(
    *, kind: str, title: str, filename: str, identifier: str, content: bytes, source: Any, by_label: str
) -> IssuedDocument:
    """Freeze a finished document, dated by the unit of work it is called in (NoUnitOfWork without one)."""
    document = IssuedDocument(
        created_at=current_act().moment,
        kind=kind,
        title=title[:300],
        filename=filename,
        identifier=identifier,
        content=content,
        source_sha256=fingerprint(source),
        created_by_label=by_label[:250],
    )
    document.save()
    return document


class JobManager(models.Manager["RenderJob"]):
    """Leaves the bytes in the database until somebody asks for them."""

    def get_queryset(self) -> models.QuerySet["RenderJob"]:
        return super().get_queryset().defer("content")


class RenderJob(models.Model):
    """One document being made in the background. Working data: it expires and has no history."""

    class State(models.TextChoices):
        QUEUED = "queued", _("Venter")
        RUNNING = "running", _("Lages")
        DONE = "done", _("Ferdig")
        FAILED = "failed", _("Mislyktes")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(_("type"), max_length=60)
    params = models.JSONField(_("parametre"), default=dict)
    issue = models.BooleanField(_("skal utstedes"), default=False)
    requested_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("bestilt av")
    )
    state = models.CharField(_("tilstand"), max_length=10, choices=State.choices, default=State.QUEUED)
    progress = models.PositiveSmallIntegerField(_("framdrift i prosent"), default=0)
    message = models.TextField(_("melding"), blank=True)
    title = models.CharField(_("tittel"), max_length=300, blank=True)
    filename = models.CharField(_("filnavn"), max_length=200, blank=True)
    result = models.ForeignKey(
        IssuedDocument, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("utstedt dokument")
    )
    content = models.BinaryField(_("innhold"), null=True, blank=True)
    sha256 = models.CharField(_("fingeravtrykk"), max_length=64, blank=True)
    expires_at = models.DateTimeField(_("utløper"), null=True, blank=True)
    created_at = models.DateTimeField(_("bestilt"), default=timezone.now)
    started_at = models.DateTimeField(_("påbegynt"), null=True, blank=True)
    finished_at = models.DateTimeField(_("ferdig"), null=True, blank=True)

    objects = JobManager()

    class Meta:
        verbose_name = _("dokumentjobb")
        verbose_name_plural = _("dokumentjobber")
        ordering = ["-created_at"]
        default_permissions = ()
        constraints = [
            models.CheckConstraint(condition=models.Q(progress__lte=100), name="renderjob_progress_max_100"),
        ]
        indexes = [models.Index(fields=["state", "expires_at"], name="renderjob_state_expires")]

    def __str__(self) -> str:
        return self.title or self.kind

    @property
    def is_waiting(self) -> bool:
        return self.state in {self.State.QUEUED, self.State.RUNNING}


class WorkerHeartbeat(models.Model):
    """A worker's sign of life: its name and when it was last heard."""

    name = models.CharField(_("navn"), max_length=100, unique=True)
    at = models.DateTimeField(_("sist hørt"))

    class Meta:
        verbose_name = _("arbeider")
        verbose_name_plural = _("arbeidere")
        default_permissions = ()

    def __str__(self) -> str:
        return self.name
