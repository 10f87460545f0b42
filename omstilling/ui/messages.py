"""The messages of Django that its own catalogue leaves in English, in bokmål. Applied once, when the portal starts.

What a form's fields say in the portal's own words is in ``omstilling.ui.forms``. A contract test walks them all.
"""

from __future__ import annotations

from typing import Any

from django.contrib.auth import validators as names
from django.core import validators
from django.db.models import ForeignKey
from django.utils.translation import gettext_lazy as _


def speak_bokmal() -> None:
    """Put the portal's words where Django has none in bokmål."""
    for holder, message in (
        (validators.DomainNameValidator, _("Skriv et gyldig domenenavn, for eksempel kommune.no.")),
        (validators.StepValueValidator, _("Tallet må gå opp i trinn på %(limit_value)s.")),
        (names.ASCIIUsernameValidator, _("Brukernavnet kan bare ha bokstavene a–z, tall og tegnene @ . + - _.")),
        (names.UnicodeUsernameValidator, _("Brukernavnet kan bare ha bokstaver, tall og tegnene @ . + - _.")),
    ):
        found: Any = holder
        found.message = message
    validators.validate_domain_name.message = _("Skriv et gyldig domenenavn, for eksempel kommune.no.")
    gone = {"invalid": _("Det du valgte, finnes ikke lenger. Velg på nytt.")}
    ForeignKey.default_error_messages = {**ForeignKey.default_error_messages, **gone}
