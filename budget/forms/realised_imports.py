"""The forms of an import of figures from the accounts."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from omstilling.ui.forms import ServiceForm

from ..importing.accounts import FIELDS, AccountChoices, AccountFile
from .imports import UploadForm, sign_choices, unit_choices


class AccountUploadForm(UploadForm):
    """The file from the accounts."""

    file = forms.FileField(
        label=gettext_lazy("Fil fra regnskapet"),
        help_text=gettext_lazy(
            "Excel (xlsx) eller CSV med en rad for hvert tiltak og hver måned: tiltaksnummer eller budsjettlinje, "
            "måned og beløp. Du ser alt før noe lagres."
        ),
        widget=forms.FileInput(attrs={"accept": ".xlsx,.csv,.tsv,.txt"}),
    )


class AccountChoicesForm(ServiceForm):
    """Sheet, unit, sign, what each column is, and what is done with rows of no known measure."""

    mark_optional = False
    unknown = forms.BooleanField(
        label=gettext_lazy("Ta ikke med rader uten kjent tiltak"),
        required=False,
        help_text=gettext_lazy("Nyttig når fila har hele regnskapet. Ellers avvises radene, og ingenting importeres."),
    )

    def __init__(self, *args: Any, file: AccountFile, choices: AccountChoices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.file, self.choices = file, choices
        names = ["unit", "sign", "unknown"]
        if len(file.source.sheets) > 1:
            sheets = [(sheet.name, sheet.name) for sheet in file.source.sheets]
            self.fields["sheet"] = forms.ChoiceField(label=_("Ark"), choices=sheets, initial=file.source.sheet)
            names.insert(0, "sheet")
        self.fields["unit"] = forms.ChoiceField(
            label=_("Enhet"), choices=[("", _("Velg …")), *unit_choices()], initial=file.unit
        )
        self.fields["sign"] = forms.ChoiceField(
            label=_("Fortegn"), choices=[("", _("Velg …")), *sign_choices()], initial=file.sign
        )
        self.fields["unknown"].initial = choices.unknown
        offered = [("", _("Ta ikke med")), *((key, str(label)) for key, (label, _words) in FIELDS.items())]
        columns = []
        for column in file.columns:
            words = {"letter": column.letter, "header": column.header or _("uten overskrift")}
            self.fields[f"column_{column.index}"] = forms.ChoiceField(
                label=(_("Kolonne %(letter)s: %(header)s") % words)[:160],
                required=False,
                choices=offered,
                initial=column.field,
                help_text=_("For eksempel %(sample)s.") % {"sample": " · ".join(column.sample)}
                if column.sample
                else "",
            )
            columns.append(f"column_{column.index}")
        self.groups = ((_("Beløpene"), names), (_("Kolonnene"), columns))

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

    def chosen(self) -> AccountChoices:
        """Return the choices. Another sheet begins anew."""
        data = self.cleaned_data
        answers = {"unit": data["unit"], "sign": data["sign"], "unknown": data["unknown"]}
        sheet = data.get("sheet") or self.choices.sheet
        if sheet is not None and sheet != self.file.source.sheet:
            return AccountChoices(sheet=sheet, **answers)
        columns = dict(self.choices.columns)
        for column in self.file.columns:
            field = data.get(f"column_{column.index}", "")
            if field != column.field:
                columns[column.index] = field
        return AccountChoices(sheet=self.choices.sheet, columns=columns, **answers)
