from django.apps import AppConfig


class MeetingsConfig(AppConfig):
    name = "meetings"
    label = "meetings"

    def ready(self) -> None:
        from omstilling.audit.logs import hide_in_logs

        from . import (
            dates,
            documents,
            extracts,
            follow_up_documents,
            menu,
            panels,
            panels_minutes,
            panels_open,
            panels_papers,
            paper_documents,
            referral_documents,
            reminders,
        )

        dates.register()
        paper_documents.register()
        panels_papers.register()
        menu.register()
        documents.register()
        referral_documents.register()
        follow_up_documents.register()
        extracts.register()
        panels.register()
        panels_minutes.register()
        panels_open.register()
        reminders.register()
        hide_in_logs("/kalender/")
