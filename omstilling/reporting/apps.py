from django.apps import AppConfig


class ReportingConfig(AppConfig):
    name = "omstilling.reporting"
    label = "reporting"

    def ready(self) -> None:
        from . import menu

        menu.register()
