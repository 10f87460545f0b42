"""The rows of a preview as the page shows them, some at a time, and the links that choose which."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest
from django.utils.translation import gettext as _

from omstilling.ui import formats

from ..importing import Preview, PreviewRow
from ..importing.catalogue import BY_KEY, YEAR
from ..importing.matching import Change
from ..selectors.imports import options

A_PAGE = 50
STATUSES = ("new", "changed", "unchanged", "refused", "left_out")
KINDS = {"new": "good", "changed": "slipping", "unchanged": "quiet", "refused": "late", "left_out": "missing"}


def status_words() -> dict[str, str]:
    return {
        "new": _("ny"),
        "changed": _("endres"),
        "unchanged": _("uendret"),
        "refused": _("avvist"),
        "left_out": _("utelatt"),
    }


def role_words() -> dict[str, str]:
    return {"measure": _("tiltak"), "base": _("basisbudsjett"), "technical": _("teknisk justering"), "": ""}


@dataclass(frozen=True)
class ShownRow:
    """A row in words."""

    row: PreviewRow
    status: str
    kind: str
    role: str
    amounts: list[tuple[str, str]]
    changes: list[tuple[str, str, str]]
    notes: list[str]


class PreviewPage:
    """One page of a preview."""

    def __init__(self, found: Preview, request: HttpRequest, address: str) -> None:
        self.found, self.address = found, address
        wanted = request.GET.get("vis", "")
        self.status = wanted if wanted in STATUSES else ""
        rows = [row for row in found.rows if row.what != "blank" and (not self.status or row.status == self.status)]
        self.page = Paginator(rows, A_PAGE).get_page(request.GET.get("side"))
        self.words, self.roles, self.options = status_words(), role_words(), options()

    def context(self) -> dict[str, Any]:
        found, facts = self.found, self.found.facts
        return {
            "preview": found,
            "years": found.years,
            "shown": [self.show(row) for row in self.page.object_list],
            "links": self.links(),
            "page_number": self.page.number,
            "page_count": self.page.paginator.num_pages,
            "previous": self.url(self.page.number - 1) if self.page.has_previous() else "",
            "next": self.url(self.page.number + 1) if self.page.has_next() else "",
            "facts": [
                (_("Enhet"), self.unit_words(), facts.unit_why),
                (_("Fortegn"), self.sign_words(), facts.sign_why),
                (_("Prisnivå"), str(facts.price_year) if facts.price_year else "", facts.price_why),
                (_("Ark"), found.source.sheet, "")
                if found.source.sheet
                else (_("Tegnsett"), found.source.encoding, ""),
            ],
            "columns": [
                (column.letter, column.header, self.column_words(column), column.why) for column in found.columns
            ],
        }

    def unit_words(self) -> str:
        words = {
            "kr": _("kroner"),
            "1000kr": _("1\u00a0000 kroner"),
            "mnok": _("millioner kroner"),
            "": _("i kolonnene"),
        }
        return words[self.found.facts.unit]

    def sign_words(self) -> str:
        return {"minus-is-saving": _("minus er innsparing"), "plus-is-saving": _("pluss er innsparing")}.get(
            self.found.facts.sign, ""
        )

    def column_words(self, column: Any) -> str:
        if column.field == YEAR:
            return _("beløp i %(year)s") % {"year": column.year}
        return str(BY_KEY[column.field].label) if column.field else _("tas ikke med")

    def links(self) -> list[tuple[str, str, bool]]:
        """Return the choices of which rows are shown, each with how many there are."""
        counts = self.found.counts()
        shown = counts["total_rows"] - counts.get("out_blank", 0)
        found = [(f"{_('Alle')} ({formats.number(shown)})", self.address, not self.status)]
        for status in STATUSES:
            count = counts.get(f"status_{status}", 0) - (counts.get("out_blank", 0) if status == "left_out" else 0)
            if count > 0:
                label = f"{self.words[status].capitalize()} ({formats.number(count)})"
                found.append((label, f"{self.address}?vis={status}", status == self.status))
        return found

    def url(self, number: int) -> str:
        chosen = f"vis={self.status}&" if self.status else ""
        return f"{self.address}?{chosen}side={number}"

    def show(self, row: PreviewRow) -> ShownRow:
        notes = [
            f"{_('Kolonne %(column)s') % {'column': one.column}}: {one.message}" if one.column else one.message
            for one in [*row.errors, *row.warnings]
        ]
        if row.status == "new":
            notes += [
                f"{BY_KEY[key].label}: {self.value(key, value)} – {row.derived_why[key]}"
                for key, value in row.derived.items()
            ]
        if row.same_name:
            notes.append(_("Samme navn som rad %(rows)s.") % {"rows": formats.join_and(row.same_name)})
        return ShownRow(
            row,
            self.words[row.status],
            KINDS[row.status],
            self.roles[row.role],
            [
                (str(year), formats.thousands(row.years[year]) if year in row.years else "")
                for year in self.found.years
            ],
            [self.change(change) for change in row.changes],
            notes,
        )

    def change(self, change: Change) -> tuple[str, str, str]:
        key = "full_year_effect" if change.year is not None else change.field
        return change.label, self.value(key, change.old), self.value(key, change.new)

    def value(self, key: str, value: Any) -> str:
        """Return a value as people read it."""
        if value is None or value == "":
            return str(formats.NOT_STATED)
        kind = BY_KEY[key].kind
        if kind in {"effect", "cost"}:
            return formats.kroner(int(value))
        if kind == "day":
            return formats.date_table(value)
        if kind == "choice":
            return self.options.get(key, {}).get(str(value), str(value))
        if kind == "yesno":
            return _("Ja") if value else _("Nei")
        if kind == "decimal":
            return formats.fte_bare(value)
        return str(value) if len(str(value)) <= 80 else f"{str(value)[:80]} …"
