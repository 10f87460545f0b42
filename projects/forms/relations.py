"""The form that says which earlier decision a decision changes, repeals or replaces."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from omstilling.ui.formats import date_table
from omstilling.ui.forms import ServiceForm, why_field

from ..models import Decision, RelationKind


class RelationForm(ServiceForm):
    """What the decision does, and to which. ``offered`` are all that can be chosen, ``shown`` those that are drawn."""

    kind = forms.ChoiceField(
        label=_("Hva gjør vedtaket?"),
        choices=[(kind.value, capfirst(kind.label)) for kind in RelationKind],
        widget=forms.RadioSelect,
        help_text=_("Et vedtak som er opphevet eller erstattet, gjelder ikke lenger. Tiltakene i det faller ned."),
    )
    earlier: forms.ModelChoiceField = forms.ModelChoiceField(
        label=_("Det tidligere vedtaket"), queryset=None, widget=forms.RadioSelect, empty_label=None
    )
    reason = why_field()

    def __init__(self, *args: Any, offered: QuerySet[Decision], shown: list[Decision], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["earlier"]
        field.queryset = offered
        field.widget.choices = [(decision.pk, _label(decision)) for decision in shown]


def _label(decision: Decision) -> str:
    made = f"{decision.body.name} {date_table(decision.decided_on)}"
    return f"{decision.case.case_number} {decision.case.title} ({made})"
