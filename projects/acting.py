"""Who acts when a management command is run from the shell."""

from __future__ import annotations

from django.core.management.base import CommandError

from omstilling.accounts.models import User

from .models import Project, Seat, SeatFunction


def acting_user(project: Project, username: str | None, functions: tuple[SeatFunction, ...], words: str) -> User:
    """Return the named user, or else who holds the first of the functions that anybody holds.

    ``words`` say what the functions are called. Raises ``CommandError`` when there is nobody.
    """
    if username:
        user = User.objects.filter(username__iexact=username, is_active=True).first()
        if user is None:
            raise CommandError(f"There is no active user «{username}».")
        return user
    seats = Seat.objects.active().valid_on(project.today()).select_related("person")
    found = list(seats.filter(body__project=project, function__in=functions, person__is_active=True))
    if not found:
        raise CommandError(f"The project has no {words}: say who with --by USERNAME.")
    seat = min(found, key=lambda seat: functions.index(SeatFunction(seat.function)))
    return seat.person  # type: ignore[no-any-return]
