from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "omstilling.accounts"
    label = "accounts"
