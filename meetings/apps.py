from django.apps import AppConfig


class MeetingsConfig(AppConfig):
    name = "meetings"
    label = "meetings"

    def ready(self) -> None:
        from . import documents, menu, panels

        menu.register()
        documents.register()
        panels.register()
