"""Forms of questions: asking, with a name or without, and answering."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from omstilling.ui.forms import ServiceForm

from ..models import Question
from ..unit_lines import in_order, units_on
from .news import RICH_HELP
from .staff_matters import NamesMixin, asked_staff_matter

MAX_QUESTION, MAX_ANSWER = 2000, 6000


def question_field() -> forms.CharField:
    """Return the field of a question."""
    return forms.CharField(
        label=_("Spørsmålet ditt"),
        max_length=MAX_QUESTION,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("Skriv ikke om deg selv eller andre så noen kan kjennes igjen."),
    )


class AskForm(ServiceForm):
    """A question by name."""

    text = question_field()
    unit = forms.TypedChoiceField(
        label=_("Hvilken enhet gjelder det?"), required=False, coerce=int, empty_value=None, choices=()
    )

    def __init__(self, *args: Any, project: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        units = in_order(units_on(project, project.today()))
        if units:
            choices = [(pk, f"{'– ' * depth}{name}") for depth, pk, name in units]
            self.fields["unit"].choices = [("", _("Hele kommunen, eller vet ikke")), *choices]  # type: ignore[attr-defined]
        else:
            del self.fields["unit"]


class AskAnonymouslyForm(ServiceForm):
    """A question by nobody: it asks for nothing but the question."""

    text = question_field()


class AnswerForm(ServiceForm, NamesMixin):
    """The question as it is shown, the answer, and what is to become of it. Each help text says when it is needed."""

    mark_optional = False
    DRAFT, ANSWER, PUBLISH = "draft", "answer", "publish"
    wording = forms.CharField(
        label=_("Spørsmålet slik det vises"),
        max_length=MAX_QUESTION,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Uten navn og annet som peker ut noen. Trengs når svaret publiseres."),
    )
    answer = forms.CharField(
        label=_("Svar"),
        max_length=MAX_ANSWER,
        required=False,
        widget=forms.Textarea(attrs={"rows": 10}),
        help_text=RICH_HELP,
    )
    then = forms.ChoiceField(label=_("Hva skal skje med svaret?"), widget=forms.RadioSelect)
    staff_matter = asked_staff_matter()

    def __init__(self, *args: Any, question: Question, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.question = question
        known = question.asked_by_id is not None
        choices: list[tuple[str, Any]] = []
        if question.answered_on is None:
            choices.append((self.DRAFT, _("Lagre som utkast")))
        if known and question.published_at is None:
            choices.append((self.ANSWER, _("Gi svaret til den som spurte")))
        shown = _("Gi svaret til den som spurte, og vis det for alle") if known else _("Vis svaret for alle")
        choices.append((self.PUBLISH, _("Lagre endringen") if question.published_at is not None else shown))
        self.fields["then"].choices = choices  # type: ignore[attr-defined]
        self.fields["then"].initial = choices[0][0]
        if len(choices) == 1:
            self.fields["then"].widget = forms.HiddenInput()
        self.fields["wording"].initial = question.wording or question.text
        self.fields["answer"].initial = question.answer
        if not self.is_bound:
            del self.fields["staff_matter"]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("then") in {self.ANSWER, self.PUBLISH} and not data.get("answer"):
            self.add_error("answer", _("Skriv svaret."))
        if data.get("then") == self.PUBLISH:
            if not data.get("wording"):
                self.add_error("wording", _("Skriv spørsmålet slik det skal vises, uten navn."))
            self.ask_about_names(self.question.project, data.get("wording", ""), data.get("answer", ""))
        else:
            self.fields.pop("staff_matter", None)
        return data
