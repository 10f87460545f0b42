from django.apps import AppConfig


class ProjectsConfig(AppConfig):
    name = "projects"
    label = "projects"

    def ready(self) -> None:
        from omstilling.accounts import backends
        from omstilling.audit.registry import register_append_only

        from . import (
            checks,
            concerns,
            deadlines,
            group_concerns,
            mandate_documents,
            menu,
            panels,
            standing,
            steering_concerns,
            team_panel,
            telling,
            telling_groups,
        )
        from .models import StoredFile

        menu.register()
        checks.register()
        concerns.register()
        group_concerns.register()
        steering_concerns.register()
        panels.register()
        team_panel.register()
        mandate_documents.register()
        telling.register()
        telling_groups.register()
        deadlines.register()
        backends.read_person = standing.read_person
        register_append_only(StoredFile)
