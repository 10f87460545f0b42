"""Taking figures from the accounts in: previewed, imported whole or not at all, undone as one act.

What is imported waits for confirmation as what is entered by hand, and the one who imports it cannot confirm it.
"""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from omstilling.accounts.models import User
from omstilling.audit.errors import DomainError
from omstilling.audit.uow import unit_of_work
from omstilling.ui import formats
from projects.models import Project

from .. import importing
from ..accounts_words import period
from ..importing.accounts import AccountChoices, AccountLine, lay_out
from ..models import EffectSource, ImportChange, ImportRun, ImportState, Measure, RealisedEffect
from ..selectors.imports import remembered
from ..selectors.realised_imports import REALISED, file_of, needs_of, preview_of
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
from .realised import enter_realised, update_realised
from .shared import need_reason

KEPT = ("first_month", "last_month", "amount", "cause", "source", "entered_by_id")


def start_realised_import(*, project: Project, content: bytes, name: str, by: User, reason: str = "") -> ImportRun:
    """Keep a file and open its preview. What cannot be read is refused and not kept."""
    choices = AccountChoices()
    with told_plainly("file"):
        lay_out(importing.read(content, name), choices, remembered(project, REALISED))
    with unit_of_work(by=by, reason=reason or _("La fram tall fra regnskapet")):
        return new_run(project, REALISED, content, name, choices)


def choose_for_realised(*, run: ImportRun, choices: AccountChoices, by: User, reason: str = "") -> ImportRun:
    """Keep what somebody has chosen in the preview."""
    with unit_of_work(by=by, reason=reason or _("Endret valg i importen")):
        _need_open(run)
        keep_choices(run, choices, file_of)
    return run


def commit_realised_import(*, run: ImportRun, by: User, reason: str = "") -> ImportRun:
    """Import everything that the preview shows, or nothing. None of it is confirmed by that."""
    with unit_of_work(by=by, reason=reason or _("Importerte %(file)s") % {"file": run.file_name}):
        Project.objects.select_for_update().get(pk=run.project_id)
        run.refresh_from_db()
        _need_open(run)
        with told_plainly():
            file = file_of(run)
        needs = needs_of(file)
        if needs:
            raise DomainError(" ".join(needs))
        found = preview_of(run, file, by)
        counted = formats.plural(len(found.refused), _("rad"), _("rader"))
        need_clean(found, counted, _("rad %(row)s"))
        measures = Measure.objects.select_related("project").in_bulk(
            {line.measure.pk for line in found.saving if line.measure is not None}
        )
        for line in found.saving:
            with told_of_row(line.number):
                _write(run, line, measures, by)
        finish(run, found, file.columns, AccountChoices.from_json(run.choices).columns)
    return run


def undo_realised_import(*, run: ImportRun, by: User, reason: str = "") -> ImportRun:
    """Take an import back as one act; refused where somebody has confirmed or changed a figure since."""
    need_reason(reason, _("Skriv hvorfor importen angres."))
    with unit_of_work(by=by, reason=reason):
        changes = changes_to_undo(run, by)
        rows = RealisedEffect.objects.select_related("measure").in_bulk([change.object_id for change in changes])
        later = [
            f"{row.measure.number} {row.measure.title}, {period(row.first_month, row.last_month)}"
            for change in changes
            if _changed_since(change, row := rows[change.object_id])
        ]
        if later:
            raise DomainError(
                _("Importen kan ikke angres, for dette er bekreftet eller endret etterpå: %(rows)s.")
                % {"rows": formats.join_and(sorted(later)[:10])}
            )
        for change in changes:
            _take_back(change, rows[change.object_id])
        run.state = ImportState.UNDONE
        run.save()
    return run


def _need_open(run: ImportRun) -> None:
    if run.kind != REALISED:
        raise DomainError(_("Importen gjelder ikke tall fra regnskapet."))
    need_open(run)


def _write(run: ImportRun, line: AccountLine, measures: dict[int, Measure], by: User) -> None:
    """Save one row, and note what it did."""
    assert line.measure is not None and line.first is not None and line.last is not None and line.amount is not None
    measure, before = measures[line.measure.pk], {}
    if line.old is None:
        figure = enter_realised(
            measure=measure,
            first_month=line.first,
            last_month=line.last,
            amount=line.amount,
            cause=line.cause or "",
            source=EffectSource.IMPORTED,
            by=by,
        )
    else:
        figure = RealisedEffect.objects.get(pk=line.old.pk)
        figure.measure = measure
        before = snapshot(figure)
        changes: dict[str, Any] = {"amount": line.amount}
        if line.cause is not None:
            changes["cause"] = line.cause
        update_realised(figure=figure, changes=changes, source=EffectSource.IMPORTED, by=by)
    ImportChange(
        run=run,
        row=line.number,
        model=figure._meta.label_lower,
        object_id=figure.pk,
        created=line.old is None,
        before=before,
        after=snapshot(figure),
    ).save()


def snapshot(figure: RealisedEffect) -> dict[str, Any]:
    """Return what an import may touch of a figure, as JSON keeps it."""
    return {
        name: value.isoformat() if hasattr(value := getattr(figure, name), "isoformat") else value for name in KEPT
    }


def _changed_since(change: ImportChange, figure: RealisedEffect) -> bool:
    return figure.is_withdrawn or figure.confirmed_by_id is not None or snapshot(figure) != change.after


def _take_back(change: ImportChange, figure: RealisedEffect) -> None:
    if change.created:
        figure.withdraw()
        return
    for name, value in change.before.items():
        field: Any = figure._meta.get_field(name.removesuffix("_id"))
        setattr(figure, name, value if name.endswith("_id") else field.to_python(value))
    figure.save()
