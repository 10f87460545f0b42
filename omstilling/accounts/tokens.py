"""The links that let a person set a password: the invitation and the forgotten password.

A link falls away when its time is up, when the password or the e-mail address changes, and when the person is
deactivated. Nothing about it is stored.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.conf import settings
from django.contrib.auth.tokens import PasswordResetTokenGenerator
from django.utils import timezone
from django.utils.crypto import constant_time_compare
from django.utils.http import base36_to_int


class LinkToken(PasswordResetTokenGenerator):
    """Django's token with a time limit of its own. ``timeout_setting`` names the setting, in seconds."""

    timeout_setting = "PASSWORD_RESET_TIMEOUT"

    def _now(self) -> datetime:
        """Return the moment in UTC: a link's age does not jump when the clocks are changed."""
        return timezone.now().replace(tzinfo=None)

    @property
    def timeout(self) -> int:
        """Return how many seconds a link lives."""
        return int(getattr(settings, self.timeout_setting))

    def check_token(self, user: Any, token: str | None) -> bool:
        """Tell whether the token is this person's, still in time, and the person still active."""
        if not user or not token or not user.is_active:
            return False
        moment, _dash, _rest = token.partition("-")
        try:
            made = base36_to_int(moment)
        except ValueError:
            return False
        if self._num_seconds(self._now()) - made > self.timeout:
            return False
        secrets = [self.secret, *self.secret_fallbacks]
        return any(constant_time_compare(self._make_token_with_timestamp(user, made, s), token) for s in secrets)


class InvitationToken(LinkToken):
    key_salt = "omstilling.accounts.tokens.invitation"
    timeout_setting = "INVITATION_TIMEOUT"


class ResetToken(LinkToken):
    key_salt = "omstilling.accounts.tokens.reset"


invitation_token = InvitationToken()
reset_token = ResetToken()
