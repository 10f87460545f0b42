"""A field for several dates."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from omstilling.ui.fields import NorwegianDateField


class DatesField(forms.CharField):
    """Dates typed one to a line, as 17.09.2010. Answers them in the order in which they were typed."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("widget", forms.Textarea(attrs={"rows": 4}))
        kwargs.setdefault("max_length", 1000)
        super().__init__(**kwargs)

    def clean(self, value: Any) -> Any:
        """Return the dates. Raises ValidationError with the line that is none."""
        text = super().clean(value)
        one = NorwegianDateField()
        found: list[date] = []
        for line in str(text).replace(",", "\n").split("\n"):
            if not line.strip():
                continue
            try:
                found.append(one.clean(line.strip()))
            except ValidationError as error:
                raise ValidationError(
                    _("«%(line)s»: %(why)s") % {"line": line.strip(), "why": " ".join(error.messages)}
                ) from None
        return found
