from django.apps import AppConfig


class MeetingsConfig(AppConfig):
    name = "meetings"
    label = "meetings"

    def ready(self) -> None:
        from . import dates, documents, menu, panels, panels_papers, paper_documents

        dates.register()
        paper_documents.register()
        panels_papers.register()
        menu.register()
        documents.register()
        panels.register()
