"""The tracked base that every model of the domain inherits, and the tables of the ledger.

Design and measurements: ``docs/audit.md``. Knows no subject.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import QuerySet
from django.db.models.base import ModelState
from django.utils.encoding import force_str
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from .errors import ConflictError, UntrackedWrite
from .personal_numbers import refuse_personal_numbers
from .uow import current_act


class TrackedQuerySet(QuerySet):
    """A queryset whose bulk writes are refused: they would leave no history."""

    def active(self) -> Self:
        """Leave out what is withdrawn."""
        return self.filter(withdrawn_at__isnull=True)

    def _refuse(self, *args: Any, **kwargs: Any) -> Any:
        raise UntrackedWrite(f"{self.model._meta.label}: write each row with save() in a unit of work.")

    update = bulk_create = bulk_update = delete = _raw_delete = _refuse
    update.alters_data = True  # type: ignore[attr-defined]


class HistoryRow(models.Model):
    """What each history row holds beside the row's own fields: the actor as text, and where it came from."""

    actor_label = models.CharField(max_length=200)
    actor_role = models.CharField(max_length=200, blank=True)
    act_source = models.CharField(max_length=20)
    request_id = models.CharField(max_length=32, blank=True)
    act_example = models.BooleanField(default=False)
    schema_no = models.PositiveSmallIntegerField(default=1)

    class Meta:
        abstract = True


@cache
def _history_of(model: type[models.Model], manager_name: str) -> Any:
    """Return a model's history model. simple-history makes a class of manager each time that it is asked."""
    return getattr(model, manager_name).model


class TrackedRecords(HistoricalRecords):
    """simple-history with the actor taken from the unit of work and an index that serves "as of"."""

    def fields_included(self, model: Any) -> list[models.Field]:
        untracked = getattr(model, "untracked_fields", ())
        return [field for field in model._meta.fields if field.name not in untracked]

    def get_extra_fields(self, model: Any, fields: Any) -> Any:
        # Each history model has fields of its own: simple-history would share the instances it was given.
        self.history_id_field = models.BigAutoField()
        self.user_id_field = models.BigIntegerField(null=True)
        self.history_change_reason_field = models.TextField()
        return super().get_extra_fields(model, fields)

    def get_meta_options(self, model: type[models.Model]) -> dict[str, Any]:
        options = super().get_meta_options(model)
        options["default_permissions"] = ()
        options["indexes"] = (models.Index(fields=["id", "-history_date", "-history_id"]),)
        return options

    def create_historical_record(self, instance: Any, history_type: str, using: str | None = None) -> None:
        if history_type == "-":
            raise UntrackedWrite("Nothing of the domain is deleted: withdraw it.")
        act = current_act()
        kind: Any = type(instance)
        row = _history_of(kind, self.manager_name)(
            history_date=act.moment,
            history_type=history_type,
            history_user_id=act.actor_id,
            history_change_reason=act.reason,
            actor_label=act.actor_label,
            actor_role=act.actor_role,
            act_source=act.source,
            request_id=act.request_id,
            act_example=act.is_example,
            **{f.attname: getattr(instance, f.attname) for f in self.fields_included(instance)},
        )
        waiting = _waiting.get()
        if waiting is None:
            row.save(force_insert=True)
            return
        same = waiting.setdefault(type(row), [])
        same.append(row)
        if len(same) >= TOGETHER:
            _write(waiting, type(row))


#: So many history rows are written at once where many are saved together.
TOGETHER = 500
_waiting: ContextVar[dict[type[models.Model], list[Any]] | None] = ContextVar(
    "omstilling_waiting_history", default=None
)


@contextmanager
def histories_together() -> Iterator[None]:
    """Write the history of many rows in few questions: at the latest when the context ends, and before the commit.

    The database refuses a commit that lacks one of them. Nothing inside may read the history that it makes.
    """
    if _waiting.get() is not None:
        yield
        return
    waiting: dict[type[models.Model], list[Any]] = {}
    token = _waiting.set(waiting)
    try:
        yield
        for model in list(waiting):
            _write(waiting, model)
    finally:
        _waiting.reset(token)


def _write(waiting: dict[type[models.Model], list[Any]], model: type[models.Model]) -> None:
    model._default_manager.bulk_create(waiting.pop(model), batch_size=TOGETHER)


@cache
def _words_of(field: Any, language: str) -> dict[Any, str]:
    """Return the words of a field's choices."""
    return {value: str(words) for value, words in field.flatchoices}


class TrackedModel(models.Model):
    """Base of every model of the domain: versioned, with history, never deleted.

    ``row_version`` starts at 1 and steps by 1 with each change; ``save`` writes only if the row still has
    the version that was read, else raises ``ConflictError``; with nothing changed it writes nothing.
    """

    row_version = models.PositiveIntegerField(_("radversjon"), default=1, editable=False)
    created_at = models.DateTimeField(_("opprettet"), editable=False)
    withdrawn_at = models.DateTimeField(_("trukket tilbake"), null=True, blank=True, editable=False)

    history = TrackedRecords(
        inherit=True,
        bases=[HistoryRow],
        history_id_field=models.BigAutoField(),
        history_user_id_field=models.BigIntegerField(null=True),
        history_change_reason_field=models.TextField(),
    )
    objects = TrackedQuerySet.as_manager()
    untracked_fields: tuple[str, ...] = ()

    class Meta:
        abstract = True

    #: What was read: names and values, made a dictionary only when somebody asks what has changed.
    _read: tuple[Any, Any] | None = None
    _kept: dict[str, Any] | None = None

    @classmethod
    def from_db(cls, db: str | None, field_names: Any, values: Any, **kwargs: Any) -> Self:
        """Make a row of what was read: what Django's own does, without asking each field and telling each receiver.

        A field that was not read is left out and read when somebody asks for it, as Django does.
        """
        instance = cls.__new__(cls)
        instance.__dict__.update(zip(field_names, values, strict=False))
        instance._state = ModelState()
        instance._state.adding = False
        instance._state.db = db
        instance._read = (field_names, values)
        return instance

    @property
    def _stored(self) -> dict[str, Any]:
        if self._kept is None:
            self._kept = dict(zip(*self._read, strict=False)) if self._read is not None else {}
        return self._kept

    def _get_FIELD_display(self, field: Any) -> str:  # noqa: N802 - Django's name: get_kind_display() comes here
        """Return a choice's words. Django's own makes every choice's words at each call."""
        value = getattr(self, field.attname)
        found = _words_of(field, get_language()).get(value)
        return found if found is not None else force_str(value, strings_only=True)

    def refresh_from_db(self, *args: Any, **kwargs: Any) -> None:
        super().refresh_from_db(*args, **kwargs)
        self._remember()

    def _remember(self) -> None:
        self._kept = {f.attname: self.__dict__[f.attname] for f in self._meta.fields if f.attname in self.__dict__}

    def changed_fields(self) -> list[str]:
        """Return the names of the fields that differ from what is stored; all of them for a new row."""
        stored = self._stored
        return [
            f.name
            for f in self._meta.concrete_fields
            if f.attname in self.__dict__
            and (f.attname not in stored or f.to_python(self.__dict__[f.attname]) != stored[f.attname])
        ]

    def _typed_texts(self) -> dict[str, str]:
        """Return the texts that would be written: what people type, by the name of the field."""
        texts = {name: self.__dict__.get(name) for name in self.changed_fields() if not name.endswith("sha256")}
        return {name: text for name, text in texts.items() if isinstance(text, str) and len(text) > 10}

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Write the row and its history in the open unit of work. Raises ``ConflictError``, ``NoUnitOfWork``.

        A text with a national identity number is refused (``DomainError``), whatever field it stands in.
        """
        act = current_act()
        kwargs.pop("update_fields", None)
        refuse_personal_numbers(**self._typed_texts())
        if self._state.adding:
            self.row_version = 1
            if self.created_at is None:
                self.created_at = act.moment
            kwargs["force_insert"] = True
            super().save(*args, **kwargs)
        else:
            if not self.changed_fields():
                return
            read_version = self.row_version
            self.row_version = read_version + 1
            try:
                super().save(*args, **(kwargs | {"force_update": True}))
            except BaseException:
                self.row_version = read_version
                raise
        self._remember()

    def _do_update(  # type: ignore[override]
        self,
        base_qs: QuerySet,
        using: str,
        pk_val: Any,
        values: Any,
        update_fields: Any,
        forced_update: bool,
    ) -> bool:
        versioned = base_qs.filter(row_version=self.row_version - 1)
        if not super()._do_update(versioned, using, pk_val, values, update_fields, forced_update):  # type: ignore[misc,call-arg]
            raise ConflictError(self)
        return True

    def withdraw(self) -> None:
        """Take the row out of use; it stays, with its history."""
        self.withdrawn_at = current_act().moment
        self.save()

    @property
    def is_withdrawn(self) -> bool:
        return self.withdrawn_at is not None

    def delete(self, *args: Any, **kwargs: Any) -> Any:
        raise UntrackedWrite("Nothing of the domain is deleted: withdraw it.")


class LedgerEntry(models.Model):
    """One row for each change of a tracked row, written by the database when its history row is written."""

    seq = models.BigAutoField(primary_key=True)
    tbl = models.CharField(max_length=63)
    obj = models.BigIntegerField()
    ver = models.IntegerField()
    history_id = models.BigIntegerField()

    class Meta:
        db_table = "ledger_entry"
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["tbl", "obj", "ver"], name="ledger_entry_tbl_obj_ver")]


class LedgerDue(models.Model):
    """One row for each change of a tracked row, written by the database; it must find its ledger entry.

    The table is made by migration: its composite foreign key, checked at commit, is the rule that refuses a
    change without its history row.
    """

    tbl = models.CharField(max_length=63)
    obj = models.BigIntegerField()
    ver = models.IntegerField()

    class Meta:
        db_table = "ledger_due"
        managed = False
        default_permissions = ()


class Submission(models.Model):
    """A one-time form token that has been used, and where its result is: a double click lands there."""

    token = models.UUIDField(unique=True)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    view = models.CharField(max_length=120)
    result_url = models.CharField(max_length=500)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        default_permissions = ()
        indexes = [models.Index(fields=["created_at"])]
