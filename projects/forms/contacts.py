"""The form of somebody whom employees may ask."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from omstilling.ui.forms import ServiceModelForm

from ..models import Contact, Unit
from .choices import people


class ContactForm(ServiceModelForm):
    """Office, what one may ask about, and how."""

    class Meta(ServiceModelForm.Meta):
        model = Contact
        fields = ["office", "about", "person", "email", "phone", "unit", "order"]
        help_texts = {
            "office": _("For eksempel «Prosjektsekretær» eller «Hovedtillitsvalgt for Fagforbundet»."),
            "about": _("Kort, for eksempel «framdriftsplanen og møtene»."),
            "person": _("Navnet vises bare for dem som er logget inn, og bare når vervet er kjent av alle."),
            "email": _("Vises for alle som leser siden, også på den åpne siden."),
            "phone": _("Vises for alle som leser siden, også på den åpne siden."),
            "unit": _("Vises da bare på enhetens side, og på sidene til enhetene under den."),
            "order": _("Lave tall står først."),
        }
        widgets = {
            "email": forms.EmailInput(attrs={"autocomplete": "off"}),
            "phone": forms.TextInput(attrs={"autocomplete": "off", "inputmode": "tel"}),
        }

    def __init__(self, *args: Any, project: Any, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        person: Any = self.fields["person"]
        person.queryset = people(project)
        units = Unit.objects.visible_to(user).active().filter(municipality_id=project.municipality_id)
        unit: Any = self.fields["unit"]
        unit.queryset = units.valid_on(project.today()).order_by("name")
        unit.empty_label = str(_("Alle enheter"))
        self.fields["order"].required = False

    def clean_order(self) -> int:
        """An empty place in the order is the first."""
        return self.cleaned_data.get("order") or 0
