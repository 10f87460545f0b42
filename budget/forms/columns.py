"""The form in which one says what the columns of a file are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from omstilling.ui.forms import ServiceForm


class ColumnsForm(ServiceForm):
    """Sheet and columns. A subclass has fields for its own answers, which ``answers`` gathers."""

    mark_optional = False
    #: The heading over the sheet and the answers, and the fields that stand under it.
    about: Any = ""
    asked: tuple[str, ...] = ()

    def __init__(self, *args: Any, file: Any, choices: Any, offered: Mapping[str, tuple[Any, Any]], **kw: Any) -> None:
        super().__init__(*args, **kw)
        self.file, self.choices = file, choices
        names = list(self.asked)
        if len(file.source.sheets) > 1:
            sheets = [(sheet.name, sheet.name) for sheet in file.source.sheets]
            self.fields["sheet"] = forms.ChoiceField(label=_("Ark"), choices=sheets, initial=file.source.sheet)
            names.insert(0, "sheet")
        fields = [("", _("Ta ikke med")), *((key, str(label)) for key, (label, _words) in offered.items())]
        columns = []
        for column in file.columns:
            words = {"letter": column.letter, "header": column.header or _("uten overskrift")}
            sample = _("For eksempel %(sample)s.") % {"sample": " · ".join(column.sample)} if column.sample else ""
            self.fields[f"column_{column.index}"] = forms.ChoiceField(
                label=(_("Kolonne %(letter)s: %(header)s") % words)[:160],
                required=False,
                choices=fields,
                initial=column.field,
                help_text=sample,
            )
            columns.append(f"column_{column.index}")
        self.groups = ((self.about, names), (_("Kolonnene"), columns))

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        taken: dict[str, str] = {}
        for column in self.file.columns:
            field = data.get(f"column_{column.index}", "")
            if field and field in taken:
                words = {"letter": taken[field]}
                self.add_error(f"column_{column.index}", _("Feltet er alt valgt for kolonne %(letter)s.") % words)
            taken.setdefault(field, column.letter)
        return data

    def answers(self) -> dict[str, Any]:
        """Return the answers beside sheet and columns, by the names of the choices."""
        return {name: self.cleaned_data[name] for name in self.asked}

    def chosen(self) -> Any:
        """Return the choices. Another sheet begins anew."""
        data, answered = self.cleaned_data, replace(self.choices, **self.answers())
        sheet = data.get("sheet") or self.choices.sheet
        if sheet is not None and sheet != self.file.source.sheet:
            return replace(answered, sheet=sheet, columns={})
        columns = dict(self.choices.columns)
        for column in self.file.columns:
            field = data.get(f"column_{column.index}", "")
            if field != column.field:
                columns[column.index] = field
        return replace(answered, columns=columns)
