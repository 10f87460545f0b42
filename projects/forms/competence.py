"""Forms of competence plans, their activities, and employee surveys."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from omstilling.ui.fields import CommaDecimalField, KronerField, NorwegianDateField
from omstilling.ui.forms import ServiceForm, ServiceModelForm

from ..models import CompetenceActivity, CompetencePlan, Goal, Project, Survey, SurveyResult, Unit
from ..services.surveys import Answers
from .choices import long_text, offer, people


def _goals(project: Project, user: Any) -> Any:
    return Goal.objects.visible_to(user).active().filter(project=project).order_by("kind", "number")


def _units(project: Project, user: Any) -> Any:
    units = Unit.objects.visible_to(user).active().filter(municipality_id=project.municipality_id)
    return units.valid_on(project.today()).order_by("name")


class PlanForm(ServiceModelForm):
    """A binding competence plan of a level."""

    period = ("valid_from", "valid_to")

    class Meta(ServiceModelForm.Meta):
        model = CompetencePlan
        fields = ["title", "level", "unit", "goal", "valid_from", "valid_to"]
        help_texts = {
            "level": _("Planene finnes på alle nivå, fra rådmannen til den enkelte enheten."),
            "unit": _("Når planen gjelder én sektor, virksomhet eller enhet."),
            "goal": _("Målet planen skal bidra til."),
        }

    def __init__(self, *args: Any, project: Project, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user
        offer(self, "unit", _units(project, user))
        offer(self, "goal", _goals(project, user))


class ActivityForm(ServiceModelForm):
    """What is to be learnt, who sees to it, by when, and what it may cost."""

    description = long_text(_("Beskrivelse"), help_text=_("Hvem det gjelder, og hva de skal kunne etterpå."), rows=3)
    funds = KronerField(
        label=_("Midler"),
        required=False,
        help_text=_("Hele kroner. La stå tomt når det ikke er avgjort; skriv 0 når det ikke koster noe."),
    )

    class Meta(ServiceModelForm.Meta):
        model = CompetenceActivity
        fields = ["title", "kind", "description", "owner", "deadline", "funds"]
        help_texts = {
            "title": _("For eksempel «Kurs i økonomistyring for enhetsledere»."),
            "owner": _("Den som sørger for at det blir gjort."),
        }

    def __init__(self, *args: Any, project: Project, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user
        offer(self, "owner", people(project))


class DoneForm(ServiceForm):
    """When the activity was carried out."""

    on = NorwegianDateField(label=_("Gjennomført"))


class SurveyForm(ServiceModelForm):
    """An employee survey: when it was held, and what is followed up."""

    follow_up = long_text(_("Hva som følges opp"), help_text=_("Det enhetene og ledelsen skal gjøre med svarene."))

    class Meta(ServiceModelForm.Meta):
        model = Survey
        fields = ["title", "held_on", "goal", "follow_up"]
        help_texts = {"title": _("For eksempel «Medarbeiderundersøkelsen 2010».")}

    def __init__(self, *args: Any, project: Project, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user
        offer(self, "goal", _goals(project, user))


class ResultsForm(ServiceForm):
    """What many places answered to one question. ``places`` is (unit or ``None``, its name)."""

    mark_optional = False
    question = forms.CharField(
        label=_("Spørsmål"),
        max_length=200,
        help_text=_(
            "Slik det ble stilt, med skalaen til slutt, for eksempel «(skala fra 1 til 6)». Er spørsmålet ført før, "
            "rettes tallene som står der."
        ),
    )

    def __init__(
        self,
        *args: Any,
        places: Sequence[tuple[Unit | None, str]],
        there: Mapping[int | None, SurveyResult],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.places = places
        for unit, name in places:
            row = there.get(unit.pk if unit is not None else None)
            words = {"place": name}
            key = key_of(unit)
            self.fields[f"score_{key}"] = CommaDecimalField(
                label=_("Snitt: %(place)s") % words,
                required=False,
                min_value=0,
                max_value=100,
                initial=row.score if row else None,
            )
            for kind, label in (("answers", _("Svar: %(place)s")), ("invited", _("Spurt: %(place)s"))):
                self.fields[f"{kind}_{key}"] = forms.IntegerField(
                    label=label % words,
                    required=False,
                    min_value=0,
                    max_value=100_000,
                    initial=getattr(row, kind) if row else None,
                    widget=forms.NumberInput(attrs={"size": "6", "inputmode": "numeric"}),
                )
        if there:
            self.fields["reason"] = forms.CharField(
                label=_("Hvorfor rettes tall som er ført?"),
                required=False,
                max_length=1000,
                widget=forms.Textarea(attrs={"rows": 2}),
                help_text=_("Må skrives når du endrer et tall som står der. Står i historikken."),
            )

    def rows(self) -> list[tuple[str, Any, Any, Any]]:
        """Return (name, mean, answers, asked) of each place."""
        found = []
        for unit, name in self.places:
            fields = (self[f"{kind}_{key_of(unit)}"] for kind in ("score", "answers", "invited"))
            found.append((name, *fields))
        return found  # type: ignore[return-value]

    def answers(self) -> dict[Unit | None, Answers]:
        """Return what was typed, by place."""
        data = self.cleaned_data
        return {
            unit: Answers(*(data.get(f"{kind}_{key_of(unit)}") for kind in ("score", "answers", "invited")))
            for unit, _name in self.places
        }


def key_of(unit: Unit | int | None) -> str:
    """Return what the names of a place's fields end with."""
    if unit is None:
        return "whole"
    return str(unit.pk if isinstance(unit, Unit) else unit)
