"""The post room: e-mail that goes out in the background, each one logged. It knows no subject."""

from django.apps import AppConfig


class MailConfig(AppConfig):
    name = "omstilling.mail"
    label = "mail"
