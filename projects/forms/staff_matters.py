"""The question that a form asks when its text names somebody: is it about a staff matter?"""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from omstilling.ui.formats import join_and

from ..services.staff_matters import NOT_STAFF_MATTER, STAFF_MATTER, people_named

ANSWERS = (
    (STAFF_MATTER, gettext_lazy("Ja, den gjelder noens arbeidsforhold, helse eller private forhold")),
    (NOT_STAFF_MATTER, gettext_lazy("Nei, personen nevnes på grunn av vervet eller stillingen")),
)


def asked_staff_matter() -> forms.ChoiceField:
    """Return the field; it is there only where somebody is named."""
    return forms.ChoiceField(
        label=gettext_lazy("Gjelder teksten en personalsak?"),
        choices=ANSWERS,
        widget=forms.RadioSelect,
        required=False,
        help_text=gettext_lazy("Ingen nevnes ved navn i en personalsak."),
    )


class NamesMixin:
    """A form whose text is published, with a field ``staff_matter``: asks about those whom the text names."""

    fields: Any
    cleaned_data: Any
    add_error: Any
    named: list[str]

    def ask_about_names(self, project: Any, *texts: str) -> None:
        """Add the question when the texts name somebody, and refuse the form until it is answered with no."""
        self.named = people_named(project, *texts)
        if not self.named:
            self.fields.pop("staff_matter", None)
            self.cleaned_data["staff_matter"] = ""
            return
        answer = self.cleaned_data.get("staff_matter", "")
        if answer == NOT_STAFF_MATTER:
            return
        who = join_and(self.named)
        if answer == STAFF_MATTER:
            words = _("Ingen nevnes ved navn i en personalsak. Ta bort navnet: %s.") % who
        else:
            words = _("Teksten nevner %s. Svar på om den gjelder en personalsak.") % who
        self.add_error("staff_matter", words)

    def reason_of_names(self) -> str:
        """Return what the history is to say of those who are named."""
        named = getattr(self, "named", [])
        if not named:
            return ""
        return _("Nevner %s. Det er svart at teksten ikke gjelder noens personalsak.") % join_and(named)
