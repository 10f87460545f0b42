"""What the list of changes is filtered by."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from omstilling.ui.fields import NorwegianDateField

from ..selectors.history import traced_models


class ChangesFilter(forms.Form):
    """Kind of thing, person, and period."""

    mark_optional = False
    slag = forms.ChoiceField(label=_("Hva"), required=False)
    hvem = forms.CharField(label=_("Hvem"), required=False, max_length=100)
    fra = NorwegianDateField(label=_("Fra og med"), required=False)
    til = NorwegianDateField(label=_("Til og med"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kinds = [(m._meta.label_lower, capfirst(str(m._meta.verbose_name))) for m in traced_models()]
        choice: Any = self.fields["slag"]
        choice.choices = [("", _("Alt")), *sorted(kinds, key=lambda pair: pair[1])]
