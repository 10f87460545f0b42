"""Packages: a choice of measures, tried out together."""

from django.conf import settings
from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from omstilling.audit.models import TrackedModel
from omstilling.ui.addresses import address
from projects.models import Case, Project

from ..querysets import PackagePartQuerySet, PackageQuerySet
from .measures import Measure


class Package(TrackedModel):
    """Measures switched on and off, delayed and scaled. Its maker sees it; a shared one, all who manage measures."""

    project = models.ForeignKey(Project, verbose_name=_("prosjekt"), on_delete=models.PROTECT, related_name="packages")
    number = models.PositiveIntegerField(_("nummer"))
    title = models.CharField(_("navn"), max_length=100)
    description = models.TextField(_("beskrivelse"), blank=True)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("laget av"), on_delete=models.PROTECT, related_name="packages"
    )
    shared = models.BooleanField(_("delt"), default=False, help_text=_("Synlig for dem som arbeider med tiltak."))
    case = models.ForeignKey(
        Case, verbose_name=_("sak"), on_delete=models.PROTECT, null=True, blank=True, related_name="packages"
    )

    objects = PackageQuerySet.as_manager()

    class Meta:
        verbose_name = _("tiltakspakke")
        verbose_name_plural = _("tiltakspakker")
        ordering = ["number"]
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["project", "number"], name="package_number_once")]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return address("budget:package", self.project.slug, self.number)


class PackageChoice(TrackedModel):
    """What a package does with one measure: taken in, delayed by months, scaled in percent."""

    package = models.ForeignKey(
        Package, verbose_name=_("tiltakspakke"), on_delete=models.PROTECT, related_name="choices"
    )
    measure = models.ForeignKey(
        Measure, verbose_name=_("tiltak"), on_delete=models.PROTECT, related_name="package_choices"
    )
    is_on = models.BooleanField(_("med"), default=True)
    delay_months = models.PositiveSmallIntegerField(_("utsatt"), default=0, validators=[MaxValueValidator(120)])
    scale = models.PositiveSmallIntegerField(_("omfang"), default=100, validators=[MaxValueValidator(500)])

    objects = PackagePartQuerySet.as_manager()

    class Meta:
        verbose_name = _("valg i tiltakspakke")
        verbose_name_plural = _("valg i tiltakspakker")
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["package", "measure"], condition=Q(withdrawn_at__isnull=True), name="package_choice_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.package_id} – {self.measure_id}"
