"""The people of the installation. A user is a person with or without a login; roles belong to the projects."""

from collections.abc import Iterable
from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.hashers import check_password
from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from omstilling.audit.models import TrackedModel, TrackedQuerySet
from omstilling.audit.uow import SystemActor, unit_of_work

#: What the user name of somebody invited begins with until the invitation is accepted; nobody can type such a name.
INVITED = "invitasjon:"


class UserManager(BaseUserManager.from_queryset(TrackedQuerySet)):  # type: ignore[misc]
    def get_by_natural_key(self, username: str) -> "User":
        return self.get(username__iexact=username)


class Language(models.TextChoices):
    """The languages that the info pages speak; each by its own name."""

    BOKMAL = "nb", "Bokmål"
    NYNORSK = "nn", "Nynorsk"
    ENGLISH = "en", "English"


class User(TrackedModel, AbstractBaseUser):
    """A person. The username is what one logs in with; the e-mail address is where invitations go.

    Never deleted: ``is_active=False`` takes the login away and keeps the name in what was recorded.
    """

    untracked_fields = ("password",)
    last_login = None  # kept by the login log, not on the row

    username = models.CharField(_("brukernavn"), max_length=150)
    full_name = models.CharField(_("navn"), max_length=150)
    email = models.EmailField(_("e-postadresse"), blank=True)
    phone = models.CharField(_("telefon"), max_length=30, blank=True)
    title = models.CharField(_("stilling eller verv"), max_length=150, blank=True)
    language = models.CharField(
        _("språk"), max_length=2, choices=Language, default=Language.BOKMAL, help_text=_("På informasjonssidene.")
    )
    is_active = models.BooleanField(_("aktiv"), default=True)
    is_operator = models.BooleanField(
        _("driftsansvarlig"), default=False, help_text=_("Kan opprette kommuner i installasjonen.")
    )

    objects = UserManager()
    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["full_name"]

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("personer")
        ordering = ["full_name"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                Lower("username"),
                name="user_username_unique",
                violation_error_message=_("Brukernavnet er i bruk. Velg et annet."),
            ),
        ]

    def __str__(self) -> str:
        return self.full_name

    @property
    def has_own_username(self) -> bool:
        """Tell whether the person has a user name to be told, not the stand-in of an invitation."""
        return not self.username.startswith(INVITED)

    def check_password(self, raw_password: str | None) -> bool:
        """Check the password; a hash of an older kind is renewed by the system, with history."""

        def renew(raw: str) -> None:
            self.set_password(raw)
            self._password = None
            with unit_of_work(by=SystemActor(), reason=str(_("Passordets lagringsform er fornyet"))):
                self.save()

        return check_password(raw_password, self.password, renew)

    def has_perm(self, perm: str, obj: Any = None) -> bool:
        return False

    def has_perms(self, perms: Iterable[str], obj: Any = None) -> bool:
        return False

    def has_module_perms(self, app_label: str) -> bool:
        return False
