"""E-mail that goes out, and what became of it. Working data of the portal: it has no history."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class MailState(models.TextChoices):
    WAITING = "waiting", _("venter")
    SENT = "sent", _("sendt")
    FAILED = "failed", _("mislyktes")
    NO_ADDRESS = "no_address", _("mangler e-postadresse")


class OutgoingMail(models.Model):
    """One e-mail to one person. ``calendar`` is the text of an iCalendar entry that goes with it.

    ``scope`` names the row whose log it belongs to, for example a project; ``services.scope_of`` writes it.
    """

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("mottaker"), on_delete=models.PROTECT, related_name="+"
    )
    address = models.EmailField(_("e-postadresse"), blank=True)
    kind = models.CharField(_("slag"), max_length=40)
    about = models.CharField(_("hva den gjelder"), max_length=200, blank=True)
    scope = models.CharField(_("hvor den hører til"), max_length=60, blank=True)
    subject = models.CharField(_("emne"), max_length=200)
    text = models.TextField(_("tekst"))
    html = models.TextField(_("HTML"), blank=True)
    calendar = models.TextField(_("kalender"), blank=True)
    calendar_method = models.CharField(max_length=10, blank=True)
    state = models.CharField(_("tilstand"), max_length=10, choices=MailState, default=MailState.WAITING)
    attempts = models.PositiveSmallIntegerField(_("forsøk"), default=0)
    error = models.CharField(_("feil"), max_length=300, blank=True)
    created_at = models.DateTimeField(_("bestilt"), default=timezone.now)
    sent_at = models.DateTimeField(_("sendt"), null=True, blank=True)

    class Meta:
        verbose_name = _("utgående e-post")
        verbose_name_plural = _("utgående e-post")
        ordering = ["-created_at", "-pk"]
        default_permissions = ()
        indexes = [models.Index(fields=["scope", "-created_at"], name="mail_scope_created")]

    def __str__(self) -> str:
        return self.subject
