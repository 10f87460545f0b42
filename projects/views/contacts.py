"""Whom employees may ask: the list, and the secretary's forms."""

from __future__ import annotations

from typing import Any

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from omstilling.ui.forms import ReasonForm
from omstilling.ui.lists import Column, shown

from ..forms.contacts import ContactForm
from ..models import Contact
from ..services import contacts as services
from .base import Crumbs, ProjectList, RowFormView, RowMixin


class ContactMixin(RowMixin):
    """Finds the contact."""

    access_rule = "may_write_news"
    menu_key = "infoside.kontakter"

    def find(self) -> Contact:
        rows = Contact.objects.visible_to(self.request.user).active().filter(project=self.project)
        found: Contact = get_object_or_404(rows.select_related("project", "person", "unit"), pk=self.kwargs["pk"])
        return found

    def list_url(self) -> str:
        return reverse("projects:contacts", args=[self.project.slug])

    def above(self, row: Any) -> Crumbs:
        return [
            (self.project.short_name, self.project.get_absolute_url()),
            (_("Kontakter"), self.list_url()),
        ]


class ContactsView(ContactMixin, ProjectList):
    """Those whom the info page names."""

    heading = gettext_lazy("Kontakter")
    default_sort = "rekkefolge"
    export_name = "kontakter"
    empty_title = gettext_lazy("Ingen kontakter ennå")
    empty_text = gettext_lazy(
        "Her står hvem de ansatte kan spørre. Til noen er lagt inn, viser infosiden sekretæren, de "
        "tillitsvalgte, verneombudene og rådmannen."
    )

    def get_columns(self) -> list[Column]:
        return [
            Column("rekkefolge", _("Rekkefølge"), "", ("order", "pk"), export="order"),
            Column("verv", _("Verv eller stilling"), "office", link=self.edit_url),
            Column("person", _("Person"), lambda c: c.person.full_name if c.person else ""),
            Column("om", _("Kan svare på"), "about", long=True),
            Column("epost", _("E-postadresse"), "email"),
            Column("telefon", _("Telefon"), "phone"),
            Column("enhet", _("Bare for enheten"), lambda c: c.unit.name if c.unit else ""),
        ]

    def edit_url(self, contact: Contact) -> str:
        return reverse("projects:contact_edit", args=[self.project.slug, contact.pk])

    def get_queryset(self) -> Any:
        rows = Contact.objects.visible_to(self.request.user).active().filter(project=self.project)
        return rows.select_related("person", "unit")

    def count_text(self, count: int) -> str:
        return ngettext("%(n)s kontakt", "%(n)s kontakter", count) % {"n": shown(count)}

    def get_new(self) -> tuple[str, Any] | None:
        return reverse("projects:contact_new", args=[self.project.slug]), _("Ny kontakt")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        crumbs = self.above(None)
        return super().get_context_data(breadcrumbs=[crumbs[0], (crumbs[1][0], None)], **kwargs)


class ContactFormView(ContactMixin, RowFormView):
    """The form of a contact."""

    form_class: Any = ContactForm

    def get_rule_object(self) -> Any:
        return self.project

    def label_of(self, row: Any) -> Any:
        return row.office

    def get_breadcrumbs(self) -> Crumbs:
        return [*self.above(None), (self.get_heading(), None)]

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "project": self.project, "user": self.request.user}

    def get_cancel_url(self) -> str:
        return self.list_url()

    def get_success_url(self, result: Any = None) -> str:
        return self.list_url()


class ContactNewView(ContactFormView):
    """Add somebody to ask."""

    heading = gettext_lazy("Ny kontakt")
    submit_label = gettext_lazy("Legg til kontakten")
    success_message = gettext_lazy("Kontakten er lagt til.")

    def get_object(self) -> Any:
        return None

    def perform(self, form: Any) -> Contact:
        return services.add_contact(project=self.project, by=self.by, **form.cleaned_data)


class ContactEditView(ContactFormView):
    """Change somebody to ask."""

    template_name = "projects/contact_form.html"
    heading = gettext_lazy("Endre kontakten")
    success_message = gettext_lazy("Kontakten er endret.")

    def perform(self, form: Any) -> Contact:
        return services.update_contact(contact=self.object, changes=form.cleaned_data, by=self.by)


class ContactWithdrawView(ContactFormView):
    """Take somebody away."""

    template_name = "ui/confirm.html"
    form_class = ReasonForm
    heading = gettext_lazy("Ta bort kontakten")
    intro = gettext_lazy("Kontakten blir borte fra infosiden.")
    submit_label = gettext_lazy("Ta bort")
    success_message = gettext_lazy("Kontakten er tatt bort.")
    danger = True

    def get_form_kwargs(self) -> dict[str, Any]:
        kwargs = super().get_form_kwargs()
        return {name: value for name, value in kwargs.items() if name not in {"project", "user", "instance"}}

    def perform(self, form: Any) -> Contact:
        return services.withdraw_contact(contact=self.object, by=self.by, reason=form.cleaned_data["reason"])
