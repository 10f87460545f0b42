"""The part of the decision's form that says what it sets going. It is folded away until it is asked for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import gettext_lazy

from omstilling.ui.fields import NorwegianDateField
from omstilling.ui.formats import date_table
from omstilling.ui.forms import ServiceForm
from projects.models import Milestone, MilestoneStatus, Project

ONLY_FINAL = gettext_lazy("Gjelder bare endelige vedtak som blir vedtatt.")


@dataclass(frozen=True, slots=True)
class DateRow:
    """A milestone and the field for its new date."""

    milestone: Milestone
    field: BoundField


class EffectFields(ServiceForm):
    """New dates of milestones, a work group, and the day to look at the decision again."""

    project: Project
    user: Any

    def add_effects(self) -> None:
        self._moving: list[Milestone] = list(
            Milestone.objects.visible_to(self.user)
            .active()
            .filter(project=self.project)
            .exclude(status=MilestoneStatus.DONE)
            .order_by("current_date", "number")
        )
        for milestone in self._moving:
            self.fields[f"milestone-{milestone.pk}-to"] = NorwegianDateField(
                label=milestone.title,
                required=False,
                help_text=f"{gettext_lazy('Nå')} {date_table(milestone.current_date)}",
            )
        self.fields["work_group"] = forms.CharField(
            label=gettext_lazy("Navn på arbeidsgruppa"), max_length=120, required=False, help_text=ONLY_FINAL
        )
        self.fields["work_group_mandate"] = forms.CharField(
            label=gettext_lazy("Mandat"),
            max_length=4000,
            required=False,
            widget=forms.Textarea(attrs={"rows": 4}),
            help_text=gettext_lazy("Medlemmene legges til på siden til gruppa etterpå."),
        )
        self.fields["review_on"] = NorwegianDateField(
            label=gettext_lazy("Ses på igjen"),
            required=False,
            help_text=gettext_lazy("Da kommer vedtaket tilbake på en saksliste, med hva det lovet og hva det ble."),
        )

    def date_rows(self) -> Iterator[DateRow]:
        for milestone in self._moving:
            yield DateRow(milestone, self[f"milestone-{milestone.pk}-to"])

    def _asked(self, *names: str) -> bool:
        return any(self[name].errors or self[name].value() for name in names)

    @property
    def has_milestones(self) -> bool:
        return bool(self._moving)

    @property
    def dates_open(self) -> bool:
        """Whether a date is typed or wrong, so that the part must be in view."""
        return self._asked(*(f"milestone-{m.pk}-to" for m in self._moving))

    @property
    def group_open(self) -> bool:
        return self._asked("work_group", "work_group_mandate")

    @property
    def review_open(self) -> bool:
        return self._asked("review_on")

    def effect_field(self, name: str) -> str:
        """Return where an error about what the decision sets going is to stand."""
        if name == "milestone_dates":
            typed = (f"milestone-{m.pk}-to" for m in self._moving if self[f"milestone-{m.pk}-to"].value())
            return next(typed, "outcome")
        return name

    def effect_arguments(self) -> dict[str, Any]:
        """Return what is to be carried out, as the service takes it."""
        data = self.cleaned_data
        dates: dict[Milestone, date] = {
            m: data[f"milestone-{m.pk}-to"] for m in self._moving if data.get(f"milestone-{m.pk}-to")
        }
        name, mandate = data.get("work_group") or "", data.get("work_group_mandate") or ""
        return {
            "milestone_dates": dates,
            "work_group": {"name": name, "mandate": mandate} if name or mandate else None,
            "review_on": data.get("review_on"),
        }
