"""The forms of an import of figures from the accounts."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..importing.accounts import FIELDS, AccountChoices, AccountFile
from .columns import ColumnsForm
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


class AccountChoicesForm(ColumnsForm):
    """Sheet, unit, sign, what each column is, and what is done with rows of no known measure."""

    about = gettext_lazy("Beløpene")
    asked = ("unit", "sign", "unknown")
    unknown = forms.BooleanField(
        label=gettext_lazy("Ta ikke med rader uten kjent tiltak"),
        required=False,
        help_text=gettext_lazy("Nyttig når fila har hele regnskapet. Ellers avvises radene, og ingenting importeres."),
    )

    def __init__(self, *args: Any, file: AccountFile, choices: AccountChoices, **kwargs: Any) -> None:
        super().__init__(*args, file=file, choices=choices, offered=FIELDS, **kwargs)
        self.fields["unit"] = forms.ChoiceField(
            label=_("Enhet"), choices=[("", _("Velg …")), *unit_choices()], initial=file.unit
        )
        self.fields["sign"] = forms.ChoiceField(
            label=_("Fortegn"), choices=[("", _("Velg …")), *sign_choices()], initial=file.sign
        )
        self.fields["unknown"].initial = choices.unknown
