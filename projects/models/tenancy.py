"""The municipality and its organisation as a tree of units over time."""

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from omstilling.audit.models import TrackedModel

from ..querysets import MunicipalityQuerySet, UnitMoveQuerySet, UnitQuerySet

colour = RegexValidator(r"^#[0-9a-fA-F]{6}$", _("Skriv fargen som # og seks tegn, for eksempel #00437a."))


class Municipality(TrackedModel):
    """A municipality in the installation. Nothing crosses between municipalities."""

    name = models.CharField(_("navn"), max_length=100, help_text=_("For eksempel «Alta kommune»."))
    slug = models.SlugField(_("adressenavn"), max_length=60)
    number = models.CharField(
        _("kommunenummer"),
        max_length=4,
        blank=True,
        validators=[RegexValidator(r"^\d{4}$", _("Kommunenummeret er fire sifre."))],
    )
    colour = models.CharField(_("hovedfarge"), max_length=7, default="#00437a", validators=[colour])
    emblem = models.ForeignKey(
        "projects.StoredFile",
        verbose_name=_("kommunevåpen"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )

    objects = MunicipalityQuerySet.as_manager()

    class Meta:
        verbose_name = _("kommune")
        verbose_name_plural = _("kommuner")
        ordering = ["name"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["slug"], name="municipality_slug", violation_error_message=_("Adressenavnet er i bruk.")
            )
        ]

    def __str__(self) -> str:
        return self.name


class UnitKind(models.TextChoices):
    SECTOR = "sector", _("sektor")
    DEPARTMENT = "department", _("virksomhet")
    UNIT = "unit", _("enhet")


class Unit(TrackedModel):
    """A sector, department or unit, valid from a day and until one. Merged units point to what took over."""

    municipality = models.ForeignKey(
        Municipality, verbose_name=_("kommune"), on_delete=models.PROTECT, related_name="units"
    )
    parent = models.ForeignKey(
        "self",
        verbose_name=_("ligger under"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="children",
    )
    kind = models.CharField(_("nivå"), max_length=12, choices=UnitKind)
    name = models.CharField(_("navn"), max_length=120)
    valid_from = models.DateField(_("gjelder fra"))
    valid_to = models.DateField(_("gjelder til og med"), null=True, blank=True)
    merged_into = models.ForeignKey(
        "self",
        verbose_name=_("slått sammen med"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="merged_from",
    )

    objects = UnitQuerySet.as_manager()

    class Meta:
        verbose_name = _("enhet")
        verbose_name_plural = _("enheter")
        ordering = ["name"]
        default_permissions = ()
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gte=F("valid_from")),
                name="unit_dates_in_order",
                violation_error_message=_("Sluttdatoen må være etter startdatoen."),
            ),
            models.CheckConstraint(
                condition=Q(parent__isnull=True) | ~Q(parent=F("id")),
                name="unit_not_under_itself",
                violation_error_message=_("En enhet kan ikke ligge under seg selv."),
            ),
        ]

    def __str__(self) -> str:
        return self.name


class UnitMove(TrackedModel):
    """That a unit came to lie elsewhere from a day. The tree on an earlier day is found by taking moves back."""

    unit = models.ForeignKey(Unit, verbose_name=_("enhet"), on_delete=models.PROTECT, related_name="moves")
    from_parent = models.ForeignKey(
        Unit, verbose_name=_("lå under"), on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    to_parent = models.ForeignKey(
        Unit, verbose_name=_("ligger under"), on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    moved_on = models.DateField(_("fra"))

    objects = UnitMoveQuerySet.as_manager()

    class Meta:
        verbose_name = _("flytting")
        verbose_name_plural = _("flyttinger")
        ordering = ["moved_on", "id"]
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.unit} {self.moved_on:%d.%m.%Y}"
