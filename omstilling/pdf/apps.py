"""The PDF floor: one engine, background jobs and frozen documents. It knows no subject."""

from django.apps import AppConfig


class PdfConfig(AppConfig):
    """Register the font check, and have the database freeze issued documents."""

    name = "omstilling.pdf"
    label = "pdf"

    def ready(self) -> None:
        """Connect the check and the guard."""
        from omstilling.audit.registry import register_append_only

        from . import checks  # noqa: F401
        from .models import IssuedDocument

        register_append_only(IssuedDocument)
