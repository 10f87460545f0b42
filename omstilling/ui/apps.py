"""The page floor: templates, form pack, lists, charts and formats. It knows no subject."""

from django.apps import AppConfig


class UiConfig(AppConfig):
    """Register the system checks of the page floor, and have Django speak bokmål."""

    name = "omstilling.ui"
    label = "ui"

    def ready(self) -> None:
        """Connect the checks, and mend the messages before any form is made."""
        from omstilling.ui import checks, messages, texts  # noqa: F401

        messages.speak_bokmal()
        texts.remember_texts()
