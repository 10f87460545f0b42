"""Large imports in the background. How far one has come is told in a file: the open transaction shows nothing yet."""

from __future__ import annotations

import logging
import time
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _
from django_tasks import task

from omstilling.accounts.models import User
from omstilling.audit.errors import ConflictError, DomainError
from omstilling.audit.uow import unit_of_work
from projects.permissions import may_import

from ..models import ImportRun
from ..selectors.imports import names_of
from .import_runs import changes_to_undo, need_open
from .imports import UNDOING, commit_import, is_being_undone, need_idle, ready, undo_import
from .shared import need_reason

log = logging.getLogger("omstilling.budget")

#: So many rows are imported while one waits; more go to the worker.
AT_ONCE = 100


def request_import(*, run: ImportRun, by: User, reason: str = "") -> ImportRun:
    """Import now, or start it in the background when it takes long. What stands in the way is told at once."""
    with unit_of_work(by=by, reason=reason or _("Importerte %(file)s") % {"file": run.file_name}):
        need_open(run)
        need_idle(run)
        preview = ready(run, by, names_of(run.project, by))
        count = sum(1 for row in preview.read if row.saves)
        if count <= AT_ONCE:
            return commit_import(run=run, by=by, reason=reason)
        run.summary = {"started_at": timezone.now().isoformat(), "rows": count}
        run.save()
        run_import.enqueue(run.pk, by.pk, reason)
    return run


def request_undo(*, run: ImportRun, by: User, reason: str = "") -> ImportRun:
    """Take an import back now, or start it in the background when it is large."""
    need_reason(reason, _("Skriv hvorfor importen angres."))
    with unit_of_work(by=by, reason=reason):
        changes = changes_to_undo(run, by)
        if is_being_undone(run):
            raise DomainError(_("Importen blir alt angret."))
        if len(changes) <= AT_ONCE:
            return undo_import(run=run, by=by, reason=reason)
        told = {key: value for key, value in run.summary.items() if key not in UNDOING}
        run.summary = {**told, "undo_started_at": timezone.now().isoformat(), "undo_rows": len(changes)}
        run.save()
        run_undo.enqueue(run.pk, by.pk, reason)
    return run


@task()
def run_undo(run_id: int, user_id: int, reason: str) -> None:
    """Take an import back in the background. What goes wrong is told on its page, and nothing is taken back."""
    run = ImportRun.objects.select_related("project").get(pk=run_id)
    user = User.objects.get(pk=user_id)
    try:
        if not user.is_active or not may_import(user, run.project):
            raise DomainError(_("Du har ikke lenger tilgang til å importere."))
        undo_import(run=run, by=user, reason=reason, told=_Progress(run))
    except (DomainError, ConflictError) as error:
        _fail_undo(run_id, user, str(error))
    except Exception:
        log.exception("Undoing import %s failed", run_id)
        _fail_undo(run_id, user, _("Noe gikk galt, og ingenting er angret. Feilen er skrevet i loggen."))
    finally:
        _path(run).unlink(missing_ok=True)


def _fail_undo(run_id: int, user: User, message: str) -> None:
    run = ImportRun.objects.get(pk=run_id)
    with unit_of_work(by=user, reason=_("Angringen stoppet")):
        told = {key: value for key, value in run.summary.items() if key not in UNDOING}
        run.summary = {**told, "undo_failed": message}
        run.save()


@task()
def run_import(run_id: int, user_id: int, reason: str) -> None:
    """Import in the background. What goes wrong ends as a plain message on the import's page; nothing is saved."""
    run = ImportRun.objects.select_related("project").get(pk=run_id)
    user = User.objects.get(pk=user_id)
    try:
        if not user.is_active or not may_import(user, run.project):
            raise DomainError(_("Du har ikke lenger tilgang til å importere."))
        commit_import(run=run, by=user, reason=reason, told=_Progress(run))
    except (DomainError, ConflictError) as error:
        _fail(run_id, user, str(error))
    except Exception:
        log.exception("Import %s failed", run_id)
        _fail(run_id, user, _("Noe gikk galt, og ingenting er lagret. Feilen er skrevet i loggen."))
    finally:
        _path(run).unlink(missing_ok=True)


def _fail(run_id: int, user: User, message: str) -> None:
    run = ImportRun.objects.get(pk=run_id)
    with unit_of_work(by=user, reason=_("Importen stoppet")):
        run.summary = {"failed": message}
        run.save()


def rows_under_way(run: ImportRun) -> int:
    """Return how many rows the worker has to do, imported or taken back."""
    return int(run.summary.get("undo_rows" if is_being_undone(run) else "rows", 0))


def progress_of(run: ImportRun) -> int:
    """Return how many rows are done, as far as anybody has told."""
    try:
        return min(int(_path(run).read_text(encoding="ascii")), rows_under_way(run))
    except (OSError, ValueError):
        return 0


def _path(run: ImportRun) -> Path:
    return Path(settings.VAR_DIR) / "imports" / f"{run.pk}.txt"


class _Progress:
    """Writes how many rows are done, at most twice a second."""

    def __init__(self, run: ImportRun) -> None:
        self.path, self.last = _path(run), 0.0
        self.path.parent.mkdir(parents=True, exist_ok=True)

    def __call__(self, done: int, of: int) -> None:
        now: Any = time.monotonic()
        if now - self.last >= 0.5:
            self.last = now
            self.path.write_text(str(done), encoding="ascii")
