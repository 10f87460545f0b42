from typing import Any

from django.apps import AppConfig
from django.db import connections
from django.db.models.signals import post_migrate, pre_migrate


def _before(sender: AppConfig, using: str, plan: Any = None, **kwargs: Any) -> None:
    from . import guards

    connection = connections[using]
    if connection.vendor == "sqlite" and plan:
        guards.remove(connection)


def _after(sender: AppConfig, using: str, **kwargs: Any) -> None:
    from . import guards

    guards.install(connections[using])


class AuditConfig(AppConfig):
    name = "omstilling.audit"
    label = "audit"

    def ready(self) -> None:
        pre_migrate.connect(_before, sender=self)
        post_migrate.connect(_after, sender=self)
