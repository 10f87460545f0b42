"""Builds the preview's rows: values, roles, what follows from the amounts, matches, and what stands in the way."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date

from django.utils.translation import gettext as _

from omstilling.ui import formats

from .catalogue import YEAR
from .cells import as_text, words_key
from .choices import LEAVE_OUT, Existing, Project, Value
from .figures import FACTORS, to_kroner
from .header import Column
from .matching import Matcher, changes
from .preview import CHANGED, NEW, REFUSED, UNCHANGED, Analysis, Preview, PreviewRow, check_sums
from .problems import Problem
from .roles import MEASURE, ROLES, suggest, suggest_kind
from .rows import DATA, RawRow
from .values import Reader, factor_of, title_of

LONGEST_TITLE = 150


class Builder:
    """One preview in the making."""

    def __init__(self, analysis: Analysis, project: Project) -> None:
        self.analysis, self.project = analysis, project
        self.choices, self.facts, self.layout = analysis.choices, analysis.facts, analysis.layout
        self.amounts: Sequence[Column] = self.layout.amounts
        title = self.layout.column("title")
        self.title_at = title.letter if title else ""
        self.sign = factor_of(self.facts.sign)
        self.reader = Reader(self.layout.columns, self.choices, project, self.facts.unit or "kr", self.facts.sign)
        self.matcher = Matcher(project.existing)
        found = tuple(column.year for column in self.layout.years if column.year is not None)
        self.outside = tuple(year for year in found if year not in project.plan_years)
        self.years = (
            tuple(year for year in found if year in project.plan_years)
            if self.choices.outside_years == LEAVE_OUT
            else found
        )
        self.unknown: dict[str, list[str]] = defaultdict(list)
        self.rounded = 0

    def build(self) -> Preview:
        raw_rows = self.analysis.rows
        rows = [self.start(raw) for raw in raw_rows]
        self.mark_same_names(rows)
        for row, raw in zip(rows, raw_rows, strict=True):
            if row.role in ROLES:
                self.fill(row, raw)
        # Numbers first: a row that names its measure by number must not lose it to a row of the same name.
        for numbered in (True, False):
            for row in rows:
                if row.role in ROLES and (self.number_of(row) is not None) == numbered:
                    self.settle(row)
        return Preview(
            self.analysis.source,
            self.choices,
            self.layout.columns,
            self.facts,
            rows,
            check_sums(self.analysis),
            self.years,
            self.outside,
            self.tell(rows),
            dict(self.unknown),
        )

    def start(self, raw: RawRow) -> PreviewRow:
        """Return the row with its role: the chosen one, else the suggested one, with the reason for it."""
        row = PreviewRow(raw.number, raw.label, raw.what, section=raw.section, side=raw.side)
        chosen = self.choices.roles.get(raw.number, "")
        if raw.what != DATA:
            row.why = row.status_why = raw.why
            return row
        kind, budget = self.said(raw, "row_type"), self.said(raw, "row_budget")
        row.suggested, row.why = suggest(raw.label, kind, raw.figures, self.sign, budget)
        row.role = row.suggested
        if chosen == LEAVE_OUT:
            row.role, row.why = "", _("valgt bort")
            row.status_why = row.why
        elif chosen in ROLES:
            row.why = row.why if chosen == row.suggested else _("valgt")
            row.role = chosen
        return row

    def said(self, raw: RawRow, key: str) -> str:
        column = self.layout.column(key)
        return as_text(raw.cells[column.index]) if column is not None and column.index < len(raw.cells) else ""

    def mark_same_names(self, rows: list[PreviewRow]) -> None:
        names: dict[str, list[int]] = defaultdict(list)
        for row in rows:
            if row.role in ROLES and row.label:
                names[words_key(row.label)].append(row.number)
        for row in rows:
            twins = names.get(words_key(row.label), []) if row.role in ROLES else []
            if len(twins) > 1:
                row.same_name = tuple(number for number in twins if number != row.number)[:5]

    def number_of(self, row: PreviewRow) -> int | None:
        chosen = self.choices.matches.get(row.number)
        if chosen is not None:
            return chosen
        number = row.values.get("number")
        return number if isinstance(number, int) and row.role == MEASURE else None

    def fill(self, row: PreviewRow, raw: RawRow) -> None:
        """Read the row's cells and amounts."""
        read = self.reader.read(raw.number, raw.cells)
        row.values, row.errors, row.warnings = read.values, read.errors, read.warnings
        for key, name in read.unknown_names:
            if name not in self.unknown[key]:
                self.unknown[key].append(name)
        for column in self.amounts:
            if column.index in raw.faults:
                row.errors.append(Problem(raw.number, raw.faults[column.index], column.letter, column.header))
        self.read_amounts(row, raw)
        row.values["title"] = title_of(raw.label)
        if not raw.label:
            row.errors.append(Problem(raw.number, _("Raden har beløp, men ikke noe navn."), self.title_at))
        if len(title_of(raw.label)) > LONGEST_TITLE:
            row.errors.append(
                Problem(
                    raw.number,
                    _("Navnet er på %(size)s tegn; det er plass til %(most)s.")
                    % {"size": len(raw.label), "most": LONGEST_TITLE},
                    self.title_at,
                )
            )
        if row.role == MEASURE:
            self.follow(row)
            self.check(row)
        else:
            wanted = {"title", "unit", "budget_area", "kostra_function", "price_year"}
            row.values = {key: value for key, value in row.values.items() if key in wanted}
        if self.facts.price_year is not None and self.facts.price_year != self.project.price_year:
            row.values.setdefault("price_year", self.facts.price_year)

    def read_amounts(self, row: PreviewRow, raw: RawRow) -> None:
        for column, figure, unit in zip(self.amounts, raw.figures, self.facts.units, strict=True):
            if figure is None:
                continue
            try:
                kroner, rounded = to_kroner(figure * self.sign, unit or "kr")
            except ValueError as error:
                row.errors.append(Problem(raw.number, str(error), column.letter, column.header))
                continue
            self.rounded += rounded
            if column.field != YEAR:
                row.values[column.field] = kroner
            elif column.year in self.years:
                row.years[column.year] = kroner

    def follow(self, row: PreviewRow) -> None:
        """Work out what the amounts say without saying it: kind, full-year level, start. All of it is told."""
        values = row.values
        years = sorted(row.years.items())
        kind, why = suggest_kind(row.label, years)
        if kind and "kind" not in values:
            self.derive(row, "kind", kind, why)
        kind = str(values.get("kind") or kind or "permanent")
        filled = [(year, amount) for year, amount in years if amount]
        if "full_year_effect" not in values:
            parts = [values.get("expense_effect"), values.get("income_effect")]
            if all(isinstance(part, int) for part in parts):
                self.derive(
                    row, "full_year_effect", sum(p for p in parts if isinstance(p, int)), _("summen av delene")
                )
            elif years:
                ends = kind in {"temporary", "one_off"} and filled
                year, amount = filled[-1] if ends else years[-1]
                self.derive(row, "full_year_effect", amount, _("nivået i %(year)s") % {"year": year})
        if filled and "effective_from" not in values:
            first = date(filled[0][0], 1, 1)
            self.derive(row, "effective_from", first, _("beløpene begynner i %(year)s") % {"year": first.year})
            if kind == "temporary" and "effective_to" not in values and filled[-1][0] < years[-1][0]:
                last = date(filled[-1][0], 12, 31)
                self.derive(row, "effective_to", last, _("beløpene slutter i %(year)s") % {"year": last.year})
        full = values.get("full_year_effect", row.derived.get("full_year_effect"))
        if row.side and isinstance(full, int) and not {"expense_effect", "income_effect"} & set(values):
            self.derive(row, f"{row.side}_effect", full, _("raden står blant %(side)s") % {"side": _side(row.side)})
        if not values.get("unit") and row.section:
            unit = self.project.names.get("unit", {}).get(words_key(row.section))
            if unit:
                self.derive(row, "unit", unit, _("raden står under «%(name)s»") % {"name": row.section})

    def derive(self, row: PreviewRow, key: str, value: int | str | date, why: str) -> None:
        row.derived[key], row.derived_why[key] = value, why

    def check(self, row: PreviewRow) -> None:
        """Refuse what no measure can be."""
        values = row.values

        def wrong(key: str, message: str) -> None:
            row.errors.append(self.problem(row, key, message))

        start, end = values.get("effective_from"), values.get("effective_to")
        if isinstance(end, date):
            if not isinstance(start, date):
                start = row.derived.get("effective_from")
            if not isinstance(start, date):
                wrong("effective_to", _("Raden har sluttdato, men ingen startdato."))
            elif end < start:
                wrong("effective_to", _("Sluttdatoen er før startdatoen."))
        early, late = values.get("earliest_start"), values.get("latest_start")
        if isinstance(early, date) and isinstance(late, date) and late < early:
            wrong("latest_start", _("Seneste start er før tidligste start."))
        full, expense, income = (values.get(key) for key in ("full_year_effect", "expense_effect", "income_effect"))
        if isinstance(full, int) and isinstance(expense, int) and isinstance(income, int) and full != expense + income:
            if abs(full - expense - income) <= FACTORS[self.facts.unit or "kr"]:
                values["full_year_effect"] = expense + income
                row.warnings.append(
                    Problem(row.number, _("Helårsvirkningen er satt til summen av delene (avrunding)."))
                )
            else:
                wrong("full_year_effect", _("Utgifter og inntekter blir ikke til sammen helårsvirkningen."))

    def settle(self, row: PreviewRow) -> None:
        """Find the measure and say what happens to it."""
        number = self.number_of(row)
        found = None if number == 0 else self.matcher.find(row.role, number, str(row.values.get("title", "")))
        if found is not None:
            before = self.matcher.take(found, row.number)
            if before is not None and before != row.number:
                row.errors.append(
                    Problem(
                        row.number,
                        _("Rad %(row)s gjelder det samme tiltaket, nummer %(number)s.")
                        % {"row": before, "number": found.number},
                    )
                )
            self.compare(row, found)
        elif number and row.values.get("number"):
            row.warnings.append(
                Problem(
                    row.number,
                    _("Prosjektet har ikke noe tiltak nummer %(number)s. Raden får det neste ledige.")
                    % {"number": number},
                )
            )
        self.conclude(row, found)
        if row.saves and self.project.judge is not None:
            for key, message in self.project.judge(row):
                row.errors.append(self.problem(row, key, message))
            self.conclude(row, found)

    def problem(self, row: PreviewRow, key: str, message: str) -> Problem:
        column = self.layout.column(key)
        return Problem(row.number, message, column.letter if column else "", column.header if column else "")

    def conclude(self, row: PreviewRow, found: Existing | None) -> None:
        if row.errors:
            row.status, row.status_why = REFUSED, " ".join(problem.message for problem in row.errors)
        elif found is None:
            row.status, row.status_why = NEW, _("finnes ikke fra før")
        elif row.changes:
            row.status = CHANGED
            row.status_why = formats.plural(len(row.changes), _("felt endres"), _("felt endres"))
        else:
            row.status, row.status_why = UNCHANGED, _("står slik fra før")

    def compare(self, row: PreviewRow, found: Existing) -> None:
        row.match, row.decided = found.number, found.decided
        if found.withdrawn:
            row.errors.append(
                Problem(row.number, _("Tiltak %(number)s er bortfalt og kan ikke endres.") % {"number": found.number})
            )
        values = dict(row.values)
        for key, value in row.derived.items():
            if found.values.get(key) in (None, "") and key not in {"kind", "effective_to"}:
                values.setdefault(key, value)
        self.follow_years(row, found, values)
        row.changes = changes(found, values, row.years)
        if any(change.field == "title" for change in row.changes):
            row.warnings.append(
                Problem(
                    row.number, _("Nummeret er det samme, men navnet er et annet: «%(old)s».") % {"old": found.title}
                )
            )
        if found.decided and any(change.field in _ADOPTED for change in row.changes):
            row.warnings.append(Problem(row.number, _("Tiltaket er vedtatt; det vedtatte blir stående ved siden av.")))

    def follow_years(self, row: PreviewRow, found: Existing, values: dict[str, Value]) -> None:
        """Let a full-year effect that is the last of the stated years stay so when the years change."""
        full, derived = found.values.get("full_year_effect"), row.derived.get("full_year_effect")
        if not found.years or full != found.years[max(found.years)] or derived in (None, full):
            return
        if "full_year_effect" in values:
            return
        sides = {key: found.values.get(key) for key in ("expense_effect", "income_effect")}
        known = [key for key, amount in sides.items() if amount]
        if all(amount is None for amount in sides.values()):
            values["full_year_effect"] = derived
        elif len(known) == 1 and not {"expense_effect", "income_effect"} & set(row.values):
            values["full_year_effect"] = values[known[0]] = derived
        else:
            row.warnings.append(
                self.problem(row, "full_year_effect", _("Årene endres, men helårsvirkningen er delt og blir stående."))
            )

    def tell(self, rows: list[PreviewRow]) -> list[str]:
        """Return what concerns the whole file."""
        source, told = self.analysis.source, []
        if self.outside:
            kept = self.choices.outside_years != LEAVE_OUT
            told.append(
                _("Fila har år utenfor økonomiplanen: %(years)s. %(what)s")
                % {
                    "years": formats.join_and(self.outside),
                    "what": _("De blir tatt med.") if kept else _("De er utelatt."),
                }
            )
        gaps = [
            year
            for year in range(min(self.years, default=0), max(self.years, default=-1) + 1)
            if year not in self.years
        ]
        if gaps and self.choices.outside_years != LEAVE_OUT:
            told.append(_("Fila mangler år mellom de andre: %(years)s.") % {"years": formats.join_and(gaps)})
        if source.formulas:
            told.append(
                _("%(count)s med formel, den første i %(cell)s: verdien er den Excel sist regnet ut.")
                % {"count": formats.plural(source.formulas, _("celle"), _("celler")), "cell": source.formula_at}
            )
        if source.hidden_rows:
            told.append(
                _("%(count)s er også lest.")
                % {"count": formats.plural(source.hidden_rows, _("skjult rad"), _("skjulte rader"))}
            )
        if self.facts.price_year is not None and self.facts.price_year != self.project.price_year:
            told.append(
                _("Beløpene er i %(file)s-priser, prosjektet regner i %(own)s-priser. De blir ikke regnet om.")
                % {"file": self.facts.price_year, "own": self.project.price_year}
            )
        if self.rounded:
            told.append(
                _("%(count)s er avrundet til hele kroner.")
                % {"count": formats.plural(self.rounded, _("beløp"), _("beløp"))}
            )
        twins = sum(1 for row in rows if row.same_name)
        if twins:
            told.append(
                _("%(count)s har samme navn som en annen rad. De holdes fra hverandre.")
                % {"count": formats.plural(twins, _("rad"), _("rader"))}
            )
        return told


_ADOPTED = frozenset({"kind", "full_year_effect", "effective_from", "effective_to"})


def _side(side: str) -> str:
    return _("inntektene") if side == "income" else _("utgiftene")
