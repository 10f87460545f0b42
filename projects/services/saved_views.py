"""Lists as somebody wants to see them again: a name, and the filters and the order that it stands for."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from omstilling.accounts.models import User
from omstilling.audit.errors import DomainError
from omstilling.audit.uow import unit_of_work

from ..models import Project, SavedView
from .rows import apply_changes, check_open, store

#: So many a person keeps in a project.
MOST = 50


def save_view(
    *, project: Project, page: str, title: str, query: str, shared: bool = False, by: User, reason: str = ""
) -> SavedView:
    """Keep a list's filters and order under a name. ``page`` is the list's address name, ``query`` what it asks."""
    with unit_of_work(by=by, reason=reason or _("Lagret visningen")):
        if SavedView.objects.active().filter(project=project, person=by).count() >= MOST:
            raise DomainError(_("Du har %(most)s visninger. Fjern en av dem først.") % {"most": MOST})
        view = SavedView(project=project, person=by, page=page, title=title, query=query, shared=shared)
        _check_title(view)
        return store(view)


def update_view(*, view: SavedView, changes: Mapping[str, Any], by: User, reason: str = "") -> SavedView:
    """Give a saved view another name, or share it, or stop sharing it."""
    with unit_of_work(by=by, reason=reason or _("Endret visningen")):
        check_open(view)
        apply_changes(view, changes, ("title", "shared"))
        _check_title(view)
        return store(view)


def withdraw_view(*, view: SavedView, by: User, reason: str = "") -> SavedView:
    """Take a saved view away, for those it was shared with too."""
    with unit_of_work(by=by, reason=reason or _("Fjernet visningen")):
        check_open(view)
        view.withdraw()
    return view


def _check_title(view: SavedView) -> None:
    same = SavedView.objects.active().filter(
        project=view.project, person=view.person, page=view.page, title=view.title
    )
    if same.exclude(pk=view.pk).exists():
        raise DomainError(_("Du har alt en visning med dette navnet."), field="title")
