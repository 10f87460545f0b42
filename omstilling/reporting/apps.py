from django.apps import AppConfig


class ReportingConfig(AppConfig):
    name = "omstilling.reporting"
    label = "reporting"

    def ready(self) -> None:
        from omstilling.audit.logs import hide_in_logs
        from omstilling.pdf.jobs import register_document

        from . import menu, panels_info, pdf, subscription_panel, subscriptions

        menu.register()
        panels_info.register()
        subscriptions.register()
        subscription_panel.register()
        hide_in_logs("/avmeld/")
        hide_in_logs("/nyhetsstrom/")
        register_document(pdf.KIND, pdf.build, pdf.on_issue, pdf.frame)
