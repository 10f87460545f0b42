"""The info page's people, questions and readers."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from omstilling.audit.models import TrackedModel

from ..querysets import ProjectChildQuerySet, QuestionQuerySet
from .project import Project
from .tenancy import Unit


class Contact(TrackedModel):
    """Somebody that employees may ask, by office. A name is given only where the person holds the office openly."""

    project = models.ForeignKey(Project, verbose_name=_("prosjekt"), on_delete=models.PROTECT, related_name="contacts")
    order = models.PositiveSmallIntegerField(_("rekkefølge"), default=0)
    office = models.CharField(_("verv eller stilling"), max_length=120)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("person"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    about = models.CharField(_("kan svare på"), max_length=200, blank=True)
    email = models.EmailField(_("e-postadresse"), blank=True)
    phone = models.CharField(_("telefon"), max_length=30, blank=True)
    unit = models.ForeignKey(
        Unit, verbose_name=_("bare for enheten"), on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = ProjectChildQuerySet.as_manager()

    class Meta:
        verbose_name = _("kontakt")
        verbose_name_plural = _("kontakter")
        ordering = ["order", "id"]
        default_permissions = ()

    def __str__(self) -> str:
        return self.office


class Question(TrackedModel):
    """A question about the project. An anonymous one keeps nothing of who asked: no person, address or request."""

    #: Who asked, and how, is for those who run the project; others see the wording and the answer.
    history_for_leaders = True
    #: What was taken back from everybody's pages is shown on none, also of an earlier day.
    taken_back_by = ("withdrawn_at", "published_at")

    project = models.ForeignKey(
        Project, verbose_name=_("prosjekt"), on_delete=models.PROTECT, related_name="questions"
    )
    number = models.PositiveIntegerField(_("nummer"))
    text = models.TextField(_("spørsmål"))
    unit = models.ForeignKey(
        Unit, verbose_name=_("enhet"), on_delete=models.PROTECT, null=True, blank=True, related_name="questions"
    )
    is_anonymous = models.BooleanField(_("anonymt"), default=False)
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("spurt av"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    asked_on = models.DateField(_("spurt"))
    wording = models.TextField(
        _("spørsmålet slik det vises"), blank=True, help_text=_("Uten navn og annet som peker ut noen.")
    )
    answer = models.TextField(_("svar"), blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("besvart av"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    answered_on = models.DateField(_("besvart"), null=True, blank=True)
    published_at = models.DateTimeField(_("publisert"), null=True, blank=True)

    objects = QuestionQuerySet.as_manager()

    class Meta:
        verbose_name = _("spørsmål")
        verbose_name_plural = _("spørsmål")
        ordering = ["-number"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["project", "number"], name="question_number_once"),
            models.CheckConstraint(
                condition=Q(is_anonymous=False) | Q(asked_by__isnull=True), name="question_anonymous_has_no_asker"
            ),
            models.CheckConstraint(
                condition=Q(published_at__isnull=True) | ~Q(answer=""), name="question_published_has_answer"
            ),
        ]

    def __str__(self) -> str:
        return (self.wording or self.text)[:80]


class Subscription(models.Model):
    """That somebody wants the news by e-mail. Working data: it has no history."""

    project = models.ForeignKey(Project, on_delete=models.PROTECT, related_name="subscriptions")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    secret = models.CharField(max_length=64, unique=True)
    weekly = models.BooleanField(_("samlet en gang i uka"), default=True)
    created_at = models.DateTimeField(default=timezone.now)
    sent_until = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("abonnement")
        verbose_name_plural = _("abonnementer")
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["project", "person"], name="subscription_once")]

    def __str__(self) -> str:
        return f"{self.project_id}"


class LastVisit(models.Model):
    """When a person was last on a page that tells what is new since. Working data: it has no history."""

    project = models.ForeignKey(Project, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    page = models.CharField(max_length=20)
    seen_at = models.DateTimeField()
    before_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("siste besøk")
        verbose_name_plural = _("siste besøk")
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["project", "person", "page"], name="last_visit_once")]

    def __str__(self) -> str:
        return self.page
