from django.apps import AppConfig


class ProjectsConfig(AppConfig):
    name = "projects"
    label = "projects"

    def ready(self) -> None:
        from omstilling.audit.registry import register_append_only

        from . import checks, menu, panels
        from .models import StoredFile

        menu.register()
        checks.register()
        panels.register()
        register_append_only(StoredFile)
