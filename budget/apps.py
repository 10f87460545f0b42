from django.apps import AppConfig


class BudgetConfig(AppConfig):
    name = "budget"
    label = "budget"

    def ready(self) -> None:
        from projects.services.case_forward import register_carrier

        from . import menu, study_panels, telling
        from .services.links import carry_measures

        menu.register()
        study_panels.register()
        telling.register()
        register_carrier("budget.measures", carry_measures)
