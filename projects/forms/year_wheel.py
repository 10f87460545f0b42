"""The form of a mark of the municipal year."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from omstilling.ui.forms import ServiceModelForm

from ..models import YearMark


class YearMarkForm(ServiceModelForm):
    """A day, or a period from a day to another."""

    period = ("starts_on", "ends_on")

    class Meta(ServiceModelForm.Meta):
        model = YearMark
        fields = ["kind", "title", "starts_on", "ends_on"]
        help_texts = {
            "title": _("For eksempel «Rådmannens budsjettforslag» eller «Fellesferie»."),
            "ends_on": _("Tomt når det er én dag."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["kind"]
        field.choices = [(key, str(words).capitalize() if key else words) for key, words in field.choices]
