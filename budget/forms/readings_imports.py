"""The forms of an import of readings."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from omstilling.ui.forms import ServiceForm

from ..importing.readings import FIELDS, MONTH, PERCENT, SHARE, ReadingChoices, ReadingFile
from .imports import UploadForm


class ReadingUploadForm(UploadForm):
    """The file with what was measured."""

    file = forms.FileField(
        label=gettext_lazy("Fil med målinger"),
        help_text=gettext_lazy(
            "Excel (xlsx) eller CSV med en kolonne for enhet, og enten måned og målt verdi i hver rad eller en "
            "kolonne for hver måned. Måltall om ansatte må ha en kolonne for antall ansatte. Grupper under fem tas "
            "ikke med."
        ),
        widget=forms.FileInput(attrs={"accept": ".xlsx,.csv,.tsv,.txt"}),
    )


class ReadingChoicesForm(ServiceForm):
    """Sheet, what each column is, how percentages are written, and what is done with rows of no known unit."""

    mark_optional = False
    unknown = forms.BooleanField(
        label=gettext_lazy("Ta ikke med rader uten kjent enhet"),
        required=False,
        help_text=gettext_lazy("Ellers avvises radene, og ingenting importeres."),
    )

    def __init__(
        self, *args: Any, file: ReadingFile, choices: ReadingChoices, asks_scale: bool, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.file, self.choices = file, choices
        names = ["unknown"]
        if asks_scale:
            scales = [("", _("Velg …")), (PERCENT, _("Prosent: 92,5")), (SHARE, _("Andel: 0,925"))]
            self.fields["scale"] = forms.ChoiceField(label=_("Tallene er"), choices=scales, initial=choices.scale)
            names.insert(0, "scale")
        if len(file.source.sheets) > 1:
            sheets = [(sheet.name, sheet.name) for sheet in file.source.sheets]
            self.fields["sheet"] = forms.ChoiceField(label=_("Ark"), choices=sheets, initial=file.source.sheet)
            names.insert(0, "sheet")
        self.fields["unknown"].initial = choices.unknown
        known = [(key, str(label)) for key, (label, _words) in FIELDS.items()]
        columns = []
        for column in file.columns:
            words = {"letter": column.letter, "header": column.header or _("uten overskrift")}
            month = [(MONTH, _("Verdier for måneden"))] if column.month is not None else []
            self.fields[f"column_{column.index}"] = forms.ChoiceField(
                label=(_("Kolonne %(letter)s: %(header)s") % words)[:160],
                required=False,
                choices=[("", _("Ta ikke med")), *month, *known],
                initial=column.field,
                help_text=_("For eksempel %(sample)s.") % {"sample": " · ".join(column.sample)}
                if column.sample
                else "",
            )
            columns.append(f"column_{column.index}")
        self.groups = ((_("Fila"), names), (_("Kolonnene"), columns))

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        taken: dict[str, str] = {}
        for column in self.file.columns:
            field = data.get(f"column_{column.index}", "")
            if field not in {"", MONTH} and field in taken:
                words = {"letter": taken[field]}
                self.add_error(f"column_{column.index}", _("Feltet er alt valgt for kolonne %(letter)s.") % words)
            taken.setdefault(field, column.letter)
        return data

    def chosen(self) -> ReadingChoices:
        """Return the choices. Another sheet begins anew."""
        data = self.cleaned_data
        answers = {"scale": data.get("scale", self.choices.scale), "unknown": data["unknown"]}
        sheet = data.get("sheet") or self.choices.sheet
        if sheet is not None and sheet != self.file.source.sheet:
            return ReadingChoices(sheet=sheet, **answers)
        columns = dict(self.choices.columns)
        for column in self.file.columns:
            field = data.get(f"column_{column.index}", "")
            if field != column.field:
                columns[column.index] = field
        return ReadingChoices(sheet=self.choices.sheet, columns=columns, **answers)
