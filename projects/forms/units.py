"""Forms of units: new, another name, another place, merged, closed."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from omstilling.ui.fields import NorwegianDateField
from omstilling.ui.forms import ServiceForm, ServiceModelForm

from ..models import Municipality, Unit, UnitKind
from ..selectors.units import unit_choices

DAY_HELP = _("Dag.måned.år, for eksempel 01.08.2011.")


class UnitField(forms.ChoiceField):
    """Choose a unit of the municipality; the value is the unit. Drawn as the tree."""

    _known: dict[int, Unit]

    def offer(self, municipality: Municipality, user: Any, day: date, without: Unit | None = None) -> None:
        """Offer the units of a day, without one of them."""
        known = Unit.objects.visible_to(user).active().filter(municipality=municipality)
        self._known = {unit.pk: unit for unit in known}
        offered = [c for c in unit_choices(municipality, user, day) if without is None or c[0] != without.pk]
        empty = _("Velg …") if self.required else _("Ingen: øverst")
        self.choices = [("", empty), *offered]

    def clean(self, value: Any) -> Unit | None:
        chosen = super().clean(value)
        return self._known[int(chosen)] if chosen else None


class NewUnitForm(ServiceForm):
    """A unit and where it lies."""

    name = forms.CharField(label=_("Navn"), max_length=120)
    kind = forms.ChoiceField(
        label=_("Nivå"), choices=[(value, label.capitalize()) for value, label in UnitKind.choices]
    )
    parent = UnitField(label=_("Ligger under"), required=False)
    valid_from = NorwegianDateField(label=_("Gjelder fra"), help_text=DAY_HELP)

    def __init__(self, *args: Any, municipality: Municipality, user: Any, day: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        parent: Any = self.fields["parent"]
        parent.offer(municipality, user, day)
        self.fields["valid_from"].initial = day


class UnitForm(ServiceModelForm):
    """Correct what was entered wrong."""

    class Meta(ServiceModelForm.Meta):
        model = Unit
        fields = ["name", "kind", "valid_from"]
        help_texts = {"name": _("Det gamle navnet blir stående i historikken.")}


class MoveUnitForm(ServiceForm):
    """Where a unit is to lie, and from which day."""

    parent = UnitField(label=_("Skal ligge under"), required=False)
    on = NorwegianDateField(label=_("Fra"), help_text=DAY_HELP)

    def __init__(self, *args: Any, unit: Unit, user: Any, day: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        parent: Any = self.fields["parent"]
        parent.offer(unit.municipality, user, day, without=unit)
        self.fields["on"].initial = day


class MergeUnitForm(ServiceForm):
    """The unit that takes over, and from which day."""

    into = UnitField(label=_("Slås sammen med"), help_text=_("Enheten som tar over."))
    on = NorwegianDateField(label=_("Fra"), help_text=_("Første dag i den nye enheten."))

    def __init__(self, *args: Any, unit: Unit, user: Any, day: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        into: Any = self.fields["into"]
        into.offer(unit.municipality, user, day, without=unit)
        self.fields["on"].initial = day


class CloseUnitForm(ServiceForm):
    """The last day of a unit."""

    on = NorwegianDateField(label=_("Siste dag"), help_text=_("Enheten gjelder til og med denne dagen."))


class UnitDayForm(forms.Form):
    """The day the tree is shown for."""

    dag = NorwegianDateField(label=_("Vis enhetene slik de var"), required=False, help_text=DAY_HELP)
