"""E-mail that goes out, and what became of it. Working data of the portal: it has no history."""

from django.conf import settings
from django.db import models
from django.db.models import Q
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
    unsubscribe = models.CharField(
        _("adresse som avslutter abonnementet"),
        max_length=300,
        blank=True,
        help_text="Where one click ends the subscription (RFC 8058). Empty for what cannot be declined.",
    )
    state = models.CharField(_("tilstand"), max_length=10, choices=MailState, default=MailState.WAITING)
    attempts = models.PositiveSmallIntegerField(_("forsøk"), default=0)
    error = models.CharField(_("feil"), max_length=300, blank=True)
    created_at = models.DateTimeField(_("bestilt"), default=timezone.now)
    sent_at = models.DateTimeField(_("sendt"), null=True, blank=True)
    emptied_at = models.DateTimeField(_("teksten er slettet"), null=True, blank=True)

    class Meta:
        verbose_name = _("utgående e-post")
        verbose_name_plural = _("utgående e-post")
        ordering = ["-created_at", "-pk"]
        default_permissions = ()
        indexes = [
            models.Index(fields=["scope", "-created_at"], name="mail_scope_created"),
            models.Index(fields=["created_at"], condition=Q(emptied_at__isnull=True), name="mail_not_emptied"),
        ]

    def __str__(self) -> str:
        return self.subject


class Notification(models.Model):
    """Something that a person should know, shown under the bell.

    ``text`` holds nothing exempt. ``about`` names the row it is about (``services.scope_of``): its title is read for
    the receiver each time it is shown or mailed, and left out when the receiver may not see it or it is exempt.
    """

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("mottaker"), on_delete=models.PROTECT, related_name="notifications"
    )
    kind = models.CharField(_("slag"), max_length=40)
    scope = models.CharField(_("hvor den hører til"), max_length=60, blank=True)
    text = models.CharField(_("tekst"), max_length=250)
    about = models.CharField(_("hva det gjelder"), max_length=60, blank=True)
    path = models.CharField(_("adresse i portalen"), max_length=300)
    key = models.CharField(max_length=120, blank=True, help_text="What tells two notices of the same thing apart.")
    is_notice = models.BooleanField(default=False, help_text="Cannot be declined: a notice, a deadline, an answer.")
    created_at = models.DateTimeField(_("laget"), default=timezone.now)
    seen_at = models.DateTimeField(_("sett"), null=True, blank=True)
    mailed_at = models.DateTimeField(_("sendt"), null=True, blank=True)

    class Meta:
        verbose_name = _("varsel")
        verbose_name_plural = _("varsler")
        ordering = ["-created_at", "-pk"]
        default_permissions = ()
        indexes = [
            models.Index(fields=["person", "-created_at"], name="notification_person"),
            models.Index(fields=["created_at"], condition=Q(mailed_at__isnull=True), name="notification_unmailed"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["person", "key"], condition=~Q(key=""), name="notification_once")
        ]

    def __str__(self) -> str:
        return self.text


class Pace(models.TextChoices):
    AT_ONCE = "at_once", _("med en gang")
    DAILY = "daily", _("samlet en gang om dagen")
    WEEKLY = "weekly", _("samlet en gang i uka")
    NEVER = "never", _("bare i portalen")


class NotificationSetting(models.Model):
    """How a person wants to be told. Notices that the law asks for are sent at once whatever stands here."""

    person = models.OneToOneField(
        settings.AUTH_USER_MODEL, verbose_name=_("person"), on_delete=models.PROTECT, related_name="+"
    )
    pace = models.CharField(_("e-post om oppgaver og frister"), max_length=8, choices=Pace, default=Pace.DAILY)
    quiet_from = models.TimeField(_("stille fra"), null=True, blank=True)
    quiet_to = models.TimeField(_("stille til"), null=True, blank=True)
    quiet_weekends = models.BooleanField(_("ingen e-post i helgene"), default=True)

    class Meta:
        verbose_name = _("varslingsvalg")
        verbose_name_plural = _("varslingsvalg")
        default_permissions = ()

    def __str__(self) -> str:
        return str(self.get_pace_display())


class FeedAddress(models.Model):
    """A person's own address for a feed of news: whoever has it reads it without login. Only its fingerprint is kept.

    ``scope`` names what the feed is of (``services.scope_of``). Working data: it has no history.
    """

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("person"), on_delete=models.PROTECT, related_name="+"
    )
    scope = models.CharField(_("hvor den hører til"), max_length=60)
    secret_sha256 = models.CharField(max_length=64, unique=True, editable=False)
    created_at = models.DateTimeField(_("laget"), default=timezone.now)

    class Meta:
        verbose_name = _("adresse til nyhetsstrøm")
        verbose_name_plural = _("adresser til nyhetsstrømmer")
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["person", "scope"], name="feed_address_once")]

    def __str__(self) -> str:
        return str(self.person)
