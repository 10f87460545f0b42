"""The documentation register, stored files and news."""

from datetime import datetime

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from omstilling.audit.models import TrackedModel
from omstilling.ui.addresses import address

from ..querysets import NewsQuerySet, NewsUnitQuerySet, ProjectContentQuerySet, ThroughDocumentQuerySet
from .bodies import Body
from .project import Access, Project
from .tenancy import Unit


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


class DocumentVersion(TrackedModel):
    """A version of a document: what was changed, and the file as it was. The document itself shows the newest."""

    document = models.ForeignKey(
        Document, verbose_name=_("dokument"), on_delete=models.PROTECT, related_name="versions"
    )
    version = models.CharField(_("versjon"), max_length=20)
    dated = models.DateField(_("dato"), null=True, blank=True)
    change = models.TextField(_("hva som er endret"), blank=True)
    file = models.ForeignKey(
        StoredFile, verbose_name=_("fil"), on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    registered_on = models.DateField(_("registrert"))

    objects = ThroughDocumentQuerySet.as_manager()

    class Meta:
        verbose_name = _("dokumentversjon")
        verbose_name_plural = _("dokumentversjoner")
        ordering = ["id"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["document", "version"],
                condition=Q(withdrawn_at__isnull=True),
                name="document_version_once",
                violation_error_message=_("Dokumentet har en versjon med dette navnet."),
            )
        ]

    def __str__(self) -> str:
        return self.version


class DocumentDistribution(TrackedModel):
    """That a version of a document was given to somebody."""

    document = models.ForeignKey(
        Document, verbose_name=_("dokument"), on_delete=models.PROTECT, related_name="distributions"
    )
    version = models.CharField(_("versjon"), max_length=20, blank=True)
    recipient = models.CharField(_("mottaker"), max_length=200, help_text=_("Verv, organ eller virksomhet."))
    sent_on = models.DateField(_("sendt"))
    how = models.CharField(_("måte"), max_length=100, blank=True, help_text=_("For eksempel «e-post» eller «møte»."))

    objects = ThroughDocumentQuerySet.as_manager()

    class Meta:
        verbose_name = _("utsending")
        verbose_name_plural = _("utsendinger")
        ordering = ["-sent_on", "-id"]
        default_permissions = ()

    def __str__(self) -> str:
        return self.recipient


class NewsSection(models.TextChoices):
    NEWS = "news", _("nyhet")
    MEANING = "meaning", _("hva det betyr for enheten")


class NewsItem(TrackedModel):
    """A piece of the info page: news, or what the project means for units. Shown from ``published_at``.

    Those who work in the units that it concerns see it from ``affected_at`` when that is earlier.
    """

    project = models.ForeignKey(Project, verbose_name=_("prosjekt"), on_delete=models.PROTECT, related_name="news")
    title = models.CharField(_("overskrift"), max_length=150)
    section = models.CharField(_("del"), max_length=7, choices=NewsSection, default=NewsSection.NEWS)
    text = models.TextField(_("tekst"))
    published_at = models.DateTimeField(_("publisert"), null=True, blank=True)
    affected_at = models.DateTimeField(_("berørte ansatte får den"), null=True, blank=True)
    withdrawn_because = models.CharField(_("hvorfor den er trukket tilbake"), max_length=300, blank=True)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("skrevet av"), on_delete=models.PROTECT, related_name="+"
    )
    body = models.ForeignKey(
        Body, verbose_name=_("organ"), on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    access = models.CharField(_("tilgang"), max_length=10, choices=Access, default=Access.INTERNAL)

    objects = NewsQuerySet.as_manager()
    #: What was taken back from everybody's pages is shown on none, also of an earlier day.
    taken_back_by = ("withdrawn_at",)
    #: Versions from before it was published may name somebody who was taken out: those who run the project see them.
    drafts_for_leaders = True

    class Meta:
        verbose_name = _("nyhet")
        verbose_name_plural = _("nyheter")
        ordering = ["-published_at", "-id"]
        default_permissions = ()

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return address("projects:news_item", self.project.slug, self.pk)

    @property
    def out_at(self) -> datetime | None:
        """When it came to whoever sees it now: with the others, or before them where it concerns their unit."""
        if self.affected_at is None or self.published_at is None:
            return self.published_at
        return self.affected_at if timezone.localdate(self.published_at) > self.project.today() else self.published_at


class NewsUnit(TrackedModel):
    """A unit that a piece of the info page concerns."""

    item = models.ForeignKey(NewsItem, verbose_name=_("nyhet"), on_delete=models.PROTECT, related_name="unit_links")
    unit = models.ForeignKey(Unit, verbose_name=_("enhet"), on_delete=models.PROTECT, related_name="news_links")

    objects = NewsUnitQuerySet.as_manager()

    class Meta:
        verbose_name = _("enhet nyheten gjelder")
        verbose_name_plural = _("enheter nyheten gjelder")
        ordering = ["id"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["item", "unit"], condition=Q(withdrawn_at__isnull=True), name="news_unit_once"
            )
        ]

    def __str__(self) -> str:
        return str(self.unit)
