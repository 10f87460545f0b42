"""Taking a file in: kept and previewed, then imported whole or not at all, and undone as one act.

What a row became stands in ``ImportChange`` with the values before and after; undoing puts the values before back,
unless somebody has changed the row since.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from omstilling.accounts.models import User
from omstilling.audit.errors import DomainError
from omstilling.audit.models import histories_together
from omstilling.audit.uow import unit_of_work
from omstilling.ui import formats
from projects.models import Project
from projects.services.rows import judged_rows

from .. import importing
from ..importing.preview import CHANGED, PreviewRow
from ..models import (
    BudgetAmount,
    BudgetLine,
    ImportChange,
    ImportRun,
    ImportState,
    Measure,
    MeasureCase,
    MeasureConsultation,
    MeasureDecision,
    MeasureYear,
    RealisedEffect,
)
from ..selectors.imports import (
    LINE_FIELDS,
    LOOKUPS,
    MEASURE_FIELDS,
    Names,
    analysis_of,
    names_of,
    preview_of,
    remembered,
)
from .import_rules import thing_of
from .import_runs import changes_to_undo, keep_choices, need_open, new_run, remember, told_of_row, told_plainly
from .lines import create_budget_line, update_budget_line
from .measures import create_measure, update_measure
from .shared import need_reason

MEASURES = "measures"
ABANDONED_AFTER = timedelta(minutes=30)
Told = Callable[[int, int], None]
#: What a finished import says of its undoing while the worker has it, and when that stopped.
UNDOING = ("undo_started_at", "undo_rows", "undo_failed")


def start_import(
    *,
    project: Project,
    content: bytes,
    name: str,
    choices: importing.Choices | None = None,
    by: User,
    reason: str = "",
) -> ImportRun:
    """Keep a file and open its preview. What cannot be read is refused and not kept."""
    chosen = choices or importing.Choices()
    with told_plainly("file"):
        importing.analyse(importing.read(content, name, chosen.sheet), chosen, remembered(project))
    with unit_of_work(by=by, reason=reason or _("La fram en fil til import")):
        return new_run(project, MEASURES, content, name, chosen)


def choose(*, run: ImportRun, choices: importing.Choices, by: User, reason: str = "") -> ImportRun:
    """Keep what somebody has chosen in the preview. Choices that the file cannot be read with are refused."""
    with unit_of_work(by=by, reason=reason or _("Endret valg i importen")):
        need_open(run)
        need_idle(run)
        keep_choices(run, choices, analysis_of)
    return run


def discard_import(*, run: ImportRun, by: User, reason: str = "") -> ImportRun:
    """Take a preview away without importing anything."""
    with unit_of_work(by=by, reason=reason or _("Forkastet importen")):
        need_open(run)
        need_idle(run)
        run.withdraw()
    return run


def commit_import(*, run: ImportRun, by: User, reason: str = "", told: Told | None = None) -> ImportRun:
    """Import everything that the preview shows, or nothing. ``told`` hears how many of how many rows are done."""
    with unit_of_work(by=by, reason=reason or _("Importerte %(file)s") % {"file": run.file_name}):
        Project.objects.select_for_update().get(pk=run.project_id)
        run.refresh_from_db()
        need_open(run)
        names = names_of(run.project, by)
        preview = ready(run, by, names)
        writer = _Writer(run, names, by, reason)
        rows = [row for row in preview.read if row.saves]
        with judged_rows():
            for done, row in enumerate(rows, start=1):
                with told_of_row(row.number):
                    writer.write(row)
                if told is not None:
                    told(done, len(rows))
        columns = [column for column in preview.columns if column.field != "year"]
        remember(run, columns, preview.choices.columns)
        run.summary, run.state = preview.summary(), ImportState.DONE
        run.save()
    return run


def undo_import(*, run: ImportRun, by: User, reason: str = "", told: Told | None = None) -> ImportRun:
    """Take an import back: what it made lapses, what it changed is as before; refused where others built on it.

    ``told`` hears how many of how many rows are done.
    """
    need_reason(reason, _("Skriv hvorfor importen angres."))
    with unit_of_work(by=by, reason=reason):
        changes = changes_to_undo(run, by)
        now = _Now(run)
        later = sorted({str(now.row(change)) for change in changes if now.is_changed(change)})
        if later:
            raise DomainError(
                _("Importen kan ikke angres, for dette er endret etterpå: %(rows)s.")
                % {"rows": formats.join_and(later[:10])}
            )
        with histories_together():
            for done, change in enumerate(changes, start=1):
                _take_back(change, now.row(change))
                if told is not None:
                    told(done, len(changes))
        run.state = ImportState.UNDONE
        run.summary = {key: value for key, value in run.summary.items() if key not in UNDOING}
        run.save()
    return run


def need_idle(run: ImportRun) -> None:
    """Refuse to touch an import that the worker has: it imports what was seen when it was asked to."""
    if is_under_way(run):
        raise DomainError(_("Importen pågår."))


def is_under_way(run: ImportRun) -> bool:
    """Tell whether the worker has the import, or will have it; one that stopped on the way is not."""
    return run.state == ImportState.PREVIEW and _has_begun(run.summary.get("started_at"))


def is_being_undone(run: ImportRun) -> bool:
    """Tell whether the worker is taking the import back."""
    return run.state == ImportState.DONE and _has_begun(run.summary.get("undo_started_at"))


def _has_begun(at: str | None) -> bool:
    return bool(at) and timezone.now() - datetime.fromisoformat(str(at)) < ABANDONED_AFTER


def ready(run: ImportRun, by: User, names: Names) -> importing.Preview:
    """Return the preview of a run that may be imported; say what stands in the way of others."""
    try:
        with told_plainly():
            preview = preview_of(run, by, names)
    except importing.Ask as ask:
        raise DomainError(str(ask)) from None
    rows = preview.refused
    if rows:
        first = rows[0]
        raise DomainError(
            _("%(count)s kan ikke importeres, og da importeres ingenting. Den første er rad %(row)s: %(why)s")
            % {
                "count": formats.plural(len(rows), _("rad"), _("rader")),
                "row": first.number,
                "why": first.status_why,
            }
        )
    if not preview.can_import:
        raise DomainError(_("Fila endrer ingenting."))
    return preview


class _Writer:
    """Writes the rows of one import through the services of measures and budget lines, and notes what each became."""

    def __init__(self, run: ImportRun, names: Names, by: User, reason: str) -> None:
        self.run, self.names, self.project, self.by, self.reason = run, names, run.project, by, reason

    def write(self, row: PreviewRow) -> None:
        is_measure = row.role == "measure"
        fields = {key: thing_of(self.names, key, value) for key, value in row.to_save().items()}
        if not is_measure:
            fields = {key: value for key, value in fields.items() if key == "title" or key in LINE_FIELDS}
        years = row.years_to_save()
        before: dict[str, Any] = {}
        thing: Measure | BudgetLine
        if row.status != CHANGED:
            thing = self.create(row, fields, years)
            stated = years
        else:
            model: Any = Measure if is_measure else BudgetLine
            kind = {} if is_measure else {"kind": row.role}
            thing = model.objects.active().get(project=self.project, number=row.match, **kind)
            before = snapshot(thing, years_now(thing))
            self.update(thing, fields, years)
            stated = years_now(thing)
        after = snapshot(thing, stated)
        changed = [key for key in after if before.get(key) != after[key]]
        change = ImportChange(
            run=self.run,
            row=row.number,
            model=thing._meta.label_lower,
            object_id=thing.pk,
            created=row.status != CHANGED,
            before={key: before[key] for key in changed} if before else {},
            after=after if not before else {key: after[key] for key in changed},
        )
        change.save()

    def create(self, row: PreviewRow, fields: dict[str, Any], years: dict[int, int]) -> Measure | BudgetLine:
        if row.role == "measure":
            return create_measure(project=self.project, years=years, by=self.by, reason=self.reason, **fields)
        return create_budget_line(
            project=self.project, kind=row.role, amounts=years, by=self.by, reason=self.reason, **fields
        )

    def update(self, thing: Measure | BudgetLine, fields: dict[str, Any], years: dict[int, int]) -> None:
        if isinstance(thing, Measure):
            update_measure(measure=thing, changes=fields, years=years, by=self.by, reason=self.reason)
        else:
            update_budget_line(line=thing, changes=fields, amounts=years, by=self.by, reason=self.reason)


def years_now(thing: Any) -> dict[int, int]:
    """Return the stated years of a row as they stand. One query."""
    return {year: one.amount for year, one in _years_of(thing).items()}


def snapshot(thing: Any, years: Mapping[int, int]) -> dict[str, Any]:
    """Return the values of a row that an import may touch, as JSON keeps them, with its stated years."""
    fields = ("title", *(MEASURE_FIELDS if isinstance(thing, Measure) else LINE_FIELDS))
    kept = {key: _kept(getattr(thing, _attribute(key))) for key in fields}
    kept["years"] = {str(year): amount for year, amount in sorted(years.items())}
    return kept


def _attribute(key: str) -> str:
    return f"{key}_id" if key in LOOKUPS else key


def _kept(value: Any) -> Any:
    """Return a value as JSON keeps it."""
    if isinstance(value, (date, Decimal)):
        return str(value)
    return value


class _Now:
    """How the rows of an import stand, read at once: the rows, their stated years, and which others have built on."""

    def __init__(self, run: ImportRun) -> None:
        self.rows: dict[tuple[str, int], Any] = {}
        self.years: dict[tuple[str, int], dict[int, int]] = defaultdict(dict)
        kinds: Any = ((Measure, MeasureYear, "measure_id"), (BudgetLine, BudgetAmount, "line_id"))
        for model, stated, holder in kinds:
            label = model._meta.label_lower
            touched = run.changes.active().filter(model=label).order_by().values("object_id")
            for row in model.objects.filter(pk__in=touched).select_related("project"):
                self.rows[label, row.pk] = row
            years = stated.objects.active().filter(**{f"{holder}__in": touched}).order_by("year")
            for pk, year, amount in years.values_list(holder, "year", "amount"):
                self.years[label, pk][year] = amount
        measures = run.changes.active().filter(model=Measure._meta.label_lower).order_by().values("object_id")
        adopting = MeasureDecision.objects.adopting().filter(measure_id__in=measures)
        self.built_on = set(adopting.order_by().values_list("measure_id", flat=True))
        hanging: Any
        for hanging in (BudgetLine, RealisedEffect, MeasureCase, MeasureConsultation):
            found = hanging.objects.active().filter(measure_id__in=measures).order_by()
            self.built_on.update(found.values_list("measure_id", flat=True))

    def row(self, change: ImportChange) -> Any:
        return self.rows[change.model, change.object_id]

    def is_changed(self, change: ImportChange) -> bool:
        """Tell whether somebody has changed, withdrawn or built on the row after the import."""
        row = self.row(change)
        if row.is_withdrawn or (change.created and isinstance(row, Measure) and row.pk in self.built_on):
            return True
        now = snapshot(row, self.years[change.model, change.object_id])
        return any(now[key] != value for key, value in change.after.items())


def _years_of(row: Any) -> dict[int, Any]:
    model, holder = (MeasureYear, "measure") if isinstance(row, Measure) else (BudgetAmount, "line")
    return {one.year: one for one in model.objects.active().filter(**{holder: row})}


def _take_back(change: ImportChange, row: Any) -> None:
    if change.created:
        row.withdraw()
        return
    for key, value in change.before.items():
        if key != "years":
            setattr(row, _attribute(key), row._meta.get_field(_attribute(key)).to_python(value))
    row.save()
    if "years" not in change.before:
        return
    known = _years_of(row)
    for year, one in known.items():
        amount = change.before["years"].get(str(year))
        if amount is None:
            one.withdraw()
        elif amount != one.amount:
            one.amount = amount
            one.save()
