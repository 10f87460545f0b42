"""What an import reads of the project: measures and budget lines as they stand, and the names that may be used."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from threading import Lock
from typing import Any

from django.utils.translation import get_language

from omstilling.accounts.models import User
from omstilling.audit.models import LedgerEntry
from omstilling.audit.uow import has_unit_of_work
from projects.access import told_by
from projects.models import Access, Body, Project, Seat, StoredFile, StudyArea, Unit

from .. import importing
from ..importing.catalogue import FIELDS
from ..importing.cells import words_key
from ..models import (
    BudgetAmount,
    BudgetArea,
    BudgetLine,
    Grade,
    ImportMapping,
    ImportRun,
    LineKind,
    Measure,
    MeasureDecision,
    MeasureKind,
    MeasureYear,
)

#: Fields whose cells name something of the project's.
LOOKUPS = ("unit", "budget_area", "study_area", "body", "owner")
#: Fields of a measure that a file may hold, beside its number and title.
MEASURE_FIELDS = tuple(
    spec.key for spec in FIELDS if not spec.key.startswith("row_") and spec.key not in {"number", "title"}
)
LINE_FIELDS = ("unit", "budget_area", "kostra_function", "price_year")
#: So many previews are kept.
KEPT = 2
_previews: dict[tuple[Any, ...], importing.Preview] = {}
_lock = Lock()


@dataclass
class Names:
    """The project's names for things: how each may be spelled, and what it stands for."""

    spelled: dict[str, dict[str, str]] = field(default_factory=lambda: {key: {} for key in LOOKUPS})
    things: dict[str, dict[str, Any]] = field(default_factory=lambda: {key: {} for key in LOOKUPS})
    by_pk: dict[str, dict[int, str]] = field(default_factory=lambda: {key: {} for key in LOOKUPS})

    def add(self, key: str, things: Iterable[tuple[Any, str, tuple[str, ...]]]) -> None:
        """Take in (thing, name, other spellings). A name that two things have is told apart by its id."""
        rows = list(things)
        count: dict[str, int] = defaultdict(int)
        for _thing, name, _more in rows:
            count[words_key(name)] += 1
        for thing, name, more in rows:
            full = name if count[words_key(name)] == 1 else f"{name} ({more[0] if more else thing.pk})"
            self.things[key][full], self.by_pk[key][thing.pk] = thing, full
            for spelling in (full, *more):
                if spelling.strip():
                    self.spelled[key].setdefault(words_key(spelling), full)


def names_of(project: Project, user: Any) -> Names:
    """Return the names that a file may use in the project, as the user may see them."""
    found = Names()
    units = Unit.objects.visible_to(user).active().filter(municipality_id=project.municipality_id).order_by("pk")
    found.add("unit", [(unit, unit.name, ()) for unit in units])
    areas = BudgetArea.objects.visible_to(user).active().filter(project=project)
    found.add("budget_area", [(area, str(area), (area.code, area.name)) for area in areas])
    studies = StudyArea.objects.visible_to(user).active().filter(project=project).order_by("pk")
    found.add("study_area", [(area, area.title, ()) for area in studies])
    bodies = Body.objects.visible_to(user).active().filter(project=project).order_by("pk")
    found.add("body", [(body, body.name, (body.abbreviation,)) for body in bodies])
    seats = Seat.objects.active().filter(body__project=project)
    people = User.objects.filter(pk__in=seats.values("person_id"), is_active=True).order_by("pk")
    found.add("owner", [(person, person.full_name, (person.username, person.email)) for person in people])
    return found


def options() -> dict[str, dict[str, str]]:
    """Return the choices of a measure with their words."""
    return {
        "kind": {value: str(label) for value, label in MeasureKind.choices},
        "grade": {value: str(label) for value, label in Grade.choices},
        "access": {value: str(label) for value, label in Access.choices if value != Access.EXEMPT},
    }


def measures_as_data(project: Project, user: Any, names: Names) -> list[importing.Existing]:
    """Return the measures that the user may see, lapsed ones too, as plain data."""
    decided = set(
        MeasureDecision.objects.adopting().filter(measure__project=project).values_list("measure_id", flat=True)
    )
    years: dict[int, dict[int, int]] = defaultdict(dict)
    stated = MeasureYear.objects.active().filter(measure__project=project)
    for measure_id, year, amount in stated.values_list("measure_id", "year", "amount"):
        years[measure_id][year] = amount
    return [
        importing.Existing(
            measure.number,
            measure.title,
            "measure",
            values_of(measure, MEASURE_FIELDS, names),
            years.get(measure.pk, {}),
            withdrawn=measure.is_withdrawn,
            decided=measure.pk in decided,
        )
        for measure in Measure.objects.visible_to(user).filter(project=project).order_by("number")
    ]


def open_names(project: Project, user: Any) -> dict[tuple[str, int], str]:
    """Return what a row of a file may be matched with: the names by role and number, without what has lapsed."""
    measures = Measure.objects.visible_to(user).active().filter(project=project).order_by("number")
    found = {("measure", number): title for number, title in measures.values_list("number", "title")}
    lines = BudgetLine.objects.visible_to(user).active().filter(project=project).exclude(kind=LineKind.MEASURE)
    for kind, number, title in lines.order_by("number").values_list("kind", "number", "title"):
        found[str(kind), number] = title
    return found


def lines_as_data(project: Project, user: Any, names: Names) -> list[importing.Existing]:
    """Return the base budget and the technical adjustments as plain data."""
    years: dict[int, dict[int, int]] = defaultdict(dict)
    for line_id, year, amount in (
        BudgetAmount.objects.active().filter(line__project=project).values_list("line_id", "year", "amount")
    ):
        years[line_id][year] = amount
    lines = BudgetLine.objects.visible_to(user).active().filter(project=project).exclude(kind=LineKind.MEASURE)
    return [
        importing.Existing(
            line.number, line.title, str(line.kind), values_of(line, LINE_FIELDS, names), years.get(line.pk, {})
        )
        for line in lines.order_by("number")
    ]


def values_of(row: Any, fields: Iterable[str], names: Names) -> dict[str, Any]:
    """Return a row's values in plain form: things by their names."""
    found = {}
    for key in fields:
        if key in LOOKUPS:
            pk = getattr(row, f"{key}_id")
            found[key] = names.by_pk[key].get(pk) if pk is not None else None
        else:
            value = getattr(row, key)
            found[key] = str(value) if isinstance(value, str) else value
    return found


def project_as_data(project: Project, user: Any, names: Names) -> importing.Project:
    """Return what a preview is held against."""
    from ..services.import_rules import judge_of

    measures = measures_as_data(project, user, names)
    return importing.Project(
        plan_years=tuple(project.plan_years),
        price_year=project.price_year,
        existing=[*measures, *lines_as_data(project, user, names)],
        names=names.spelled,
        options=options(),
        judge=judge_of(project, measures, names),
    )


def remembered(project: Project, kind: str = "measures") -> dict[str, str]:
    """Return the headings whose field somebody has chosen before."""
    kept = ImportMapping.objects.active().filter(project=project, kind=kind)
    return dict(kept.values_list("heading", "field"))


@lru_cache(maxsize=2)
def _source(sha256: str, name: str, sheet: str | None) -> importing.Source:
    """Return a kept file's table. Its bytes never change, and the pages of a preview ask again and again."""
    return importing.read(bytes(StoredFile.objects.get(sha256=sha256).content), name, sheet)


def analysis_of(run: ImportRun) -> importing.Analysis:
    """Return what can be told of the run's file. Raises ``ImportRefused``."""
    choices = importing.Choices.from_json(run.choices)
    sha256 = StoredFile.objects.values_list("sha256", flat=True).get(pk=run.file_id)
    source = _source(sha256, run.file_name, choices.sheet)
    return importing.analyse(source, choices, remembered(run.project, run.kind))


def preview_of(run: ImportRun, user: Any, names: Names | None = None) -> importing.Preview:
    """Return the run's preview as the project stands now. Raises ``ImportRefused`` and ``Ask``.

    Ten thousand rows take a second, and one leafs through them: outside a unit of work the last previews are kept for
    as long as nothing has been written anywhere. An import is always made from what is read in its own unit of work.
    """
    if has_unit_of_work():
        return _make(run, user, names)
    last = LedgerEntry.objects.order_by("-seq").values_list("seq", flat=True).first()
    key = (run.pk, run.created_at, run.row_version, told_by(user), get_language(), last)
    with _lock:
        found = _previews.get(key)
    if found is None:
        found = _make(run, user, names)
        with _lock:
            _previews[key] = found
            while len(_previews) > KEPT:
                _previews.pop(next(iter(_previews)))
    return found


def forget_previews() -> None:
    """Let go of every preview that is kept."""
    with _lock:
        _previews.clear()


def _make(run: ImportRun, user: Any, names: Names | None) -> importing.Preview:
    known = names or names_of(run.project, user)
    return importing.preview(analysis_of(run), project_as_data(run.project, user, known))
