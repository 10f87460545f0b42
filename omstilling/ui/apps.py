"""The page floor: templates, form pack, lists, charts and formats. It knows no subject."""

from django.apps import AppConfig


class UiConfig(AppConfig):
    """Register the system checks of the page floor."""

    name = "omstilling.ui"
    label = "ui"

    def ready(self) -> None:
        """Connect the checks."""
        from omstilling.ui import checks  # noqa: F401
