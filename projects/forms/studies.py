"""Forms of study areas: the area itself, its conclusion, and its alternatives."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from omstilling.ui.fields import KronerField
from omstilling.ui.forms import Section, ServiceForm, ServiceModelForm

from ..models import Project, StudyAlternative, StudyArea, StudyStatus, Unit
from .choices import access_field, bodies, long_text, offer, people, study_areas


class StudyAreaForm(ServiceModelForm):
    """A study area, new or changed. Conclusions have a form of their own."""

    question = long_text(_("Spørsmål"), help_text=_("Hva skal utredningen svare på?"), rows=3)
    findings = long_text(_("Det vi vet"), help_text=_("Funn, tall og erfaringer så langt."), rows=6, most=8000)

    class Meta(ServiceModelForm.Meta):
        model = StudyArea
        fields = [
            "title",
            "parent",
            "order",
            "question",
            "findings",
            "status",
            "body",
            "owner",
            "decided_by",
            "sector",
            "taken_in_on",
            "access",
        ]
        help_texts = {
            "title": _("Kort navn på området, for eksempel «Administrativ organisering»."),
            "parent": _("Velges når området er en del av et større."),
            "order": _("Lave tall står først. Områder med samme tall står i den rekkefølgen de kom."),
            "body": _("Gruppa som utreder."),
            "owner": _("Den som følger opp utredningen."),
            "decided_by": _("Organet som tar den endelige avgjørelsen."),
            "sector": _("Når utredningen hører til en sektor, for eksempel helse og sosial."),
            "taken_in_on": _("Dag.måned.år. Når en utredning som alt pågikk i sektoren, ble en del av prosjektet."),
        }

    def __init__(self, *args: Any, project: Project, user: Any, own: bool = False, **kwargs: Any) -> None:
        """``own``: of somebody who works on it and does not run the studies; who studies and decides is not theirs."""
        super().__init__(*args, **kwargs)
        self.user = user
        for name in ("parent", "order", "body", "owner", "decided_by", "sector", "taken_in_on") if own else ():
            del self.fields[name]
        others = study_areas(project, user)
        offer(self, "parent", others.exclude(pk=self.instance.pk) if self.instance.pk else others)
        offer(self, "body", bodies(project, user))
        offer(self, "decided_by", bodies(project, user))
        offer(self, "owner", people(project))
        units = Unit.objects.visible_to(user).active().filter(municipality_id=project.municipality_id)
        offer(self, "sector", units.valid_on(project.today()).order_by("name"))
        access_field(self)
        if self.instance.status != StudyStatus.CONCLUDED:
            self.fields["status"].choices = [  # type: ignore[attr-defined]
                (s.value, s.label) for s in StudyStatus if s != StudyStatus.CONCLUDED
            ]
        groups = (
            (_("Området"), ["title", "parent", "order"]),
            (_("Utredningen"), ["question", "findings", "status"]),
            (_("Hvem"), ["body", "owner", "decided_by", "access"]),
            (_("Fra en sektor"), ["sector", "taken_in_on"]),
        )
        there = [(words, [name for name in names if name in self.fields]) for words, names in groups]
        self.groups = tuple(Section(words, names) for words, names in there if names)


class ConcludeForm(ServiceForm):
    """The conclusion, interim or final."""

    INTERIM, FINAL = "interim", "final"
    kind = forms.ChoiceField(
        label=_("Slag"),
        choices=[(INTERIM, _("Foreløpig konklusjon")), (FINAL, _("Endelig konklusjon"))],
        widget=forms.RadioSelect,
        help_text=_("Den foreløpige blir stående når den endelige kommer."),
    )
    conclusion = long_text(_("Konklusjon"), required=True, rows=8, most=8000)


class AlternativeForm(ServiceModelForm):
    """One of the alternatives."""

    description = long_text(_("Beskrivelse"), help_text=_("Hva det går ut på."))
    pros = long_text(_("Fordeler"), help_text=_("Hva som taler for. Gjerne én fordel på hver linje."), rows=4)
    cons = long_text(_("Ulemper"), help_text=_("Hva som taler imot. Gjerne én ulempe på hver linje."), rows=4)
    effect = KronerField(
        label=_("Helårsvirkning"),
        required=False,
        allow_negative=True,
        help_text=_("Netto innsparing i et helt år; minus er høyere utgifter. Tomt når den ikke er beregnet."),
    )

    class Meta(ServiceModelForm.Meta):
        model = StudyAlternative
        fields = ["title", "description", "pros", "cons", "effect", "is_preferred"]
        labels = {"is_preferred": _("Dette er det foretrukne alternativet")}
        help_texts = {"is_preferred": _("Bare ett kan være foretrukket. Merket flyttes fra et annet.")}
