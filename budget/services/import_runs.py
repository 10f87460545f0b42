"""What taking in measures and taking in figures from the accounts have in common: the file, its state, its undoing."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from omstilling.accounts.models import User
from omstilling.audit.errors import DomainError
from omstilling.ui.exports import XLSX_TYPE
from projects.models import Project
from projects.services.files import store_file
from projects.services.rows import next_number, store

from .. import importing
from ..models import BudgetLine, ImportChange, ImportMapping, ImportRun, ImportState, Measure, RealisedEffect


@contextmanager
def told_plainly(field: str = "") -> Iterator[None]:
    """Say to the user what a file was refused for."""
    try:
        yield
    except importing.ImportRefused as refused:
        raise DomainError(refused.message, **({"field": field} if field else {})) from None


@contextmanager
def told_of_row(number: int) -> Iterator[None]:
    """Say in which row of the file it is that something is wrong."""
    try:
        yield
    except DomainError as error:
        raise DomainError(_("Rad %(row)s: %(why)s") % {"row": number, "why": error}) from None
    except ValidationError as error:
        raise DomainError(_("Rad %(row)s: %(why)s") % {"row": number, "why": " ".join(error.messages)}) from None


def new_run(project: Project, kind: str, content: bytes, name: str, choices: Any) -> ImportRun:
    """Keep a file that can be read, as an open preview."""
    mime = XLSX_TYPE if name.lower().endswith(".xlsx") else "text/csv"
    run = ImportRun(
        project=project,
        number=next_number(ImportRun, project),
        kind=kind,
        file_name=name[-200:],
        file=store_file(content, mime),
        choices=choices.to_json(),
    )
    return store(run)


def keep_choices(run: ImportRun, choices: Any, read: Callable[[ImportRun], object]) -> None:
    """Keep what somebody has chosen; refused when the file cannot be read with it."""
    run.choices = choices.to_json()
    with told_plainly():
        read(run)
    run.save()


def need_open(run: ImportRun) -> None:
    """Refuse what has been discarded or imported."""
    if run.is_withdrawn:
        raise DomainError(_("Importen er forkastet."))
    if run.state != ImportState.PREVIEW:
        raise DomainError(_("Importen er alt gjennomført."))


def changes_to_undo(run: ImportRun, by: User) -> list[ImportChange]:
    """Return what an import did, the last first. Refused where it is not done, or not all of it is theirs to see."""
    run.refresh_from_db()
    if run.state != ImportState.DONE:
        raise DomainError(_("Bare en import som er gjennomført, kan angres."))
    changes = list(run.changes.active().order_by("-row", "-pk"))
    _need_whole_sight(changes, by)
    return changes


def _need_whole_sight(changes: Sequence[ImportChange], by: Any) -> None:
    """Refuse to take back what somebody may not see: neither its name nor its fate is theirs."""
    seen: Any
    for seen in (Measure, BudgetLine, RealisedEffect):
        touched = {change.object_id for change in changes if change.model == seen._meta.label_lower}
        if touched and seen.objects.visible_to(by).filter(pk__in=touched).count() < len(touched):
            raise DomainError(_("Importen kan bare angres av en som ser alt den gjelder. Be prosjektsekretæren."))


def remember(run: ImportRun, columns: Sequence[Any], chosen: Container[int]) -> None:
    """Keep the columns that somebody chose, for the next file with the same headings."""
    known = {kept.heading: kept for kept in ImportMapping.objects.filter(project=run.project, kind=run.kind)}
    for column in columns:
        heading = column.key[:150]
        if column.index not in chosen or not heading:
            continue
        kept = known.get(heading) or ImportMapping(project=run.project, kind=run.kind, heading=heading)
        kept.field, kept.withdrawn_at = column.field, None
        kept.save()


def need_clean(found: Any, counted: str, where: str) -> None:
    """Refuse a preview of which something is refused, or that would change nothing.

    ``counted`` says how many are refused, ``where`` how the first one's row is named.
    """
    if found.refused:
        first = found.refused[0]
        told = {"count": counted, "where": where % {"row": first.number}, "why": first.why}
        raise DomainError(
            _("%(count)s er avvist, og da importeres ingenting. Den første er %(where)s: %(why)s") % told
        )
    if not found.can_import:
        raise DomainError(_("Fila endrer ingenting."))


def finish(run: ImportRun, found: Any, columns: Sequence[Any], chosen: Container[int]) -> None:
    """Note that everything is imported: what came of it, and what the columns were taken for."""
    remember(run, columns, chosen)
    run.summary = {
        "sentence": _("%(new)s nye, %(changed)s endret")
        % {"new": found.count("new"), "changed": found.count("changed")}
    }
    run.state = ImportState.DONE
    run.save()
