from django.apps import AppConfig


class BudgetConfig(AppConfig):
    name = "budget"
    label = "budget"

    def ready(self) -> None:
        from . import menu

        menu.register()
