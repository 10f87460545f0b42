"""The forms of an import: the file, what its columns are, and what its rows are taken for."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from omstilling.ui import formats
from omstilling.ui.forms import ReasonForm, ServiceForm, why_field

from ..importing import Analysis, Choices, PreviewRow
from ..importing.catalogue import BY_KEY, FIELDS, YEAR
from ..importing.choices import KEEP, LEAVE_OUT
from ..importing.header import year_of
from ..importing.limits import MAX_BYTES
from ..selectors.imports import Names

MOST_NAMES = 40
#: The list of measures that the fields of matches suggest from.
KNOWN_MEASURES = "kjente-tiltak"


def unit_choices() -> list[tuple[str, str]]:
    return [("kr", _("Kroner")), ("1000kr", _("1\u00a0000 kroner")), ("mnok", _("Millioner kroner"))]


def sign_choices() -> list[tuple[str, str]]:
    return [("minus-is-saving", _("Minus er innsparing")), ("plus-is-saving", _("Pluss er innsparing"))]


class UploadForm(ServiceForm):
    """The file with the measures."""

    file = forms.FileField(
        label=gettext_lazy("Fil med tiltak"),
        help_text=gettext_lazy("Excel (xlsx) eller CSV, høyst 10 MB. Du ser alt før noe lagres."),
        widget=forms.FileInput(attrs={"accept": ".xlsx,.csv,.tsv,.txt"}),
    )

    def clean_file(self) -> Any:
        found = self.cleaned_data["file"]
        if found and (found.size or 0) > MAX_BYTES:
            raise forms.ValidationError(_("Fila er større enn 10 MB. Gjør den mindre og prøv igjen."))
        return found


class ChoicesForm(ServiceForm):
    """Sheet, unit, sign, years outside the plan, what each column is, and what unknown names stand for."""

    mark_optional = False

    def __init__(
        self,
        *args: Any,
        analysis: Analysis,
        outside: Sequence[int],
        unknown: dict[str, list[str]],
        names: Names,
        **kw: Any,
    ) -> None:
        super().__init__(*args, **kw)
        self.analysis, self.unknown = analysis, [(key, name) for key, found in unknown.items() for name in found]
        self.unknown = self.unknown[:MOST_NAMES]
        self.groups: tuple[Any, ...] = (
            (_("Beløpene"), self.about_amounts(outside)),
            (_("Kolonnene"), self.about_columns()),
            (_("Navn som ikke finnes i prosjektet"), self.about_names(names)),
        )

    def about_amounts(self, outside: Sequence[int]) -> list[str]:
        choices, facts, source = self.analysis.choices, self.analysis.facts, self.analysis.source
        if len(source.sheets) > 1:
            self.fields["sheet"] = forms.ChoiceField(
                label=_("Ark"),
                choices=[(sheet.name, sheet.name) for sheet in source.sheets],
                initial=source.sheet,
                help_text=_("Bytter du ark, må kolonner og rader velges på nytt."),
            )
        self.add_question(
            "unit", _("Enhet"), unit_choices(), choices.unit, facts.unit, facts.unit_why, all(facts.units)
        )
        self.add_question(
            "sign", _("Fortegn"), sign_choices(), choices.sign, facts.sign, facts.sign_why, bool(facts.sign)
        )
        if outside:
            self.fields["outside_years"] = forms.ChoiceField(
                label=_("År utenfor økonomiplanen"),
                choices=[(KEEP, _("Ta dem med")), (LEAVE_OUT, _("Utelat dem"))],
                initial=choices.outside_years or KEEP,
                help_text=_("Fila har også %(years)s.") % {"years": formats.join_and(outside)},
            )
        return [name for name in ("sheet", "unit", "sign", "outside_years") if name in self.fields]

    def add_question(
        self, name: str, label: str, choices: list[tuple[str, str]], chosen: str, found: str, why: str, known: bool
    ) -> None:
        """Offer what the file itself says first, where it says something; else one must answer."""
        if known and not chosen:
            words = dict(choices).get(found, _("ulik i kolonnene"))
            choices = [("", _("Som fila sier: %(words)s") % {"words": words[0].lower() + words[1:]}), *choices]
        elif chosen:
            choices = [("", _("Som fila sier")), *choices]
        else:
            choices = [("", _("Velg …")), *choices]
        self.fields[name] = forms.ChoiceField(
            label=label, choices=choices, initial=chosen, required=not known and not chosen, help_text=why.capitalize()
        )

    def about_columns(self) -> list[str]:
        fields = [(spec.key, str(spec.label)) for spec in FIELDS]
        found = []
        for column in self.analysis.layout.columns:
            name = f"column_{column.index}"
            year = year_of(column.header)
            years = [(YEAR, _("Beløp i %(year)s") % {"year": year})] if year is not None else []
            words = _("Kolonne %(letter)s: %(header)s") % {
                "letter": column.letter,
                "header": column.header or _("uten overskrift"),
            }
            sample = _("For eksempel %(sample)s.") % {"sample": " · ".join(column.sample)} if column.sample else ""
            self.fields[name] = forms.ChoiceField(
                label=words[:160],
                required=False,
                choices=[("", _("Ta ikke med")), *years, *fields],
                initial=column.field,
                help_text=sample,
            )
            found.append(name)
        return found

    def about_names(self, names: Names) -> list[str]:
        found = []
        for number, (key, text) in enumerate(self.unknown):
            self.fields[f"name_{number}"] = forms.ChoiceField(
                label=_("%(field)s «%(name)s»") % {"field": BY_KEY[key].label, "name": text[:80]},
                required=False,
                choices=[("", _("La stå tomt")), *((name, name) for name in sorted(names.things[key]))],
            )
            found.append(f"name_{number}")
        return found

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        taken: dict[str, str] = {}
        for column in self.analysis.layout.columns:
            name = f"column_{column.index}"
            field = data.get(name, "")
            if field and field != YEAR and field in taken:
                self.add_error(name, _("Feltet er alt valgt for kolonne %(letter)s.") % {"letter": taken[field]})
            taken.setdefault(field, column.letter)
        return data

    def chosen(self) -> Choices:
        """Return the choices with what was changed here. Another sheet begins anew."""
        before, data = self.analysis.choices, self.cleaned_data
        answers = {
            "unit": data.get("unit", ""),
            "sign": data.get("sign", ""),
            "outside_years": data.get("outside_years", before.outside_years),
        }
        sheet = data.get("sheet") or before.sheet
        if sheet is not None and sheet != self.analysis.source.sheet:
            return Choices(sheet=sheet, **answers)
        columns = dict(before.columns)
        for column in self.analysis.layout.columns:
            field = data.get(f"column_{column.index}", "")
            if field != column.field:
                columns[column.index] = field
        names = {key: dict(found) for key, found in before.names.items()}
        for number, (key, text) in enumerate(self.unknown):
            name = data.get(f"name_{number}", "")
            if name:
                names.setdefault(key, {})[text] = name
        return Choices(
            sheet=before.sheet,
            header_row=before.header_row,
            columns=columns,
            roles=before.roles,
            matches=before.matches,
            names=names,
            price_year=before.price_year,
            **answers,
        )


class RowsForm(ServiceForm):
    """What each of some rows is taken for, and which measure or line of the project it is."""

    mark_optional = False

    def __init__(
        self,
        *args: Any,
        rows: Sequence[PreviewRow],
        choices: Choices,
        known: Mapping[tuple[str, int], str],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.rows, self.choices, self.known = rows, choices, known
        for row in rows:
            why = row.why or row.status_why
            told = {"number": row.number, "label": row.label[:100]}
            self.fields[f"row_{row.number}"] = forms.ChoiceField(
                label=_("Rad %(number)s: %(label)s") % told,
                choices=role_choices(),
                initial=row.role or LEAVE_OUT,
                help_text=_("Forslag: %(why)s.") % {"why": why} if why else "",
            )
            name = known.get((row.role, row.match or 0), "")
            self.fields[f"match_{row.number}"] = forms.CharField(
                label=_("Rad %(number)s: nummer i portalen") % told,
                required=False,
                max_length=200,
                initial=f"{row.match} {name}".strip() if row.match else "",
                help_text=_("Tomt når raden er ny."),
                widget=forms.TextInput(attrs={"list": KNOWN_MEASURES, "autocomplete": "off"}),
            )
        self.groups = [("", [(f"row_{row.number}", f"match_{row.number}") for row in rows])]

    def clean(self) -> dict[str, Any]:
        """Read the numbers: what is named must be there, in the role that is chosen for the row."""
        data: dict[str, Any] = super().clean() or self.cleaned_data
        self.numbers: dict[int, int | None] = {}
        for row in self.rows:
            role, typed = data.get(f"row_{row.number}", ""), data.get(f"match_{row.number}", "").strip()
            found = re.match(r"\d{1,9}(?!\d)", typed)
            number = int(found[0]) if found else None
            unchanged = number is not None and number == row.match and role == row.role
            if typed and not unchanged and role != LEAVE_OUT and (role, number) not in self.known:
                self.add_error(f"match_{row.number}", self._unknown(role, number, row))
            self.numbers[row.number] = number
        return data

    def _unknown(self, role: str, number: int | None, row: PreviewRow) -> str:
        if number is None:
            return _("Skriv nummeret, eller velg fra lista.")
        if number == row.match:
            return _("Nummeret gjelder det raden var tatt for. Tøm feltet, eller skriv et nytt.")
        if role == "measure":
            return _("Prosjektet har ikke noe tiltak nummer %(number)s som kan endres.") % {"number": number}
        return _("Prosjektet har ingen slik budsjettlinje nummer %(number)s.") % {"number": number}

    def chosen(self) -> Choices:
        """Return the choices with the rows that were changed; a row that is as suggested needs no choice."""
        roles, matches = dict(self.choices.roles), dict(self.choices.matches)
        for row in self.rows:
            role, number = self.cleaned_data[f"row_{row.number}"], self.numbers[row.number]
            if role == (row.suggested or LEAVE_OUT):
                roles.pop(row.number, None)
            else:
                roles[row.number] = role
            if role == LEAVE_OUT:
                matches.pop(row.number, None)
            elif number != row.match:
                matches[row.number] = number or 0
        return Choices.from_json({**self.choices.to_json(), "roles": roles, "matches": matches})


def role_choices() -> list[tuple[str, str]]:
    return [
        ("measure", _("Tiltak")),
        ("base", _("Basisbudsjett")),
        ("technical", _("Teknisk justering")),
        (LEAVE_OUT, _("Ta ikke med")),
    ]


class CommitForm(ServiceForm):
    """Why, for the history."""

    reason = why_field(gettext_lazy("Står i historikken. Må skrives når fila endrer tiltak som er vedtatt."), rows=2)


class UndoForm(ReasonForm):
    """Why the import is undone."""

    reason = forms.CharField(
        label=gettext_lazy("Hvorfor angres importen?"), max_length=1000, widget=forms.Textarea(attrs={"rows": 3})
    )
