"""The post room: e-mail that goes out in the background, each one logged. It knows no subject."""

from django.apps import AppConfig


class MailConfig(AppConfig):
    name = "omstilling.mail"
    label = "mail"

    def ready(self) -> None:
        from omstilling.pdf.rounds import register_round

        from . import digests, menu, retention

        menu.register()
        register_round("notifications", digests.send_digests)
        register_round("old mails", retention.empty_old_mails)
