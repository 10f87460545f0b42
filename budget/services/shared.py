"""What the services of the money share beside ``projects.services.rows``."""

from __future__ import annotations

from omstilling.audit.errors import DomainError


def need_reason(reason: str, message: object) -> None:
    """Refuse a change that nobody can be asked about later."""
    if not reason.strip():
        raise DomainError(message, field="reason")
