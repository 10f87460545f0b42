"""Reading a plan: one row for a milestone, with its dates, whose it is and what it waits for. Pure.

A milestone is named by its number, or by its very title; what is neither is new. A date that moves needs a reason.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import date
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from omstilling.ui.formats import date_table, plural
from projects.schedule import Wait, way_between

from .cells import Cell, Source, as_text, clean_text, is_blank, words_key
from .tables import CHANGED, NEW, REFUSED, UNCHANGED, TableColumn, columns_of, find_header, need_rows

#: The columns that can be read: how they are called, and the headings they are known by.
FIELDS: dict[str, tuple[Promise, tuple[str, ...]]] = {
    "number": (gettext_lazy("Nummer"), ("nr", "nummer", "id", "milepælsnummer", "milepæl nr", "milepælnr")),
    "title": (
        gettext_lazy("Milepæl"),
        ("milepæl", "tittel", "navn", "aktivitet", "oppgave", "oppgavenavn", "aktivitetsnavn"),
    ),
    "description": (gettext_lazy("Beskrivelse"), ("beskrivelse", "omtale", "hva som skal være gjort")),
    "deliverable": (gettext_lazy("Leveranse"), ("leveranse", "leveranser")),
    "acceptance": (
        gettext_lazy("Krav til godkjenning"),
        ("krav til godkjenning", "godkjenning", "akseptansekriterier"),
    ),
    "baseline_date": (
        gettext_lazy("Vedtatt dato"),
        ("vedtatt dato", "vedtatt", "opprinnelig dato", "planlagt dato", "opprinnelig slutt"),
    ),
    "current_date": (
        gettext_lazy("Gjeldende dato"),
        ("gjeldende dato", "gjeldende", "dato", "ny dato", "frist", "slutt", "sluttdato", "ferdig"),
    ),
    "starts_on": (gettext_lazy("Arbeidet starter"), ("arbeidet starter", "start", "startdato", "starter")),
    "body": (gettext_lazy("Organ"), ("organ", "utvalg", "gruppe", "arbeidsgruppe")),
    "responsible": (gettext_lazy("Ansvarlig"), ("ansvarlig", "ansvar", "eier", "ressurs")),
    "study_area": (gettext_lazy("Utredningsområde"), ("utredningsområde", "område")),
    "phase": (gettext_lazy("Fase"), ("fase", "prosjektfase")),
    "waits": (
        gettext_lazy("Venter på"),
        (
            "venter på",
            "avhenger av",
            "avhengig av",
            "forgjenger",
            "forgjengere",
            "foregående",
            "foregående aktiviteter",
        ),
    ),
    "reason": (gettext_lazy("Begrunnelse"), ("begrunnelse", "årsak", "hvorfor flyttet", "merknad")),
}
_KNOWN = {word: key for key, (_label, words) in FIELDS.items() for word in words}
TEXTS: dict[str, int] = {"title": 150, "description": 4000, "deliverable": 4000, "acceptance": 4000}
DATES = ("baseline_date", "current_date", "starts_on")
LOOKUPS = ("body", "responsible", "study_area", "phase")
#: Days between two milestones, and letters of a reason, at the most.
MOST_DAYS, LONGEST_REASON = 1000, 1000
_DAY = re.compile(r"(\d{1,2})[./-](\d{1,2})[./-](\d{4})|(\d{4})-(\d{2})-(\d{2})")
_WAIT = re.compile(r"(\d{1,6})\s*(?:\(\s*(?:minst\s+)?(\d{1,5})\s*(?:dag(?:er)?)?\s*\))?")


@dataclass(frozen=True)
class MilestoneChoices:
    """What somebody has chosen. ``reason`` goes for every move that the file does not say why of."""

    sheet: str | None = None
    columns: Mapping[int, str] = field(default_factory=dict)
    reason: str = ""
    unknown: bool = False

    def to_json(self) -> dict[str, Any]:
        return {**asdict(self), "columns": {str(index): key for index, key in self.columns.items()}}

    @classmethod
    def from_json(cls, kept: Mapping[str, Any]) -> MilestoneChoices:
        columns = {int(index): key for index, key in kept.get("columns", {}).items()}
        return cls(kept.get("sheet"), columns, kept.get("reason", ""), bool(kept.get("unknown", False)))


@dataclass(frozen=True)
class MilestoneFile:
    """The table: where its rows begin, and its columns."""

    source: Source
    first_row: int
    columns: tuple[TableColumn, ...]

    def column(self, key: str) -> TableColumn | None:
        return next((column for column in self.columns if column.field == key), None)

    @property
    def missing(self) -> list[str]:
        """What the table must have and has not, in words."""
        return [] if self.column("title") or self.column("number") else [_("milepæl eller nummer")]


@dataclass(frozen=True)
class KnownMilestone:
    """A milestone that stands in the portal. ``since`` is the day that a move is counted from."""

    pk: int
    number: int
    values: Mapping[str, Any]
    reached: bool = False
    withdrawn: bool = False
    since: date | None = None


@dataclass(frozen=True)
class Known:
    """What a file is held against. ``names`` maps a field to (key, name) by the words of the name."""

    milestones: Mapping[int, KnownMilestone]
    names: Mapping[str, Mapping[str, Sequence[tuple[int, str]]]]
    waits: Sequence[Wait] = ()
    first_day: date | None = None
    limit: int | None = None

    def name_of(self, key: str, pk: int | None) -> str:
        """Return what stands for a row of the portal in words."""
        return next((name for found in self.names.get(key, {}).values() for one, name in found if one == pk), "")


@dataclass(frozen=True)
class MilestoneLine:
    """One row of the file, and what would happen to it. ``waits`` are (number in the file, days)."""

    number: int
    label: str
    status: str
    why: str = ""
    milestone: KnownMilestone | None = None
    own_number: int | None = None
    values: Mapping[str, Any] = field(default_factory=dict)
    changes: tuple[tuple[str, str, str], ...] = ()
    waits: tuple[tuple[int, int], ...] = ()
    reason: str = ""

    @property
    def saves(self) -> bool:
        return self.status in {NEW, CHANGED}

    @property
    def key(self) -> int:
        """What the row is known by among those that wait: its milestone, or below zero while it is new."""
        return self.milestone.pk if self.milestone is not None else -self.number


@dataclass(frozen=True)
class MilestonePreview:
    """All rows, and what keeps them from being imported."""

    lines: tuple[MilestoneLine, ...]

    def count(self, status: str) -> int:
        return sum(line.status == status for line in self.lines)

    @property
    def saving(self) -> list[MilestoneLine]:
        return [line for line in self.lines if line.saves]

    @property
    def refused(self) -> list[MilestoneLine]:
        return [line for line in self.lines if line.status == REFUSED]

    @property
    def can_import(self) -> bool:
        return bool(self.saving) and not self.refused


def lay_out(source: Source, choices: MilestoneChoices, remembered: Mapping[str, str]) -> MilestoneFile:
    """Return the table of a file. Raises ``ImportRefused`` where none is found."""
    missing = _(
        "Fant ingen rad med overskrifter. Lista må ha en kolonne for milepæl, og gjerne dato, organ og ansvarlig."
    )
    head = need_rows(source, find_header(source, _KNOWN), missing)
    columns = columns_of(source, head, chosen=choices.columns, remembered=remembered, known=_KNOWN, fields=FIELDS)
    return MilestoneFile(source, head + 2, columns)


def preview(file: MilestoneFile, choices: MilestoneChoices, known: Known) -> MilestonePreview:
    """Return what an import of the file would do, row by row."""
    reader = _Reader(file, choices, known)
    lines = [
        reader.line(number, row)
        for number, row in enumerate(file.source.rows[file.first_row - 1 :], start=file.first_row)
        if any(not is_blank(cell) for cell in row)
    ]
    return MilestonePreview(tuple(_with_waits(lines, known)))


class _Reader:
    """Reads rows, and remembers which milestones the file has named."""

    def __init__(self, file: MilestoneFile, choices: MilestoneChoices, known: Known) -> None:
        self.choices, self.known = choices, known
        self.at = {column.field: column.index for column in file.columns if column.field}
        self.named: dict[Any, int] = {}
        self.by_title: dict[str, list[KnownMilestone]] = {}
        for one in known.milestones.values():
            if not one.withdrawn:
                self.by_title.setdefault(words_key(one.values["title"]), []).append(one)

    def cell(self, row: list[Cell], key: str) -> Cell:
        index = self.at.get(key)
        return row[index] if index is not None and index < len(row) and not is_blank(row[index]) else None

    def text(self, row: list[Cell], key: str) -> str:
        return clean_text(as_text(self.cell(row, key)))

    def line(self, number: int, row: list[Cell]) -> MilestoneLine:
        label = self.text(row, "title") or self.text(row, "number")
        told: dict[str, Any] = {}
        try:
            status = self.judge(number, row, told)
            return MilestoneLine(number, label[:80], status, **told)
        except ValueError as why:
            return MilestoneLine(number, label[:80], REFUSED, str(why), **told)

    def judge(self, number: int, row: list[Cell], told: dict[str, Any]) -> str:
        """Put what the row says in ``told``; return its status. Raises ``ValueError`` for what is refused."""
        typed = told["own_number"] = self.number(row)
        milestone = told["milestone"] = self.find(row, typed)
        name = milestone.pk if milestone is not None else ("ny", typed, words_key(self.text(row, "title")))
        if name in self.named:
            raise ValueError(_("Milepælen står også i rad %(row)s.") % {"row": self.named[name]})
        self.named[name] = number
        values = told["values"] = self.values(row)
        if milestone is None and not values.get("title"):
            raise ValueError(_("Raden mangler navn på milepælen."))
        told["reason"] = (self.text(row, "reason") or self.choices.reason)[:LONGEST_REASON]
        told["waits"] = self.waits(row)
        self.check_dates(values, milestone, told["reason"])
        if milestone is None:
            return NEW
        told["values"] = {key: value for key, value in values.items() if value != milestone.values.get(key)}
        told["changes"] = tuple(
            self.change(key, milestone.values.get(key), value) for key, value in told["values"].items()
        )
        return CHANGED if told["values"] else UNCHANGED

    def number(self, row: list[Cell]) -> int | None:
        typed = self.text(row, "number")
        if not typed:
            return None
        if not (typed.isascii() and typed.isdecimal() and len(typed) < 7):
            raise ValueError(_("«%(text)s» er ikke et nummer.") % {"text": typed[:20]})
        return int(typed)

    def find(self, row: list[Cell], typed: int | None) -> KnownMilestone | None:
        """Return the milestone that a row names, or ``None`` for a new one."""
        if typed is not None and typed in self.known.milestones:
            found = self.known.milestones[typed]
            if found.withdrawn:
                raise ValueError(_("Milepæl %(number)s er trukket.") % {"number": typed})
            return found
        same = self.by_title.get(words_key(self.text(row, "title")), [])
        if typed is None and len(same) > 1:
            raise ValueError(_("Flere milepæler heter dette. Oppgi nummeret."))
        return same[0] if same and typed is None else None

    def values(self, row: list[Cell]) -> dict[str, Any]:
        """Return what the row says of the milestone. Empty cells say nothing."""
        found: dict[str, Any] = {}
        for key, longest in TEXTS.items():
            text = self.text(row, key)
            if len(text) > longest:
                label = FIELDS[key][0]
                raise ValueError(_("%(field)s er for lang: høyst %(most)s tegn.") % {"field": label, "most": longest})
            if text:
                found[key] = text
        for key in DATES:
            cell = self.cell(row, key)
            if cell is not None:
                found[key] = read_day(cell)
        for key in LOOKUPS:
            name = self.text(row, key)
            if name:
                pk = self.lookup(key, name)
                if pk is not None:
                    found[key] = pk
        return found

    def lookup(self, key: str, name: str) -> int | None:
        found = self.known.names.get(key, {}).get(words_key(name), ())
        words = {"field": FIELDS[key][0], "name": name[:60]}
        if len(found) > 1:
            raise ValueError(_("%(field)s: flere heter «%(name)s».") % words)
        if not found and not self.choices.unknown:
            raise ValueError(_("%(field)s: «%(name)s» finnes ikke i prosjektet.") % words)
        return found[0][0] if found else None

    def waits(self, row: list[Cell]) -> tuple[tuple[int, int], ...]:
        """Return what the row waits for: numbers, each with the days between in brackets."""
        text = self.text(row, "waits")
        found = []
        for part in re.split(r"[,;\n]", text) if text else ():
            one = _WAIT.fullmatch(part.strip())
            if part.strip() and one is None:
                raise ValueError(
                    _("«%(text)s» er ikke et nummer å vente på. Skriv for eksempel 3, 7 (14 dager).")
                    % {"text": part.strip()[:40]}
                )
            if one is not None:
                days = int(one[2] or 0)
                if days > MOST_DAYS:
                    raise ValueError(_("Dagene må være fra 0 til %(most)s.") % {"most": MOST_DAYS})
                found.append((int(one[1]), days))
        return tuple(found)

    def check_dates(self, values: Mapping[str, Any], milestone: KnownMilestone | None, reason: str) -> None:
        """Refuse dates that the portal would refuse, with its reason."""
        before: Mapping[str, Any] = milestone.values if milestone is not None else {}
        adopted, was = before.get("baseline_date"), before.get("current_date")
        baseline = values.get("baseline_date")
        if adopted is not None and baseline is not None and baseline != adopted:
            raise ValueError(_("Vedtatt dato er %(day)s og endres ikke.") % {"day": date_table(adopted)})
        to = values.get("current_date", was or baseline)
        start = values.get("starts_on", before.get("starts_on"))
        first = self.known.first_day
        for day in (baseline, values.get("current_date")):
            if day is not None and first is not None and day < first:
                raise ValueError(_("Datoen er før prosjektets start (%(day)s).") % {"day": date_table(first)})
        if start is not None and to is not None and start > to:
            raise ValueError(_("Arbeidet starter etter milepælens dato."))
        if milestone is None or "current_date" not in values or to == was:
            return
        if milestone.reached:
            raise ValueError(_("Milepælen er nådd og flyttes ikke."))
        if not reason:
            raise ValueError(_("Datoen flyttes. Skriv hvorfor, i en kolonne «Begrunnelse» eller under «Kolonner»."))
        since, limit = milestone.since, self.known.limit
        if limit is not None and since is not None and (was is None or to > was) and (to - since).days > limit:
            words = _(
                "Datoen er %(days)s etter den som er vedtatt, og det trenger et vedtak. Flytt milepælen på siden dens."
            )
            raise ValueError(words % {"days": plural((to - since).days, _("dag"), _("dager"))})

    def change(self, key: str, before: Any, after: Any) -> tuple[str, str, str]:
        """Return a change in words: what, from, to."""

        def words(value: Any) -> str:
            if value is None or value == "":
                return "–"
            if isinstance(value, date):
                return date_table(value)
            return self.known.name_of(key, value) if key in LOOKUPS else str(value)

        return str(FIELDS[key][0]), words(before)[:120], words(after)[:120]


def _with_waits(lines: list[MilestoneLine], known: Known) -> list[MilestoneLine]:
    """Hold what rows wait for against the others: unknown numbers and circles are refused; what is there is left."""
    keys = {number: one.pk for number, one in known.milestones.items() if not one.withdrawn}
    keys |= {line.own_number: line.key for line in lines if line.own_number is not None and line.status != REFUSED}
    waits = list(known.waits)
    found = []
    for line in lines:
        fresh, why = [], ""
        for number, days in line.waits if line.status != REFUSED else ():
            before = keys.get(number)
            if before is None:
                why = _("Raden venter på nummer %(number)s, som ikke finnes.") % {"number": number}
            elif before == line.key or way_between(waits, line.key, before):
                why = _("Raden og nummer %(number)s ville vente på hverandre i ring.") % {"number": number}
            elif not any((wait.before, wait.after) == (before, line.key) for wait in waits):
                waits.append(Wait(before, line.key, days))
                fresh.append((number, days))
        found.append(_judged(line, tuple(fresh), why))
    return found


def _judged(line: MilestoneLine, fresh: tuple[tuple[int, int], ...], why: str) -> MilestoneLine:
    told = {**{name: getattr(line, name) for name in line.__dataclass_fields__}, "waits": fresh}
    if why:
        told |= {"status": REFUSED, "why": why}
    elif fresh:
        numbers = ", ".join(str(number) for number, _days in fresh)
        told["changes"] = (*line.changes, (str(FIELDS["waits"][0]), "", numbers))
        told["status"] = CHANGED if line.status == UNCHANGED else line.status
    return MilestoneLine(**told)


def read_day(cell: Cell) -> date:
    """Return the day that a cell names. Raises ``ValueError`` with words for what is wrong."""
    if isinstance(cell, date):
        day = cell
    else:
        found = _DAY.fullmatch(clean_text(as_text(cell)))
        words = _("«%(text)s» er ikke en dato. Skriv for eksempel 17.09.2010.") % {"text": as_text(cell)[:40]}
        if found is None:
            raise ValueError(words)
        parts = (found[3], found[2], found[1]) if found[1] else (found[4], found[5], found[6])
        try:
            day = date(*map(int, parts))
        except ValueError:
            raise ValueError(words) from None
    if not 1900 <= day.year <= 2199:
        raise ValueError(_("Året må være mellom 1900 og 2199."))
    return day
