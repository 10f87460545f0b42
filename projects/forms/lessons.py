"""Forms of assumptions and lessons."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from omstilling.ui.forms import ServiceForm, ServiceModelForm

from ..models import Assumption, AssumptionState, Lesson, Project
from ..selectors.phases import phases
from .choices import long_text, offer, people


class AssumptionForm(ServiceModelForm):
    """What the plan takes for granted, and who follows it up."""

    class Meta(ServiceModelForm.Meta):
        model = Assumption
        fields = ["text", "owner"]
        help_texts = {
            "text": _("For eksempel «Kommunestyret vedtar budsjettet i desember»."),
            "owner": _("Den som sier fra når forutsetningen ikke holder."),
        }

    def __init__(self, *args: Any, project: Project, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user
        offer(self, "owner", people(project))


class JudgeForm(ServiceForm):
    """Whether the assumption holds."""

    state = forms.ChoiceField(
        label=_("Holder forutsetningen?"),
        choices=[(value, label.capitalize()) for value, label in AssumptionState.choices],
        widget=forms.RadioSelect,
    )
    note = long_text(_("Merknad"), help_text=_("Hva vurderingen bygger på, og hva som følger av den."), rows=3)


class LessonForm(ServiceModelForm):
    """What happened, and what others should do."""

    happened = long_text(_("Hva hendte?"), help_text=_("Kort og uten navn."), required=True)
    advice = long_text(_("Råd til andre"), help_text=_("Hva bør neste prosjekt gjøre?"))

    class Meta(ServiceModelForm.Meta):
        model = Lesson
        fields = ["title", "happened", "advice", "phase", "noted_on"]
        help_texts = {"title": _("For eksempel «Drøftingen kom for sent»."), "phase": _("Fasen erfaringen er fra.")}

    def __init__(self, *args: Any, project: Project, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user
        offer(self, "phase", phases(project, user))
        if self.instance.pk is None:
            self.fields["noted_on"].initial = project.today()
