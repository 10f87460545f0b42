from django.apps import AppConfig


class MeetingsConfig(AppConfig):
    name = "meetings"
    label = "meetings"

    def ready(self) -> None:
        from omstilling.audit.logs import hide_in_logs

        from . import dates, documents, menu, panels, panels_open, panels_papers, paper_documents

        dates.register()
        paper_documents.register()
        panels_papers.register()
        menu.register()
        documents.register()
        panels.register()
        panels_open.register()
        hide_in_logs("/kalender/")
