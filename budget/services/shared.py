"""What the services of the money share beside ``projects.services.rows``."""

from __future__ import annotations

from omstilling.audit.errors import DomainError

from ..models import Measure


def need_reason(reason: str, message: object) -> None:
    """Refuse a change that nobody can be asked about later."""
    if not reason.strip():
        raise DomainError(message, field="reason")


def hold(measure: Measure) -> None:
    """Let nobody else write what hangs on a measure before this is done: years, figures and who set them."""
    Measure.objects.select_for_update(of=("self",)).only("pk").get(pk=measure.pk)
