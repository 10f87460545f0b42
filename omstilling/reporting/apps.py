from django.apps import AppConfig


class ReportingConfig(AppConfig):
    name = "omstilling.reporting"
    label = "reporting"
