"""Forms of who is called and what they answer."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from omstilling.ui.forms import ServiceForm

from ..models import SummonsAnswer

ANSWERS = (
    (SummonsAnswer.COMING.value, gettext_lazy("Jeg kommer")),
    (SummonsAnswer.APOLOGY.value, gettext_lazy("Jeg har forfall")),
)
FOR_OTHERS = (
    (SummonsAnswer.COMING.value, gettext_lazy("Kommer")),
    (SummonsAnswer.APOLOGY.value, gettext_lazy("Har forfall")),
)


class AnswerForm(ServiceForm):
    """One's own answer to the call."""

    mark_optional = False
    answers: Any = ANSWERS

    answer = forms.ChoiceField(label=gettext_lazy("Kommer du?"), widget=forms.RadioSelect, choices=ANSWERS)
    apology = forms.CharField(
        label=gettext_lazy("Grunn til forfallet"),
        max_length=200,
        required=False,
        help_text=gettext_lazy(
            "Bare når du har forfall. For eksempel «Bortreist». Ikke skriv noe om helse eller familie: "
            "de som har plass i organet, kan lese det."
        ),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["answer"].choices = self.answers  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("answer") == SummonsAnswer.APOLOGY and not data.get("apology") and "apology" not in self.errors:
            self.add_error("apology", _("Skriv kort hva som er grunnen til forfallet."))
        return data


class RegisterAnswerForm(AnswerForm):
    """An answer that the secretary takes for somebody."""

    answers = FOR_OTHERS

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["answer"].label = _("Svar")
        self.fields["apology"].help_text = _(
            "Bare ved forfall. For eksempel «Bortreist». Ikke skriv noe om helse eller familie: "
            "de som har plass i organet, kan lese det."
        )


class ReleaseForm(ServiceForm):
    reason = forms.CharField(
        label=gettext_lazy("Hvorfor varamedlemmet ikke skal møte"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=gettext_lazy("Står i historikken. For eksempel «Medlemmet kan møte likevel»."),
    )
