"""The form of a meeting with the unions."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from omstilling.ui.forms import ServiceModelForm

from ..models import Consultation, ConsultationForm, ConsultationPaper, Document
from .choices import access_field, bodies, long_text, offer

AGREED = {"": None, "ja": True, "nei": False}


class ConsultationRecordForm(ServiceModelForm):
    """Who met, on what papers, each party's view and the employer's answer."""

    form = forms.ChoiceField(
        label=_("Form"),
        choices=[
            (ConsultationForm.INFORMATION, _("Informert: organisasjonene fikk vite om saken")),
            (ConsultationForm.CONSULTATION, _("Drøftet: organisasjonene sa sin mening, og arbeidsgiver svarte")),
            (ConsultationForm.NEGOTIATION, _("Forhandlet: partene skulle bli enige om en avtale")),
            (ConsultationForm.ENVIRONMENT, _("Arbeidsmiljøutvalget har behandlet saken")),
            (ConsultationForm.SAFETY, _("Verneombudet er hørt")),
            (ConsultationForm.SAMI, _("Konsultert: representanter for samiske interesser som kan bli direkte berørt")),
        ],
        widget=forms.RadioSelect,
        help_text=_("Et tiltak regnes som drøftet når det er drøftet eller forhandlet. Informert er ikke nok."),
    )
    parties = long_text(
        _("Parter"),
        required=True,
        rows=4,
        most=2000,
        help_text=_("Verv og organisasjon, én per linje: «hovedtillitsvalgt for …». Ikke skriv hvem som er medlem."),
    )
    documents = forms.ModelMultipleChoiceField(
        label=_("Dokumenter partene hadde"),
        queryset=Document.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Fra dokumentlista."),
    )
    views = long_text(_("Partenes syn"), help_text=_("Hva hver part mente, med navnet på organisasjonen."))
    reply = long_text(_("Arbeidsgivers svar"), help_text=_("Hva arbeidsgiver svarte, og hvorfor."))
    agreed = forms.TypedChoiceField(
        label=_("Ble partene enige?"),
        required=False,
        coerce=lambda value: AGREED[value],
        empty_value=None,
        choices=[("", _("Ikke oppgitt")), ("ja", _("Enighet")), ("nei", _("Uenighet"))],
    )

    class Meta(ServiceModelForm.Meta):
        model = Consultation
        fields = ["form", "held_on", "parties", "papers", "views", "reply", "agreed", "body", "access"]
        help_texts = {
            "held_on": _("Dagen møtet ble holdt."),
            "papers": _(
                "Papirer som ikke ligger i dokumentlista, for eksempel «Notat om renhold, datert 1. februar»."
            ),
            "body": _("Organet som har ansvaret."),
        }

    def __init__(self, *args: Any, project: Any, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user
        offer(self, "body", bodies(project, user))
        access_field(self)
        self._offer_papers(project, user)
        self.groups = (
            (_("Møtet"), ["form", "held_on", "parties", "documents", "papers"]),
            (_("Hva som ble sagt"), ["views", "reply", "agreed"]),
            (_("Hvem det gjelder"), ["body", "access"]),
        )

    def _offer_papers(self, project: Any, user: Any) -> None:
        """Offer the documents of the register that the user may read; those that go with the record are ticked."""
        offered = Document.objects.visible_to(user).active().filter(project=project).order_by("number")
        field: Any = self.fields["documents"]
        if not offered.exists():
            del self.fields["documents"]
            return
        field.queryset = offered
        if self.instance.pk:
            links = ConsultationPaper.objects.visible_to(user).active().filter(consultation=self.instance)
            self.initial["documents"] = list(links.values_list("document_id", flat=True))

    @property
    def offered_papers(self) -> list[Document]:
        """The documents that could be ticked."""
        field: Any = self.fields.get("documents")
        return list(field.queryset) if field is not None else []

    def get_initial_for_field(self, field: forms.Field, field_name: str) -> Any:
        value = super().get_initial_for_field(field, field_name)
        return {True: "ja", False: "nei"}.get(value, value) if field_name == "agreed" else value
