"""Forms of phases, decision points and checklists."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from omstilling.ui import formats
from omstilling.ui.forms import ServiceForm, ServiceModelForm

from ..models import CheckPoint, Decision, DecisionPoint, Phase, PointResult
from .choices import long_text
from .plan import DecisionChoice


class PhaseForm(ServiceModelForm):
    """A phase: what it is called, what it is to give, and when."""

    period = ("starts_on", "ends_on")
    description = long_text(_("Hva fasen skal gi"), rows=3, most=1000)

    class Meta(ServiceModelForm.Meta):
        model = Phase
        fields = ["kind", "title", "description", "starts_on", "ends_on"]
        help_texts = {
            "kind": _("Fasen i Prosjektveiviseren som denne svarer til."),
            "title": _("For eksempel «Planleggingsfasen»."),
        }


class PointForm(ServiceModelForm):
    """A decision point: its name, what is to be decided, and when that is planned."""

    class Meta(ServiceModelForm.Meta):
        model = DecisionPoint
        fields = ["code", "title", "planned_on"]
        help_texts = {
            "title": _("For eksempel «Gå over til gjennomføring»."),
            "planned_on": _("Når det er meningen å ta avgjørelsen."),
        }


class DecideForm(ServiceForm):
    """What was decided, and in which decision."""

    result = forms.ChoiceField(
        label=_("Utfall"),
        choices=[(value, label.capitalize()) for value, label in PointResult.choices if value != PointResult.OPEN],
        widget=forms.RadioSelect,
    )
    decision = DecisionChoice(
        label=_("Vedtak"),
        queryset=Decision.objects.none(),
        empty_label=_("Velg …"),
        help_text=_("Vedtaket som avgjørelsen bygger på. Datoen følger vedtaket. Innstillinger kan ikke velges."),
    )

    def __init__(self, *args: Any, offered: QuerySet[Decision], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["decision"]
        field.queryset = offered


class CheckForm(ServiceModelForm):
    """A line of a checklist."""

    class Meta(ServiceModelForm.Meta):
        model = CheckPoint
        fields = ["text", "note"]
        help_texts = {
            "text": _("Skriv det som skal være i orden, for eksempel «Tiltakene er drøftet»."),
            "note": _("For eksempel hvor det er dokumentert."),
        }


class TickForm(ServiceForm):
    """The whole checklist. ``seen`` is what was ticked when the page was opened."""

    mark_optional = False
    done = forms.MultipleChoiceField(label=_("I orden"), required=False, widget=forms.CheckboxSelectMultiple)
    seen = forms.CharField(required=False, widget=forms.HiddenInput, max_length=5_000)

    def __init__(self, *args: Any, checks: list[CheckPoint], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["done"]
        field.choices = [(str(check.pk), _words(check)) for check in checks]
        ticked = [str(check.pk) for check in checks if check.done_on is not None]
        field.initial = ticked
        self.fields["seen"].initial = " ".join(ticked)

    def clean_done(self) -> set[int]:
        return {int(value) for value in self.cleaned_data["done"]}

    def clean_seen(self) -> set[int] | None:
        """Return the keys; ``None`` where the page did not say."""
        if "seen" not in self.data:
            return None
        words = str(self.cleaned_data["seen"]).split()
        return {int(word) for word in words if word.isascii() and word.isdecimal() and len(word) < 18}


def _words(check: CheckPoint) -> str:
    """Return the line, with who ticked it and when."""
    if check.done_on is None or check.done_by is None:
        return check.text
    told = {"text": check.text, "who": check.done_by.full_name, "day": formats.date_table(check.done_on)}
    return str(_("%(text)s (krysset av %(day)s, %(who)s)") % told)
