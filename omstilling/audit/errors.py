"""The errors that writing can end in. Their texts are shown to users, in bokmål."""

from django.utils.translation import gettext_lazy as _


class DomainError(Exception):
    """A rule of the domain says no. ``message`` is for the user, ``field`` the form field it stands beside."""

    def __init__(self, message: object, *, field: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.field = field

    def __str__(self) -> str:
        return str(self.message)


class ConflictError(Exception):
    """Someone else has changed the row since it was read; nothing was written."""

    def __init__(self, instance: object) -> None:
        super().__init__(_("Noen andre har endret dette siden du åpnet det."))
        self.instance = instance


class NoUnitOfWork(RuntimeError):
    """A tracked row was saved outside a unit of work: an error in the program."""


class UntrackedWrite(RuntimeError):
    """A write path that leaves no history was tried on a tracked model: an error in the program."""
