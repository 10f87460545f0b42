"""The page floor: templates, form pack, lists, charts and formats. It knows no subject."""

from django.apps import AppConfig
from django.conf import settings


class UiConfig(AppConfig):
    """Register the system checks of the page floor, and have Django speak bokmål."""

    name = "omstilling.ui"
    label = "ui"

    def ready(self) -> None:
        """Connect the checks, make the catalogues ready, and mend the messages before any form is made."""
        from omstilling.ui import catalogues, checks, messages, texts  # noqa: F401

        for folder in settings.LOCALE_PATHS:
            catalogues.compile_into(settings.BASE_DIR / "locale", folder)
        messages.speak_bokmal()
        texts.remember_texts()
