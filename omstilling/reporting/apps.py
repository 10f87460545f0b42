from django.apps import AppConfig


class ReportingConfig(AppConfig):
    name = "omstilling.reporting"
    label = "reporting"

    def ready(self) -> None:
        from omstilling.pdf.jobs import register_document

        from . import menu, pdf

        menu.register()
        register_document(pdf.KIND, pdf.build, pdf.on_issue, pdf.frame)
