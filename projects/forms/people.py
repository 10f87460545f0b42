"""Forms of people: adding them with a role, and giving one more role."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from omstilling.accounts.models import User
from omstilling.ui.forms import ServiceForm, ServiceModelForm

from ..models import GrantKind, Municipality, Project
from ..selectors.units import unit_choices

KIND_CHOICES = (
    (GrantKind.EMPLOYEE.value, _("Ansatt – leser det som er åpent for dem som har tilgang")),
    (GrantKind.AUDITOR.value, _("Revisor eller kontrollutvalg – leser alt, med historikk")),
    (GrantKind.ADMINISTRATOR.value, _("Administrator – setter opp prosjekter, personer og roller")),
)


class RoleForm(ServiceForm):
    """A role in the municipality, or in one of its projects."""

    kind = forms.ChoiceField(
        label=_("Rolle"),
        choices=KIND_CHOICES,
        initial=GrantKind.EMPLOYEE.value,
        widget=forms.RadioSelect,
        help_text=_("Medlemmer av organene får rettighetene sine av plassene der, ikke her."),
    )
    project = forms.ModelChoiceField(
        label=_("Gjelder"), queryset=Project.objects.none(), required=False, empty_label=_("Hele kommunen")
    )
    unit = forms.TypedChoiceField(
        label=_("Enhet"), required=False, coerce=int, empty_value=None, help_text=_("Hvor personen arbeider.")
    )

    def __init__(self, *args: Any, municipality: Municipality, user: Any, day: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        project: Any = self.fields["project"]
        project.queryset = Project.objects.visible_to(user).active().filter(municipality=municipality)
        units = unit_choices(municipality, user, day)
        if units:
            self.fields["unit"].choices = [("", _("Ingen")), *units]  # type: ignore[attr-defined]
        else:
            del self.fields["unit"]


class NewPersonForm(RoleForm):
    """A person who is to get a login."""

    full_name = forms.CharField(label=_("Navn"), max_length=150)
    email = forms.EmailField(
        label=_("E-postadresse"),
        max_length=150,
        help_text=_("Hit sendes lenken til å velge passord. Den er også brukernavnet."),
    )
    title = forms.CharField(label=_("Stilling eller verv"), max_length=150, required=False)
    field_order = ("full_name", "email", "title", "kind", "project", "unit")


class PersonForm(ServiceModelForm):
    """What is said about a person."""

    class Meta(ServiceModelForm.Meta):
        model = User
        fields = ["full_name", "email", "title", "phone"]
        help_texts = {"email": _("Invitasjoner og varsler sendes hit. Brukernavnet endres ikke.")}
