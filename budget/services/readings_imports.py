"""Taking readings in: previewed, imported whole or not at all, undone as one act."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.utils.translation import gettext as _

from omstilling.accounts.models import User
from omstilling.audit.errors import DomainError
from omstilling.audit.uow import unit_of_work
from omstilling.ui import formats
from projects.models import Indicator, Project, Reading, Unit
from projects.services.goals import correct_reading, enter_reading, withdraw_reading

from .. import importing
from ..importing.readings import ReadingChoices, ReadingLine, lay_out
from ..models import ImportChange, ImportRun, ImportState
from ..selectors.imports import remembered
from ..selectors.readings_imports import READINGS, file_of, needs_of, preview_of
from .import_runs import (
    changes_to_undo,
    finish,
    keep_choices,
    need_clean,
    need_open,
    new_run,
    told_of_row,
    told_plainly,
)
from .shared import need_reason


def start_readings_import(*, indicator: Indicator, content: bytes, name: str, by: User, reason: str = "") -> ImportRun:
    """Keep a file and open its preview. What cannot be read is refused and not kept."""
    project = indicator.goal.project
    choices = ReadingChoices(indicator=indicator.pk)
    with told_plainly("file"):
        lay_out(importing.read(content, name), choices, remembered(project, READINGS))
    with unit_of_work(by=by, reason=reason or _("La fram målinger fra fil")):
        return new_run(project, READINGS, content, name, choices)


def choose_for_readings(*, run: ImportRun, choices: ReadingChoices, by: User, reason: str = "") -> ImportRun:
    """Keep what somebody has chosen in the preview. Which indicator it is about is not changed."""
    with unit_of_work(by=by, reason=reason or _("Endret valg i importen")):
        need_open(run)
        indicator = ReadingChoices.from_json(run.choices).indicator
        keep_choices(run, replace(choices, indicator=indicator), file_of)
    return run


def commit_readings_import(*, run: ImportRun, indicator: Indicator, by: User, reason: str = "") -> ImportRun:
    """Import everything that the preview shows, or nothing."""
    why = reason or _("Importerte %(file)s") % {"file": run.file_name}
    with unit_of_work(by=by, reason=why):
        Project.objects.select_for_update().get(pk=run.project_id)
        run.refresh_from_db()
        need_open(run)
        if run.kind != READINGS or ReadingChoices.from_json(run.choices).indicator != indicator.pk:
            raise DomainError(_("Importen gjelder ikke denne måleindikatoren."))
        with told_plainly():
            file = file_of(run)
        needs = needs_of(run, file, indicator)
        if needs:
            raise DomainError(" ".join(needs))
        found = preview_of(run, file, indicator, by)
        counted = formats.plural(len(found.refused), _("tall"), _("tall"))
        need_clean(found, counted, _("i rad %(row)s"))
        units = Unit.objects.in_bulk([line.unit for line in found.saving if line.unit is not None])
        for line in found.saving:
            with told_of_row(line.number):
                _write(run, line, indicator, units, by, why)
        finish(run, found, file.columns, ReadingChoices.from_json(run.choices).columns)
    return run


def undo_readings_import(*, run: ImportRun, by: User, reason: str = "") -> ImportRun:
    """Take an import back as one act; refused where somebody has corrected or taken out a reading since."""
    need_reason(reason, _("Skriv hvorfor importen angres."))
    with unit_of_work(by=by, reason=reason):
        changes = changes_to_undo(run, by)
        found = Reading.objects.select_related("indicator__goal__project", "unit")
        rows = found.in_bulk([change.object_id for change in changes])
        later = sorted(
            f"{row.unit or _('Hele kommunen')}, {formats.month(row.month)}"
            for change in changes
            if (row := rows[change.object_id]).is_withdrawn or _snapshot(row) != change.after
        )
        if later:
            raise DomainError(
                _("Importen kan ikke angres, for dette er endret etterpå: %(rows)s.")
                % {"rows": formats.join_and(later[:10])}
            )
        for change in changes:
            row = rows[change.object_id]
            if change.created:
                withdraw_reading(reading=row, by=by, reason=reason)
            else:
                before = {name: _stored(row, name, value) for name, value in change.before.items()}
                correct_reading(reading=row, changes=before, by=by, reason=reason)
        run.state = ImportState.UNDONE
        run.save()
    return run


def _write(run: ImportRun, line: ReadingLine, indicator: Indicator, units: Any, by: User, why: str) -> None:
    """Save one figure, and note what it did."""
    assert line.month is not None and line.value is not None
    before: dict[str, Any] = {}
    if line.old is None:
        unit = units[line.unit] if line.unit is not None else None
        row = enter_reading(
            indicator=indicator,
            month=line.month,
            value=line.value,
            unit=unit,
            group_size=line.size,
            note=line.note or "",
            by=by,
        )
    else:
        row = Reading.objects.get(pk=line.old.pk)
        row.indicator = indicator
        before = _snapshot(row)
        changes: dict[str, Any] = {"value": line.value}
        if line.note is not None:
            changes["note"] = line.note
        if line.size is not None:
            changes["group_size"] = line.size
        correct_reading(reading=row, changes=changes, by=by, reason=why)
    ImportChange(
        run=run,
        row=line.number,
        model=row._meta.label_lower,
        object_id=row.pk,
        created=line.old is None,
        before=before,
        after=_snapshot(row),
    ).save()


def _snapshot(row: Reading) -> dict[str, str]:
    """Return what an import may touch of a reading, as JSON keeps it. A size that is not known is not there."""
    size = {} if row.group_size is None else {"group_size": str(row.group_size)}
    return {"value": f"{row.value:.2f}", "note": row.note, **size}


def _stored(row: Reading, name: str, value: str) -> Any:
    field: Any = row._meta.get_field(name)
    return field.to_python(value)
