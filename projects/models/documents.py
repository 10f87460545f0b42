"""The documentation register, stored files and news."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from omstilling.audit.models import TrackedModel
from omstilling.ui.addresses import address

from ..querysets import NewsQuerySet, ProjectContentQuerySet
from .bodies import Body
from .project import Access, Project


class StoredFile(models.Model):
    """The bytes of an uploaded file, kept once under their SHA-256 and never changed."""

    sha256 = models.CharField(max_length=64, unique=True)
    mime = models.CharField(max_length=100)
    size = models.PositiveIntegerField()
    content = models.BinaryField()
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("fil")
        verbose_name_plural = _("filer")
        default_permissions = ()

    def __str__(self) -> str:
        return self.sha256[:16]


class Document(TrackedModel):
    """An entry in the documentation register. The date may be unknown."""

    project = models.ForeignKey(
        Project, verbose_name=_("prosjekt"), on_delete=models.PROTECT, related_name="documents"
    )
    number = models.PositiveIntegerField(_("nummer"))
    title = models.CharField(_("tittel"), max_length=200)
    description = models.TextField(_("beskrivelse"), blank=True)
    source = models.CharField(_("kilde"), max_length=150, blank=True)
    version = models.CharField(_("versjon"), max_length=20, blank=True)
    dated = models.DateField(_("dato"), null=True, blank=True)
    case_reference = models.CharField(_("saksnummer"), max_length=40, blank=True)
    file = models.ForeignKey(
        StoredFile, verbose_name=_("fil"), on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    body = models.ForeignKey(
        Body, verbose_name=_("organ"), on_delete=models.PROTECT, null=True, blank=True, related_name="documents"
    )
    access = models.CharField(_("tilgang"), max_length=10, choices=Access, default=Access.INTERNAL)
    legal_basis = models.CharField(_("hjemmel for unntak"), max_length=120, blank=True)

    objects = ProjectContentQuerySet.as_manager()

    class Meta:
        verbose_name = _("dokument")
        verbose_name_plural = _("dokumenter")
        ordering = ["number"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["project", "number"], name="document_number_once"),
            models.CheckConstraint(
                condition=~Q(access="exempt") | ~Q(legal_basis=""),
                name="document_exempt_needs_basis",
                violation_error_message=_("Oppgi hjemmelen når dokumentet er unntatt offentlighet."),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return address("projects:document", self.project.slug, self.number)


class NewsItem(TrackedModel):
    """A piece of news for the info page; shown from ``published_at``."""

    project = models.ForeignKey(Project, verbose_name=_("prosjekt"), on_delete=models.PROTECT, related_name="news")
    title = models.CharField(_("overskrift"), max_length=150)
    text = models.TextField(_("tekst"))
    published_at = models.DateTimeField(_("publisert"), null=True, blank=True)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("skrevet av"), on_delete=models.PROTECT, related_name="+"
    )
    body = models.ForeignKey(
        Body, verbose_name=_("organ"), on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    access = models.CharField(_("tilgang"), max_length=10, choices=Access, default=Access.INTERNAL)

    objects = NewsQuerySet.as_manager()

    class Meta:
        verbose_name = _("nyhet")
        verbose_name_plural = _("nyheter")
        ordering = ["-published_at", "-id"]
        default_permissions = ()

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return address("projects:news_item", self.project.slug, self.pk)
