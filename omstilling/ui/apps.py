from django.apps import AppConfig


class UiConfig(AppConfig):
    name = "omstilling.ui"
    label = "ui"
