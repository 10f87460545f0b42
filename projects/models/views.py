"""A list as somebody wants to see it again: its filters and order under a name."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from omstilling.audit.models import TrackedModel

from ..querysets import SavedViewQuerySet
from .project import Project


class SavedView(TrackedModel):
    """The query string of a list under a name. Its owner sees it; a shared one is seen by everyone in the project."""

    project = models.ForeignKey(
        Project, verbose_name=_("prosjekt"), on_delete=models.PROTECT, related_name="saved_views"
    )
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("eier"), on_delete=models.PROTECT, related_name="saved_views"
    )
    page = models.CharField(_("liste"), max_length=60)
    title = models.CharField(_("navn"), max_length=60)
    query = models.CharField(_("visning"), max_length=1000, blank=True)
    shared = models.BooleanField(_("delt med prosjektet"), default=False)

    objects = SavedViewQuerySet.as_manager()

    class Meta:
        verbose_name = _("lagret visning")
        verbose_name_plural = _("lagrede visninger")
        ordering = ["title"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["project", "person", "page", "title"],
                condition=Q(withdrawn_at__isnull=True),
                name="saved_view_once",
                violation_error_message=_("Du har alt en visning med dette navnet."),
            )
        ]

    def __str__(self) -> str:
        return self.title
