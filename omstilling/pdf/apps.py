from django.apps import AppConfig


class PdfConfig(AppConfig):
    name = "omstilling.pdf"
    label = "pdf"
