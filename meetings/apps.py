from django.apps import AppConfig


class MeetingsConfig(AppConfig):
    name = "meetings"
    label = "meetings"

    def ready(self) -> None:
        from . import dates, documents, menu, panels

        dates.register()
        menu.register()
        documents.register()
        panels.register()
