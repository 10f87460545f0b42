"""Taking a plan in: previewed, imported whole or not at all, undone as one act."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from omstilling.accounts.models import User
from omstilling.audit.errors import DomainError
from omstilling.audit.uow import unit_of_work
from omstilling.ui import formats
from projects.models import Milestone, MilestoneLink, Project
from projects.services.links import link_milestones, unlink_milestones
from projects.services.plan import create_milestone, move_milestone, update_milestone, withdraw_milestone

from .. import importing
from ..importing.milestones import DATES, LOOKUPS, MilestoneChoices, MilestoneLine, lay_out
from ..models import ImportChange, ImportRun, ImportState
from ..selectors.imports import remembered
from ..selectors.milestone_imports import MILESTONES, file_of, needs_of, preview_of, values_of
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

LINK, ROW = MilestoneLink._meta.label_lower, Milestone._meta.label_lower


def start_milestone_import(*, project: Project, content: bytes, name: str, by: User, reason: str = "") -> ImportRun:
    """Keep a file and open its preview. What cannot be read is refused and not kept."""
    choices = MilestoneChoices()
    with told_plainly("file"):
        lay_out(importing.read(content, name), choices, remembered(project, MILESTONES))
    with unit_of_work(by=by, reason=reason or _("La fram en plan fra fil")):
        return new_run(project, MILESTONES, content, name, choices)


def choose_for_milestones(*, run: ImportRun, choices: MilestoneChoices, by: User, reason: str = "") -> ImportRun:
    """Keep what somebody has chosen in the preview."""
    with unit_of_work(by=by, reason=reason or _("Endret valg i importen")):
        need_open(run)
        keep_choices(run, choices, file_of)
    return run


def commit_milestone_import(*, run: ImportRun, by: User, reason: str = "") -> ImportRun:
    """Import everything that the preview shows, or nothing."""
    why = reason or _("Importerte %(file)s") % {"file": run.file_name}
    with unit_of_work(by=by, reason=why):
        project = Project.objects.select_for_update().get(pk=run.project_id)
        run.refresh_from_db()
        need_open(run)
        with told_plainly():
            file = file_of(run)
        needs = needs_of(file)
        if needs:
            raise DomainError(" ".join(needs))
        found = preview_of(run, file, by)
        counted = formats.plural(len(found.refused), _("rad"), _("rader"))
        need_clean(found, counted, _("rad %(row)s"))
        rows: dict[int, Milestone] = {}
        for line in found.saving:
            with told_of_row(line.number):
                rows[line.key] = _write(run, line, project, by, why)
        numbers = {line.own_number: line.key for line in found.lines if line.own_number is not None}
        for line in found.saving:
            with told_of_row(line.number):
                _link(run, line, project, rows, numbers, by)
        finish(run, found, file.columns, MilestoneChoices.from_json(run.choices).columns)
    return run


def undo_milestone_import(*, run: ImportRun, by: User, reason: str = "") -> ImportRun:
    """Take an import back as one act; refused where somebody has changed a milestone since."""
    need_reason(reason, _("Skriv hvorfor importen angres."))
    with unit_of_work(by=by, reason=reason):
        changes = changes_to_undo(run, by)
        ids = [change.object_id for change in changes if change.model == ROW]
        rows = Milestone.objects.visible_to(by).select_related("project", "body").in_bulk(ids)
        if len(rows) < len(set(ids)):
            raise DomainError(_("Importen kan bare angres av en som ser alt den gjelder. Be prosjektsekretæren."))
        later = sorted(
            f"{row.number} {row.title}"
            for change in changes
            if change.model == ROW and ((row := rows[change.object_id]).is_withdrawn or _snapshot(row) != change.after)
        )
        if later:
            raise DomainError(
                _("Importen kan ikke angres, for dette er endret etterpå: %(rows)s.")
                % {"rows": formats.join_and(later[:10])}
            )
        for link in MilestoneLink.objects.active().filter(
            pk__in=[change.object_id for change in changes if change.model == LINK]
        ):
            unlink_milestones(link=link, by=by, reason=reason)
        for change in changes:
            if change.model == ROW:
                _restore(rows[change.object_id], change, by, reason)
        run.state = ImportState.UNDONE
        run.save()
    return run


def _write(run: ImportRun, line: MilestoneLine, project: Project, by: User, why: str) -> Milestone:
    """Save one milestone, and note what it did."""
    values = {**line.values, **_things(line.values)}
    if line.milestone is None:
        row = create_milestone(project=project, by=by, **values)
        _note(run, line.number, row, True, {})
        return row
    row = Milestone.objects.select_related("project", "body").get(pk=line.milestone.pk)
    before = _snapshot(row)
    to = values.pop("current_date", None)
    if values:
        update_milestone(milestone=row, changes=values, by=by)
    if to is not None and to != row.current_date:
        move_milestone(milestone=row, to=to, by=by, reason=line.reason or why)
    if _snapshot(row) != before:
        _note(run, line.number, row, False, before)
    return row


def _link(
    run: ImportRun,
    line: MilestoneLine,
    project: Project,
    rows: dict[int, Milestone],
    numbers: dict[int, int],
    by: User,
) -> None:
    """Save what a row waits for. A number is the file's own where the file has it, else the portal's."""
    for number, days in line.waits:
        key = numbers.get(number)
        before = rows.get(key) if key is not None else None
        if before is None:
            before = Milestone.objects.get(pk=key) if key is not None and key > 0 else None
        if before is None:
            before = Milestone.objects.get(project=project, number=number)
        before.project = project
        link = link_milestones(before=before, after=rows[line.key], days=days, by=by)
        ImportChange(run=run, row=line.number, model=LINK, object_id=link.pk, created=True).save()


def _restore(row: Milestone, change: ImportChange, by: User, reason: str) -> None:
    if change.created:
        withdraw_milestone(milestone=row, by=by, reason=reason)
        return
    before = {name: _stored(name, value) for name, value in change.before.items() if value != change.after[name]}
    if "baseline_date" in before:
        raise DomainError(
            _("Importen satte vedtatt dato for «%(title)s», og den endres ikke siden. Importen kan ikke angres.")
            % {"title": row.title}
        )
    back = "current_date" in before
    to = before.pop("current_date", None)
    if before:
        update_milestone(milestone=row, changes={**before, **_things(before)}, by=by, reason=reason)
    if back and isinstance(to, date):
        move_milestone(milestone=row, to=to, by=by, reason=reason)


def _note(run: ImportRun, number: int, row: Milestone, created: bool, before: dict[str, Any]) -> None:
    ImportChange(
        run=run, row=number, model=ROW, object_id=row.pk, created=created, before=before, after=_snapshot(row)
    ).save()


def _snapshot(row: Milestone) -> dict[str, Any]:
    """Return what an import may touch of a milestone, as JSON keeps it."""
    return {name: str(value) if isinstance(value, date) else value for name, value in values_of(row).items()}


def _stored(name: str, value: Any) -> Any:
    return date.fromisoformat(value) if name in DATES and value else value


def _things(values: Any) -> dict[str, Any]:
    """Return the rows that keys of the file's names stand for."""
    found: dict[str, Any] = {}
    for name in LOOKUPS:
        if name in values:
            model: Any = Milestone._meta.get_field(name).related_model
            found[name] = model.objects.get(pk=values[name]) if values[name] is not None else None
    return found
