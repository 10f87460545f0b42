"""The log of e-mails that went out for a project, and sending one again that did not."""

from __future__ import annotations

from functools import cached_property
from typing import Any

import django_filters
from django.db.models import QuerySet
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from omstilling.mail.models import MailState, OutgoingMail
from omstilling.mail.services import may_send_again, scope_of, send_again
from omstilling.ui.formats import datetime_table
from omstilling.ui.forms import ServiceForm
from omstilling.ui.lists import Column
from omstilling.ui.markup import esc
from omstilling.ui.templatetags.ui import status_tag

from .base import Crumbs, ProjectFormView, ProjectList

MENU = "epostlogg"
LOOKS = {
    MailState.SENT: "good",
    MailState.WAITING: "under_way",
    MailState.FAILED: "late",
    MailState.NO_ADDRESS: "slipping",
}


def state_tag(mail: OutgoingMail) -> SafeString:
    """Draw how far an e-mail came."""
    return status_tag(mail.get_state_display(), LOOKS[MailState(mail.state)])


def address_cell(mail: OutgoingMail) -> SafeString | None:
    """Draw the address so that it breaks after the @ where it is narrow."""
    return SafeString(esc(mail.address).replace("@", "@<wbr>")) if mail.address else None


class MailFilter(django_filters.FilterSet):
    """By how far it came, and by words of subject and receiver."""

    sok = django_filters.CharFilter(label=gettext_lazy("Emne eller mottaker"), method="search")
    tilstand = django_filters.ChoiceFilter(
        label=gettext_lazy("Status"),
        field_name="state",
        choices=[(value, capfirst(label)) for value, label in MailState.choices],
        empty_label=gettext_lazy("Alle"),
    )

    class Meta:
        model = OutgoingMail
        fields: list[str] = []

    def search(self, queryset: QuerySet[OutgoingMail], name: str, value: str) -> QuerySet[OutgoingMail]:
        return queryset.filter(subject__icontains=value) | queryset.filter(person__full_name__icontains=value)


class MailLogView(ProjectList):
    """Who was sent what, when, and whether it came through."""

    shows_earlier = False
    access_rule = "may_see_mail_log"
    menu_key = MENU
    filterset_class = MailFilter
    default_sort = "-bestilt"
    heading = gettext_lazy("E-postlogg")
    export_name = "epostlogg"
    empty_title = gettext_lazy("Ingen e-post er sendt")
    empty_text = gettext_lazy("Her kommer innkallinger, påminnelser og andre meldinger, med hvem som fikk dem og når.")

    def get_columns(self) -> tuple[Column, ...]:
        return (
            Column("emne", _("Emne"), "subject", "subject"),
            Column("mottaker", _("Mottaker"), "person", "person__full_name"),
            Column("adresse", _("E-postadresse"), address_cell, "address", export="address"),
            Column("bestilt", _("Bestilt"), lambda m: datetime_table(m.created_at), "created_at"),
            Column("sendt", _("Sendt"), lambda m: datetime_table(m.sent_at) if m.sent_at else None, "sent_at"),
            Column("forsok", _("Forsøk"), "attempts", "attempts", numeric=True),
            Column("tilstand", _("Status"), state_tag, "state", export=lambda m: m.get_state_display()),
            Column("feil", _("Feil"), lambda m: m.error or None, export="error"),
            Column("igjen", _("Handling"), self.again, export=""),
        )

    def again(self, mail: OutgoingMail) -> SafeString | None:
        """Draw the link that sends it again, where that makes sense."""
        if not may_send_again(mail):
            return None
        url = reverse("projects:send_mail_again", args=[self.project.slug, mail.pk])
        about = f'<span class="ds-sr-only"> {esc(mail.subject)}, {esc(mail.person)}</span>'
        return SafeString(f'<a class="ds-link" href="{esc(url)}">{esc(_("Send på nytt"))}{about}</a>')

    def get_queryset(self) -> QuerySet[OutgoingMail]:
        found = OutgoingMail.objects.filter(scope=scope_of(self.project)).select_related("person")
        return found.defer("text", "html", "calendar")

    def count_text(self, count: int) -> str:
        return ngettext("%(n)s e-post", "%(n)s e-poster", count) % {"n": count}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(breadcrumbs=[(self.heading, None)], **kwargs)


class SendMailAgainView(ProjectFormView):
    """Send an e-mail again that did not go out."""

    access_rule = "may_see_mail_log"
    menu_key = MENU
    template_name = "ui/confirm.html"
    form_class = ServiceForm
    heading = gettext_lazy("Send e-posten på nytt")
    intro = gettext_lazy("Den sendes til adressen personen har nå.")
    submit_label = gettext_lazy("Send på nytt")
    success_message = gettext_lazy("E-posten er lagt i køen og sendes nå.")

    @cached_property
    def mail(self) -> OutgoingMail:
        found = OutgoingMail.objects.filter(scope=scope_of(self.project)).select_related("person")
        mail: OutgoingMail = get_object_or_404(found, pk=self.kwargs["pk"])
        return mail

    def check(self) -> None:
        super().check()
        bool(self.mail)

    def get_facts(self) -> list[Any]:
        mail = self.mail
        return [
            (_("Emne"), mail.subject),
            (_("Mottaker"), str(mail.person)),
            (_("E-postadresse"), mail.person.email or None),
            (_("Status"), capfirst(mail.get_state_display()), mail.error),
        ]

    def perform(self, form: Any) -> OutgoingMail:
        return send_again(mail=self.mail)

    def get_cancel_url(self) -> str:
        return reverse("projects:mail_log", args=[self.project.slug])

    def get_success_url(self, result: Any = None) -> str:
        return self.get_cancel_url()

    def get_breadcrumbs(self) -> Crumbs:
        return [(_("E-postlogg"), self.get_cancel_url()), (self.heading, None)]
