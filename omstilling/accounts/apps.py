from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "omstilling.accounts"
    label = "accounts"

    def ready(self) -> None:
        from . import events, menu

        menu.register()
        events.connect()
