"""Addresses of the log of e-mails."""

from django.urls import path

from ..views import mail_log

urlpatterns = [
    path("<slug:slug>/epost/", mail_log.MailLogView.as_view(), name="mail_log"),
    path("<slug:slug>/epost/<int:pk>/pa-nytt/", mail_log.SendMailAgainView.as_view(), name="send_mail_again"),
]
