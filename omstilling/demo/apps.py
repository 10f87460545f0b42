from django.apps import AppConfig


class DemoConfig(AppConfig):
    name = "omstilling.demo"
    label = "demo"
