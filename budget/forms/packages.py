"""Forms of packages: made, changed, and put to a body. The choices have a form of their own."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from omstilling.ui.forms import ServiceForm, ServiceModelForm
from projects.forms.choices import OPEN_ACCESS, bodies, long_text
from projects.models import Access, Body, Case, Project

from ..models import Package
from ..selectors.packages import packages_for
from ..services.packages import Start

STARTS = (
    (Start.DECIDED, gettext_lazy("Det som er vedtatt: forslagene er av")),
    (Start.PROPOSED, gettext_lazy("Alt som er foreslått, sammen med det som er vedtatt")),
    (Start.NOTHING, gettext_lazy("Ingenting: også det som er vedtatt, er av")),
    (Start.COPY, gettext_lazy("En kopi av en annen pakke")),
)


class PackageForm(ServiceModelForm):
    """Name and description."""

    description = long_text(gettext_lazy("Beskrivelse"), help_text=gettext_lazy("Tanken bak pakken."), rows=3)

    class Meta(ServiceModelForm.Meta):
        model = Package
        fields = ["title", "description"]
        help_texts = {"title": gettext_lazy("Kort navn, for eksempel «Forsiktig» eller «Uten skolene».")}

    def _post_clean(self) -> None:
        """Leave the row's own checks to the service, which knows the number."""


class PackageNewForm(PackageForm):
    """A new package, and what it begins with."""

    start = forms.ChoiceField(
        label=gettext_lazy("Begynn med"), choices=STARTS, initial=Start.DECIDED, widget=forms.RadioSelect
    )
    source = forms.ModelChoiceField(
        label=gettext_lazy("Pakken som skal kopieres"),
        queryset=Package.objects.none(),
        required=False,
        help_text=gettext_lazy("Bare når du begynner med en kopi."),
    )

    field_order = ["title", "start", "source", "description"]

    def __init__(self, *args: Any, project: Project, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        found = packages_for(project, user)
        field: Any = self.fields["source"]
        field.queryset = found
        if not found.exists():
            del self.fields["source"]
            start: Any = self.fields["start"]
            start.choices = STARTS[:-1]

    def clean(self) -> dict[str, Any]:
        """Ask which package, where a copy is wanted; another choice takes none."""
        data = super().clean() or {}
        if data.get("start") != Start.COPY:
            data.pop("source", None)
        elif data.get("source") is None:
            self.add_error("source", _("Velg pakken som skal kopieres."))
        return data


class ProposeForm(ServiceForm):
    """Where the draft decision goes, and who may read it."""

    body = forms.ModelChoiceField(
        label=gettext_lazy("Organ"),
        queryset=Body.objects.none(),
        help_text=gettext_lazy("Saken får organets neste saksnummer og kan settes på sakslista til et møte."),
    )
    title = forms.CharField(label=gettext_lazy("Tittel på saken"), max_length=200)
    access = forms.ChoiceField(
        label=gettext_lazy("Hvem kan se saken"),
        choices=[(level.value, level.label.capitalize()) for level in OPEN_ACCESS],
        initial=Access.INTERNAL,
        widget=forms.RadioSelect,
    )

    def __init__(self, *args: Any, project: Project, user: Any, closed: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        body: Any = self.fields["body"]
        body.queryset = bodies(project, user)
        body.empty_label = str(_("Velg …"))
        access: Any = self.fields["access"]
        access.help_text = closed
        title: Any = self.fields["title"]
        title.max_length = Case._meta.get_field("title").max_length
