"""The history of one thing in words, and the latest changes of a project: who, when, what from and to, why.

What the reader may not see is not shown: neither a version from when the row was closed to him, nor the name of
something else that is.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.apps import apps
from django.db import models
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from omstilling.audit.models import TrackedModel
from omstilling.audit.registry import tracked_models
from omstilling.audit.versions import versions_of
from omstilling.ui import formats

from ..access import STEERING, access_map
from ..models import Access, Project
from .held_back import withheld_versions

#: What every row has and nobody reads a history for.
SILENT = {"id", "row_version", "created_at", "withdrawn_at"}
KRONER_FIELDS = (models.BigIntegerField,)


@dataclass(frozen=True)
class Change:
    """One field: its name, and the value before and after in words."""

    label: str
    before: str
    after: str


@dataclass(frozen=True)
class Version:
    """One version of a row: number, moment, actor and role as they were, the reason and what changed."""

    number: int
    when: datetime
    who: str
    role: str
    reason: str
    what: str
    changes: tuple[Change, ...] = ()
    hidden: bool = False
    is_example: bool = False


@dataclass(frozen=True)
class Event:
    """A change as it stands in the list of the project's latest changes."""

    when: datetime
    who: str
    role: str
    reason: str
    what: str
    kind: str
    title: str
    url: str
    history_url: str
    key: str = field(default="")


def model_of(label: str) -> type[TrackedModel] | None:
    """Return the tracked model with the name used in addresses («projects.milestone»)."""
    try:
        model = apps.get_model(label)
    except (LookupError, ValueError):
        return None
    return model if issubclass(model, TrackedModel) and hasattr(model.objects.all(), "visible_to") else None


#: The foreign keys by which a row belongs to a project, the nearest first.
PARENTS = (
    *("body", "study_area", "milestone", "decision", "case", "goal", "indicator", "meeting", "item", "measure"),
    *("line", "investment", "cost", "run", "package", "phase", "decision_point", "document", "risk"),
    *("before", "plan", "proposal", "survey", "ballot", "minutes", "notice", "attendance", "report"),
)


def project_of(row: Any) -> Project | None:
    """Return the project a row belongs to, by its foreign keys; ``None`` for what belongs to the municipality."""
    if isinstance(row, Project):
        return row
    names = {f.name: f for f in row._meta.concrete_fields if f.is_relation}
    if "project" in names:
        return row.project if row.project_id is not None else None
    for name in PARENTS:
        if name in names and getattr(row, f"{name}_id") is not None:
            return project_of(getattr(row, name))
    return None


def municipality_id_of(row: Any) -> int | None:
    """Return the municipality of a row that belongs to no project."""
    if row._meta.label == "projects.Municipality":
        return int(row.pk)
    of: Any = getattr(row, "unit", None) if not hasattr(row, "municipality_id") else row
    return getattr(of, "municipality_id", None)


def versions(row: Any, user: Any) -> list[Version]:
    """Return the row's versions, newest first. Queries: one for the history, one per kind of thing referred to."""
    rows = list(row.history.order_by("row_version"))
    withheld = withheld_versions(row)
    names = _Names(row._meta.model, rows, user)
    found: list[Version] = []
    before: Any = None
    for kept in rows:
        hidden = not readable(kept, user) or withheld(kept)
        known = before if before is not None and readable(before, user) and not withheld(before) else None
        changes = () if hidden else tuple(_changes(row._meta.model, known, kept, names))
        found.append(
            Version(
                kept.row_version,
                kept.history_date,
                kept.actor_label,
                kept.actor_role,
                "" if hidden else kept.history_change_reason or "",
                _what(before, kept),
                changes,
                hidden,
                kept.act_example,
            )
        )
        before = kept
    return found[::-1]


def net_changes(row: Any, user: Any, since: date) -> list[Change]:
    """Return what differs from how a row stood at the end of a day; nothing for a row that is newer than that."""
    before = now = None
    for kept in row.history.order_by("row_version"):
        now = kept
        if timezone.localdate(kept.history_date) <= since:
            before = kept
    if before is None or now is None or before is now or not (readable(before, user) and readable(now, user)):
        return []
    model = row._meta.model
    same = {f.name for f in model._meta.concrete_fields if getattr(before, f.attname) == getattr(now, f.attname)}
    return list(_changes(model, before, now, _Names(model, [before, now], user, without=same)))


def _what(before: Any, kept: Any) -> str:
    if before is None:
        return _("Opprettet")
    if kept.withdrawn_at is not None and before.withdrawn_at is None:
        return _("Trukket")
    if kept.withdrawn_at is None and before.withdrawn_at is not None:
        return _("Tatt i bruk igjen")
    return _("Endret")


def readable(kept: Any, user: Any) -> bool:
    """Tell whether the user could see the row as it was in this version. Drafts are for those who run the project."""
    model, project = getattr(kept, "instance_type", None), getattr(kept, "project_id", None)
    if is_for_leaders(model, project, user):
        return False
    if getattr(model, "drafts_for_leaders", False) and kept.published_at is None and not _runs(project, user):
        return False
    level = getattr(kept, "access", None)
    if level in (None, Access.PUBLIC, Access.INTERNAL):
        return True
    mine = access_map(user)
    project, body = getattr(kept, "project_id", None) or 0, getattr(kept, "body_id", None)
    return bool(mine.roles.get(project, set()) & STEERING) or body in mine.body_ids


def is_for_leaders(model: Any, project: int | None, user: Any) -> bool:
    """Tell whether the history of such rows is kept from the user: it says what the row itself does not."""
    if not getattr(model, "history_for_leaders", False):
        return False
    return not _runs(project, user)


def _runs(project: int | None, user: Any) -> bool:
    return bool(access_map(user).roles.get(project or 0, set()) & STEERING)


def _changes(model: type[models.Model], before: Any, kept: Any, names: _Names) -> Iterable[Change]:
    untracked = set(getattr(model, "untracked_fields", ()))
    for column in model._meta.concrete_fields:
        if column.name in SILENT or column.name in untracked:
            continue
        new = getattr(kept, column.attname)
        old = getattr(before, column.attname) if before is not None else None
        if new == old or (before is None and (new is None or new is False or new == "")):
            continue
        label = capfirst(str(getattr(column, "verbose_name", column.name)))
        shown_old = names.words(column, old) if before is not None else ""
        yield Change(label, shown_old, names.words(column, new))


class _Names:
    """The words for what rows refer to, fetched once per kind of thing."""

    def __init__(self, model: type[models.Model], rows: list[Any], user: Any, without: Collection[str] = ()) -> None:
        wanted: dict[type[models.Model], set[int]] = defaultdict(set)
        for column in model._meta.concrete_fields:
            if column.is_relation and column.name not in without:
                related: Any = column.related_model
                wanted[related] |= {getattr(row, column.attname) for row in rows} - {None}
        self.known = {related: _named(related, keys, user) for related, keys in wanted.items() if keys}

    def words(self, column: Any, value: Any) -> str:
        """Return a value as people read it."""
        if value is None or value == "":
            return _("tomt")
        if column.is_relation:
            return self.known.get(column.related_model, {}).get(value, _("noe du ikke har tilgang til"))
        if column.choices:
            return str(dict(column.flatchoices).get(value, value))
        if isinstance(column, models.JSONField):
            return _("lagret, og for langt til å vises her") if value else _("tomt")
        if isinstance(value, bool):
            return _("Ja") if value else _("Nei")
        if isinstance(value, datetime):
            return formats.datetime_table(value)
        if isinstance(value, date):
            return formats.date_table(value)
        if isinstance(column, KRONER_FIELDS) and isinstance(value, int):
            return formats.kroner(value)
        if isinstance(value, Decimal):
            return formats.number(value, 2, trim=True)
        return str(value)


def _named(related: Any, keys: set[int], user: Any) -> dict[int, str]:
    rows = related._base_manager.filter(pk__in=keys)
    if hasattr(related, "objects") and hasattr(related.objects.all(), "visible_to"):
        rows = related.objects.visible_to(user).filter(pk__in=keys)
    return {row.pk: str(row) for row in rows.select_related(*_named_by(related))}


def _named_by(model: Any) -> list[str]:
    """Return the rows that a row's name is made of: what it belongs to, and what that belongs to (sak and organ)."""
    found = []
    for near in (f for f in model._meta.concrete_fields if f.is_relation and not f.null):
        far = (f for f in near.related_model._meta.concrete_fields if f.is_relation and not f.null)
        found += [near.name, *(f"{near.name}__{f.name}" for f in far)]
    return found


def traced_models() -> list[type[models.Model]]:
    """Return the models that carry a project themselves: what the project's list of changes is made from."""
    return [m for m in tracked_models() if any(f.name == "project" for f in m._meta.concrete_fields)]


def latest_changes(
    project: Project,
    user: Any,
    *,
    kind: str = "",
    since: date | None = None,
    until: date | None = None,
    who: str = "",
    most: int = 200,
) -> list[Event]:
    """Return the newest changes of what the user may see, newest first: two queries per kind of thing."""
    from django.urls import reverse

    events: list[Event] = []
    for model in traced_models():
        label = model._meta.label_lower
        if (kind and label != kind) or model_of(label) is None:
            continue
        seen = model.objects.visible_to(user).filter(project=project)  # type: ignore[attr-defined]
        rows = versions_of(model).objects.filter(id__in=seen.values("pk"))
        if since is not None:
            rows = rows.filter(history_date__date__gte=since)
        if until is not None:
            rows = rows.filter(history_date__date__lte=until)
        if who:
            rows = rows.filter(actor_label__icontains=who)
        kept = [row for row in rows.order_by("-history_date", "-history_id")[:most] if readable(row, user)]
        changed = seen.filter(pk__in={row.id for row in kept}).select_related(*_named_by(model))
        things = {thing.pk: thing for thing in changed}
        for row in kept:
            thing = things.get(row.id)
            if thing is None:
                continue
            word = _("Opprettet") if row.row_version == 1 else _("Endret")
            if row.withdrawn_at is not None:
                word = _("Trukket")
            events.append(
                Event(
                    row.history_date,
                    row.actor_label,
                    row.actor_role,
                    row.history_change_reason or "",
                    word,
                    capfirst(str(model._meta.verbose_name)),
                    str(thing),
                    thing.get_absolute_url() if hasattr(thing, "get_absolute_url") else "",
                    reverse("projects:history_of", args=[project.slug, label, thing.pk]),
                    f"{row.history_date.isoformat()}|{label}|{row.history_id}",
                )
            )
    return sorted(events, key=lambda event: event.key, reverse=True)[:most]
