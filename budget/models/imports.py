"""Imports: the file as it came, how its columns were read, and what each row became."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from omstilling.audit.models import TrackedModel
from projects.models import Project, StoredFile

from ..querysets import ImportMappingQuerySet, ImportPartQuerySet, ImportRunQuerySet


class ImportState(models.TextChoices):
    PREVIEW = "preview", _("forhåndsvist")
    DONE = "done", _("importert")
    UNDONE = "undone", _("angret")


class ImportRun(TrackedModel):
    """One file on its way in. Nothing of it is a measure before it is imported; undoing it is an act of its own."""

    project = models.ForeignKey(
        Project, verbose_name=_("prosjekt"), on_delete=models.PROTECT, related_name="import_runs"
    )
    number = models.PositiveIntegerField(_("nummer"))
    kind = models.CharField(_("slag"), max_length=12, default="measures")
    file_name = models.CharField(_("filnavn"), max_length=200)
    file = models.ForeignKey(StoredFile, verbose_name=_("fil"), on_delete=models.PROTECT, related_name="+")
    state = models.CharField(_("tilstand"), max_length=8, choices=ImportState, default=ImportState.PREVIEW)
    choices = models.JSONField(_("valg"), default=dict, blank=True)
    summary = models.JSONField(_("sammendrag"), default=dict, blank=True)

    objects = ImportRunQuerySet.as_manager()

    class Meta:
        verbose_name = _("import")
        verbose_name_plural = _("importer")
        ordering = ["-number"]
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["project", "number"], name="import_number_once")]

    def __str__(self) -> str:
        return f"{self.number} {self.file_name}"


class ImportChange(TrackedModel):
    """What an import did to one object: its label and number, and the values before and after. Undoing reads it."""

    run = models.ForeignKey(ImportRun, verbose_name=_("import"), on_delete=models.PROTECT, related_name="changes")
    row = models.PositiveIntegerField(_("rad"))
    model = models.CharField(_("slag"), max_length=60)
    object_id = models.BigIntegerField(_("gjelder"))
    created = models.BooleanField(_("ny"))
    before = models.JSONField(_("før"), default=dict, blank=True)
    after = models.JSONField(_("etter"), default=dict, blank=True)

    objects = ImportPartQuerySet.as_manager()

    class Meta:
        verbose_name = _("importert rad")
        verbose_name_plural = _("importerte rader")
        ordering = ["row", "id"]
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.run_id} rad {self.row}"


class ImportMapping(TrackedModel):
    """Which field a heading means in this project, as somebody chose it the last time."""

    project = models.ForeignKey(
        Project, verbose_name=_("prosjekt"), on_delete=models.PROTECT, related_name="import_mappings"
    )
    kind = models.CharField(_("slag"), max_length=12, default="measures")
    heading = models.CharField(_("overskrift"), max_length=150)
    field = models.CharField(_("felt"), max_length=40, blank=True)

    objects = ImportMappingQuerySet.as_manager()

    class Meta:
        verbose_name = _("kolonnevalg")
        verbose_name_plural = _("kolonnevalg")
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["project", "kind", "heading"], name="import_mapping_once"),
        ]

    def __str__(self) -> str:
        return f"{self.heading} → {self.field}"
